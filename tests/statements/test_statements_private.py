"""Is a private person's name kept out of every output, and an office holder's not?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orontes.cli.app import main
from orontes.engine.read import read_text
from orontes.engine.toolkit import Toolkit
from orontes.outputs.privacy import HIDDEN, quoted_sentence, shown_participant, shown_source

PRIVATE = (
    ("Gunmen shot dead the teacher Lina Saleh in Taiz on Friday.", "Lina Saleh"),
    ("Yusuf Amin, a baker, said the rebels had shelled the market in Taiz.", "Yusuf Amin"),
    ("A shepherd, Karim Haddad, was killed by shelling in Idlib on Monday.", "Karim Haddad"),
    ("Soldiers arrested Maria Lopez, 24, a student, near San Salvador.", "Maria Lopez"),
    ("The former teacher John Baker told reporters that Russian forces had taken Kupiansk.", "John Baker"),
    ("Soldiers arrested Ibrahim Musa in Goma. Musa was later released.", "Musa"),
    ("The mayor, Omar Nasser, was killed in Taiz together with his daughter, Lina Nasser, a student.", "Lina Nasser"),
    ("General Karim Haddad said troops had taken Taiz. Gunmen shot dead Lina Haddad, 9, in Aden.", "Lina Haddad"),
    ("Soldiers shot at Omar al-Nasser, a baker, in Taiz. They fired at Omar al-Nasser again.", "Omar al-Nasser"),
    ("Gunmen killed a student named Rahul near Srinagar. Police said Rahul, 19, was from Delhi.", "Rahul"),
    ("Soldiers fired on a car carrying Maria Lopez, Ana Ruiz and Jose in San Salvador.", "Jose"),
    ("Gunmen killed Lina Saleh, a former head nurse, in Taiz.", "Lina Saleh"),
    ("Soldiers came to the house of Grace Okoro in Goma on Friday and took away Lina Salim, the family said.", "Salim"),
    ("Rebels burned the house of Grace Okoro in Goma on Friday, and the army left the town.", "Okoro"),
)
PUBLIC = (
    ("Gunmen killed the mayor, Omar Nasser, in Taiz on Friday.", "Omar Nasser"),
    ("Col. Ramon Cruz confirmed the arrests of two students in San Salvador.", "Ramon Cruz"),
    ("Tariq Mansour, spokesman for the Houthi movement, denied the strike on Sanaa.", "Tariq Mansour"),
    ("Ahmed Jibril of the Syrian Observatory for Human Rights said rebels captured the town of Salamiyah.", "Jibril"),
    ("President Bashar al-Assad fled Damascus on Sunday.", "Assad"),
)


def shown(text: str, toolkit: Toolkit) -> str:
    """Everything that outputs say of a text's statements."""
    reading = read_text(text, published="2024-12-08", publisher="Example Post", toolkit=toolkit)
    assert reading.statements
    words = []
    for statement in reading.statements:
        people = (*statement.agents, *statement.targets)
        words += [quoted_sentence(statement), shown_source(statement.source), *map(shown_participant, people)]
    return " / ".join(words)


@pytest.mark.parametrize(("text", "name"), PRIVATE)
def test_a_private_person_is_not_named(text: str, name: str, toolkit: Toolkit) -> None:
    assert name not in shown(text, toolkit) and HIDDEN in shown(text, toolkit)


@pytest.mark.parametrize(("text", "name"), PUBLIC)
def test_who_has_an_office_is_named(text: str, name: str, toolkit: Toolkit) -> None:
    assert name in shown(text, toolkit)


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the army left Taiz. He said rebels had shelled the market.",
        "Residents said rebels had shelled the market in Taiz.",
        "Rebels said 12 soldiers were killed, 30 wounded and 5 captured in Hama.",
    ],
)
def test_pronouns_and_plurals_are_no_private_names(text: str, toolkit: Toolkit) -> None:
    assert HIDDEN not in shown(text, toolkit)
    reading = read_text(text, published="2024-12-08", toolkit=toolkit)
    assert not any(statement.unnamed or statement.source.is_private for statement in reading.statements)


def test_a_teacher_is_not_the_president_of_the_same_last_name(toolkit: Toolkit) -> None:
    reading = read_text("Gunmen shot dead the teacher Lina Saleh in Taiz.", published="2016-12-08", toolkit=toolkit)
    assert {who.actor_id for s in reading.statements for who in s.targets} == {None}


def test_in_capitals_a_teacher_is_not_the_president_either(toolkit: Toolkit) -> None:
    text = "LINA SALEH, A TEACHER, WAS SHOT DEAD BY GUNMEN IN TAIZ ON FRIDAY."
    reading = read_text(text, published="2016-12-08", toolkit=toolkit)
    assert {who.actor_id for s in reading.statements for who in s.targets} == {None}


def test_a_nationality_before_a_leader_s_name_makes_nobody_else_of_him(toolkit: Toolkit) -> None:
    reading = read_text("Syrian Dictator Assad fled Damascus on Sunday.", published="2024-12-08", toolkit=toolkit)
    people = (who.actor_id for s in reading.statements for who in (*s.agents, *s.targets))
    assert "bashar_al_assad" in people


@pytest.mark.parametrize(
    "name", ["brief.md", "brief.html", "statements.jsonl", "statements.csv", "events.csv", "events.geojson"]
)
def test_no_output_of_a_desk_names_a_private_person(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    text = (
        "A bomb killed the teacher Lina Saleh in Taiz on Friday. Yusuf Amin, a baker, said rebels had shelled the "
        "market in Taiz. The mayor, Omar Nasser, said Saleh was a mother of three."
    )
    fields = {
        "id": "r1",
        "title": "Teacher Lina Saleh killed in Taiz",
        "publisher": "Post",
        "published": "2016-12-08",
        "text": text,
    }
    report.write_text(json.dumps(fields))
    desk = tmp_path / "d.orontes"
    ask = (
        ["brief", str(desk), "--format", {"brief.md": "markdown"}.get(name, "html")]
        if name.startswith("brief")
        else ["export", str(desk), "--to", name, "--stdout"]
    )
    for command in (["add", str(desk), str(report)], ask):
        with pytest.raises(SystemExit) as left:
            main(command)
        assert left.value.code in (0, None)
    out = capsys.readouterr().out
    assert "Taiz" in out
    assert not [word for word in ("Lina", "Saleh", "Yusuf", "Amin") if word in out]


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code in (0, None)
    return capsys.readouterr().out


def test_no_command_names_a_private_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, desk = tmp_path / "report.json", str(tmp_path / "d.orontes")
    text = (
        "Karim Boutros, a baker, said rebels had shelled the market and had taken the town of Taiz on Friday. "
        "The killing of Lina Salim in Taiz was condemned by the United Nations. Lina Salim, 9, was shot by soldiers. "
        "The house of Lina Salim in Taiz was destroyed by a missile, the rebels said."
    )
    report.write_text(json.dumps({"id": "r1", "publisher": "Post", "published": "2016-12-08", "text": text}))
    run(["add", desk, str(report)], capsys)
    told = json.loads(run(["show", desk, "statements", "--format", "json"], capsys))
    asked = [["show", desk, what] for what in ("statements", "events", "control", "actors", "places")]
    asked += [["explain", desk, what] for what in ("Taiz", *(each["id"] for each in told))]
    for words in asked:
        for shape in ("table", "json"):
            out = run([*words, "--format", shape], capsys)
            assert not [name for name in ("Karim", "Boutros", "Lina", "Salim") if name in out], words


def test_a_president_is_named_beside_a_private_person_of_his_last_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = str(tmp_path / "d.orontes")
    texts = (
        "Gunmen shot dead the teacher Lina Saleh in Taiz on Friday.",
        "President Ali Abdullah Saleh met tribal leaders in Sanaa on Friday and his troops shelled Taiz.",
    )
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps({"id": f"r{number}", "publisher": "Post", "published": "2011-12-08", "text": text}))
        run(["add", desk, str(path)], capsys)
    out = run(["show", desk, "events", "--format", "json"], capsys)
    assert "Ali Abdullah Saleh" in out and "Lina" not in out

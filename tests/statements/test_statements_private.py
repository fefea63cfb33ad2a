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


def test_a_teacher_is_not_the_president_of_the_same_last_name(toolkit: Toolkit) -> None:
    reading = read_text("Gunmen shot dead the teacher Lina Saleh in Taiz.", published="2016-12-08", toolkit=toolkit)
    assert {who.actor_id for s in reading.statements for who in s.targets} == {None}


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

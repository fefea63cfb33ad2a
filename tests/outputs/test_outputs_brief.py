import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import make_statement
from one_day import KNOWN_AT, make_picture, make_state, make_wording
from orontes.model.control import Claim
from orontes.model.picture import Change, Gap, Picture
from orontes.model.statement import EVENT_TYPES, REALITIES, SOURCE_KINDS, STANCES
from orontes.outputs.brief import build_brief
from orontes.outputs.brief_md import write_brief_md
from orontes.outputs.sentences import fill, say_statement

GOLDEN = Path(__file__).with_name("brief.golden.md")


def write(picture=None, **options):
    picture = picture or make_picture()
    return write_brief_md(build_brief(picture, wording=make_wording(), **options))


def test_the_brief_of_the_one_day_world():
    """After a wanted change: ORONTES_GOLDEN=write, then read the difference before committing it."""
    if os.environ.get("ORONTES_GOLDEN") == "write":
        GOLDEN.write_text(write())
    assert write() == GOLDEN.read_text()


def test_every_sentence_of_a_theatre_names_statements_that_exist():
    picture = make_picture()
    known = {s.id for s in picture.statements}
    brief = write()
    body = brief.split("\n## Gaps")[0].split("### What changed")[1]
    for line in body.splitlines():
        if line.lstrip().startswith("- ") and not re.match(r"- \*\*.*\*\* \(\w+\)$", line):
            ids = re.findall(r"s_[0-9a-f]{12}", line)
            assert ids and set(ids) <= known, line


def test_each_statement_used_stands_once_in_the_appendix():
    brief = build_brief(make_picture(), wording=make_wording())
    ids = [entry.statement_id for entry in brief.appendix]
    assert len(ids) == len(set(ids)) and [entry.number for entry in brief.appendix] == list(range(1, len(ids) + 1))


@pytest.mark.parametrize("stance", [s for s in STANCES if s != "states"])
@pytest.mark.parametrize("reality", REALITIES)
def test_what_a_source_says_is_never_told_as_a_fact(stance, reality):
    statement = make_statement(source="A rebel commander", stance=stance, reality=reality)
    sentence = say_statement(statement, publisher="The Daily Dial")
    assert sentence.startswith("A rebel commander (party) ")


@pytest.mark.parametrize("type", EVENT_TYPES)
@pytest.mark.parametrize("reality", REALITIES)
@pytest.mark.parametrize("is_full", [True, False])
def test_every_type_and_reality_can_be_said_full_or_empty(type, reality, is_full):
    if is_full:
        statement = make_statement(type=type, reality=reality, source="X", targets=["troops"])
    else:
        statement = make_statement(type=type, reality=reality, source="X", agents=[], place=None, start=None)
    sentence = say_statement(statement, publisher="P")
    assert not re.search(r"[{}\[\]|]|  |None", sentence), sentence


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_every_kind_of_source_has_a_word(kind):
    assert say_statement(make_statement(source="" if kind == "narrator" else "X", source_kind=kind), publisher="P")


def test_braces_in_a_name_are_only_letters():
    assert (
        fill("{agents} fought[ with {targets}]", {"agents": "a", "targets": "{agents} [x]"})
        == "a fought with {agents} [x]"
    )


def test_a_claimed_siege_is_not_called_a_hold():
    brief = write()
    assert "Claimed, not confirmed: surrounded by the rebels." in brief
    assert "Damascus**: Held" not in brief


def test_since_keeps_only_later_changes():
    assert "### What changed" in write(since=date(2024, 12, 6)).replace(" since 6 December 2024", "")
    assert "What changed since 7 December 2024" not in write(since=date(2024, 12, 7))


def test_a_closed_dispute_is_no_open_contradiction():
    picture = make_picture()
    closed = replace(picture, disputes=tuple(replace(d, is_open=False) for d in picture.disputes))
    assert "Open contradictions" not in write(closed)


def test_two_conflicts_have_two_sections():
    picture = make_picture()
    mosul = make_statement(place="Mosul", sentence="Rebels captured Mosul 2024-12-07.")
    state = make_state("Mosul", "claimed", claims=[Claim("rebels", "held", "X", "party", (mosul.id,))])
    both = replace(
        picture,
        statements=(*picture.statements, mosul),
        control=(*picture.control, state),
        changes=(*picture.changes, Change(None, state)),
    )
    brief = write(both)
    assert "## Syria: government and opposition" in brief and "## IQ" in brief
    assert brief.index("**Homs**") < brief.index("## IQ") < brief.index("**Mosul**")


def test_an_empty_picture_still_says_when_it_is_of():
    empty = Picture(date(2024, 12, 8), KNOWN_AT, (), (), (), (), (), (), ())
    assert "As of 8 December 2024, as known on 9 December 2024" in write(empty)


def test_markup_in_a_report_stays_words():
    statement = make_statement(sentence="Rebels captured [Homs](http://x) <b>now</b> `s_1`.")
    picture = replace(make_picture(), statements=(*make_picture().statements, replace(statement, stance="claims")))
    brief = write(picture)
    assert r"\[Homs\](http://x) \<b\>now\</b\> \`s\_1\`" in brief


def test_a_private_person_is_not_named():
    statement = make_statement(agents=["Omar Khaled"], sentence="Omar Khaled captured Homs.", stance="claims")
    private = replace(statement, agents=(replace(statement.agents[0], is_private=True),))
    brief = write(replace(make_picture(), statements=(*make_picture().statements, private)))
    assert "Khaled" not in brief and "[name withheld]".replace("[", r"\[").replace("]", r"\]") in brief


def test_talks_in_a_country_at_peace_belong_to_the_report_s_war():
    picture = make_picture()
    report = picture.reports[0]
    abroad = make_statement(report=report, sentence="Rebels captured Homs on Saturday.", type="talks", anchor="on")
    geneva = replace(abroad.places[0], text="Geneva", name="Geneva", country="CH", place_id=1)
    told = replace(picture, statements=(*picture.statements, replace(abroad, places=(geneva,))))
    assert "## CH" not in write(told)


def test_a_place_that_stays_unknown_is_no_change():
    unknown = make_state(
        "Hama", "unknown", claims=[Claim("rebels", "held", "X", "party", (make_picture().statements[0].id,))]
    )
    brief = write(replace(make_picture(), changes=(Change(None, unknown),)))
    assert "What changed" not in brief


def test_the_gaps_tell_a_province_from_the_city_of_its_name():
    gaps = (Gap(1, "Aleppo", "no word for 13 days", "province"), Gap(2, "Aleppo", "no word for 11 days", "settlement"))
    text = write(replace(make_picture(), gaps=gaps))
    assert "Aleppo (province): no word for 13 days" in text.replace("\\", "")
    assert "Aleppo: no word for 11 days" in text

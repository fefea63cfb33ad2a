"""What does each kind of statement bear on a place? The annotated sentences of tests/cases/control/bearings.toml."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from control_builders import side_of

from builders import make_statement
from orontes.control.bearings import certainty_of, find_bearings
from orontes.control.moments import moment_of
from orontes.control.sides import side_of_words
from orontes.model.place import Area
from orontes.model.span import Span
from orontes.model.statement import EVENT_TYPES, Participant
from orontes.resources import read_toml

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/control/bearings.toml").read_text(encoding="utf-8"))["case"]


def statement_of(case):
    return make_statement(
        type=case["type"],
        agents=case.get("agents", []),
        targets=case.get("targets", []),
        place=case.get("place", "Homs"),
        relation=case.get("relation", "in"),
        part=case.get("part", "whole"),
        reality=case.get("reality", "happened"),
        stance=case.get("stance"),
        source=case.get("source", ""),
        anchor=case.get("words", case.get("anchor", "acted")),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_bearings(case):
    found = find_bearings(statement_of(case), side_of=side_of)
    assert [[b.scope, b.side, pytest.approx(b.strength), b.mark] for b in found] == case["bears"]


def test_every_row_of_the_table_has_a_type_a_mark_a_source_and_an_example():
    for row in read_toml("control_weights.toml")["bearing"]:
        assert row["type"] in EVENT_TYPES
        assert row["relation"] and row["source"] and row["example"]
        assert "mark" in row or "target_mark" in row


def test_a_country_is_nobodys_to_capture_and_an_unresolved_place_bears_nothing():
    nowhere = make_statement(place="Nowhere at all")
    country = make_statement(place="Ruritania", place_id=5, kind="country", lat=1.0, lon=1.0)
    assert find_bearings(nowhere, side_of=side_of) == find_bearings(country, side_of=side_of) == ()


def test_an_area_in_a_place_never_speaks_of_the_place():
    area = Area(34.7, 36.7, 15.0, method="disc")
    (bearing,) = find_bearings(make_statement(area=area), side_of=side_of)
    assert bearing.scope == "area"


@pytest.mark.parametrize(("kind", "scope"), [("airport", "base"), ("admin1", "province"), ("district", "district")])
def test_scope_follows_the_kind_of_place(kind, scope):
    statement = make_statement(place="Tabqa", place_id=7, kind=kind, lat=35.8, lon=38.5)
    assert {b.scope for b in find_bearings(statement, side_of=side_of)} == {scope}


def test_a_claim_of_somebody_who_is_no_party_is_worth_less():
    party = make_statement(source="Rebels", source_kind="party", stance="claims")
    other = make_statement(source="A paper", source_kind="media", stance="claims")
    assert (certainty_of(party), certainty_of(other)) == (1.0, 0.7)


def test_said_on_friday_of_thursday_holds_for_thursday():
    statement = make_statement(start=date(2024, 12, 5), published=date(2024, 12, 6))
    assert moment_of(statement).date() == date(2024, 12, 5)


def test_a_whole_year_is_not_later_than_the_day_it_was_told():
    statement = make_statement(start=date(2024, 1, 1), end=date(2024, 12, 31), published=date(2024, 6, 1))
    assert moment_of(statement).date() == date(2024, 6, 1)


def test_without_any_day_nothing_bears():
    statement = replace(make_statement(start=None), said_at=None)
    assert find_bearings(statement, side_of=side_of) == ()


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("the army", "government"),
        ("Syrian army", "government"),
        ("Free Syrian Army", "free syrian army"),
        ("Regime forces", "government"),
        ("Rebels", "rebels"),
        ("opposition fighters", "rebels"),
        ("Islamic State", "islamic state"),
        ("Valdanian General Staff", "valdanian general staff"),
    ],
)
def test_sides_by_words_where_no_war_is_known(name, side):
    assert side_of_words(make_statement(), Participant(name, Span(0, 0), names=(name,))) == side

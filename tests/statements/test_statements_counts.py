"""Are numbers found with their bounds, and do they count what they should?"""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.engine.read import read_text
from orontes.engine.toolkit import Toolkit
from orontes.model.count import COUNTED
from orontes.model.reading import Reading, RoleArc, Sentence, Token
from orontes.model.span import Span
from orontes.model.statement import EVENT_TYPES
from orontes.statements.counts import counts_for
from orontes.statements.numbers import find_numbers, lists

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "counts.toml").read_text())


@pytest.mark.parametrize("case", CASES["numbers"], ids=lambda case: case[0])
def test_numbers_and_bounds(case: list[Any]) -> None:
    sentence, expected = case
    found = [[n.span.words_of(sentence), bound(n.low), bound(n.high)] for n in find_numbers(sentence)]
    assert found == expected


def bound(value: int | None) -> int | str:
    return "" if value is None else value


@pytest.mark.parametrize("case", CASES["counts"], ids=lambda case: case[0])
def test_counts_of_a_statement(case: list[Any]) -> None:
    sentence, trigger, type_, expected = case
    at = sentence.index(trigger)
    whole, anchor = Span(0, len(sentence)), Span(at, at + len(trigger))
    found = counts_for(type_, text=sentence, sentence=whole, trigger=anchor)
    assert [[c.what, bound(c.low), bound(c.high), c.of] for c in found] == expected


def test_cases_are_many() -> None:
    assert len(CASES["numbers"]) + len(CASES["counts"]) >= 60


def test_since_makes_a_running_total() -> None:
    text = "More than 300 have been killed since the siege began."
    (count,) = counts_for("killing", text=text, sentence=Span(0, len(text)), trigger=Span(24, 30))
    assert count.is_cumulative


def read_words(text: str) -> Reading:
    """A reading of one sentence whose words stand alone: enough for arcs to point at."""
    tokens: list[Token] = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        upos = "PRON" if word == "him" else "NOUN"
        tokens.append(Token(len(tokens), Span(start, at), word, word.lower(), upos, -1, "root", 0))
    return Reading("r", (Sentence(0, Span(0, len(text)), 0, len(tokens), 0),), tuple(tokens), (), (), (), "test")


def test_arcs_choose_the_number_and_leave_the_other() -> None:
    text = "Shells killed 5 near posts held by 9 men"
    whole, trigger = Span(0, len(text)), Span(0, 6)
    arcs = (RoleArc("count", 2, 0.9), RoleArc("count", 7, 0.05), RoleArc("place", 7, 0.99))
    found = counts_for("strike", text=text, sentence=whole, trigger=trigger, reading=read_words(text), arcs=arcs)
    assert [(c.what, c.low, c.high) for c in found] == [("killed", 5, 5)]


def test_an_arc_to_a_person_counts_one() -> None:
    text = "Shells killed him there"
    whole, trigger = Span(0, len(text)), Span(0, 6)
    arcs = (RoleArc("count", 2, 0.95),)
    found = counts_for("strike", text=text, sentence=whole, trigger=trigger, reading=read_words(text), arcs=arcs)
    assert [(c.what, c.low, c.high, c.text) for c in found] == [("killed", 1, 1, "him")]


def test_excluded_spans_count_nothing() -> None:
    text = "On 7 May, 30 men died"
    assert [n.low for n in find_numbers(text, excluded=[Span(3, 12)])] == []
    assert [n.low for n in find_numbers(text, excluded=[Span(3, 8)])] == [30]


def test_every_type_in_the_lists_is_a_type() -> None:
    assert set(lists()["fitting"]) | set(lists()["default"]) | set(lists()["people"]["types"]) <= set(EVENT_TYPES)
    assert {what for whats in lists()["fitting"].values() for what in whats} <= set(COUNTED)
    assert all(entry["example"] for entry in lists()["what"].values())


PIECES = st.sampled_from(
    "at least 30 more than 3,500 dozens of people killed and wounded two hundred thousand million - to 5 a half dozen "
    "between 20 or so no one 1.5 % km $ 999999999999999 in 2016 ² ٣ , .".split()
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@given(text=TEXTS, type_=st.sampled_from(EVENT_TYPES))
def test_any_text_gives_sound_counts(text: str, type_: str) -> None:
    for number in find_numbers(text):
        assert number.low is not None or number.high is not None
        assert number.low is None or number.high is None or number.low <= number.high
        assert number.span.contains(number.core)
    for count in counts_for(type_, text=text, sentence=Span(0, len(text)), trigger=Span(0, 0)):
        assert count.what in COUNTED
        assert count.span.words_of(text) == count.text


@pytest.mark.parametrize("text", ["killed 30 and wounded 12, " * 8000, "and " * 50000, "two hundred " * 20000])
def test_time_is_linear_in_the_text(text: str) -> None:
    started = time.perf_counter()
    find_numbers(text)
    assert time.perf_counter() - started < 10


def test_tanks_destroyed_beside_men_killed_are_not_all_among_the_killed(toolkit: Toolkit) -> None:
    text = "The army destroyed 12 tanks, 30 trucks and 5 guns and killed 40 rebels near Hama."
    statements = read_text(text, published="2024-12-08", toolkit=toolkit).statements
    killed = {count.of for s in statements for count in s.counts if count.what == "killed"}
    assert "rebels" in killed and not killed & {"trucks", "guns"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen abducted an aid worker and a priest in Kaduna on Friday.",
        "O'Brien, a farmer, was killed by soldiers in Taiz.",
    ],
)
def test_a_single_person_is_counted_by_no_article_and_no_name(text: str, toolkit: Toolkit) -> None:
    statements = read_text(text, published="2024-12-08", toolkit=toolkit).statements
    counts = [count for s in statements for count in s.counts]
    assert counts and not {count.of for count in counts} & {"a", "an", "O'Brien"}

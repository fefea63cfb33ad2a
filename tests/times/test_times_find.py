"""Are time expressions found and resolved to the right days?"""

from __future__ import annotations

import time
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.model.span import Span
from orontes.model.timespan import BASES, PRECISIONS, TimeSpan
from orontes.times import find_times, resolve_time
from orontes.times.shapes import load_shapes

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "times.toml").read_text())
PUBLISHED = date.fromisoformat(CASES["published"])


def check_case(case: list[str], *, published: date | None) -> None:
    """One expression in the sentence covers the words and means the days; no words: nothing is found."""
    sentence, words, start, end, basis = case
    times = find_times(sentence, published=published)
    if not words:
        assert times == ()
        return
    found = [found for found in times if words in found.text]
    assert len(found) == 1, times
    assert days_of(found[0]) == (start, end)
    assert found[0].basis == basis


def days_of(found: TimeSpan) -> tuple[str, str]:
    return tuple(day.isoformat() if day else "" for day in (found.start, found.end))  # type: ignore[return-value]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case[0])
def test_finds_the_days(case: list[str]) -> None:
    check_case(case, published=PUBLISHED)


@pytest.mark.parametrize("case", CASES["undated"], ids=lambda case: case[0])
def test_resolves_only_full_dates_without_publication(case: list[str]) -> None:
    check_case(case, published=None)


def test_cases_are_many() -> None:
    assert len(CASES["cases"]) >= 120


@pytest.mark.parametrize("table", ["shapes", "combinations"])
def test_every_shape_is_found_in_its_example(table: str) -> None:
    for shape in load_shapes(table):
        assert find_times(f"Shells fell {shape.example}.", published=PUBLISHED), shape.example


def test_unresolved_says_why() -> None:
    (found,) = find_times("The town fell on Saturday.", published=None)
    assert (found.start, found.end, found.basis, found.reason) == (None, None, "unresolved", "no publication date")


def test_since_october_in_a_report_of_january() -> None:
    (found,) = find_times("They have been besieged since October.", published=date(2017, 1, 14))
    assert days_of(found) == ("2016-10-01", "2017-01-14")


@pytest.mark.parametrize(
    ("words", "is_future", "day"),
    [("Friday", False, "2024-12-06"), ("Friday", True, "2024-12-13"), ("on 8 December", True, "2024-12-08")],
)
def test_resolve_time_looks_ahead_when_asked(words: str, is_future: bool, day: str) -> None:
    found = resolve_time(words, published=PUBLISHED, span=Span(5, 5 + len(words)), is_future=is_future)
    assert found is not None
    assert days_of(found) == (day, day)
    assert (found.text, found.span) == (words, Span(5, 5 + len(words)))


def test_resolve_time_of_other_words_is_none() -> None:
    assert resolve_time("the rebels", published=PUBLISHED, span=Span(0, 10)) is None


DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
PIECES = st.sampled_from(
    "on in since Friday the 6th of May , 2016 last week ago three days later at 0300 before dawn next month "
    "31 February early - 2024-02-30 until by December 7 night and to between year years 9999999999 day 1990s .".split()
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join))


@given(text=TEXTS, published=st.one_of(st.none(), DATES))
def test_any_text_is_read_and_records_are_sound(text: str, published: date | None) -> None:
    times = find_times(text, published=published)
    for found in times:
        assert found.span.words_of(text) == found.text
        assert found.precision in PRECISIONS
        assert found.basis in BASES
        assert found.reason or (found.start is not None and found.end is not None)
        if found.start and found.end:
            assert found.start <= found.end
    assert all(first.span.end <= second.span.start for first, second in pairwise(times))
    assert times == find_times(text, published=published)


@given(day=DATES, published=DATES)
def test_written_dates_come_back(day: date, published: date) -> None:
    for form in ("{d.day} {m} {d.year}", "{m} {d.day}, {d.year}", "{d:%Y-%m-%d}"):
        written = form.format(d=day, m=day.strftime("%B"))
        (found,) = find_times(f"Shells fell on {written}.", published=published)
        assert (found.start, found.end) == (day, day)


@given(published=DATES, weekday=st.integers(0, 6))
def test_weekdays_are_the_latest_not_after_publication(published: date, weekday: int) -> None:
    name = date(2024, 1, 1 + weekday).strftime("%A")
    (found,) = find_times(f"Shells fell on {name}.", published=published)
    assert found.start is not None and found.start.weekday() == weekday
    assert 0 <= (published - found.start).days < 7


@pytest.mark.parametrize(
    "text",
    [
        "Clashes on Friday, 6 December 2024, and at dawn since 27 November killed 30. " * 2600,
        "since " * 34000,
        "- " * 100000,
    ],
    ids=["prose", "since", "dashes"],
)
def test_time_is_linear_in_the_text(text: str) -> None:
    started = time.perf_counter()
    find_times(text, published=PUBLISHED)
    assert time.perf_counter() - started < 10

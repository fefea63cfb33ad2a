"""Which numbers does a text give that count something, and between which bounds?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from orontes.model.span import Span
from orontes.resources import read_toml

LARGEST = 10**12
"""A larger figure is no count of people or things."""
_WORD = re.compile(
    r"\d{1,3}(?:,\d{3}){1,4}(?![\d,])|\d{1,15}(?:\.\d{1,4})?(?:st|nd|rd|th)?\b|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]|\d+"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that counts something: bounds as in Count, with the words of hedges and range."""

    span: Span
    low: int | None
    high: int | None
    core: Span
    """The number itself without its hedge ("30" of "at least 30")."""
    is_measured: bool = False
    """An amount of money or goods, or a share: found only with `has_measured`."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word, figure or sign in lower case."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class _Value:
    """Bounds of a bare number and the piece after it."""

    low: int
    high: int
    after: int


@cache
def lists() -> dict[str, Any]:
    """numbers.toml."""
    return read_toml("numbers.toml")


def find_numbers(text: str, *, excluded: Sequence[Span] = (), has_measured: bool = False) -> tuple[Number, ...]:
    """Every number of `text` that counts something, in order; none inside the `excluded` spans (times).

    Dates, times of day, ages, distances, ordinals, shares, money and names with numbers ("Resolution 2254", "T-72") are
    left out. With `has_measured` amounts of money and goods and shares are given too. Linear in the length of `text`.
    """
    pieces = [_Piece(m.start(), m.end(), m[0].lower().replace("’", "'")) for m in _WORD.finditer(text)]
    taken = iter(sorted(excluded))
    barred = next(taken, None)
    found: list[Number] = []
    at = 0
    while at < len(pieces):
        while barred is not None and barred.end <= pieces[at].start:
            barred = next(taken, None)
        number = (
            None
            if barred is not None and barred.start <= pieces[at].start
            else read_number(pieces, at, has_measured=has_measured)
        )
        if number is None:
            at += 1
            continue
        found.append(number[0])
        at = number[1]
    return tuple(found)


def read_number(pieces: Sequence[_Piece], at: int, *, has_measured: bool = False) -> tuple[Number, int] | None:
    """The counting number that starts at piece `at`, with hedges and range, and the piece after it."""
    value = read_value(pieces, at)
    if value is None:
        return None
    low, high, after = value.low, value.high, value.after
    second = _second_of_range(pieces, after, at=at, first=value)
    if second is not None and second.high > low:
        high, after = second.high, second.after
    is_measured = has_measured and _is_amount(pieces, at, after)
    if not is_measured and not counts_something(pieces, at, after):
        return None
    start, kind = _hedge_before(pieces, at)
    after, kind = _hedge_after(pieces, after, kind)
    bounds = _bounds(low, high, kind)
    core = Span(pieces[at].start, pieces[after - 1].end)
    return Number(Span(pieces[start].start, core.end), *bounds, core, is_measured), after


def _bounds(low: int, high: int, kind: str) -> tuple[int | None, int | None]:
    """Bounds after a hedge: "at least" opens the top, "up to" the bottom."""
    if kind == "low":
        return low, None
    return (None, high) if kind == "high" else (low, high)


def read_value(pieces: Sequence[_Piece], at: int) -> _Value | None:
    """The bare number at piece `at`: figure, words, or a vague quantity."""
    form = pieces[at].form
    if form[0].isdecimal():
        return _read_figure(pieces, at)
    vague = _read_vague(pieces, at)
    return vague if vague is not None else _read_words(pieces, at)


def _form(pieces: Sequence[_Piece], at: int) -> str:
    return pieces[at].form if 0 <= at < len(pieces) else ""


def _read_figure(pieces: Sequence[_Piece], at: int) -> _Value | None:
    """3,500 · 1.2 million · 40 thousand."""
    form = pieces[at].form.replace(",", "")
    if form[-1].isalpha():
        return None
    scale = lists()["scales"].get(_form(pieces, at + 1), 1)
    after = at + 1 + (scale > 1)
    amount = round(float(form) * scale) if len(form) < 16 else LARGEST + 1
    if amount > LARGEST or ("." in form and scale == 1):
        return None
    return _Value(amount, amount, after)


def _read_vague(pieces: Sequence[_Piece], at: int) -> _Value | None:
    """Dozens · tens of thousands · several hundred · a few thousand."""
    form, words = pieces[at].form, lists()
    if _form(pieces, at + 1) == "of":
        bounds = words["tens_of"].get(f"{form} {_form(pieces, at + 2)}")
        if bounds:
            return _Value(bounds[0], bounds[1], at + 3)
    if form in words["hedges"]["several"] and _form(pieces, at + 1) in words["vague_scales"]:
        bounds = words["vague_scales"][_form(pieces, at + 1)]
        return _Value(bounds[0], bounds[1], at + 2) if form != "some" else None
    bounds = words["vague"].get(form)
    return _Value(bounds[0], bounds[1], at + 1) if bounds else None


def _read_words(pieces: Sequence[_Piece], at: int) -> _Value | None:
    """Twenty-five · two hundred and fifty · a dozen · half a million."""
    values, scales = lists()["values"], lists()["scales"]
    form = pieces[at].form
    if form == "half" and _form(pieces, at + 1) in ("a", "an") and _form(pieces, at + 2) in scales:
        amount = scales[_form(pieces, at + 2)] // 2
        return _Value(amount, amount, at + 3)
    if form in ("a", "an") and _form(pieces, at + 1) in scales:
        total, at = scales[_form(pieces, at + 1)], at + 2
    elif form in values:
        total, at = values[form], at + 1
    else:
        return None
    whole = 0
    while at < len(pieces):
        step = 1 if _form(pieces, at) in ("-", "and") else 0
        word = _form(pieces, at + step)
        if word in scales and not step:
            total *= scales[word]
            if total >= 1000:
                whole, total = whole + total, 0
        elif word in values and (total % 100 == 0 or (total % 10 == 0 and values[word] < 10 and total % 100 >= 20)):
            if not step and total % 100 == 0 and total == 0 and whole == 0:
                break
            if step and _form(pieces, at) == "and" and total % 100 != 0:
                break
            total += values[word]
        else:
            break
        at += step + 1
        if whole + total > LARGEST:
            return None
    return _Value(whole + total, whole + total, at)


def _second_of_range(pieces: Sequence[_Piece], after: int, *, at: int, first: _Value) -> _Value | None:
    """The upper end of "26 to 31", "20-30", "two or three", "between 20 and 30"."""
    joint = _form(pieces, after)
    is_between = joint == "and" and _form(pieces, at - 1) == "between"
    if after + 1 >= len(pieces) or not (joint in lists()["hedges"]["ranges"] or is_between):
        return None
    second = read_value(pieces, after + 1)
    return second if second is not None and first.low < second.high <= 10 * max(first.low, 1) else None


def _hedge_before(pieces: Sequence[_Piece], at: int) -> tuple[int, str]:
    """First piece of the longest hedge that ends before `at`, and its kind: low, high, about, or nothing."""
    hedges = lists()["hedges"]
    for length in (3, 2, 1):
        phrase = " ".join(_form(pieces, place) for place in range(at - length, at))
        for kind in ("low", "high", "about"):
            if phrase in hedges[kind]:
                return at - length, kind
    return (at - 1, "about") if _form(pieces, at - 1) == "between" else (at, "")


def _hedge_after(pieces: Sequence[_Piece], after: int, kind: str) -> tuple[int, str]:
    """Piece after "or more", "or so", and the kind of bound they make."""
    phrase = f"{_form(pieces, after)} {_form(pieces, after + 1)}"
    if phrase in lists()["hedges"]["after_low"]:
        return after + 2, "low"
    return (after + 2, kind) if phrase in lists()["hedges"]["after_about"] else (after, kind)


def counts_something(pieces: Sequence[_Piece], at: int, after: int) -> bool:
    """Whether the words around a number leave it a count: no unit, month, money, share, name or year."""
    barred = lists()["not_counts"]
    before, following = _form(pieces, at - 1), _form(pieces, after)
    if following == "-" and _is_tight(pieces, after):
        following = _form(pieces, after + 1)
    if following in barred["after"] or following in barred["months"] or before in barred["months"]:
        return False
    if before in barred["before"] or _is_part_of_name(pieces, at, after):
        return False
    if pieces[at].form == "one" and after == at + 1:
        return following not in barred["one_after"] and before not in barred["one_before"]
    return not _is_year(pieces, at, after)


def _is_amount(pieces: Sequence[_Piece], at: int, after: int) -> bool:
    """Whether a unit of money or goods stands beside the number."""
    measured = lists()["measured"]
    return _form(pieces, after) in measured["units"] or _form(pieces, at - 1) in measured["signs"]


def _is_tight(pieces: Sequence[_Piece], at: int) -> bool:
    """Whether no space stands on either side of piece `at`."""
    if not 0 < at < len(pieces) - 1:
        return False
    return pieces[at - 1].end == pieces[at].start and pieces[at].end == pieces[at + 1].start


def _is_part_of_name(pieces: Sequence[_Piece], at: int, after: int) -> bool:
    """T-72, AK-47, 14:12, 9.30, 9/11, 6th: signs that tie the figure to what stands beside it."""
    if not pieces[at].form[0].isdecimal():
        return False
    glued = at > 0 and pieces[at - 1].end == pieces[at].start
    if glued and (pieces[at - 1].form in "-:/.–" or pieces[at - 1].form[-1].isalpha()):
        return not (pieces[at - 1].form in "-–" and _form(pieces, at - 2)[:1].isdecimal())
    is_tied = after < len(pieces) and pieces[after - 1].end == pieces[after].start
    return is_tied and (pieces[after].form in ":/" or pieces[after].form[-1].isalpha())


def _is_year(pieces: Sequence[_Piece], at: int, after: int) -> bool:
    """Four figures without a comma that stand where years do."""
    form = pieces[at].form
    if after != at + 1 or len(form) != 4 or not form.isdecimal() or not 1800 <= int(form) <= 2100:
        return False
    following = _form(pieces, after)
    return _form(pieces, at - 1) in lists()["not_counts"]["year_before"] or not following[:1].isalpha()

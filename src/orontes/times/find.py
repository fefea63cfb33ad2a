"""When does this text speak of? Finds time expressions and resolves each to days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orontes.model.span import Span
from orontes.model.timespan import TimeSpan
from orontes.resources import read_toml
from orontes.times.combine import COMBINATIONS
from orontes.times.dates import DATE_RULES
from orontes.times.point import NO_SUCH_DATE, Frame, Point, Rule, unresolved
from orontes.times.relative import RELATIVE_RULES
from orontes.times.shapes import POINT, Shape, ShapeMatch, find_shapes, load_shapes, values_of
from orontes.times.shared import SHARED_RULES
from orontes.times.words import Word, split_words

RULES: dict[str, Rule] = {**DATE_RULES, **RELATIVE_RULES, **SHARED_RULES}
NEAR = 300
"""Characters within which a bare time of day belongs to the day told before; chosen on the training reports."""
OPENING = 4
"""Words after an expression that opens its sentence within which "will" turns it to the future."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A run of words: one word that is no time, or a point."""

    first: int
    last: int
    point: Point | None = None
    is_future: bool = False


def find_times(text: str, *, published: date | None) -> tuple[TimeSpan, ...]:
    """Every time expression of `text`, in order, resolved to days.

    Weekdays and months without a year resolve to the latest such day or month not after publication, except where the
    words before them look ahead ("will meet on Friday"). Without `published` only full dates resolve. Linear time.
    """
    words = split_words(text)
    return _find(text, words, published=published, is_future=None)


def resolve_time(words: str, *, published: date | None, span: Span, is_future: bool = False) -> TimeSpan | None:
    """The days that `words` (the characters of `span`) mean on their own; None where they are no time expression.

    With `is_future` weekdays, months and dates without a year are the next ones, not the latest.
    """
    found = _find(words, split_words(words), published=published, is_future=is_future)
    if not found:
        return None
    best = max(found, key=lambda time: time.span.end - time.span.start)
    return TimeSpan(words, span, best.start, best.end, best.precision, best.basis, best.reason)


def _find(text: str, words: Sequence[Word], *, published: date | None, is_future: bool | None) -> tuple[TimeSpan, ...]:
    items = _resolve_points(words, published=published, is_future=is_future)
    for shape in load_shapes("combinations"):
        items = _combine(items, words, shape=shape, published=published)
    return tuple(_time_of(text, words, item) for item in items if item.point is not None)


def _resolve_points(words: Sequence[Word], *, published: date | None, is_future: bool | None) -> list[_Item]:
    """Each word as an item, with the words of every point joined to one resolved item."""
    items: list[_Item] = []
    told: date | None = None
    told_period: date | None = None
    told_end = 0
    reached = 0
    for match in find_shapes(words):
        items.extend(_Item(index, index + 1) for index in range(reached, match.first))
        ahead = is_future if is_future is not None else looks_ahead(words, match)
        is_near = words[match.first].start - told_end <= NEAR
        frame = Frame(published, told, told_period, is_near, ahead)
        point = _resolve(match, words, frame)
        items.append(_Item(match.first, match.last, point, ahead))
        if not point.is_clock and not ahead and point.basis != "publication":
            if point.basis in ("explicit", "weekday") or point.precision in ("month", "season", "year"):
                told_period = point.start or told_period
            if point.precision == "day":
                told, told_end = point.start, words[match.last - 1].end
        reached = match.last
    items.extend(_Item(index, index + 1) for index in range(reached, len(words)))
    return items


def _resolve(match: ShapeMatch, words: Sequence[Word], frame: Frame) -> Point:
    """The days of one point; a date that no calendar has stays unresolved."""
    matched = words[match.first : match.last]
    values = values_of(matched, match.shape)
    try:
        return RULES[match.shape.rule](values, tuple(word.form for word in matched), frame)
    except (ValueError, OverflowError):
        return unresolved(NO_SUCH_DATE)


def looks_ahead(words: Sequence[Word], match: ShapeMatch) -> bool:
    """Whether the nearest cue before a point, in its sentence and within reach, is one of the future.

    A month or date straight after "by" or "until" looks ahead too, unless a word of the past stands before it.
    """
    grammar = read_toml("times.toml")["future"]
    before = [word.form for word in words[max(0, match.first - grammar["reach"]) : match.first]]
    if match.shape.rule == "month" and before and before[-1] in grammar["attributive"]:
        return False
    is_bound = bool(before) and before[-1] in grammar["bounds"] and match.shape.rule not in grammar["unbound"]
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word in grammar["cues"] or " ".join(before[place : place + 2]) in grammar["pairs"]:
            return True
        if word in grammar["past"] or word in grammar["stops"] or word.isspace():
            return (is_bound and word not in grammar["past"]) or (
                place >= len(before) - 2 and _opens_plan(words, match)
            )
    return is_bound or (len(before) <= 1 and _opens_plan(words, match))


def _opens_plan(words: Sequence[Word], match: ShapeMatch) -> bool:
    """Whether "will" follows within few words, before any word of the past: "In February we will meet"."""
    grammar = read_toml("times.toml")["future"]
    for word in words[match.last : match.last + OPENING]:
        if word.form in grammar["past"] or word.form in grammar["stops"]:
            return False
        if word.form in grammar["following"]:
            return True
    return False


def _combine(items: list[_Item], words: Sequence[Word], *, shape: Shape, published: date | None) -> list[_Item]:
    """The items with every run that fits `shape` joined to one."""
    letters = "".join(POINT if item.point is not None else words[item.first].letter for item in items)
    joined: list[_Item] = []
    reached = 0
    for match in shape.pattern.finditer(letters):
        run = items[match.start() : match.end()]
        item = _joined(run, words, shape=shape, published=published)
        if item is not None:
            joined.extend((*items[reached : match.start()], item))
            reached = match.end()
            if shape.rule == "since_gap":  # the date itself stays a point of its own: "the push began on 19 February"
                joined[-1] = _Item(item.first, run[-1].first, item.point, item.is_future)
                joined.append(run[-1])
    joined.extend(items[reached:])
    return joined


def _joined(run: list[_Item], words: Sequence[Word], *, shape: Shape, published: date | None) -> _Item | None:
    """One item for a run that fits a combination, or None where its points do not combine."""
    around = [words[item.first] for item in run if item.point is None]
    points = tuple(item.point for item in run if item.point is not None)
    is_future = any(item.is_future for item in run)
    frame = Frame(published, is_future=is_future)
    point = COMBINATIONS[shape.rule](points, values_of(around, shape), tuple(word.form for word in around), frame)
    return None if point is None else _Item(run[0].first, run[-1].last, point, is_future)


def _time_of(text: str, words: Sequence[Word], item: _Item) -> TimeSpan:
    """The record of a resolved item."""
    point = item.point
    assert point is not None  # only items with a point come here
    start, end = words[item.first].start, words[item.last - 1].end
    return TimeSpan(
        text[start:end], Span(start, end), point.start, point.end, point.precision, point.basis, point.reason
    )

"""What do points in time mean together: "since 27 November", "from Monday to Thursday", "before dawn on Sunday"?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from orontes.times.calendar import share_of_month, share_of_year, shift_days, shift_months
from orontes.times.point import NO_START, Frame, Point, Values, until_published

Combination = Callable[[tuple[Point, ...], Values, tuple[str, ...], Frame], Point | None]
"""From the points, the values and words around them, and the frame, to one point; None where they do not combine."""


def combine_whole(points: tuple[Point, ...], values: Values, words: tuple[str, ...], frame: Frame) -> Point | None:
    """A preposition and its point."""
    return points[0]


def combine_joined(points: tuple[Point, ...], values: Values, words: tuple[str, ...], frame: Frame) -> Point | None:
    """A time of day and its day."""
    first, second = points
    if first.is_clock == second.is_clock:
        return first if first.is_clock else None
    return replace(second if first.is_clock else first, is_clock=True)


def combine_range(points: tuple[Point, ...], values: Values, words: tuple[str, ...], frame: Frame) -> Point | None:
    """From the first day of one point to the last of the other, with a week or year between them if they need it."""
    first, second = points
    if "unresolved" in (first.basis, second.basis):
        return first if first.basis == "unresolved" else second
    if first.start is None or second.end is None or second.basis == "shared":
        return None
    start, end = first.start, second.end
    if end < start and second.basis == "weekday":
        start, end = (start, shift_days(end, 7)) if frame.is_future else (shift_days(start, -7), end)
    if end < start:
        end = shift_months(end, 12)
    if end < start:
        return None
    return Point(start, end, "day" if start == end else _coarser(first, second), first.basis)


def _coarser(first: Point, second: Point) -> str:
    """Precision of a range of two points."""
    return first.precision if first.precision == second.precision != "day" else "days"


def combine_union(points: tuple[Point, ...], values: Values, words: tuple[str, ...], frame: Frame) -> Point | None:
    """Two points of one kind that follow each other."""
    first, second = points
    days = (first.start, first.end, second.start, second.end)
    if any(day is None for day in days) or first.is_clock or second.is_clock:
        return None
    if first.precision != second.precision or not _is_before(first.end, second.start):
        return None
    return Point(first.start, second.end, _coarser(first, second), first.basis)


def _is_before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def combine_since(points: tuple[Point, ...], values: Values, words: tuple[str, ...], frame: Frame) -> Point | None:
    """From the point to publication."""
    point = points[0]
    if point.start is None:
        return point if point.basis == "unresolved" else None
    start = point.start
    if values.get("SHARE") and point.end is not None and point.precision in ("month", "year"):
        cut = share_of_month if point.precision == "month" else share_of_year
        start = cut((start, point.end), str(values["SHARE"][0]))[0]
    start = _middle(point) or start
    precision = "day" if start == frame.published else "days"
    return until_published(start, frame, precision=precision, basis="since")


def combine_until(points: tuple[Point, ...], values: Values, words: tuple[str, ...], frame: Frame) -> Point | None:
    """Up to the point. A deed told as done "by Sunday" or "before dawn" was done on that day."""
    point = points[0]
    if point.basis == "unresolved" or point.end is None or point.start is None:
        return point
    if point.is_clock or (words[0] == "by" and not frame.is_future) or _ends_today(point, words, frame):
        return point
    end = shift_days(point.start, -1) if words[0] == "before" else point.end
    return Point(None, _middle(point) or end, point.precision, point.basis, NO_START)


def _ends_today(point: Point, words: tuple[str, ...], frame: Frame) -> bool:
    """Whether the bound is the day of publication itself: "by tonight" is that day."""
    return words[0] in ("by", "before") and point.end == frame.published


def _middle(point: Point) -> date | None:
    """The 15th for a point that is the middle third of a month: "since mid-July" starts there."""
    if point.start is None or point.end is None or (point.start.day, point.end.day) != (11, 20):
        return None
    return point.start.replace(day=15) if point.start.month == point.end.month else None


COMBINATIONS: dict[str, Combination] = {
    "part_of": combine_whole,
    "joined": combine_joined,
    "range": combine_range,
    "union": combine_union,
    "since": combine_since,
    "since_gap": combine_since,
    "until": combine_until,
    "whole": combine_whole,
}

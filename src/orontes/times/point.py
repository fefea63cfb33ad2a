"""What is a point in time while it is being worked out, and what is it worked out from?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from orontes.times.calendar import Days

NO_PUBLICATION = "no publication date"
NO_TOLD = "no day told before"
NO_START = "no start said"
NO_END = "no end said"
NO_SUCH_DATE = "no such date"


@dataclass(frozen=True, slots=True)
class Point:
    """Days from `start` to `end`, with what they rest on; `is_clock` marks a time of day that needs a day."""

    start: date | None
    end: date | None
    precision: str
    basis: str
    reason: str = ""
    is_clock: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What a point is counted from: the day of publication, the day told before, and whether the clause looks ahead."""

    published: date | None
    told: date | None = None
    told_period: date | None = None
    """Start of the day, month, season or year told last, for "that summer" and "the year before"."""
    is_near: bool = False
    """`told` stands near enough for a bare time of day ("at dawn") to belong to it."""
    is_future: bool = False


Values = dict[str, list[int | str]]
Rule = Callable[[Values, tuple[str, ...], Frame], Point]
"""From the values of the classes, the matched words in lower case, and the frame."""


def on_days(days: Days, *, precision: str = "days", basis: str = "relative") -> Point:
    """The point that covers `days`."""
    return Point(days[0], days[1], precision, basis)


def on_day(day: date, *, basis: str = "relative") -> Point:
    """The point of one day."""
    return Point(day, day, "day", basis)


def unresolved(reason: str) -> Point:
    """A time expression that gives no days, and why."""
    return Point(None, None, "unknown", "unresolved", reason)


def as_clock(point: Point) -> Point:
    """The same point, marked as a time of day."""
    return replace(point, is_clock=True)


def until_published(start: date, frame: Frame, *, precision: str, basis: str = "relative") -> Point:
    """From `start` to the day of publication; open at the end if that lies before it."""
    if frame.published is None or start > frame.published:
        return Point(start, None, precision, basis, NO_END if frame.published else NO_PUBLICATION)
    return Point(start, frame.published, precision, basis)

"""Which days does an expression mean that leans on a day told before: "three days later", "that night", "at dawn"?"""

from __future__ import annotations

from datetime import date

from orontes.times.calendar import add_months, month_days, season_days, shift_days, week_days, weekend_days, year_days
from orontes.times.point import (
    NO_PUBLICATION,
    NO_TOLD,
    Frame,
    Point,
    Rule,
    Values,
    as_clock,
    on_day,
    on_days,
    unresolved,
    until_published,
)
from orontes.times.relative import count_of, shift_units

FRESH = 31
"""Days from publication within which a bare time of day can belong to the day told before."""
NO_NUMBER = "no number said"
BACK = frozenset({"before", "earlier", "previously", "previous", "preceding"})
WHOLE = frozenset({"week", "month", "year", "spring", "summer", "autumn", "winter", "then"})
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def resolve_shift(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "Three days later": counted from the day told before; hours stay on that day unless they make one."""
    if frame.told is None:
        return unresolved(NO_TOLD)
    if "UNIT" not in values:
        return on_day(frame.told, basis="shared") if words[0] in ("hours", "minutes") else unresolved(NO_NUMBER)
    sign = -1 if words[-1] in BACK else 1
    unit = str(values["UNIT"][-1])
    count = count_of(values) or 0
    if unit == "hour" and count < 24:
        return on_day(frame.told, basis="shared")
    if unit in ("month", "year", "decade"):
        day = shift_units(frame.told, sign * (count or 1), unit)
        return on_days(month_days(day.year, day.month), precision="month", basis="shared")
    day = shift_units(frame.told, sign * (count or 1), unit)
    if frame.published is None or day <= frame.published or frame.is_future:
        return on_day(day, basis="shared")
    # "Three days after the raid, …" opening fresh news counts from the raid to publication
    return on_day(shift_units(frame.published, -(count or 1), unit))


def resolve_neighbour(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "The following day", "the day before", "the next week"."""
    told = _told(frame, words)
    return _unit_around(told, words, step=-1 if BACK & set(words) else 1) if told else unresolved(NO_TOLD)


def resolve_same(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "That night", "the same week"; "since then" runs to publication."""
    told = _told(frame, words)
    if told is None:
        return unresolved(NO_TOLD)
    if words[0] == "since":
        return until_published(told, frame, precision="days", basis="since")
    return _unit_around(told, words, step=0)


def resolve_since_told(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """A bare "since": from the day told before to publication."""
    if frame.told is None:
        return unresolved(NO_TOLD)
    return until_published(frame.told, frame, precision="days", basis="since")


def _told(frame: Frame, words: tuple[str, ...]) -> date | None:
    """The day told before, or for longer units the period told before."""
    return frame.told_period if WHOLE & set(words) else frame.told


def _unit_around(told: date, words: tuple[str, ...], *, step: int) -> Point:
    """The day, week, month, year, weekend or season of `told`, or the one a step before or after it."""
    if "week" in words:
        return on_days(week_days(shift_days(told, 7 * step)), precision="week", basis="shared")
    if "weekend" in words:
        saturday = weekend_days(shift_days(told, 7 * step))
        return on_days(saturday, basis="shared")
    if "month" in words:
        return on_days(month_days(*add_months(told.year, told.month, step)), precision="month", basis="shared")
    if "year" in words:
        return on_days(year_days(told.year + step), precision="year", basis="shared")
    for word, month in SEASON_MONTHS.items():
        if word in words:
            return on_days(season_days(told.year, month), precision="season", basis="shared")
    return on_day(shift_days(told, step), basis="shared")


def resolve_part(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """A bare time of day: of the day told just before, else of the day of publication."""
    is_fresh = frame.published is None or (frame.told and abs((frame.published - frame.told).days) <= FRESH)
    if frame.told is not None and frame.is_near and is_fresh:
        return as_clock(on_day(frame.told, basis="shared"))
    if frame.published is None:
        return as_clock(unresolved(NO_PUBLICATION))
    return as_clock(on_day(frame.published, basis="publication"))


def resolve_overnight(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """The night that ends on the day of publication."""
    if frame.published is None:
        return as_clock(unresolved(NO_PUBLICATION))
    return as_clock(on_days((shift_days(frame.published, -1), frame.published), basis="publication"))


SHARED_RULES: dict[str, Rule] = {
    "shift": resolve_shift,
    "neighbour": resolve_neighbour,
    "same": resolve_same,
    "since_told": resolve_since_told,
    "part": resolve_part,
    "clock": resolve_part,
    "overnight": resolve_overnight,
}

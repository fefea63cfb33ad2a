"""Which days does a calendar date mean: "7 December 2024", "in May", "late 2015", "the summer of 2014"?"""

from __future__ import annotations

from datetime import date

from orontes.times.calendar import (
    Days,
    add_months,
    month_days,
    season_days,
    share_of_month,
    share_of_year,
    shift_days,
    week_days,
    year_days,
)
from orontes.times.point import NO_PUBLICATION, Frame, Point, Rule, Values, on_day, on_days, unresolved

EDGE_DAYS = 5
"""Days at the start or end of a month that "the beginning of the month" means, as the gold annotators read it."""


def resolve_iso(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """2024-12-07."""
    return on_day(date.fromisoformat(words[0]), basis="explicit")


def resolve_day_month(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """A day and month, with its year or the year that the frame gives."""
    month = int(values["MONTH"][0])
    days = [int(value) for value in (*values.get("DAY", ()), *values.get("ORDINAL", ()))]
    year = _year_said(values, words, frame)
    if year is None:
        year = _nearest_year(month, day=days[0], frame=frame)
    if year is None:
        return unresolved(NO_PUBLICATION)
    start, end = date(year, month, days[0]), date(year, month, days[-1])
    return on_day(start, basis="explicit") if start == end else on_days(_ordered(start, end), basis="explicit")


def resolve_holiday(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """A feast with a fixed day."""
    month, day = str(values["HOLIDAY"][0]).split("-")
    return resolve_day_month({**values, "MONTH": [int(month)], "DAY": [int(day)]}, words, frame)


def _ordered(start: date, end: date) -> Days:
    return (start, end) if start <= end else (end, start)


def _year_said(values: Values, words: tuple[str, ...], frame: Frame) -> int | None:
    """The year in figures, or counted from publication ("in May last year")."""
    if values.get("YEAR"):
        return int(values["YEAR"][-1])
    if "year" in words and frame.published is not None:
        steps = {"last": -1, "previous": -1, "past": -1, "next": 1}
        return frame.published.year + next((steps[word] for word in words if word in steps), 0)
    return None


def _nearest_year(month: int, *, day: int, frame: Frame) -> int | None:
    """The year of the latest such day not after publication; of the next one where the clause looks ahead."""
    now = frame.published
    if now is None:
        return frame.told.year if frame.told else None
    if frame.is_future:
        return now.year if (month, day) >= (now.month, now.day) else now.year + 1
    return now.year if (month, day) <= (now.month, now.day) else now.year - 1


def resolve_month(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """A month, with its year or the latest such month that has begun by publication."""
    month = int(values["MONTH"][0])
    year = _year_said(values, words, frame)
    if year is None:
        year = _nearest_year(month, day=1, frame=_month_frame(words, frame))
    if year is None:
        return unresolved(NO_PUBLICATION)
    return _share(month_days(year, month), values, precision="month")


def _month_frame(words: tuple[str, ...], frame: Frame) -> Frame:
    """Months are compared by their first day, so looking ahead starts at the first of the month of publication."""
    now = frame.published
    if now is None:
        return frame
    is_future = frame.is_future or "next" in words
    return Frame(now.replace(day=1) if is_future else now, frame.told, is_future=is_future)


def _share(days: Days, values: Values, *, precision: str) -> Point:
    """A month or year, or the early, middle or late part of it."""
    if values.get("SHARE"):
        cut = share_of_month if precision == "month" else share_of_year
        return on_days(cut(days, str(values["SHARE"][0])), basis="explicit")
    return on_days(days, precision=precision, basis="explicit")


def resolve_year(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """A year or a part of it; two years are a range."""
    first, last = int(values["YEAR"][0]), int(values["YEAR"][-1])
    if first < last:
        return on_days((year_days(first)[0], year_days(last)[1]), precision="years", basis="explicit")
    return _share(year_days(int(values["YEAR"][0])), values, precision="year")


def resolve_decade(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """The 1990s: ten years; early, mid and late are three, four and three of them."""
    first = int(values["DECADE_FIGURE"][0]) // 10 * 10
    low, high = {"early": (0, 2), "middle": (3, 6), "late": (7, 9)}.get(str(values.get("SHARE", [""])[0]), (0, 9))
    days = (date(first + low, 1, 1), date(first + high, 12, 31))
    return on_days(days, precision="years", basis="explicit")


def resolve_season(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """A season of a year; without a year the latest that has begun by publication ("last": that has ended)."""
    if "SEASON" not in values:
        return resolve_month(values, words, frame)
    month = int(values["SEASON"][0])
    year = _year_said(values, words, frame)
    now = frame.published
    if year is not None:
        return on_days(season_days(year, month), precision="season", basis="explicit")
    if now is None:
        return unresolved(NO_PUBLICATION)
    days = season_days(now.year, month)
    limit = days[1] if "last" in words else days[0]
    if frame.is_future or "next" in words:
        days = days if days[0] > now else season_days(now.year + 1, month)
    elif limit > now:
        days = season_days(now.year - 1, month)
    return on_days(days, precision="season", basis="relative")


def resolve_ordinal_day(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "On the 6th": the latest such day not after publication, or the next one where the clause looks ahead."""
    now = frame.published
    if now is None:
        return unresolved(NO_PUBLICATION)
    day = int(values["ORDINAL"][0])
    step = 1 if frame.is_future else -1
    for months in range(13):
        year, month = add_months(now.year, now.month, step * months)
        is_real = day <= month_days(year, month)[1].day
        if is_real and (date(year, month, day) >= now if frame.is_future else date(year, month, day) <= now):
            return on_day(date(year, month, day))
    return unresolved("no such day in a month")


def resolve_edge(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """The beginning, middle or end of a week, month or year."""
    whole = _whole_of_edge(values, words, frame)
    if whole is None:
        return unresolved(NO_PUBLICATION)
    start, end = whole
    length = (end - start).days + 1
    size = EDGE_DAYS if length > 7 else 2
    if length > 31:
        edges = {"start": month_days(start.year, 1), "middle": share_of_year(whole, "middle")}
        return on_days(edges.get(_edge(words), month_days(start.year, 12)), precision="month")
    if _edge(words) == "start":
        return on_days((start, shift_days(start, size - 1)))
    if _edge(words) == "middle":
        return on_days((shift_days(start, length // 3), shift_days(start, 2 * length // 3 - 1)))
    return on_days((shift_days(end, 1 - size), end))


def _edge(words: tuple[str, ...]) -> str:
    return "start" if {"beginning", "start"} & set(words) else "middle" if "middle" in words else "end"


def _whole_of_edge(values: Values, words: tuple[str, ...], frame: Frame) -> Days | None:
    """The week, month or year whose edge is meant."""
    now = frame.published
    if values.get("MONTH"):
        point = resolve_month(values, words, frame)
        return (point.start, point.end) if point.start and point.end else None
    if values.get("YEAR"):
        return year_days(int(values["YEAR"][0]))
    if now is None:
        return None
    step = -1 if "last" in words else 1 if "next" in words else 0
    if "week" in words:
        return week_days(shift_days(now, 7 * step))
    if "month" in words:
        return month_days(*add_months(now.year, now.month, step))
    return year_days(now.year + step)


DATE_RULES: dict[str, Rule] = {
    "iso": resolve_iso,
    "day_month": resolve_day_month,
    "holiday": resolve_holiday,
    "days_month": resolve_day_month,
    "month_year": resolve_month,
    "month": resolve_month,
    "year": resolve_year,
    "decade": resolve_decade,
    "season": resolve_season,
    "ordinal_day": resolve_ordinal_day,
    "edge": resolve_edge,
}

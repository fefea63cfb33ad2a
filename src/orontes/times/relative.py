"""Which days does an expression counted from publication mean: "on Friday", "last week", "three weeks ago"?"""

from __future__ import annotations

from datetime import date

from orontes.times.calendar import (
    Days,
    add_months,
    month_days,
    shift_days,
    shift_months,
    week_days,
    weekend_days,
    year_days,
)
from orontes.times.point import (
    NO_END,
    NO_PUBLICATION,
    NO_START,
    Frame,
    Point,
    Rule,
    Values,
    on_day,
    on_days,
    unresolved,
)

FEW = 3
"""What "the past few days" means in days, as the gold annotators read it."""
FEW_AGO = {"day": (-5, -2), "week": (-35, -14), "month": (-150, -60), "year": (-1825, -730)}
"""Day offsets of "a few days ago", "a few weeks ago", as the gold annotators read them; months and years likewise."""


def count_of(values: Values) -> int | None:
    """The number before a unit: "twenty-five" 25, "a few" 3, "a" 1; None where no number stands."""
    numbers = [int(value) for value in values.get("NUMBER", ())]
    if numbers:
        tens, last = numbers[0], numbers[-1]
        return tens + last if len(numbers) == 2 and tens in range(20, 100, 10) and last < 10 else last
    vague = [int(value) for value in values.get("VAGUE", ())]
    return vague[-1] if vague else None


def shift_units(day: date, count: int, unit: str) -> date:
    """The day so many units later; hours up to a day count as a day where they are longer than half of one."""
    count = max(-100_000, min(100_000, count))
    if unit == "hour":
        return shift_days(day, round(count / 24))
    if unit in ("month", "year", "decade"):
        return shift_months(day, count * {"month": 1, "year": 12, "decade": 120}[unit])
    return shift_days(day, count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def resolve_weekday(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """The latest such day not after publication; "last": before it; the next one where the clause looks ahead."""
    now = frame.published
    if now is None:
        return unresolved(NO_PUBLICATION)
    wanted = int(values["WEEKDAY"][0])
    which = values.get("WHICH", [0])[0]
    back = (now.weekday() - wanted) % 7
    if which == -1:
        return on_day(shift_days(now, -(back or 7)), basis="weekday")
    if which == 1:
        return on_day(shift_days(now, 7 - back), basis="weekday")
    if frame.is_future:
        return on_day(shift_days(now, (wanted - now.weekday()) % 7), basis="weekday")
    return on_day(shift_days(now, -back), basis="weekday")


def resolve_today(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """Today, tonight, yesterday, tomorrow, and the days beyond them."""
    if frame.published is None:
        return unresolved(NO_PUBLICATION)
    offset = {"yesterday": -1, "tomorrow": 1}.get(next(w for w in words if w in _TODAY), 0)
    offset += -1 if "before" in words else 1 if "after" in words else 0
    return on_day(shift_days(frame.published, offset))


_TODAY = ("today", "tonight", "yesterday", "tomorrow")


def resolve_this_part(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """The days of parts: "this morning" is the day of publication, "last night" the day before."""
    if frame.published is None:
        return unresolved(NO_PUBLICATION)
    return on_day(shift_days(frame.published, int(values["WHICH"][0])))


def resolve_period(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """A week, month, year or weekend; "earlier this" ends and "later this" starts beside publication."""
    now = frame.published
    if now is None:
        return unresolved(NO_PUBLICATION)
    step = int(values.get("WHICH", [0])[0])
    period = str(values["PERIOD"][0])
    start, end = weekend_of(now, step, frame) if period == "weekend" else _period_days(now, step, period)
    precision = "days" if period == "weekend" else period
    if step == 0 and period != "weekend":
        if "later" in words:
            start = min(shift_days(now, 1), end)
        elif "earlier" in words:
            end = max(shift_days(now, -1), start)
        elif not frame.is_future:
            end = now
    return on_days((start, end), precision=precision)


def _period_days(now: date, step: int, period: str) -> Days:
    if period == "week":
        return week_days(shift_days(now, 7 * step))
    if period == "month":
        return month_days(*add_months(now.year, now.month, step))
    return year_days(now.year + step)


def weekend_of(now: date, step: int, frame: Frame) -> Days:
    """The latest weekend begun by publication; "last": one before today; "next", or looking ahead: the coming one."""
    days = weekend_days(now)
    if step == 1 or (frame.is_future and step == 0 and days[1] < now):
        return shift_days(days[0], 7), shift_days(days[1], 7)
    if step == -1 and days[1] >= now:
        return shift_days(days[0], -7), shift_days(days[1], -7)
    return days


def resolve_weekend(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "At the weekend"."""
    return unresolved(NO_PUBLICATION) if frame.published is None else on_days(weekend_of(frame.published, 0, frame))


def resolve_ago(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """Days and weeks ago are days; months ago are calendar months, years ago calendar years, one year ago a month."""
    now = frame.published
    if now is None:
        return unresolved(NO_PUBLICATION)
    unit, count = str(values["UNIT"][-1]), count_of(values)
    if unit in FEW_AGO and {"few", "several"} & set(words):
        low, high = FEW_AGO[unit]
        return on_days((shift_days(now, low), shift_days(now, high)))
    day = shift_units(now, -(count or FEW), unit)
    if unit == "month" or (unit == "year" and count == 1):
        return on_days(month_days(day.year, day.month), precision="month")
    if unit in ("year", "decade"):
        return on_days(year_days(day.year), precision="year")
    return on_day(day)


def resolve_window(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "Over the past two days": so many units back up to publication; "recent days" have no start."""
    now = frame.published
    if now is None:
        return unresolved(NO_PUBLICATION)
    unit, count = str(values["UNIT"][-1]), count_of(values)
    if unit == "hour":
        return on_days((shift_days(now, -max(1, round((count or 1) / 24))), now))
    if count is None and words[-1].endswith("s"):
        return Point(None, now, "days", "relative", NO_START)
    return on_days((shift_units(now, -(count or 1), unit), now))


def resolve_ahead(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "Within the next few hours": from publication so many units on."""
    now = frame.published
    if now is None:
        return unresolved(NO_PUBLICATION)
    unit, count = str(values["UNIT"][-1]), count_of(values)
    if unit == "hour":
        return on_days((now, shift_days(now, max(1, round((count or 1) / 24)))))
    return on_days((now, shift_units(now, count or (FEW if words[-1].endswith("s") else 1), unit)))


def resolve_duration(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "For three weeks": up to publication, or from it where the clause looks ahead."""
    return resolve_ahead(values, words, frame) if frame.is_future else resolve_window(values, words, frame)


def resolve_within(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "Within hours": of the day told before; "within a month" where the clause looks ahead: from publication."""
    if frame.told is not None and not frame.is_future:
        return on_day(frame.told, basis="shared")
    return resolve_ahead(values, words, frame)


def resolve_running(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "for the ninth consecutive day", "day four"."""
    if frame.published is None:
        return unresolved(NO_PUBLICATION)
    days = 2 if "second" in words else int((values.get("ORDINAL") or values["NUMBER"])[0])
    return on_days((shift_days(frame.published, 1 - max(1, days)), frame.published))


def resolve_now(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """The day of publication."""
    return unresolved(NO_PUBLICATION) if frame.published is None else on_day(frame.published, basis="publication")


def resolve_recently(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """Up to publication, from an unknown day."""
    return Point(None, frame.published, "unknown", "publication", NO_START) if frame.published else unresolved(NO_START)


def resolve_soon(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """From publication to an unknown day."""
    return Point(frame.published, None, "unknown", "publication", NO_END) if frame.published else unresolved(NO_END)


def resolve_overnight_weekday(values: Values, words: tuple[str, ...], frame: Frame) -> Point:
    """As in "Overnight into Friday": the night that ends on that day."""
    point = resolve_weekday(values, words, frame)
    day = point.start
    return point if day is None else on_days((shift_days(day, -1), day), basis="weekday")


RELATIVE_RULES: dict[str, Rule] = {
    "weekday": resolve_weekday,
    "today": resolve_today,
    "this_part": resolve_this_part,
    "period": resolve_period,
    "month_now": resolve_period,
    "weekend": resolve_weekend,
    "ago": resolve_ago,
    "window": resolve_window,
    "ahead": resolve_ahead,
    "duration": resolve_duration,
    "within": resolve_within,
    "running": resolve_running,
    "now": resolve_now,
    "recently": resolve_recently,
    "soon": resolve_soon,
    "overnight_weekday": resolve_overnight_weekday,
}

"""Which days are a week, a month, a part of a year?"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, both inclusive."""


def month_days(year: int, month: int) -> Days:
    """All days of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """All days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_days(day: date) -> Days:
    """Monday to Sunday of the week of `day` (ISO 8601)."""
    monday = shift_days(day, -day.weekday())
    return monday, shift_days(monday, 6)


def weekend_days(day: date) -> Days:
    """Saturday and Sunday of the latest weekend that has begun by `day`."""
    saturday = shift_days(day, -((day.weekday() - 5) % 7))
    return saturday, shift_days(saturday, 1)


def season_days(year: int, first_month: int) -> Days:
    """Three whole months from `first_month`: spring March to May, winter December to February."""
    return date(year, first_month, 1), month_days(*add_months(year, first_month, 2))[1]


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """(year, month) so many months later."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def share_of_month(days: Days, share: str) -> Days:
    """The first ten days, the second ten, or the rest of a month: "early", "mid", "late"."""
    first = days[0]
    if share == "early":
        return first, first.replace(day=10)
    if share == "middle":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), days[1]


def share_of_year(days: Days, share: str) -> Days:
    """January to March, May to August, October to December of a year: "early", "mid", "late"."""
    year = days[0].year
    first, last = {"early": (1, 3), "middle": (5, 8), "late": (10, 12)}[share]
    return date(year, first, 1), month_days(year, last)[1]


def shift_days(day: date, days: int) -> date:
    """So many days later, held within what a calendar can write."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def shift_months(day: date, months: int) -> date:
    """The same day so many months later, or the month's last day where it has no such day."""
    year, month = add_months(day.year, day.month, months)
    if not 1 <= year <= 9998:
        return shift_days(day, months * 30)
    return date(year, month, min(day.day, monthrange(year, month)[1]))

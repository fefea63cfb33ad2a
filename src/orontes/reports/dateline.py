"""When was this report put out, and how do we know?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from orontes.resources import read_toml

_URL_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)"
    r"(?:[/-](?P<m1>\d{1,2})[/-](?P<d1>\d{1,2})|(?P<m2>\d{2})(?P<d2>\d{2})|/(?P<m3>[A-Za-z]{3})/(?P<d3>\d{1,2}))(?!\d)"
)
_PIVOT = 69
"""Two-digit years from 69 on are of the 1900s, below of the 2000s (POSIX strptime %y)."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A publication date with its basis (Report.published_basis), or none, with a note where one was half told."""

    day: date | None
    basis: str
    note: str = ""


def date_report(*, given: date | None, metadata: date | None, url: str, text: str) -> Dating:
    """The date from the best of four bases, in this order: given, metadata, address, the text's own dateline."""
    if given is not None:
        return Dating(given, "given")
    if metadata is not None:
        return Dating(metadata, "metadata")
    day = find_url_date(url)
    return Dating(day, "url") if day is not None else find_dateline(text)


def find_url_date(url: str) -> date | None:
    """The one whole date that a web address holds (`/2024/12/08/`, `-20241208`); None for none, or for several."""
    days = {
        _day(m["year"], m["m1"] or m["m2"] or m["m3"], m["d1"] or m["d2"] or m["d3"]) for m in _URL_DATE.finditer(url)
    }
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def find_dateline(text: str) -> Dating:
    """The date that the first lines of a text give as the day of putting out; none without a year, and a note why."""
    half_told = ""
    for match in _datelines(text[: read_toml("datelines.toml")["look_at"]]):
        parts = match.groupdict()
        if not parts["year"]:
            half_told = half_told or f"The dateline gives {parts['month']} {parts['day']} without a year."
            continue
        day = _day(parts["year"], parts.get("month") or parts["number"], parts["day"])
        if day is not None:
            return Dating(day, "text")
    return Dating(None, "none", half_told)


def _datelines(start: str) -> Iterator[re.Match[str]]:
    for pattern in _patterns():
        yield from pattern.finditer(start)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    entries = read_toml("datelines.toml")["patterns"]
    return tuple(re.compile(entry["pattern"].replace("{month}", f"(?i:{months})"), re.MULTILINE) for entry in entries)


@cache
def _months() -> dict[str, int]:
    return {str(name): int(number) for name, number in read_toml("times.toml")["classes"]["month"].items()}


def _day(year: str, month: str, day: str) -> date | None:
    """The day, or None where there is no such day (31 April, month 13)."""
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= _PIVOT else 2000
    try:
        return date(number, int(month) if month.isdigit() else _months()[month.lower()], int(day))
    except (ValueError, KeyError):
        return None

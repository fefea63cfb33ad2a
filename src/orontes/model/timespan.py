"""When: an interval with its precision and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from orontes.model.span import Span

PRECISIONS = ("day", "days", "week", "month", "season", "year", "years", "unknown")
BASES = ("explicit", "relative", "weekday", "since", "publication", "shared", "unresolved")


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Days from `start` to `end`, both inclusive. None means open or unresolved, and `reason` then says why."""

    text: str
    """The words in the report."""
    span: Span
    start: date | None
    end: date | None
    precision: str
    """One of PRECISIONS: the finest unit the words support."""
    basis: str
    """One of BASES: what the resolution rests on."""
    reason: str = ""

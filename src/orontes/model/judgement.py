"""A verdict on a pair of records, by machine or person; added, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two statements tell the same event (or share a primary source, or are copies)."""

    id: str
    left_id: str
    right_id: str
    kind: str
    """same_event | same_primary | duplicate."""
    verdict: str
    """positive | negative | unsure."""
    score: float | None
    reasons: tuple[str, ...]
    by: str
    """`machine` or the name a person gave."""
    at: datetime
    withdrawn_at: datetime | None = None

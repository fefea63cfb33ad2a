"""Which statements tell the same happening, and how well it is supported."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

EVENT_STATUSES = ("single_source", "corroborated", "disputed", "refuted")


@dataclass(frozen=True, slots=True)
class Figure:
    """One speaker's number about one event; figures are never added up across speakers."""

    statement_id: str
    what: str
    of: str
    low: int | None
    high: int | None
    speaker: str
    is_own_claim: bool = False
    """A party's count of its enemy's losses or its own successes: listed, left out of low and high."""
    is_cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A happening that one or more statements tell."""

    id: str
    type: str
    reality: str
    place_id: int | None
    place: str
    lat: float | None
    lon: float | None
    precision: int
    start: date | None
    end: date | None
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    statement_ids: tuple[str, ...]
    primary_sources: tuple[str, ...]
    """Independent voices, each once however many outlets carry it."""
    status: str
    """One of EVENT_STATUSES."""
    figures: tuple[Figure, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why these statements were put together."""


def event_id(statement_ids: Iterable[str]) -> str:
    """The content-hash id of an event: `e_` and 12 characters over its sorted statement ids."""
    return "e_" + hashlib.sha256("\x1f".join(sorted(statement_ids)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Statements that contradict each other."""

    id: str
    kind: str
    """denial | reframe | numeric | scope | time | label."""
    place_id: int | None
    place: str
    about: str
    """What is disputed, in plain neutral words."""
    for_ids: tuple[str, ...]
    against_ids: tuple[str, ...]
    is_open: bool = True
    outcome: str = ""

"""The view at (as_of, known_at): what the stored statements add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from orontes.model.control import ControlState, ReportedControl
from orontes.model.event import Dispute, Event
from orontes.model.place import PlaceMention
from orontes.model.report import LoadIssue, Report
from orontes.model.statement import Statement


@dataclass(frozen=True, slots=True)
class ReportReading:
    """Everything found in one report: what `orontes.read` returns and what one exported JSON file holds."""

    report: Report
    statements: tuple[Statement, ...]
    control: tuple[ReportedControl, ...]
    toponyms: tuple[PlaceMention, ...]
    is_relevant: bool
    notes: tuple[str, ...] = ()
    """What a user should know: no publication date, so weekdays stay unresolved; no conflict found; …"""


@dataclass(frozen=True, slots=True)
class Gap:
    """What the picture does not know: a place with no word for some days, or with one voice only."""

    place_id: int | None
    place: str
    reason: str
    scope: str = ""
    """Which part of the ground is meant, as in ControlState: the city and the province of one name are two."""


@dataclass(frozen=True, slots=True)
class Change:
    """A control state that differs from the one before it."""

    before: ControlState | None
    after: ControlState


@dataclass(frozen=True, slots=True)
class Picture:
    """Control, events, disputes and gaps on day `as_of`, from what was known at `known_at` (UTC)."""

    as_of: date
    known_at: datetime
    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    control: tuple[ControlState, ...]
    disputes: tuple[Dispute, ...]
    changes: tuple[Change, ...]
    gaps: tuple[Gap, ...]
    issues: tuple[LoadIssue, ...] = ()

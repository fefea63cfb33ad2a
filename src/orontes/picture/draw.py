"""What is known on this day, as known on that day? The parts of a picture put together, with changes and gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from orontes.model.control import ControlState
from orontes.model.event import Dispute, Event
from orontes.model.picture import Change, Gap, Picture
from orontes.model.report import Report
from orontes.model.statement import Statement

SILENT_DAYS = 7
"""A place without a word for this many days is a gap."""


def draw_picture(
    reports: Sequence[Report],
    statements: Sequence[Statement],
    *,
    events: Sequence[Event],
    disputes: Sequence[Dispute],
    control: Sequence[ControlState],
    control_before: Sequence[ControlState],
    as_of: date,
    known_at: datetime,
) -> Picture:
    """The picture; `control_before` is the assessment that changes are told against."""
    return Picture(
        as_of=as_of,
        known_at=known_at,
        reports=tuple(reports),
        statements=tuple(statements),
        events=tuple(events),
        control=tuple(control),
        disputes=tuple(disputes),
        changes=find_changes(control_before, control),
        gaps=find_gaps(control, statements, as_of=as_of),
    )


def find_changes(before: Sequence[ControlState], after: Sequence[ControlState]) -> tuple[Change, ...]:
    """States whose label, holder or besieger differs from the one before, places without one before included."""
    known = {(state.place_id, state.scope): state for state in before}
    changes = []
    for state in after:
        old = known.get((state.place_id, state.scope))
        if old is None or outline(old) != outline(state):
            changes.append(Change(old, state))
    return tuple(changes)


def outline(state: ControlState) -> tuple[str, str, str]:
    """What makes a change."""
    return state.label, state.holder_side, state.besieger_side


def find_gaps(control: Sequence[ControlState], statements: Sequence[Statement], *, as_of: date) -> tuple[Gap, ...]:
    """Places told of by one voice only, and places without a word for SILENT_DAYS."""
    latest: dict[int, date] = {}
    for statement in statements:
        for place in statement.places:
            if place.place_id is not None and statement.said_at is not None:
                latest[place.place_id] = max(latest.get(place.place_id, date.min), statement.said_at)
    gaps = []
    for state in control:
        last = latest.get(state.place_id)
        if last is not None and (as_of - last).days >= SILENT_DAYS:
            gaps.append(Gap(state.place_id, state.place, f"no word for {(as_of - last).days} days", state.scope))
        elif len(state.terms) == 1:
            gaps.append(Gap(state.place_id, state.place, f"one voice only: {state.terms[0].group}", state.scope))
    return tuple(gaps)

"""Statements and speakers for tests of control: two sides, a monitor that leans, and what they say hour by hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from builders import make_report, make_statement
from orontes.control.assess import assess_control
from orontes.control.bearings import Sign, find_signs
from orontes.control.evidence import Speakers
from orontes.control.takers import add_takers
from orontes.model.control import ControlState
from orontes.model.statement import Participant, Statement

SIDES = {
    "rebels": "rebels",
    "hts": "rebels",
    "government": "government",
    "army": "government",
    "defence ministry": "government",
    "iran": "government",
    "sdf": "sdf",
}
TIES = {"sohr": ("rebels", "leaning"), "iran": ("government", "ally")}


def side_of(statement: Statement, who: Participant) -> str:
    """The side by the lower-case name."""
    return SIDES.get(who.names[0].lower(), "")


def source_side(statement: Statement) -> tuple[str, str]:
    """The side and tie of a source by its lower-case name; parties are members of theirs."""
    name = (statement.source.names or ("",))[0].lower()
    if name in TIES:
        return TIES[name]
    side = next((side for word, side in SIDES.items() if name.startswith(word)), "")
    return (side, "member") if side and statement.source.kind == "party" else ("", "")


def primary(statement: Statement) -> str:
    """The source's name, else the report."""
    return statement.source.names[0] if statement.source.names else f"N {statement.report_id}"


SPEAKERS = Speakers(primary, source_side, lambda statement: statement.report_id)


def tell(
    hour: str,
    kind: str,
    who: str,
    *,
    by: str = "",
    by_kind: str = "party",
    relation: str = "in",
    place: str = "Homs",
    stance: str | None = None,
    reality: str = "happened",
    anonymous: bool = False,
    part: str = "whole",
    targets: Sequence[str] = (),
    anchor: str = "acted",
    sentence: str | None = None,
) -> Statement:
    """One statement learned at `hour` (2024-12-07T20:30) on its own day, in a report of its own."""
    moment = datetime.fromisoformat(hour).replace(tzinfo=UTC)
    words = sentence or f"{hour} {by}: {who} {anchor} {' '.join(targets)} {place} ({kind}, {reality}, {part})."
    return make_statement(
        type=kind,
        agents=(who,) if who else (),
        targets=targets,
        place=place,
        relation=relation,
        start=None,
        source=by,
        source_kind=by_kind if by else None,
        is_anonymous=anonymous,
        stance=stance or ("denies" if reality == "denied" else None),
        reality=reality,
        anchor=anchor,
        part=part,
        sentence=words,
        report=make_report(words, published=moment.date()),
        learned_at=moment,
    )


def signs_of(statements: Sequence[Statement]) -> tuple[Sign, ...]:
    """All signs with takers."""
    return add_takers([sign for s in statements for sign in find_signs(s, side_of=side_of)])


def assess(
    statements: Sequence[Statement],
    *,
    as_of: date | datetime,
    baseline: dict[int, str] | None = None,
    baseline_day: date | None = None,
) -> dict[tuple[str, str], ControlState]:
    """(place, scope) → state."""
    states = assess_control(
        statements,
        side_of=side_of,
        source_side=source_side,
        primary=primary,
        publisher_of=lambda statement: statement.report_id,
        as_of=as_of,
        baseline=baseline,
        baseline_day=baseline_day,
    )
    return {(state.place, state.scope): state for state in states}

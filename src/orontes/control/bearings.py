"""What does a statement say for or against a side at a place? From statements to bearings (design, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from orontes.control.moments import event_days, moment_of
from orontes.control.scopes import scopes_of
from orontes.control.sides import SideOf, side_or_name
from orontes.model.control import Bearing
from orontes.model.statement import Participant, Statement, StatementPlace
from orontes.resources import read_toml

ASSERTED = 0.7
"""Certainty from which a mark counts as told, not as possible."""
SIDELESS = ("siege", "fighting", "hot", "truce")
"""Marks that say something without a side: there is fighting, whoever fights."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One bearing with what the later steps need: its statement, place, moment and certainty."""

    bearing: Bearing
    statement: Statement
    place: StatementPlace
    moment: datetime
    certainty: float
    taker: float = 0.0
    """Strength for the one opposing side that is there, if there is one (see takers.py)."""
    lifts: bool = False
    """Ends a siege."""

    @property
    def is_asserted(self) -> bool:
        """Told as having happened, not denied and not merely possible."""
        return self.certainty >= ASSERTED


def find_signs(statement: Statement, *, side_of: SideOf) -> tuple[Sign, ...]:
    """Every sign of one statement; none where its certainty is 0, its day unknown, or none of its places resolved."""
    certainty, moment = certainty_of(statement), moment_of(statement)
    if certainty == 0 or moment is None:
        return ()
    side = side_or_name(side_of)
    return tuple(
        sign
        for place in statement.places
        if place.place_id is not None
        for scope, relation in scopes_of(place)
        if (row := row_for(statement, relation)) is not None
        for sign in build_signs(statement, place, row, scope=scope, certainty=certainty, moment=moment, side_of=side)
    )


def find_bearings(statement: Statement, *, side_of: SideOf) -> tuple[Bearing, ...]:
    """The bearings alone, without what follows from other statements (takers)."""
    return tuple(sign.bearing for sign in find_signs(statement, side_of=side_of))


def certainty_of(statement: Statement) -> float:
    """C by stance and reality: 1 certain, .4 possible or a side's own announced withdrawal, -1 turns the vector."""
    table = read_toml("control_weights.toml")["certainty"]
    announced = table["announced"]
    if statement.reality == "planned" and statement.type in announced["types"] and speaks_for_itself(statement):
        return float(announced["weight"]) if statement.stance in announced["stances"] else 0.0
    is_party_claim = statement.stance == "claims" and statement.source.kind == "party"
    row: Mapping[str, float] = table.get("claims_party" if is_party_claim else statement.stance, {})
    return float(row.get(statement.reality, 0.0))


def speaks_for_itself(statement: Statement) -> bool:
    """Whether the speaker is the side that would act: its announced withdrawal counts, others' hope does not."""
    source = statement.source
    if source.kind != "party":
        return False
    own = {name.lower() for name in (*source.names, source.text)}
    return any(
        (agent.actor_id is not None and agent.actor_id == source.actor_id)
        or own & {name.lower() for name in (*agent.names, agent.text)}
        for agent in statement.agents
    )


def row_for(statement: Statement, relation: str) -> dict[str, Any] | None:
    """The first row of the bearing table whose conditions hold, None if the type says nothing of control there."""
    for row in read_toml("control_weights.toml")["bearing"]:
        if row["type"] != statement.type or relation not in row["relation"]:
            continue
        if row.get("part", statement.part) != statement.part or (row.get("agentless") and statement.agents):
            continue
        words = row.get("words")
        if words and not re.search(words, f"{statement.anchor_text} {statement.sentence_text}", re.IGNORECASE):
            continue
        return dict(row)
    return None


def build_signs(
    statement: Statement,
    place: StatementPlace,
    row: Mapping[str, Any],
    *,
    scope: str,
    certainty: float,
    moment: datetime,
    side_of: SideOf,
) -> Iterator[Sign]:
    """The signs of one statement at one place: one for each of the agents' sides and, if the row says so, targets'."""

    def sign(side: str, actor: str, strength: float, mark: str, *, taker: float = 0.0) -> Sign:
        first, last = event_days(statement)
        shown = mark if certainty > 0 else "none"
        rule = f"bearing.{statement.type}.{row['relation'][0]}"
        bearing = Bearing(
            statement.id, place.place_id or 0, scope, side, actor, strength * certainty, shown, first, last, rule
        )
        lifts = bool(row.get("lifts")) and certainty >= ASSERTED
        return Sign(bearing, statement, place, moment, certainty, taker=taker * max(0.0, certainty), lifts=lifts)

    agents = by_side(statement, statement.agents, side_of)
    for side, actor in agents.items():
        yield sign(side, actor, row.get("agent", 0.0), row.get("mark", "none"), taker=row.get("taker", 0.0))
    if not agents and row.get("mark") in SIDELESS:
        yield sign("", "", 0.0, row["mark"])
    told_of_targets = row.get("target", 0.0) and (certainty > 0 or row.get("agentless"))
    for side, actor in (by_side(statement, statement.targets, side_of) if told_of_targets else {}).items():
        if side not in agents:
            yield sign(side, actor, row["target"], row["target_mark"])


def by_side(statement: Statement, who: Sequence[Participant], side_of: SideOf) -> dict[str, str]:
    """Side → name of its first participant, in order."""
    found: dict[str, str] = {}
    for participant in who:
        side = side_of(statement, participant)
        if side:
            found.setdefault(side, participant.names[0] if participant.names else participant.text)
    return found

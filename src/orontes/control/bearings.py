"""What does a statement say for or against a side at a place? From statements to bearings (control.md section 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from orontes.model.control import Bearing
from orontes.model.statement import Participant, Statement, StatementPlace
from orontes.resources import read_toml

SideOf = Callable[[Statement, Participant], str]
"""The side a participant stands on in the statement's war, '' if unknown."""
SITES = ("facility", "camp", "district", "crossing")
BASES = ("base", "airport")
PROVINCES = ("admin1", "admin2")


def find_bearings(statement: Statement, *, side_of: SideOf) -> tuple[Bearing, ...]:
    """Every bearing of one statement: none where its reality or certainty gives it no weight, or no place is resolved."""
    table = read_toml("control_weights.toml")["bearing"].get(statement.type)
    certainty = certainty_of(statement)
    if table is None or certainty == 0:
        return ()
    return tuple(
        bearing
        for place in statement.places
        if place.place_id is not None and place.kind != "country"
        for bearing in place_bearings(statement, place, table, certainty=certainty, side_of=side_of)
    )


def certainty_of(statement: Statement) -> float:
    """C of control.md: by stance and reality; -1 turns the vector."""
    stance = statement.stance
    if stance == "claims" and statement.source.kind == "party":
        stance = "claims_party"
    return float(read_toml("control_weights.toml")["certainty"].get(f"{stance}/{statement.reality}", 0.0))


def place_bearings(
    statement: Statement, place: StatementPlace, table: dict[str, Any], *, certainty: float, side_of: SideOf
) -> Iterator[Bearing]:
    """Bearings at one place: for the agents' sides, and for the targets' where the type says something of them."""
    relation = place.relation
    if statement.type == "withdrawal" and relation in ("to", "toward"):
        return
    near = read_toml("control_weights.toml")["near"]
    is_near = relation in ("near", "toward", "to") or (relation == "from" and statement.type != "withdrawal")
    mark = near["mark"] if is_near else table["mark"]
    strength = (near["agent"] if table["agent"] > 0 else 0.0) if is_near else part_strength(statement, table)
    sides = dict.fromkeys(side for agent in statement.agents if (side := side_of(statement, agent)))
    for side in sides:
        yield build_bearing(statement, place, side, strength * certainty, mark)
    if not sides and not is_near and "without_agent_target" in table:
        for side in target_sides(statement, side_of):
            yield build_bearing(statement, place, side, table["without_agent_target"] * certainty, "departed")
    elif not is_near and table["target"]:
        for side in target_sides(statement, side_of):
            yield build_bearing(statement, place, side, table["target"] * certainty, "inside")
    if not sides and mark in ("siege", "fighting", "hot"):
        yield build_bearing(statement, place, "", 0.0, mark)


def target_sides(statement: Statement, side_of: SideOf) -> list[str]:
    """Sides of the targets, each once."""
    return list(dict.fromkeys(side for target in statement.targets if (side := side_of(statement, target))))


def part_strength(statement: Statement, table: dict[str, Any]) -> float:
    """The agent's strength, less where only part of the place is taken."""
    return float(table.get(statement.part, table["agent"]))


def build_bearing(statement: Statement, place: StatementPlace, side: str, strength: float, mark: str) -> Bearing:
    """One bearing, valid from the event's day or, where none is told, the day it was said."""
    assert place.place_id is not None  # checked by find_bearings
    start, end = event_days(statement)
    actor = next((a.names[0] for a in statement.agents if a.names), "")
    return Bearing(
        statement_id=statement.id,
        place_id=place.place_id,
        scope=scope_of(place),
        side=side,
        actor=actor,
        strength=round(strength, 3),
        mark=mark,
        valid_from=start,
        valid_to=end,
        rule=f"bearing.{statement.type}" + (".near" if place.relation in ("near", "toward", "outskirts") else ""),
    )


def scope_of(place: StatementPlace) -> str:
    """site | base | settlement | outskirts | province | area: evidence counts at its own scope only."""
    if place.relation == "outskirts":
        return "outskirts"
    if place.kind in BASES:
        return "base"
    if place.kind in SITES:
        return "site"
    if place.kind in PROVINCES:
        return "province"
    return "settlement" if place.kind == "settlement" else "area"


def event_days(statement: Statement) -> tuple[date | None, date | None]:
    """First and last day of the event, else the day of saying."""
    if statement.time is not None and (statement.time.start or statement.time.end):
        return statement.time.start or statement.time.end, statement.time.end
    return statement.said_at, statement.said_at

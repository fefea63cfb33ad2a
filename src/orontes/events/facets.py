"""What of a statement is compared when it is matched with another: family, places, days, names, reality?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from orontes.model.statement import Participant, Statement, StatementPlace
from orontes.resources import read_toml

PlaceKey = tuple[int | str, str]
"""(gazetteer id, or the name in lower case, with the scope: in | near | outskirts | toward)."""


@dataclass(frozen=True, slots=True)
class Facets:
    """A statement with what matching looks at, worked out once."""

    statement: Statement
    family: str
    places: frozenset[PlaceKey]
    days: tuple[date, date] | None
    """First and last day of the happening; None where the statement gives none."""
    agents: frozenset[str]
    targets: frozenset[str]
    reality: str
    """fact | plan | demand."""


def facets_of(statement: Statement) -> Facets:
    """The facets of one statement."""
    table = read_toml("event_match.toml")
    return Facets(
        statement=statement,
        family=_family_of(statement.type),
        places=frozenset(place_key(place) for place in statement.places),
        days=_days_of(statement),
        agents=names_of(statement.agents),
        targets=names_of(statement.targets),
        reality=next((name for name, values in table["realities"].items() if statement.reality in values), "fact"),
    )


def place_key(place: StatementPlace) -> PlaceKey:
    """The key by which two places are the same."""
    scopes: dict[str, str] = read_toml("event_match.toml")["scopes"]
    name = place.name or (place.names[0] if place.names else place.text)
    return (place.place_id if place.place_id is not None else name.lower(), scopes.get(place.relation, "in"))


def names_of(participants: Iterable[Participant]) -> frozenset[str]:
    """Actor ids and names, lower case: two sets that share one mean the same somebody."""
    found: set[str] = set()
    for participant in participants:
        if participant.actor_id:
            found.add(participant.actor_id)
        found.update(name.lower() for name in participant.names or (participant.text,))
    return frozenset(found)


def _days_of(statement: Statement) -> tuple[date, date] | None:
    time = statement.time
    if time is None or (time.start is None and time.end is None):
        return None
    return (time.start or date.min, time.end or date.max)


@cache
def _family_of(type: str) -> str:
    families: dict[str, list[str]] = read_toml("event_match.toml")["families"]
    return next((name for name, types in families.items() if type in types), type)

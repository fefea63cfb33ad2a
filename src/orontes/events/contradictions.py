"""In what way does one statement contradict another, if it does?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from orontes.events.compare import are_siblings, days_apart
from orontes.events.facets import Facets
from orontes.resources import read_toml

Contradiction = tuple[str, Facets, Facets]
"""(kind, the one that says it, the one against it); kind is denial | opposite | reframe | scope."""


def find_contradictions(left: Facets, right: Facets) -> Iterator[Contradiction]:
    """The contradictions of a pair from two voices; none where the times lie apart or the places differ.

    Time and place are tested first: most apparent contradictions end there (design/control.md section 7).
    """
    if (
        left.reality != "fact"
        or right.reality != "fact"
        or days_apart(left, right) > 0
        or not _share_place(left, right)
    ):
        return
    for one, other in ((left, right), (right, left)):
        if _is_denial(one, other):
            yield "denial", one, other
        elif _is_opposite(one, other):
            yield "opposite", one, other
        elif _is_reframe(one, other):
            yield "reframe", one, other
        elif _is_part(one, other):
            yield "scope", one, other


def _share_place(left: Facets, right: Facets) -> bool:
    """A place in common; two without any place must be told of one doer (a flight denied has no place)."""
    if left.places or right.places:
        return bool(left.places & right.places)
    return bool(left.agents & right.agents)


def _is_denial(one: Facets, other: Facets) -> bool:
    types = (one.statement.type, other.statement.type)
    same = types[0] == types[1] or are_siblings(*types)
    return same and one.statement.reality != "denied" and other.statement.reality == "denied"


def _is_opposite(one: Facets, other: Facets) -> bool:
    if "denied" in (one.statement.reality, other.statement.reality) or one.agents & other.agents:
        return False
    return [one.statement.type, other.statement.type] in _opposites()


def _is_reframe(one: Facets, other: Facets) -> bool:
    """A withdrawal by another voice's word, and the leaver's softer word for it."""
    table = read_toml("event_match.toml")["reframe"]
    if one.statement.type != "withdrawal" or other.statement.type not in table["types"]:
        return False
    return _is_soft(other) and not _is_soft(one)


def _is_soft(facets: Facets) -> bool:
    anchor = facets.statement.anchor_text.lower()
    return any(word in anchor for word in read_toml("event_match.toml")["reframe"]["words"])


def _is_part(one: Facets, other: Facets) -> bool:
    is_same = one.statement.type == other.statement.type and bool(one.agents & other.agents)
    return is_same and one.statement.part == "whole" and other.statement.part == "part"


@cache
def _opposites() -> tuple[list[str], ...]:
    return tuple(list(entry["types"]) for entry in read_toml("event_match.toml")["opposites"])

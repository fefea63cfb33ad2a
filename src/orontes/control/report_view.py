"""What does one report as a whole say of who holds which place? Apart from the assessment, and scored on its own.

Capture gives held, withdrawal without capture left, siege besieged, fighting inside contested, "X-held Y" held; any
kind of source counts and is recorded, a denial makes it disputed (control.md section 5, last paragraph).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orontes.control.held_phrases import find_held
from orontes.model.actor import ActorMention
from orontes.model.control import ReportedControl
from orontes.model.place import PlaceMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.model.statement import Statement, StatementPlace

RANK = {"held": 4, "besieged": 3, "left": 2, "contested": 1}
"""Which status counts where a report gives several for one place."""
INSIDE = ("in", "from")


@dataclass(frozen=True, slots=True)
class Word:
    """What one statement or phrase says of one place."""

    place: StatementPlace
    status: str
    holder: tuple[str, ...]
    previous: tuple[str, ...]
    source_kind: str
    statement_id: str
    is_denied: bool = False


def report_control(
    report: Report,
    reading: Reading,
    statements: Sequence[Statement],
    *,
    places: Sequence[PlaceMention],
    actors: Sequence[ActorMention],
) -> tuple[ReportedControl, ...]:
    """Places whose control the report tells, in order of first mention."""
    words = [word for statement in statements for word in statement_words(statement)]
    words += [
        Word(place, "held", holder, (), "narrator", "")
        for place, holder in find_held(report, reading, places=places, actors=actors)
    ]
    by_place: dict[str, list[Word]] = {}
    for word in words:
        if word.place.precision <= 5 or word.place.place_id is None:
            by_place.setdefault(place_key(word.place), []).append(word)
    found = [merge(group) for group in by_place.values()]
    return tuple(state for state in found if state is not None)


def place_key(place: StatementPlace) -> str:
    """One key for all mentions of a place, outskirts apart."""
    base = str(place.place_id) if place.place_id is not None else place.text.lower()
    return f"{base}|{place.relation == 'outskirts'}"


def statement_words(statement: Statement) -> Iterator[Word]:
    """What a statement says of its places; demanded and planned acts say nothing."""
    if statement.reality not in ("happened", "possible", "denied"):
        return
    is_denied = statement.reality == "denied"
    status = status_of(statement, is_denied=is_denied)
    if status is None:
        return
    holder, previous = holders(statement, status, is_denied=is_denied)
    for place in statement.places:
        if place.kind == "country" or not is_named(place) or not fits_relation(statement, place):
            continue
        yield Word(place, status, holder, previous, statement.source.kind, statement.id, is_denied)


def status_of(statement: Statement, *, is_denied: bool) -> str | None:
    """The status a statement's type gives; a denied loss leaves the place held."""
    if is_denied:
        return "held" if statement.type in ("withdrawal", "capture") else None
    return {
        "capture": "held",
        "withdrawal": "left",
        "siege": "besieged",
        "clash": "contested",
        "defence": "held",
        "surrender": "left",
    }.get(statement.type)


def holders(statement: Statement, status: str, *, is_denied: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(names of the holder, names of the holder before)."""
    agents = tuple(name for agent in statement.agents for name in agent.names)
    targets = tuple(name for target in statement.targets for name in target.names)
    if is_denied:
        speaker = statement.source.names if statement.source.kind == "party" else ()
        return (agents if statement.type == "withdrawal" else speaker), ()
    if status == "held":
        return agents, targets if statement.type == "capture" else ()
    if status == "besieged":
        return targets, ()
    return (), agents if status == "left" else ()


def is_named(place: StatementPlace) -> bool:
    """Whether the place has a name: descriptions that stand for none are left out."""
    return place.place_id is not None or place.text[:1].isupper() or any(w[:1].isupper() for w in place.text.split())


def fits_relation(statement: Statement, place: StatementPlace) -> bool:
    """Whether the place is the one fought for, not one near it or on the way."""
    if statement.type == "withdrawal":
        return place.relation in ("from", "in")
    if statement.type == "siege":
        return place.relation in ("in", "outskirts", "near")
    if statement.type == "clash":
        return place.relation == "in" and place.kind in ("settlement", "district", "base", "airport")
    return place.relation in INSIDE


def merge(words: Sequence[Word]) -> ReportedControl | None:
    """One entry for a place from all that the report says of it."""
    told = [word for word in words if not word.is_denied]
    best = max(told or words, key=lambda w: (RANK[w.status], bool(w.holder)))
    if best.is_denied and not best.holder:
        return None
    previous = best.previous or next((w.previous for w in told if w.status == "left" and w.previous), ())
    place = best.place
    return ReportedControl(
        place=place.text,
        names=place.names,
        lat=place.lat,
        lon=place.lon,
        status=best.status,
        holder=tuple(dict.fromkeys(best.holder)),
        previous=tuple(dict.fromkeys(previous)),
        source_kind=best.source_kind,
        disputed=any(w.is_denied for w in words) and bool(told),
        statement_ids=tuple(dict.fromkeys(w.statement_id for w in words if w.statement_id)),
        place_id=place.place_id,
    )

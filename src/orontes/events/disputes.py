"""Which statements contradict each other, and about what?"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from orontes.events.blocks import candidate_pairs
from orontes.events.build import build_events
from orontes.events.contradictions import find_contradictions
from orontes.events.facets import facets_of
from orontes.events.voices import find_voices
from orontes.model.event import Dispute, Event, Figure
from orontes.model.judgement import Judgement
from orontes.model.report import Report
from orontes.model.statement import Statement
from orontes.resources import read_toml

KINDS = {"opposite": "denial"}
"""Kinds of contradiction that the record knows under a wider name."""


@dataclass(slots=True)
class _Sides:
    """The two sides of one dispute while it grows."""

    said: set[str] = field(default_factory=set)
    against: set[str] = field(default_factory=set)


def find_disputes(
    statements: Iterable[Statement],
    *,
    reports: Iterable[Report],
    events: Sequence[Event] | None = None,
    judgements: Iterable[Judgement] = (),
) -> tuple[Dispute, ...]:
    """The contradictions among statements of different voices, each with both sides' statements.

    `events` saves building them anew. A scope dispute (all of a place, a part of it) is closed from the start: both
    may be true. The order of the statements does not matter.
    """
    by_id = {statement.id: statement for statement in statements}
    reports = tuple(reports)
    voices = find_voices(by_id.values(), reports=reports).of
    if events is None:
        events = build_events(by_id.values(), reports=reports, judgements=judgements)
    found = [*_structural(by_id, voices), *_numeric(events)]
    return tuple(sorted(found, key=lambda d: (d.kind, d.place, d.id)))


def _structural(by_id: Mapping[str, Statement], voices: Mapping[str, str]) -> Iterator[Dispute]:
    """Denials, opposites, reframings and differences of scope: pairs, gathered where they share a statement."""
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for left, right in candidate_pairs([facets_of(by_id[id]) for id in sorted(by_id)]):
        if voices[left.statement.id] != voices[right.statement.id]:
            for kind, said, against in find_contradictions(left, right):
                links[kind].append((said.statement.id, against.statement.id))
    for kind, pairs in sorted(links.items()):
        for sides in _gather(sorted(pairs)):
            yield _dispute(kind, sides, by_id)


def _gather(pairs: Sequence[tuple[str, str]]) -> list[_Sides]:
    groups: list[_Sides] = []
    for said, against in pairs:
        touching = [g for g in groups if said in g.said | g.against or against in g.said | g.against]
        joined = _Sides({said}, {against})
        for group in touching:
            joined.said |= group.said
            joined.against |= group.against
            groups.remove(group)
        groups.append(joined)
    return groups


def _dispute(kind: str, sides: _Sides, by_id: Mapping[str, Statement]) -> Dispute:
    said, against = tuple(sorted(sides.said)), tuple(sorted(sides.against))
    place = next((p for id in (*said, *against) for p in by_id[id].places if p.place_id is not None), None)
    place = place or next((p for id in (*said, *against) for p in by_id[id].places), None)
    name = (place.name or place.text) if place else ""
    is_scope = kind == "scope"
    return Dispute(
        id=_dispute_id(kind, said, against),
        kind=KINDS.get(kind, kind),
        place_id=place.place_id if place else None,
        place=name,
        about=_about(kind, type=by_id[said[0]].type, place=name),
        for_ids=said,
        against_ids=against,
        is_open=not is_scope,
        outcome="scope_differs" if is_scope else "",
    )


def _numeric(events: Iterable[Event]) -> Iterator[Dispute]:
    """Numbers of different voices about one event that no single number satisfies."""
    for event in events:
        series: dict[str, list[Figure]] = defaultdict(list)
        for figure in event.figures:
            if not figure.is_cumulative:
                series[figure.what].append(figure)
        for what, figures in sorted(series.items()):
            sides = _split(figures)
            if sides is not None:
                said, against = (tuple(sorted(side)) for side in (sides.said, sides.against))
                about = _about("numeric", what=what, place=event.place)
                id = _dispute_id(f"numeric {what}", said, against)
                yield Dispute(id, "numeric", event.place_id, event.place, about, said, against)


def _split(figures: Sequence[Figure]) -> _Sides | None:
    """The lowest figure and what agrees with it, against those that do not; None where all agree."""
    lowest = min(figures, key=lambda f: (f.high if f.high is not None else float("inf"), f.low or 0, f.statement_id))
    against = {f.statement_id for f in figures if _disagree(lowest, f)}
    said = {f.statement_id for f in figures if _is_same_series(lowest, f)} - against
    return _Sides(said, against) if against else None


def _disagree(lowest: Figure, other: Figure) -> bool:
    is_apart = lowest.high is not None and (other.low or 0) > lowest.high
    return _is_same_series(lowest, other) and is_apart and lowest.speaker != other.speaker


def _is_same_series(one: Figure, other: Figure) -> bool:
    return one.of.lower() == other.of.lower() or not one.of or not other.of


def _about(kind: str, *, place: str, **words: str) -> str:
    table = read_toml("event_match.toml")["about"]
    return str(table[kind]).format(place=place or table["no_place"], **words)


def _dispute_id(kind: str, said: Sequence[str], against: Sequence[str]) -> str:
    content = "\x1f".join((kind, *said, "against", *against))
    return "d_" + hashlib.sha256(content.encode()).hexdigest()[:12]

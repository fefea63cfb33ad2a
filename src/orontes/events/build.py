"""Which happenings do these statements tell, and how well is each supported?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from orontes.events.clusters import Cluster, cluster
from orontes.events.facets import facets_of
from orontes.events.figures import list_figures
from orontes.events.judge import persons_words
from orontes.events.voices import Voices, find_voices
from orontes.model.event import Event, event_id
from orontes.model.judgement import Judgement
from orontes.model.report import Report
from orontes.model.statement import Participant, Statement, StatementPlace

NOWHERE = "the statements name no place"


def build_events(
    statements: Iterable[Statement], *, reports: Iterable[Report], judgements: Iterable[Judgement] = ()
) -> tuple[Event, ...]:
    """The events that statements tell: each statement in exactly one, by first day, then id.

    `reports` say who put the statements out and which are copies; `judgements` are persons' words on pairs and go
    before the machine's. The same statements give the same events, in whatever order they come.
    """
    told = {statement.id: statement for statement in sorted(statements, key=lambda s: (s.said_at or date.max, s.id))}
    voices = find_voices(told.values(), reports=reports)
    clusters = cluster([facets_of(statement) for statement in told.values()], persons=persons_words(judgements))
    rank = {id: position for position, id in enumerate(told)}
    events = [
        _event(group, [told[id] for id in sorted(group.statement_ids, key=rank.__getitem__)], voices=voices)
        for group in clusters
    ]
    return tuple(sorted(events, key=lambda e: (e.start or date.max, e.id)))


def _event(group: Cluster, statements: Sequence[Statement], *, voices: Voices) -> Event:
    asserting = [s for s in statements if s.reality != "denied"] or list(statements)
    place = _best_place(asserting)
    start, end = _days(asserting)
    return Event(
        id=event_id(group.statement_ids),
        type=_most_told(s.type for s in asserting),
        reality=_reality(statements),
        place_id=place.place_id if place else None,
        place=(place.name or place.text) if place else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision=place.precision if place else 7,
        start=start,
        end=end,
        agents=_names(p for s in asserting for p in s.agents),
        targets=_names(p for s in asserting for p in s.targets),
        statement_ids=tuple(s.id for s in statements),
        primary_sources=voices.independent(asserting),
        status=judge_status(statements, voices=voices),
        figures=list_figures(statements, voices=voices.of),
        reasons=group.reasons or (() if place else (NOWHERE,)),
    )


def judge_status(statements: Sequence[Statement], *, voices: Voices) -> str:
    """single_source | corroborated | disputed | refuted, by how many independent voices tell it and who denies it.

    refuted: everybody who told it denies it later. disputed: somebody denies it, whether or not we have who told it.
    """
    denials = [s for s in statements if s.reality == "denied"]
    tellers = voices.independent(s for s in statements if s.reality != "denied")
    if denials:
        took_back = {voices.of[s.id] for s in denials}
        return "refuted" if tellers and set(tellers) <= took_back and _is_later(statements) else "disputed"
    return "corroborated" if len(tellers) > 1 else "single_source"


def _is_later(statements: Sequence[Statement]) -> bool:
    """Whether the last denial was said after everything that told it; unknown days of saying decide nothing."""
    told = [s.said_at for s in statements if s.reality != "denied"]
    denied = [s.said_at for s in statements if s.reality == "denied" and s.said_at is not None]
    return bool(denied) and all(day is not None and day < max(denied) for day in told)


def _reality(statements: Sequence[Statement]) -> str:
    order = ("happened", "possible", "denied", "planned", "demanded")
    return min((s.reality for s in statements), key=lambda r: order.index(r) if r in order else len(order))


def _best_place(statements: Sequence[Statement]) -> StatementPlace | None:
    """The finest resolved place that most statements name; an unresolved one where none is resolved."""
    places = [place for s in statements for place in s.places]
    often = Counter((p.place_id, p.name or p.text) for p in places)
    return min(
        places,
        key=lambda p: (p.place_id is None, p.precision, -often[(p.place_id, p.name or p.text)], p.name or p.text),
        default=None,
    )


def _days(statements: Sequence[Statement]) -> tuple[date | None, date | None]:
    """The days of the happening: those all times share; where they share none, from the first to the last."""
    times = [s.time for s in statements if s.time is not None and (s.time.start or s.time.end)]
    starts, ends = [t.start for t in times if t.start], [t.end for t in times if t.end]
    if starts and ends and max(starts) <= min(ends):
        return max(starts), min(ends)
    return min(starts, default=None), max(ends, default=None)


def _most_told(types: Iterable[str]) -> str:
    counts = Counter(types)
    return min(counts, key=lambda name: (-counts[name], name))


def _names(participants: Iterable[Participant]) -> tuple[str, ...]:
    """Names as canonical, each once, in order; private persons stay unnamed."""
    named = (p for p in participants if not p.is_private)
    return tuple(dict.fromkeys(p.names[0] if p.names else p.text for p in named))

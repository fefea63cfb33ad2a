"""Is a private person's name left in a statement's words, or in what was computed from them: events, voices, claims?

The steps that fuse and assess keep a speaker or agent as plain words. Every output first puts its picture through here,
and one that shows single statements each of those.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from orontes.model.control import ControlState
from orontes.model.event import Event
from orontes.model.picture import Picture
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.model.statement import Participant, Source, Statement, StatementPlace
from orontes.outputs.privacy import HIDDEN, bare_names, is_private_source

SHORTEST, SHORTEST_NEAR = 4, 2
"""Letters a name has at least to be looked for in the whole picture (where "Ali" would hit others), and in statements
of its own report.
"""


def withhold_names(picture: Picture) -> Picture:
    """The picture with each private person's name withheld: statements, events, states, disputes, gaps, headlines."""
    pattern = _pattern(_private_names(picture.statements))
    if pattern is None:
        return picture
    known = _known_names(picture.statements)
    return replace(
        picture,
        statements=tuple(withhold_statement(each) for each in picture.statements),
        events=tuple(_event(each, pattern, known) for each in picture.events),
        control=tuple(_state(each, pattern) for each in picture.control),
        disputes=tuple(replace(each, about=pattern.sub(HIDDEN, each.about)) for each in picture.disputes),
        changes=tuple(
            replace(each, before=each.before and _state(each.before, pattern), after=_state(each.after, pattern))
            for each in picture.changes
        ),
        reports=_reports(picture),
        gaps=tuple(replace(each, reason=pattern.sub(HIDDEN, each.reason)) for each in picture.gaps),
    )


def withhold_statement(statement: Statement) -> Statement:
    """The statement with private names withheld in every field, and marked wherever its sentence holds them."""
    pattern = _pattern(_private_names((statement,)), shortest=SHORTEST_NEAR)
    if pattern is None:
        return statement
    return replace(
        statement,
        anchor_text=pattern.sub(HIDDEN, statement.anchor_text),
        agents=tuple(_participant(each, pattern) for each in statement.agents),
        targets=tuple(_participant(each, pattern) for each in statement.targets),
        places=tuple(_place(each, pattern) for each in statement.places),
        counts=tuple(
            replace(each, of=pattern.sub(HIDDEN, each.of), text=pattern.sub(HIDDEN, each.text))
            for each in statement.counts
        ),
        source=_source(statement.source, pattern),
        why=tuple(replace(each, detail=pattern.sub(HIDDEN, each.detail)) for each in statement.why),
        withheld=_withheld(statement, pattern),
    )


def withhold_words(words: str, statement: Statement) -> str:
    """Words of a statement's report without its private names."""
    pattern = _pattern(_private_names((statement,)), shortest=SHORTEST_NEAR)
    return pattern.sub(HIDDEN, words) if pattern else words


def _withheld(statement: Statement, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    """The private names of the sentence: those found by the reader, and where they stand again."""
    first = statement.sentence.start
    matches = (match.span() for match in pattern.finditer(statement.sentence_text))
    again = (Span(first + start, first + end) for start, end in matches)
    people: tuple[Participant | Source, ...] = (*statement.agents, *statement.targets, statement.source)
    taken = [*statement.withheld, *(who.span for who in people if who.actor_id is not None and who.span is not None)]
    return (*statement.withheld, *(span for span in again if not any(span.overlaps(other) for other in taken)))


def _participant(person: Participant, pattern: re.Pattern[str]) -> Participant:
    if person.actor_id is not None:
        return person
    return replace(person, text=pattern.sub(HIDDEN, person.text), names=_words(person.names, pattern))


def _place(place: StatementPlace, pattern: re.Pattern[str]) -> StatementPlace:
    if place.place_id is not None and place.text in place.names:
        return place
    text, reason = pattern.sub(HIDDEN, place.text), pattern.sub(HIDDEN, place.reason)
    return replace(place, text=text, reason=reason, names=_words(place.names, pattern))


def _source(source: Source, pattern: re.Pattern[str]) -> Source:
    chain, body = _words(source.chain, pattern), _words(source.body, pattern)
    if source.actor_id is not None:
        return replace(source, chain=chain, body=body)
    names = _words(source.names, pattern)
    return replace(source, text=pattern.sub(HIDDEN, source.text), names=names, chain=chain, body=body)


def _reports(picture: Picture) -> tuple[Report, ...]:
    """The reports, each title without the private names of its own statements."""
    told: dict[str, list[Statement]] = {}
    for statement in picture.statements:
        told.setdefault(statement.report_id, []).append(statement)
    patterns = {id: _pattern(_private_names(own), shortest=SHORTEST_NEAR) for id, own in told.items()}
    return tuple(
        replace(each, title=pattern.sub(HIDDEN, each.title)) if (pattern := patterns.get(each.id)) else each
        for each in picture.reports
    )


def _known_names(statements: Iterable[Statement]) -> frozenset[str]:
    """Names of the known actors: one that shares a word with a private person is shown."""
    found: set[str] = set()
    for statement in statements:
        people: tuple[Participant | Source, ...] = (*statement.agents, *statement.targets, statement.source)
        found.update(name for who in people if who.actor_id is not None for name in (*who.names, who.text))
    return frozenset(found)


def _private_names(statements: Iterable[Statement]) -> Iterator[str]:
    """The words by which private persons are called, and the bare names in them ("Lina Saleh" of "the teacher …")."""
    for words in _private_words(statements):
        yield words
        for name in bare_names(words):
            yield name
            yield name.split()[-1]


def _private_words(statements: Iterable[Statement]) -> Iterator[str]:
    for statement in statements:
        for person in (*statement.agents, *statement.targets):
            if person.is_private:
                yield from (person.text, *person.names)
        yield from statement.unnamed
        first = statement.sentence.start
        yield from (statement.sentence_text[name.start - first : name.end - first] for name in statement.withheld)
        if is_private_source(statement.source):
            yield from (statement.source.text, *statement.source.names)


def _pattern(names: Iterable[str], *, shortest: int = SHORTEST) -> re.Pattern[str] | None:
    """What matches any of the names, as whole words, that can be told from common words."""
    wanted = {name for name in names if len(name) >= shortest and name != name.lower()}
    longest_first = sorted(wanted, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)") if longest_first else None


def _event(event: Event, pattern: re.Pattern[str], known: Collection[str]) -> Event:
    def shown(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each if each in known else pattern.sub(HIDDEN, each) for each in words)

    return replace(
        event,
        agents=shown(event.agents),
        targets=shown(event.targets),
        primary_sources=shown(event.primary_sources),
        reasons=_words(event.reasons, pattern),
        figures=tuple(
            replace(each, speaker=pattern.sub(HIDDEN, each.speaker), of=pattern.sub(HIDDEN, each.of))
            for each in event.figures
        ),
    )


def _state(state: ControlState, pattern: re.Pattern[str]) -> ControlState:
    return replace(
        state,
        terms=tuple(replace(each, group=pattern.sub(HIDDEN, each.group)) for each in state.terms),
        claims=tuple(replace(each, speaker=pattern.sub(HIDDEN, each.speaker)) for each in state.claims),
    )


def _words(words: tuple[str, ...], pattern: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(pattern.sub(HIDDEN, each) for each in words)

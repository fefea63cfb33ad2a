"""Is a private person's name left in what was computed from statements: events, figures, voices, claims?

The steps that fuse and assess keep a speaker or agent as plain words. Every output first puts its picture through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from orontes.model.control import ControlState
from orontes.model.event import Event
from orontes.model.picture import Picture
from orontes.model.statement import Statement
from orontes.outputs.privacy import HIDDEN, bare_names, is_private_source

SHORTEST = 4
"""Letters a name has at least to be looked for; a shorter one ("he", "Ali") would hit other words."""


def withhold_names(picture: Picture) -> Picture:
    """The picture with each private person's name withheld in its events, states, disputes, gaps and headlines."""
    pattern = _pattern(_private_names(picture.statements))
    if pattern is None:
        return picture
    return replace(
        picture,
        events=tuple(_event(each, pattern) for each in picture.events),
        control=tuple(_state(each, pattern) for each in picture.control),
        disputes=tuple(replace(each, about=pattern.sub(HIDDEN, each.about)) for each in picture.disputes),
        changes=tuple(
            replace(each, before=each.before and _state(each.before, pattern), after=_state(each.after, pattern))
            for each in picture.changes
        ),
        reports=tuple(replace(each, title=pattern.sub(HIDDEN, each.title)) for each in picture.reports),
        gaps=tuple(replace(each, reason=pattern.sub(HIDDEN, each.reason)) for each in picture.gaps),
    )


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


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What matches any of the names that can be told from common words."""
    wanted = {name for name in names if len(name) >= SHORTEST and name != name.lower()}
    longest_first = sorted(wanted, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _event(event: Event, pattern: re.Pattern[str]) -> Event:
    return replace(
        event,
        agents=_words(event.agents, pattern),
        targets=_words(event.targets, pattern),
        primary_sources=_words(event.primary_sources, pattern),
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

"""Who gives which number about this event?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orontes.events.facets import names_of
from orontes.model.event import Figure
from orontes.model.statement import Statement
from orontes.resources import read_toml


def list_figures(statements: Iterable[Statement], *, voices: Mapping[str, str]) -> tuple[Figure, ...]:
    """Every number said, each once a voice; never added up.

    A voice that gives the same number in several statements is listed once, by the first of them.
    """
    figures: dict[tuple[object, ...], Figure] = {}
    for statement in statements:
        for count in statement.counts:
            speaker = voices[statement.id]
            key = (speaker, count.what, count.of.lower(), count.low, count.high, count.is_cumulative)
            figure = Figure(
                statement_id=statement.id,
                what=count.what,
                of=count.of,
                low=count.low,
                high=count.high,
                speaker=speaker,
                is_own_claim=is_own_claim(statement, count.what),
                is_cumulative=count.is_cumulative,
            )
            figures.setdefault(key, figure)
    return tuple(sorted(figures.values(), key=lambda f: (f.what, f.of, f.speaker, f.statement_id)))


def is_own_claim(statement: Statement, what: str) -> bool:
    """Whether a party counts what it has itself done: its enemy's losses or its own successes.

    A party's word on its own losses is none, and a party's word on another's deeds is an accusation, not a claim of
    its own.
    """
    if statement.source.kind != "party" or what not in read_toml("event_match.toml")["own_claim"]["counts"]:
        return False
    speaker = {name.lower() for name in statement.source.names} | {statement.source.text.lower()}
    if statement.source.actor_id:
        speaker.add(statement.source.actor_id)
    return bool(speaker & names_of(statement.agents)) and not speaker & names_of(statement.targets)

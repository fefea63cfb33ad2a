"""What does this report say? One report through all steps that need nothing but it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from orontes.engine.toolkit import Toolkit, shared_toolkit
from orontes.errors import InputError
from orontes.model.actor import ActorMention
from orontes.model.picture import ReportReading
from orontes.model.place import PlaceMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.model.statement import Statement
from orontes.resources import read_toml

if TYPE_CHECKING:
    from orontes.actors import Knowledge
    from orontes.reading.gate import GateLook

IS_ABOUT = 0.3
"""Relevance at which a report with a statement counts as about armed conflict.

Of 0.05 to 0.9, 0.3 to 0.5 agree best with the 169 training reports (95.3 %); the lowest of them serves short texts.
"""
NO_DATE = "no publication date: weekdays and words such as 'yesterday' stay unresolved (give --published)"
NOT_ABOUT = "nothing found: the report does not seem to be about an armed conflict"
GATE = "orontes-gate 1"
UNREAD = "not read: its words do not speak of armed conflict"
NO_EVENT = "nothing found: the report tells no event of a type that is looked for"


def read_text(
    text: str,
    *,
    published: date | str | None = None,
    publisher: str = "",
    title: str = "",
    url: str = "",
    toolkit: Toolkit | None = None,
) -> ReportReading:
    """What a text says: statements, control as it has it, places. Raises InputError for a text or date of no use."""
    from orontes.reports import build_report

    if not text.strip():
        raise InputError("The text is empty.", remedy="Give the words of a report.")
    report = build_report(text, published=as_date(published), publisher=publisher, title=title, url=url)
    return read_one(report, toolkit=toolkit or shared_toolkit())


def as_date(when: date | str | None) -> date | None:
    """A date, from itself or from YYYY-MM-DD. Raises InputError where there is no such day."""
    if when is None or isinstance(when, date):
        return when
    try:
        return date.fromisoformat(when.strip())
    except ValueError:
        raise InputError(f"{when!r} is no date.", remedy="Write it as 2024-12-08 (year-month-day).") from None


def read_one(report: Report, *, toolkit: Toolkit) -> ReportReading:
    """One loaded report through reading, linking, finding and the report's own view of control."""
    from orontes.actors import link_actors
    from orontes.control import report_control
    from orontes.places import link_places
    from orontes.reading import read_report
    from orontes.reading.gate import look
    from orontes.statements.find import find_statements
    from orontes.times import find_times

    looked = look(report.text)
    if toolkit.is_gated and not looked.passes:
        return unread(report, looked, toolkit=toolkit)
    reading = read_report(report, encoder=toolkit.encoder)
    places = link_places(report, reading, gazetteer=toolkit.gazetteer)
    actors = link_actors(report, reading, knowledge=toolkit.knowledge)
    statements = find_statements(
        report,
        reading,
        places=places,
        actors=actors,
        times=find_times(report.text, published=report.published),
        kind_of=kind_of_report(report, actors, places, knowledge=toolkit.knowledge),
        publisher=publisher_names(report, knowledge=toolkit.knowledge),
    )
    return ReportReading(
        report=report,
        statements=statements,
        control=report_control(report, reading, statements, places=places, actors=actors),
        toponyms=places,
        is_relevant=bool(statements) and reading.relevance >= IS_ABOUT,
        notes=_notes(report, statements, relevance=reading.relevance),
    )


def unread(report: Report, looked: GateLook, *, toolkit: Toolkit) -> ReportReading:
    """A report that the gate turned away: its places by the gazetteer alone, and the words it was turned away for."""
    from orontes.places import link_places

    empty = Reading(report.id, (), (), (), (), (), GATE, relevance=0.0)
    words = ", ".join(f"'{word}'" for word, weight in looked.words if weight < 0)
    notes = (
        *_notes(report, (), relevance=0.0)[:-1],
        f"{UNREAD} (log-odds {looked.odds:+.1f}; {words}); --every reads it",
    )
    places = link_places(report, empty, gazetteer=toolkit.gazetteer)
    return ReportReading(report, (), (), places, is_relevant=False, notes=notes)


def publisher_names(report: Report, *, knowledge: Knowledge) -> tuple[str, ...]:
    """Names of the known actor that published the report, and of its state; none for an unknown outlet.

    An outlet that only has an actor's name in its own ("Kyiv Post") is not that actor.
    """
    from orontes.actors.names import find_named
    from orontes.actors.states import load_states

    if not report.publisher:
        return ()
    named = find_named(replace(report, text=report.publisher), knowledge=knowledge)
    words = [Span(*match.span()) for match in re.finditer(r"\w+", report.publisher) if match.group()[0].isupper()]
    if not all(any(mention.span.overlaps(word) for mention in named) or is_small(word, report) for word in words):
        return ()
    known = (knowledge.actors.get(m.actor_id) for m in named if m.actor_id and m.kind == "government")
    codes = [actor.country for actor in known if actor is not None]
    states = [name for state in load_states() if state.code in codes for name in (state.name, *state.aliases)]
    return tuple(dict.fromkeys((*(name for mention in named for name in mention.names), *states)))


def is_small(word: Span, report: Report) -> bool:
    """Whether a word of the publisher's name is an article or the like."""
    return word.words_of(report.publisher).lower() in read_toml("actors/titles.toml")["small"]["words"]


def kind_of_report(
    report: Report, actors: Sequence[ActorMention], places: Sequence[PlaceMention], *, knowledge: Knowledge
) -> Callable[[ActorMention], str]:
    """What says of an actor which kind of source it is in the war that the report tells of."""
    from orontes.actors import choose_war, source_kind_of

    countries = [mention.place.country for mention in places if mention.place is not None]
    war = choose_war(actors, countries, published=report.published, knowledge=knowledge)
    return lambda mention: source_kind_of(mention, war=war, knowledge=knowledge, on=report.published)


def _notes(report: Report, statements: tuple[Statement, ...], *, relevance: float) -> tuple[str, ...]:
    notes = list(report.notes)
    if report.published is None:
        notes.append(NO_DATE)
    if not statements:
        notes.append(NOT_ABOUT if relevance < IS_ABOUT else NO_EVENT)
    return tuple(notes)

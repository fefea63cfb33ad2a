"""What does a brief say of claims, contradictions, events, tolls and diplomacy?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from orontes.model.event import Dispute, Event, Figure
from orontes.model.picture import Picture
from orontes.model.report import Report
from orontes.model.statement import EVENT_GROUPS, Statement
from orontes.outputs.events_csv import outside_bounds, say_bounds, say_figure
from orontes.outputs.sentences import Line, statement_line
from orontes.outputs.wording import begin, say_days

MOST = 25
"""Lines a section shows; what it leaves out is counted and stands in the exports."""
STATUS_WORDS = {
    "single_source": "one voice",
    "corroborated": "independent voices agree",
    "disputed": "disputed",
    "refuted": "refuted",
}


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one heading, and how many more there are."""

    lines: tuple[Line, ...]
    more: int = 0

    @classmethod
    def of(cls, lines: Sequence[Line], *, most: int = MOST) -> Self:
        """The first `most` of these lines; two lines of the same words become one with the statements of both."""
        merged: dict[str, tuple[str, ...]] = {}
        for line in lines:
            merged[line.text] = tuple(dict.fromkeys((*merged.get(line.text, ()), *line.statement_ids)))
        made = [Line(text, ids) for text, ids in merged.items() if ids]
        return cls(tuple(made[:most]), max(len(made) - most, 0))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A dispute: what it is about, who says the one and who the other."""

    about: str
    kind: str
    one: tuple[Line, ...]
    other: tuple[Line, ...]


def say_claims(picture: Picture) -> Section:
    """What is claimed, or told without confirmation, of acts on the ground or of force; latest first."""
    acts = {*EVENT_GROUPS["force"], *EVENT_GROUPS["ground"], *EVENT_GROUPS["people"]}
    open_ = [
        s
        for s in picture.statements
        if s.type in acts
        and s.reality in ("happened", "possible")
        and (s.stance == "claims" or s.reality == "possible")
    ]
    return Section.of([_line(each, picture) for each in _latest_first(open_)])


def say_contradictions(picture: Picture) -> tuple[Contradiction, ...]:
    """The open disputes, each with both sides in their own words."""
    statements = {each.id: each for each in picture.statements}
    reports = {each.id: each for each in picture.reports}
    return tuple(_contradiction(each, statements, reports) for each in picture.disputes if each.is_open)


def say_happenings(picture: Picture) -> Section:
    """What is told to have happened on the ground, latest first, each event once with its best statement."""
    acts = {*EVENT_GROUPS["force"], *EVENT_GROUPS["ground"], *EVENT_GROUPS["people"]}
    return Section.of([_event_line(e, picture) for e in _by_day(picture.events) if e.type in acts and _is_told(e)])


def say_diplomacy(picture: Picture) -> Section:
    """Talks, deals, demands, support: what is told of politics, latest first."""
    acts = EVENT_GROUPS["politics"]
    return Section.of([_event_line(e, picture) for e in _by_day(picture.events) if e.type in acts])


def say_tolls(picture: Picture) -> Section:
    """Every figure with who gives it; a range over outsiders where there is more than one, never a sum."""
    lines = []
    for event in _by_day(picture.events):
        for what in dict.fromkeys(figure.what for figure in event.figures if figure.what != "other"):
            lines.append(_toll_line(event, [f for f in event.figures if f.what == what], what))
    return Section.of(lines)


def _is_told(event: Event) -> bool:
    return event.reality in ("happened", "possible", "denied")


def _by_day(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=lambda e: (e.start or e.end or date.min, len(e.statement_ids), e.id), reverse=True)


def _latest_first(statements: Sequence[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda s: (s.said_at or date.min, s.id), reverse=True)


def _line(statement: Statement, picture: Picture) -> Line:
    return statement_line(statement, {report.id: report for report in picture.reports})


def _contradiction(dispute: Dispute, statements: dict[str, Statement], reports: dict[str, Report]) -> Contradiction:
    one, other = (
        tuple(statement_line(statements[id], reports) for id in ids if id in statements)
        for ids in (dispute.for_ids, dispute.against_ids)
    )
    return Contradiction(
        about=begin(dispute.about), kind=dispute.kind, one=Section.of(one).lines, other=Section.of(other).lines
    )


def _event_line(event: Event, picture: Picture) -> Line:
    """The event's fullest statement as a sentence, how many voices tell it, and all its statements behind it."""
    known = {s.id: s for s in picture.statements}
    told = [known[id] for id in event.statement_ids if id in known]
    if not told:
        return Line("", ())
    best = max(told, key=_fullness)
    voices = len(event.primary_sources)
    status = STATUS_WORDS.get(event.status, event.status)
    note = f" [{status}]" if voices < 2 else f" [{voices} voices; {status}]"
    return Line(_line(best, picture).text + note, tuple(dict.fromkeys((best.id, *(s.id for s in told)))))


def _fullness(statement: Statement) -> tuple[int, int, float, str]:
    named = bool(statement.agents) + bool(statement.places) + (statement.time is not None) + bool(statement.targets)
    return (statement.reality == "happened", named, statement.score, statement.id)


def _toll_line(event: Event, figures: Sequence[Figure], what: str) -> Line:
    low, high = outside_bounds(figures, what=what)
    outside = sum(not (f.is_own_claim or f.is_cumulative) for f in figures)
    where = ", ".join(part for part in (event.place, say_days(event.start, event.end)) if part)
    span = f"{say_bounds(low, high)} {what} over {outside} figures: " if outside > 1 else ""
    said = "; ".join(dict.fromkeys(say_figure(each) for each in figures))
    return Line(f"{begin(event.type)}{f' ({where})' if where else ''}: {span}{said}.", _ids(figures))


def _ids(figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figure.statement_id for figure in figures))

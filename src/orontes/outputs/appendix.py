"""Where are the words behind each sentence of a brief?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from orontes.model.picture import Picture
from orontes.model.report import Report
from orontes.model.statement import Statement
from orontes.outputs.privacy import Piece, quoted_pieces
from orontes.outputs.wording import say_source


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of the appendix: the quoted words, who says it, in which report, at which characters."""

    number: int
    statement_id: str
    pieces: tuple[Piece, ...]
    type: str
    stance: str
    reality: str
    source: str
    publisher: str
    published: date | None
    title: str
    url: str
    """Only where it is a web address: anything else is no link."""
    report_id: str
    start: int
    end: int


def build_appendix(picture: Picture, statement_ids: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries of these statements, numbered from 1 in their order; an id unknown to the picture is an error."""
    statements = {each.id: each for each in picture.statements}
    reports = {each.id: each for each in picture.reports}
    return tuple(
        _entry(number, statements[id], reports.get(statements[id].report_id))
        for number, id in enumerate(statement_ids, start=1)
    )


def _entry(number: int, statement: Statement, report: Report | None) -> Entry:
    url = report.url if report else ""
    return Entry(
        number=number,
        statement_id=statement.id,
        pieces=quoted_pieces(statement),
        type=statement.type,
        stance=statement.stance,
        reality=statement.reality,
        source=say_source(statement.source, publisher=report.publisher if report else ""),
        publisher=report.publisher if report else "",
        published=report.published if report else None,
        title=report.title if report else "",
        url=url if url.lower().startswith(("http://", "https://")) else "",
        report_id=statement.report_id,
        start=statement.sentence.start,
        end=statement.sentence.end,
    )

"""What is in this desk, as known at that moment; and how is something added to it?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from orontes.errors import DeskError
from orontes.model.control import ReportedControl
from orontes.model.judgement import Judgement
from orontes.model.picture import ReportReading
from orontes.model.place import PlaceMention
from orontes.model.report import Report
from orontes.model.statement import Statement
from orontes.store import writing
from orontes.store.asking import Question, about_statements, known
from orontes.store.codec import decode
from orontes.store.failures import as_desk_error
from orontes.store.opening import connect

_STATEMENT_ORDER = " ORDER BY said_at IS NULL, said_at, report_id, anchor_start, id"
_REPORT_ORDER = " ORDER BY published IS NULL, published, id"


@dataclass(frozen=True, slots=True)
class DeskInfo:
    """What a desk holds, in numbers."""

    path: Path
    layout: int
    """Number of the last migration the desk has seen."""
    reports: int
    statements: int
    judgements: int
    """Those not withdrawn."""
    first_published: date | None
    last_published: date | None
    first_learned: datetime | None
    last_learned: datetime | None
    publishers: tuple[tuple[str, int], ...]
    """(publisher, number of reports), most first; '' where a report names none."""
    size_bytes: int
    """Size of the file, without a write-ahead log beside it."""


def open_desk(path: Path | str, *, create: bool = True) -> Desk:
    """The desk at `path`; an absent or empty file becomes a new desk, unless `create` is False. Raises DeskError."""
    path = Path(path)
    return Desk(path, connect(path, create=create))


class Desk:
    """One SQLite file of reports, statements and judgements; things are added and never changed.

    Answers come in an order that does not depend on the order of adding. A desk is for one thread: another thread or
    process opens its own, and reading goes on while one of them writes. Every method raises DeskError where the file
    fails it, and ValueError for a moment without a time zone.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; the last to close folds the write-ahead log into it."""
        self._connection.close()

    # --- adding

    def add(self, report_reading: ReportReading, *, learned_at: datetime) -> bool:
        """Stores a report and what was found in it, wholly or not at all; False: it is there, nothing changed.

        A report under a known address with another text is a new report that `replacements` links to the old one.
        """
        with as_desk_error(self.path, doing="writing"), writing.transaction(self._connection):
            return writing.write_reading(self._connection, report_reading, learned_at=learned_at)

    def add_judgement(self, judgement: Judgement) -> bool:
        """Stores a verdict on a pair of statements; False: it is there, nothing changed."""
        with as_desk_error(self.path, doing="writing"), writing.transaction(self._connection):
            return writing.write_judgement(self._connection, judgement)

    def withdraw_judgement(self, judgement_id: str, *, at: datetime) -> bool:
        """Takes a judgement back from that moment on; False: there is none with that id, or it was taken back."""
        with as_desk_error(self.path, doing="writing"), writing.transaction(self._connection):
            return writing.withdraw(self._connection, judgement_id, at=at)

    # --- asking

    def reports(self, known_at: datetime | None = None) -> tuple[Report, ...]:
        """The reports learned up to `known_at` (default: all), by publication date."""
        rows = self._rows("SELECT record FROM report", known(known_at), _REPORT_ORDER)
        return tuple(decode(Report, row[0]) for row in rows)

    def report(self, report_id: str) -> Report:
        """The report with that id. Raises DeskError where there is none."""
        return decode(Report, self._one("SELECT record FROM report WHERE id = ?", report_id, "report")[0])

    def reading(self, report_id: str) -> ReportReading:
        """A report with all that was found in it, as it was added. Raises DeskError where there is no such report."""
        row = self._one("SELECT record, is_relevant, notes FROM report WHERE id = ?", report_id, "report")
        return ReportReading(
            report=decode(Report, row[0]),
            statements=self.statements(report_id=report_id),
            control=self.reported_control(report_id),
            toponyms=self.toponyms(report_id),
            is_relevant=bool(row[1]),
            notes=tuple(json.loads(row[2])),
        )

    def statements(
        self,
        known_at: datetime | None = None,
        *,
        place: int | str | None = None,
        type: str | None = None,
        source: str | None = None,
        source_kind: str | None = None,
        reality: str | None = None,
        report_id: str | None = None,
        first_day: date | None = None,
        last_day: date | None = None,
    ) -> tuple[Statement, ...]:
        """The statements learned up to `known_at` that meet every condition given, by the day they were said.

        `place` is a gazetteer id or a name (any of the place's names or the report's words, case aside); `source` an
        actor id, a source's name or words, or the publisher where the outlet itself speaks. `first_day` and `last_day`
        keep what happened, in part at least, between them; a statement without a day is then left out.
        """
        question = about_statements(
            known_at,
            place=place,
            type=type,
            source=source,
            source_kind=source_kind,
            reality=reality,
            report_id=report_id,
            first_day=first_day,
            last_day=last_day,
        )
        rows = self._rows("SELECT record FROM statement", question, _STATEMENT_ORDER)
        return tuple(decode(Statement, row[0]) for row in rows)

    def statement(self, statement_id: str) -> Statement:
        """The statement with that id. Raises DeskError where there is none."""
        return decode(Statement, self._one("SELECT record FROM statement WHERE id = ?", statement_id, "statement")[0])

    def judgements(self, known_at: datetime | None = None) -> tuple[Judgement, ...]:
        """The judgements made up to `known_at`, oldest first; `withdrawn_at` is set where that, too, was known then."""
        rows = self._rows(
            "SELECT record, withdrawn_at FROM judgement", known(known_at, column="at"), " ORDER BY at, id"
        )
        last = None if known_at is None else writing.utc_text(known_at)
        return tuple(_with_withdrawal(decode(Judgement, row[0]), row[1], last) for row in rows)

    def toponyms(self, report_id: str) -> tuple[PlaceMention, ...]:
        """The places named in a report, in order, resolved or not."""
        return tuple(decode(PlaceMention, row[0]) for row in self._found("toponym", report_id))

    def reported_control(self, report_id: str) -> tuple[ReportedControl, ...]:
        """What a report as a whole says of who holds what."""
        return tuple(decode(ReportedControl, row[0]) for row in self._found("reported_control", report_id))

    def notes(self, known_at: datetime | None = None) -> Mapping[str, tuple[str, ...]]:
        """What a user should know of each report, by report id; reports without notes are left out."""
        question = known(known_at)
        question.ask("notes <> '[]'")
        return {row[0]: tuple(json.loads(row[1])) for row in self._rows("SELECT id, notes FROM report", question)}

    def replacements(self, known_at: datetime | None = None) -> Mapping[str, str]:
        """Report id to the id of the report that stood before it under the same address, with another text."""
        question = known(known_at)
        question.ask("replaces IS NOT NULL")
        return dict(self._rows("SELECT id, replaces FROM report", question))

    def has_report(self, report_id: str) -> bool:
        """Whether that report is stored: a reader that asks first can skip the reading."""
        question = Question()
        question.ask("id = ?", report_id)
        return bool(self._rows("SELECT 1 FROM report", question))

    def info(self) -> DeskInfo:
        """What the desk holds, in numbers."""
        nothing = Question()
        reports, first, last, learned, learned_last = self._rows(
            "SELECT COUNT(*), MIN(published), MAX(published), MIN(learned_at), MAX(learned_at) FROM report", nothing
        )[0]
        publishers = self._rows(
            "SELECT publisher, COUNT(*) FROM report GROUP BY publisher", nothing, " ORDER BY COUNT(*) DESC, publisher"
        )
        return DeskInfo(
            path=self.path,
            layout=self._rows("PRAGMA user_version", nothing)[0][0],
            reports=reports,
            statements=self._rows("SELECT COUNT(*) FROM statement", nothing)[0][0],
            judgements=self._rows("SELECT COUNT(*) FROM judgement WHERE withdrawn_at IS NULL", nothing)[0][0],
            first_published=date.fromisoformat(first) if first else None,
            last_published=date.fromisoformat(last) if last else None,
            first_learned=datetime.fromisoformat(learned) if learned else None,
            last_learned=datetime.fromisoformat(learned_last) if learned_last else None,
            publishers=tuple(publishers),
            size_bytes=self.path.stat().st_size,
        )

    def _rows(self, select: str, question: Question, order: str = "") -> list[tuple[Any, ...]]:
        with as_desk_error(self.path, doing="reading"):
            return self._connection.execute(select + question.where() + order, question.values).fetchall()

    def _one(self, select: str, id: str, noun: str) -> tuple[Any, ...]:
        with as_desk_error(self.path, doing="reading"):
            row: tuple[Any, ...] | None = self._connection.execute(select, (id,)).fetchone()
        if row is None:
            raise DeskError(f"The desk {self.path} has no {noun} {id}.", remedy=f"Check the id of the {noun}.")
        return row

    def _found(self, table: str, report_id: str) -> list[tuple[Any, ...]]:
        question = Question()
        question.ask("report_id = ?", report_id)
        return self._rows(f"SELECT record FROM {table}", question, " ORDER BY position")


def _with_withdrawal(judgement: Judgement, withdrawn_at: str | None, last: str | None) -> Judgement:
    if withdrawn_at is None or (last is not None and withdrawn_at > last):
        return judgement
    return replace(judgement, withdrawn_at=datetime.fromisoformat(withdrawn_at))

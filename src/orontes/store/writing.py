"""How is one report with all that was found in it put into the desk, wholly or not at all?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from orontes.model.judgement import Judgement
from orontes.model.picture import ReportReading
from orontes.model.report import Report
from orontes.model.statement import Statement
from orontes.store.codec import encode


def utc_text(when: datetime) -> str:
    """The moment as UTC text of fixed width, so that text order is time order. Raises ValueError without a zone."""
    if when.tzinfo is None:
        raise ValueError(f"{when} has no time zone; the desk keeps moments in UTC")
    return when.astimezone(UTC).isoformat(timespec="microseconds")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All the writes of the block are kept, or none: any error takes them back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back when the disk is full
            connection.execute("ROLLBACK")
        raise


def write_reading(connection: sqlite3.Connection, reading: ReportReading, *, learned_at: datetime) -> bool:
    """Stores one report and what was found in it; False where the report is there already and nothing changes."""
    strangers = [s.id for s in reading.statements if s.report_id != reading.report.id]
    if strangers:
        raise ValueError(f"statements {strangers} are not of report {reading.report.id}")
    if connection.execute("SELECT 1 FROM report WHERE id = ?", (reading.report.id,)).fetchone():
        return False
    statements, notes = _one_each(reading.statements)
    _write_report(connection, reading, notes=(*reading.notes, *notes), learned_at=learned_at)
    for statement in statements:
        _write_statement(connection, replace(statement, learned_at=learned_at.astimezone(UTC)))
    _write_rows(connection, "toponym", reading.report.id, reading.toponyms)
    _write_rows(connection, "reported_control", reading.report.id, reading.control)
    return True


def _one_each(statements: Iterable[Statement]) -> tuple[list[Statement], list[str]]:
    """The statements without repeats of an id, best score first come; and a note for each that was left out."""
    kept: dict[str, Statement] = {}
    notes = []
    for statement in sorted(statements, key=lambda s: -s.score):
        first = kept.setdefault(statement.id, statement)
        if first != statement:
            notes.append(f"Two statements share the id {statement.id}; the better-scored one was stored.")
    return sorted(kept.values(), key=lambda s: (s.anchor, s.id)), notes


def _write_report(
    connection: sqlite3.Connection, reading: ReportReading, *, notes: tuple[str, ...], learned_at: datetime
) -> None:
    moment = learned_at.astimezone(UTC)
    report = replace(reading.report, retrieved_at=reading.report.retrieved_at or moment)
    connection.execute(
        "INSERT INTO report (id, learned_at, is_relevant, notes, replaces, record) VALUES (?, ?, ?, ?, ?, ?)",
        (
            report.id,
            utc_text(learned_at),
            int(reading.is_relevant),
            json.dumps(notes, ensure_ascii=False),
            _earlier_version(connection, report),
            encode(report),
        ),
    )


def _earlier_version(connection: sqlite3.Connection, report: Report) -> str | None:
    """The id of the report learned last under the same address: outlets change a page's text without a word."""
    if not report.url:
        return None
    row = connection.execute(
        "SELECT id FROM report WHERE url = ? AND url <> '' ORDER BY learned_at DESC, id LIMIT 1", (report.url,)
    ).fetchone()
    return row[0] if row else None


def _write_statement(connection: sqlite3.Connection, statement: Statement) -> None:
    assert statement.learned_at is not None
    connection.execute(
        "INSERT INTO statement (id, report_id, learned_at, record) VALUES (?, ?, ?, ?)",
        (statement.id, statement.report_id, utc_text(statement.learned_at), encode(statement)),
    )
    names = {(p.place_id, name) for p in statement.places for name in (p.name, p.text, *p.names) if name}
    connection.executemany(
        "INSERT OR IGNORE INTO statement_place (statement_id, place_id, name) VALUES (?, ?, ?)",
        [(statement.id, place_id, name) for place_id, name in sorted(names, key=str)],
    )


def _write_rows(connection: sqlite3.Connection, table: str, report_id: str, records: Iterable[object]) -> None:
    connection.executemany(
        f"INSERT INTO {table} (report_id, position, record) VALUES (?, ?, ?)",
        [(report_id, position, encode(record)) for position, record in enumerate(records)],
    )


def write_judgement(connection: sqlite3.Connection, judgement: Judgement) -> bool:
    """Stores one judgement, not withdrawn yet; False where it is there already."""
    if connection.execute("SELECT 1 FROM judgement WHERE id = ?", (judgement.id,)).fetchone():
        return False
    withdrawn_at = None if judgement.withdrawn_at is None else utc_text(judgement.withdrawn_at)
    kept = replace(judgement, at=judgement.at.astimezone(UTC), withdrawn_at=None)
    connection.execute(
        "INSERT INTO judgement (id, left_id, right_id, kind, verdict, by, at, withdrawn_at, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(kept.id, kept.left_id, kept.right_id, kept.kind, kept.verdict, kept.by),
            *(utc_text(judgement.at), withdrawn_at, encode(kept)),
        ),
    )
    return True


def withdraw(connection: sqlite3.Connection, judgement_id: str, *, at: datetime) -> bool:
    """Marks a judgement as withdrawn at that moment; False where there is none, or it is withdrawn already."""
    done = connection.execute(
        "UPDATE judgement SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL", (utc_text(at), judgement_id)
    )
    return done.rowcount > 0

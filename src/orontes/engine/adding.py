"""How do reports get into a desk, each at most once?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from orontes.engine.paths import read_paths
from orontes.engine.toolkit import Toolkit
from orontes.model.picture import ReportReading
from orontes.model.report import LoadIssue, Report

if TYPE_CHECKING:
    from orontes.store import Desk

OnReport = Callable[[ReportReading | Report | LoadIssue], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: numbers, and what was left out and why."""

    reports: int
    already_there: int
    statements: int
    issues: tuple[LoadIssue, ...]
    notes: tuple[tuple[str, str], ...]
    """(origin or title of the report, note) pairs."""


def add_to_desk(
    desk: Desk,
    paths: Iterable[Path | str],
    *,
    toolkit: Toolkit,
    published: date | None = None,
    publisher: str = "",
    learned_at: datetime | None = None,
    on_report: OnReport | None = None,
) -> Added:
    """Reads what is not in the desk yet and stores it, a report at a time; stopping and starting again goes on.

    `learned_at` is the third clock, the present moment unless given. Raises DeskError where the desk cannot take it.
    """
    known_ids = frozenset(report.id for report in desk.reports())
    reports = there = statements = 0
    issues: list[LoadIssue] = []
    notes: list[tuple[str, str]] = []
    for outcome in read_paths(paths, toolkit=toolkit, published=published, publisher=publisher, known_ids=known_ids):
        if isinstance(outcome, LoadIssue):
            issues.append(outcome)
        elif isinstance(outcome, Report):
            there += 1
        elif desk.add(outcome, learned_at=learned_at or datetime.now(UTC)):
            reports, statements = reports + 1, statements + len(outcome.statements)
            notes.extend((name_of(outcome.report), note) for note in outcome.notes)
        else:
            there += 1
        if on_report is not None:
            on_report(outcome)
    return Added(reports, there, statements, tuple(issues), tuple(notes))


def name_of(report: Report) -> str:
    """What a person would call the report: its file, else its title, else its id."""
    return Path(report.origin).name or report.title or report.id

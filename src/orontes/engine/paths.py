"""What do these files say? Many reports, where a bad one never stops the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from orontes.engine.read import read_one
from orontes.engine.toolkit import Toolkit
from orontes.errors import OrontesError
from orontes.model.picture import ReportReading
from orontes.model.report import LoadIssue, Report


def read_paths(
    paths: Iterable[Path | str],
    *,
    toolkit: Toolkit,
    published: date | None = None,
    publisher: str = "",
    known_ids: frozenset[str] = frozenset(),
) -> Iterator[ReportReading | Report | LoadIssue]:
    """The reading of each report in files, folders or `-` (standard input), or what is wrong with it.

    A report whose id is in `known_ids` is given back unread.
    """
    from orontes.reports import load_reports

    for loaded in load_reports(paths, published=published, publisher=publisher):
        if isinstance(loaded, LoadIssue) or loaded.id in known_ids:
            yield loaded
        else:
            yield read_or_issue(loaded, toolkit=toolkit)


def read_or_issue(report: Report, *, toolkit: Toolkit) -> ReportReading | LoadIssue:
    """The reading, or an issue where a step failed on this report; the others go on."""
    try:
        return read_one(report, toolkit=toolkit)
    except OrontesError as error:
        return _issue(report, problem=error.problem, remedy=error.remedy)
    except Exception as error:  # one report that a step cannot take must not stop the others
        if os.environ.get("ORONTES_DEBUG") == "1":
            raise
        problem = f"reading failed: {type(error).__name__}: {error}"
        return _issue(report, problem=problem, remedy="Set ORONTES_DEBUG=1 to see where, and file an issue.")


def _issue(report: Report, *, problem: str, remedy: str) -> LoadIssue:
    return LoadIssue(origin=report.origin or report.id, problem=problem, remedy=remedy, code="unreadable")

"""orontes read: what do these reports say?"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from orontes.cli.console import choose_format, output, progress, say_issues, say_note, write_text
from orontes.cli.options import Every, Format, Paths, Published, Publisher, Quiet
from orontes.model.picture import ReportReading
from orontes.model.report import LoadIssue


def read(
    paths: Paths,
    *,
    published: Published = None,
    publisher: Publisher = "",
    format: Format = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Write one <id>.json a report here.")] = None,
    every: Every = False,
    quiet: Quiet = False,
) -> None:
    """Reads reports and says who says what happened, who, where and when, and who holds what by them.

    [bold]Examples[/bold]

    orontes read report.txt --published 2024-12-08 --publisher "The Daily Dial"

    orontes read reports/ --format json --out annotations/

    cat report.txt | orontes read - --published 2024-12-08
    """
    from orontes.engine.paths import read_paths
    from orontes.engine.read import as_date
    from orontes.engine.toolkit import load_toolkit

    shape = choose_format(format, formats=("table", "json"))
    day = as_date(published)
    readings: list[ReportReading] = []
    issues: list[LoadIssue] = []
    with progress(quiet=quiet) as show:
        toolkit = load_toolkit(show)
        toolkit = replace(toolkit, is_gated=False) if every else toolkit
        for outcome in read_paths(paths, toolkit=toolkit, published=day, publisher=publisher):
            if isinstance(outcome, LoadIssue):
                issues.append(outcome)
            elif isinstance(outcome, ReportReading):
                readings.append(outcome)
                show(f"reading: {len(readings)} reports", 0.0)
                if out is not None:
                    _write(outcome, out)
    say_issues(issues)
    _show(readings, shape=shape, out=out, quiet=quiet)
    if not readings:
        if not issues:
            say_note("Nothing to read: no text, HTML or JSON file was found. Give a file or a folder with reports.")
        raise typer.Exit(2)
    if any(issue.code != "unrecognised" for issue in issues):
        raise typer.Exit(2)


def _write(report_reading: ReportReading, folder: Path) -> None:
    from orontes.outputs.annotation import annotation_name, write_annotation

    write_text(folder / annotation_name(report_reading.report), write_annotation(report_reading))


def _show(readings: list[ReportReading], *, shape: str, out: Path | None, quiet: bool) -> None:
    from orontes.engine.adding import name_of

    for reading in readings:
        for note in reading.notes:
            say_note(f"{name_of(reading.report)}: {note}", quiet=quiet)
    if out is not None and shape == "json":
        statements = sum(len(reading.statements) for reading in readings)
        say_note(f"{len(readings)} reports, {statements} statements: {out}", quiet=quiet)
    elif shape == "json" and readings:
        from orontes.outputs.annotation import annotation_of

        output().out(json.dumps([annotation_of(each) for each in readings], ensure_ascii=False, indent=1))
    elif shape == "table":
        from orontes.cli.tables import print_reading

        for reading in readings:
            print_reading(reading, output())

"""orontes add: how do reports get into a desk?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from orontes.cli.console import progress, say_issues, say_note
from orontes.cli.options import DeskPath, Every, Paths, Published, Publisher, Quiet

if TYPE_CHECKING:
    from orontes.engine.adding import Added

NOTES_SHOWN = 10


def add(
    desk: DeskPath,
    paths: Paths,
    *,
    published: Published = None,
    publisher: Publisher = "",
    every: Every = False,
    quiet: Quiet = False,
) -> None:
    """Reads reports and stores them with their statements; what is stored already is left as it is.

    [bold]Examples[/bold]

    orontes add syria.orontes reports/

    orontes add syria.orontes page.html --publisher "The Daily Dial" --published 2024-12-08
    """
    from orontes.engine.read import as_date

    added = add_paths(desk, paths, published=as_date(published), publisher=publisher, every=every, quiet=quiet)
    say_added(added, desk, quiet=quiet)
    if not added.reports and not added.already_there:
        if not added.issues:
            say_note("Nothing to add: no text, HTML or JSON file was found. Give a file or a folder with reports.")
        raise typer.Exit(2)
    if any(issue.code != "unrecognised" for issue in added.issues):
        raise typer.Exit(2)


def add_paths(
    desk_path: Path,
    paths: list[str],
    *,
    published: date | None = None,
    publisher: str = "",
    every: bool = False,
    quiet: bool,
) -> Added:
    """Adds with progress shown: how many were read, and what is being done."""
    from orontes.engine.adding import add_to_desk
    from orontes.engine.toolkit import load_toolkit
    from orontes.store import open_desk

    with open_desk(desk_path) as desk, progress(quiet=quiet) as show:
        toolkit = load_toolkit(show)
        toolkit = replace(toolkit, is_gated=False) if every else toolkit
        done = 0

        def count(outcome: object) -> None:
            nonlocal done
            done += 1
            show(f"reading: {done} reports", 0.0)

        return add_to_desk(desk, paths, toolkit=toolkit, published=published, publisher=publisher, on_report=count)


def say_added(added: Added, desk_path: Path, *, quiet: bool) -> None:
    """What came of it, what was left out and why, and what to type next."""
    say_issues(added.issues)
    for name, note in added.notes[:NOTES_SHOWN]:
        say_note(f"{name}: {note}", quiet=quiet)
    if len(added.notes) > NOTES_SHOWN:
        say_note(f"… and {len(added.notes) - NOTES_SHOWN} more notes: orontes issues {desk_path}", quiet=quiet)
    there = f", {added.already_there} already there" if added.already_there else ""
    left = f", {len(added.issues)} left out (see above)" if added.issues else ""
    say_note(f"{added.reports} reports added with {added.statements} statements{there}{left}.", quiet=quiet)
    say_note(f"Next: orontes brief {desk_path}", quiet=quiet)

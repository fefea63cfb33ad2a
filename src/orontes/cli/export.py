"""orontes export: how does a desk get into a table or map tool?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orontes.cli.console import output, say_note, write_text
from orontes.cli.options import AsOf, DeskPath, KnownAt, Quiet
from orontes.errors import InputError


def export(
    desk: DeskPath,
    *,
    to: Annotated[
        list[Path],
        typer.Option(
            metavar="FILE",
            help="statements.csv, statements.jsonl, events.csv, control.csv or events.geojson; repeatable.",
        ),
    ],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    stdout: Annotated[bool, typer.Option("--stdout", help="Print it instead of writing a file.")] = False,
    quiet: Quiet = False,
) -> None:
    """Writes a desk as tables or GeoJSON. Private persons are not named, places are rounded to about a kilometre.

    [bold]Examples[/bold]

    orontes export syria.orontes --to statements.csv --to events.geojson

    orontes export syria.orontes --to control.csv --as-of 2024-12-07 --stdout
    """
    from orontes.engine.briefing import EXPORTS, write_export
    from orontes.engine.read import as_date
    from orontes.engine.view import as_moment
    from orontes.store import open_desk

    for path in to:
        if path.name not in EXPORTS:
            raise InputError(f"There is no export {path.name!r}.", remedy=f"Choose one of: {', '.join(EXPORTS)}.")
    day, moment = as_date(as_of), as_moment(known_at)
    with open_desk(desk, create=False) as opened:
        for path in to:
            text = write_export(opened, path.name, as_of=day, known_at=moment)
            if stdout:
                output().out(text, end="")
            else:
                write_text(path, text)
                say_note(f"Written: {path}", quiet=quiet)

"""orontes brief: what is known, who says so, and what contradicts it?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from orontes.cli.console import output, say_note, write_text
from orontes.cli.options import AsOf, DeskPath, KnownAt, Quiet
from orontes.errors import InputError

FORMATS = ("md", "html")


def brief(
    desk: DeskPath,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only changes after this day.")] = None,
    format: Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="md or html.")] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it here; .html and .md say the format.")
    ] = None,
    title: Annotated[str, typer.Option(metavar="WORDS", help="The brief's title.")] = "",
    quiet: Quiet = False,
) -> None:
    """Writes a sourced brief: every sentence rests on stored statements and names them.

    [bold]Examples[/bold]

    orontes brief syria.orontes

    orontes brief syria.orontes --as-of 2024-12-07 --known-at 2024-12-08 --since 2024-12-01

    orontes brief syria.orontes --out brief.html
    """
    from orontes.engine.briefing import write_brief
    from orontes.engine.read import as_date
    from orontes.engine.view import as_moment
    from orontes.store import open_desk

    shape = _shape(format, out)
    day, moment, first = as_date(as_of), as_moment(known_at), as_date(since)
    with open_desk(desk, create=False) as opened:
        if not opened.reports(known_at=moment):
            say_note(f"The desk has no report known by then. Add some: orontes add {desk} PATH…", quiet=quiet)
        text = write_brief(opened, format=shape, as_of=day, known_at=moment, since=first, title=title)
    if out is not None:
        write_text(out, text)
        say_note(f"Brief: {out}", quiet=quiet)
    elif shape == "md" and sys.stdout.isatty():
        print_markdown(text)
    else:
        output().out(text, end="")


def print_markdown(text: str) -> None:
    """Markdown, rendered for a terminal."""
    from rich.markdown import Markdown

    output().print(Markdown(text))


def _shape(given: str | None, out: Path | None) -> str:
    shape = given or (out.suffix.lstrip(".") if out is not None else "md")
    shape = {"htm": "html", "markdown": "md"}.get(shape, shape)
    if shape not in FORMATS:
        raise InputError(f"A brief has no format {shape!r}.", remedy=f"Choose one of: {', '.join(FORMATS)}.")
    return shape

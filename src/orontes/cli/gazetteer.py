"""orontes gazetteer: where are place names looked up, and is the file in order?"""

from __future__ import annotations

import typer

from orontes.cli.console import output, progress
from orontes.cli.options import Quiet

gazetteer = typer.Typer(help="The file that place names are looked up in.", no_args_is_help=True)


@gazetteer.command()
def build(quiet: Quiet = False) -> None:
    """Builds the gazetteer from the installed packages, if it is not there yet."""
    from orontes.places import open_gazetteer

    with progress(quiet=quiet) as show:
        opened = open_gazetteer(progress=show)
    output().print(f"Gazetteer: {getattr(opened, 'path', '')}")


@gazetteer.command()
def info() -> None:
    """Says where the gazetteer is and what it holds."""
    from orontes.places import open_gazetteer

    opened = open_gazetteer()
    for name in ("path", "version", "size", "counts"):
        value = getattr(opened, name, None)
        if value is not None and not callable(value):
            output().print(f"{name}: {value}", markup=False)

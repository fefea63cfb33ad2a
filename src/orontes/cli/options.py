"""Which options do several commands share?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DeskPath = Annotated[Path, typer.Argument(metavar="DESK", help="The desk file, such as syria.orontes.")]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Text, HTML or JSON files, folders of them, or - for standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="Publication date (YYYY-MM-DD) of reports that give none: it resolves 'Saturday'."
    ),
]
Publisher = Annotated[str, typer.Option(metavar="NAME", help="Outlet of reports that name none.")]
Every = Annotated[bool, typer.Option("--every", help="Read also reports whose words do not speak of armed conflict.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes; errors are still said.")]
AsOf = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day asked about; by default the last day of a report.")
]
KnownAt = Annotated[
    str | None,
    typer.Option(metavar="MOMENT", help="Only what was stored by then (2024-12-08 or 2024-12-08T10:00, UTC)."),
]
Format = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table or json; json when piped.")]

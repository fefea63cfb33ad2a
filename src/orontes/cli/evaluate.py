"""orontes evaluate: how well does it do on a corpus of your own?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from orontes.cli.console import choose_format, output, progress
from orontes.cli.options import Format, Quiet

evaluate = typer.Typer(help="Scores the reader on annotated data.", no_args_is_help=True)


@evaluate.callback()
def start() -> None:
    """Scores the reader on annotated data."""


@evaluate.command()
def places(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS.xml", help="A corpus in LGL's XML layout.")],
    given_names: Annotated[
        bool, typer.Option("--given-names", help="Only resolve the annotated names; do not look for names.")
    ] = False,
    format: Format = None,
    quiet: Quiet = False,
) -> None:
    """Scores names of places found and resolved: precision, recall, F1, same id, within 25 and 161 km, median error.

    [bold]Example[/bold]

    orontes evaluate places lgl.xml
    """
    from orontes.engine.evaluating import evaluate_places

    with progress(quiet=quiet) as show:
        score = evaluate_places(corpus, given_names=given_names, progress=show)
    if choose_format(format, formats=("table", "json")) == "json":
        output().out(json.dumps(asdict(score), ensure_ascii=False, indent=1))
        return
    output().print(
        f"{score.corpus}: {score.articles} articles, {score.articles_a_second} resolved a second", markup=False
    )
    for title, figures in (("names as annotated", score.as_annotated), ("end to end", score.end_to_end)):
        if figures:
            output().print(title)
        for name, figure in figures.items():
            output().print(f"  {name:<26}{figure}", markup=False)

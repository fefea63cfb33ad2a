"""orontes evaluate: how well does it do on a corpus of your own?"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from orontes.cli.console import choose_format, output, progress, say_note
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
    from orontes.engine.toolkit import load_toolkit
    from orontes.places import open_gazetteer
    from orontes.places.corpus import read_corpus
    from orontes.places.scoring import recognition_figures, resolution_figures, resolve_article
    from orontes.reading import read_report

    articles = list(read_corpus(corpus))
    with progress(quiet=quiet) as show:
        gazetteer = open_gazetteer(progress=show)
    started, answers = time.perf_counter(), []
    for article in articles:
        answers += resolve_article(article, gazetteer=gazetteer)
    spent = time.perf_counter() - started
    told: dict[str, object] = {"corpus": corpus.name, "articles": len(articles)}
    told["names as annotated"] = resolution_figures(answers)
    told["articles a second, resolving"] = round(len(articles) / max(spent, 1e-6), 1)
    if not given_names:
        say_note(f"reading {len(articles)} articles", quiet=quiet)
        encoder = load_toolkit().encoder
        told["end to end"] = recognition_figures(
            articles, read=lambda report: read_report(report, encoder=encoder), gazetteer=gazetteer
        )
    if choose_format(format, formats=("table", "json")) == "json":
        output().out(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for name, value in told.items():
        rows = value.items() if isinstance(value, dict) else ((name, value),)
        if isinstance(value, dict):
            output().print(name)
        for label, figure in rows:
            output().print(f"  {label:<26}{figure}", markup=False)

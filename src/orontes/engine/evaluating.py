"""How well are the places of a corpus found and resolved? The steps that `orontes evaluate` needs, wired."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from orontes.engine.toolkit import Progress, load_toolkit, say_nothing


@dataclass(frozen=True, slots=True)
class PlacesScore:
    """The figures of one corpus; shares in percent."""

    corpus: str
    articles: int
    articles_a_second: float
    """Of resolving the names as annotated, without reading."""
    as_annotated: dict[str, float]
    end_to_end: dict[str, float] = field(default_factory=dict)
    """Names found in the text as well; empty where that was not asked."""


def evaluate_places(path: Path, *, given_names: bool = False, progress: Progress = say_nothing) -> PlacesScore:
    """The scores of a corpus in LGL's layout. Raises InputError where it is none."""
    from orontes.places import open_gazetteer
    from orontes.places.corpus import read_corpus
    from orontes.places.scoring import recognition_figures, resolution_figures, resolve_article
    from orontes.reading import read_report

    articles = list(read_corpus(path))
    gazetteer = open_gazetteer(progress=progress)
    started = time.perf_counter()
    answers = [answer for article in articles for answer in resolve_article(article, gazetteer=gazetteer)]
    pace = round(len(articles) / max(time.perf_counter() - started, 1e-6), 1)
    found: dict[str, float] = {}
    if not given_names:
        encoder = load_toolkit(progress).encoder
        progress(f"reading {len(articles)} articles", 0.0)
        found = recognition_figures(articles, read=lambda r: read_report(r, encoder=encoder), gazetteer=gazetteer)
    return PlacesScore(path.name, len(articles), pace, resolution_figures(answers), found)

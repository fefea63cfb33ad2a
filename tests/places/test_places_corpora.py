"""Do the published corpora stay above their floors? Skipped where they are absent; they measure and train nothing."""

import os
from pathlib import Path

import pytest

from orontes.places.corpus import read_corpus
from orontes.places.scoring import resolution_figures, resolve_article

FLOORS = {"lgl.xml": 86.0, "TR-News.xml": 91.0}
"""Same GeoNames id or at most 161 km, names as annotated, a name without an answer is wrong."""


@pytest.mark.gold
@pytest.mark.parametrize("name", FLOORS)
def test_places_of_a_published_corpus_are_resolved(name, gazetteer):
    folder = os.environ.get("ORONTES_CORPORA")
    path = Path(folder or ".") / "geo" / name
    if not path.exists():
        pytest.skip(f"no corpus at {path}: give its folder in ORONTES_CORPORA")
    answers = [a for article in read_corpus(path) for a in resolve_article(article, gazetteer=gazetteer)]
    assert resolution_figures(answers)["same id or <= 161 km"] >= FLOORS[name]

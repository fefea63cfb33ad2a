"""Lemmas of the words that reports of conflict use."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.reading.lemmas import find_lemma

CASES = Path(__file__).parents[1] / "cases" / "reading"


@pytest.mark.parametrize(("word", "upos", "lemma"), tomllib.loads((CASES / "lemmas.toml").read_text())["cases"])
def test_lemma(word, upos, lemma):
    assert find_lemma(word, upos) == lemma


@given(st.text(min_size=1, max_size=20), st.sampled_from(["NOUN", "VERB", "ADJ", "X", "PROPN"]))
def test_every_word_has_a_lemma(word, upos):
    assert isinstance(find_lemma(word, upos), str)

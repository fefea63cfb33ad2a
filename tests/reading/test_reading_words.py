"""Words: cutting as the treebank does, and offsets that always hold."""

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.reading.words import LONGEST_WORD, cut_words

CASES = Path(__file__).parents[1] / "cases" / "reading"


@pytest.mark.parametrize(
    "case", tomllib.loads((CASES / "words.toml").read_text())["case"], ids=lambda c: c["text"][:30]
)
def test_words_are_cut_as_annotated(case):
    assert " ".join(span.words_of(case["text"]) for span in cut_words(case["text"])) == case["words"]


@given(st.text(max_size=300), st.integers(0, 50))
def test_words_never_overlap_and_hold_no_blanks(text, start):
    spans = cut_words(text, start=start)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    for span in spans:
        word = text[span.start - start : span.end - start]
        assert word
        assert not any(c.isspace() for c in word)


@given(st.text(max_size=300))
def test_nothing_but_blanks_and_controls_is_left_out(text):
    covered = {k for span in cut_words(text) for k in range(span.start, span.end)}
    assert all(k in covered for k, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize("piece", ["a", "1", "1,", "a.", "a'", "http://a", "-", "_", "n't", "é́"])
def test_long_runs_cost_no_more_than_their_length(piece):
    text = piece * (200_000 // len(piece))
    started = time.perf_counter()
    spans = cut_words(text)
    assert time.perf_counter() - started < 3
    assert all(span.end - span.start <= 6 * LONGEST_WORD + 20 for span in spans)

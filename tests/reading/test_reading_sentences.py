"""Sentences: ends of news sentences, and offsets that always hold."""

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.reading.sentences import LONGEST, cut_sentences

CASES = Path(__file__).parents[1] / "cases" / "reading"


@pytest.mark.parametrize("case", tomllib.loads((CASES / "sentences.toml").read_text())["case"], ids=lambda c: c["name"])
def test_sentences_end_as_annotated(case):
    assert [span.words_of(case["text"]) for span, _ in cut_sentences(case["text"])] == case["sentences"]


@given(st.text(alphabet=st.sampled_from('aB1.!?…"”’)( \n\t\u00a0é'), max_size=200) | st.text(max_size=200))
def test_sentences_cover_everything_but_blanks(text):
    spans = [span for span, _ in cut_sentences(text)]
    assert all(one.end <= two.start for one, two in pairwise(spans))
    covered = {k for span in spans for k in range(span.start, span.end)}
    assert all(k in covered for k, c in enumerate(text) if not c.isspace())
    assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in spans)
    assert all(s.end - s.start <= LONGEST for s in spans)


def test_paragraphs_are_numbered_upwards():
    found = cut_sentences("Head\n\nOne. Two.\nThree.")
    numbers = [paragraph for _, paragraph in found]
    assert numbers == sorted(numbers)
    assert numbers[1] == numbers[2] != numbers[3]


@pytest.mark.parametrize("piece", [".", '"', ".'", "a\n", "\n", " ", '!" '])
def test_long_runs_cost_no_more_than_their_length(piece):
    started = time.perf_counter()
    cut_sentences(piece * (100_000 // len(piece)))
    assert time.perf_counter() - started < 3

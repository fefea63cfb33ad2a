"""Decoding: the best legal tag sequence and the best tree with one root, against brute force."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.reading.decoding import bio_constraints, decode_spans, decode_tree, is_tree, viterbi

LABELS = ("O", "B-a", "I-a", "B-b", "I-b")
numbers = st.integers(0, 2**32 - 1)


def is_legal(path):
    before = "O"
    for k in path:
        label = LABELS[k]
        if label.startswith("I-") and before[2:] != label[2:]:
            return False
        before = label
    return True


@given(numbers, st.integers(1, 4))
def test_viterbi_finds_the_best_legal_sequence(seed, length):
    scores = np.random.default_rng(seed).normal(size=(length, len(LABELS))).astype(np.float32)
    path = viterbi(scores, *bio_constraints(LABELS))
    legal = [p for p in product(range(len(LABELS)), repeat=length) if is_legal(p)]
    best = max(legal, key=lambda p: scores[np.arange(length), list(p)].sum())
    assert is_legal(path)
    assert scores[np.arange(length), path].sum() == pytest.approx(scores[np.arange(length), list(best)].sum(), abs=1e-4)


@given(numbers, st.integers(0, 12))
def test_spans_do_not_overlap_and_have_probabilities(seed, length):
    scores = np.random.default_rng(seed).normal(size=(length, len(LABELS))).astype(np.float32)
    spans = decode_spans(scores, LABELS)
    assert all(0 <= first < last <= length for first, last, _, _ in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(0 < share <= 1 for *_, share in spans)


def test_two_names_side_by_side_stay_two():
    rows = [[0, 9, 0, 0, 0], [0, 0, 9, 0, 0], [0, 9, 0, 0, 0], [9, 0, 0, 0, 0]]
    spans = decode_spans(np.array(rows, np.float32), LABELS)
    assert [(a, b, kind) for a, b, kind, _ in spans] == [(0, 2, "a"), (2, 3, "a")]


@given(numbers, st.integers(1, 40))
def test_trees_have_one_root_and_no_cycle(seed, size):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    assert is_tree(decode_tree(scores))


@given(numbers, st.integers(1, 5))
def test_no_tree_scores_higher(seed, size):
    """Among the trees rooted in one of the two likeliest roots, which are the ones tried."""
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    found = decode_tree(scores)
    if not is_tree(scores.argmax(1)):
        roots = set(np.argsort(-scores[:, 0])[:2])
        trees = (heads for heads in product(range(size + 1), repeat=size) if is_tree(np.array(heads)))
        best = max(scores[np.arange(size), list(heads)].sum() for heads in trees if heads.index(0) in roots)
        assert scores[np.arange(size), found].sum() == pytest.approx(best)

"""What do two words have to do with each other? Biaffine scores for syntax, frames and statement roles.

Method: Dozat & Manning 2017, "Deep Biaffine Attention for Neural Dependency Parsing".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orontes.reading.decoding import IMPOSSIBLE, Scores


def with_one(matrix: Scores) -> Scores:
    """The matrix with a column of ones, which carries the bias terms."""
    result: Scores = np.concatenate([matrix, np.ones((len(matrix), 1), np.float32)], 1)
    return result


def arc_scores(dependents: Scores, heads: Scores, weight: Scores) -> Scores:
    """(words x candidates) scores of each candidate as the head of each word; `weight` is 1 x d x d."""
    result: Scores = with_one(dependents) @ weight[0] @ with_one(heads).T
    return result


def within_sentence(scores: Scores, sentences: NDArray[np.int64]) -> Scores:
    """The arc scores with arcs between sentences made impossible; column 0 is the root."""
    same = sentences[:, None] == sentences[None, :]
    allowed = np.concatenate([np.ones((len(sentences), 1), bool), same], 1)
    result: Scores = np.where(allowed, scores, IMPOSSIBLE)
    return result


def relation_labels(dependents: Scores, heads: Scores, weight: Scores, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
    """Best relation of each word to its chosen head (row of `heads`)."""
    left = np.einsum("nd,ode->noe", with_one(dependents), weight, optimize=True)
    right = with_one(heads)[chosen]
    result: NDArray[np.int64] = np.einsum("noe,ne->no", left, right).argmax(1)
    return result


def pair_scores(predicates: Scores, arguments: Scores, weight: Scores) -> Scores:
    """(predicates x words x labels) scores of each word as each argument of each predicate."""
    left = np.einsum("kd,ode->koe", with_one(predicates), weight, optimize=True)
    result: Scores = np.einsum("koe,me->kmo", left, with_one(arguments), optimize=True)
    return result


def sigmoid(scores: Scores) -> Scores:
    """Probabilities of independent yes-or-no scores."""
    result: Scores = (1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return result

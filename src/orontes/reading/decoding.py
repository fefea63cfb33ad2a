"""Which labels and trees do the scores give? Constrained decoding of tag sequences and dependency trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
IMPOSSIBLE = -1e9


def decode_spans(scores: Scores, labels: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """(first, last, label, probability) of the spans of the best legal BIO sequence. `scores` is words x labels.

    Viterbi over the constraint that I-X follows B-X or I-X; the probability is the mean of its words'.
    """
    if not len(scores):
        return []
    path = viterbi(scores, *bio_constraints(tuple(labels)))
    shares = softmax(scores)
    spans: list[tuple[int, int, str, float]] = []
    first = -1
    for position in range(len(path) + 1):
        label = labels[path[position]] if position < len(path) else "O"
        if first >= 0 and not label.startswith("I-"):
            chosen = shares[np.arange(first, position), path[first:position]]
            spans.append((first, position, labels[path[first]][2:], float(chosen.mean())))
            first = -1
        if label.startswith("B-"):
            first = position
    return spans


def bio_constraints(labels: tuple[str, ...]) -> tuple[Scores, Scores]:
    """Start penalties (labels,) and transition penalties (labels x labels) of the BIO scheme."""
    start = np.zeros(len(labels), np.float32)
    moves = np.zeros((len(labels), len(labels)), np.float32)
    for index, label in enumerate(labels):
        if label.startswith("I-"):
            start[index] = IMPOSSIBLE
            for before, other in enumerate(labels):
                if other == "O" or other[2:] != label[2:]:
                    moves[before, index] = IMPOSSIBLE
    return start, moves


def viterbi(scores: Scores, start: Scores, moves: Scores) -> NDArray[np.int64]:
    """Best label per word under the penalties."""
    best = scores[0] + start
    back = np.zeros(scores.shape, np.int64)
    for word in range(1, len(scores)):
        options = best[:, None] + moves
        back[word] = options.argmax(0)
        best = options.max(0) + scores[word]
    path = np.zeros(len(scores), np.int64)
    path[-1] = best.argmax()
    for word in range(len(scores) - 1, 0, -1):
        path[word - 1] = back[word, path[word]]
    return path


def softmax(scores: Scores) -> Scores:
    """Probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    result: Scores = shifted / shifted.sum(-1, keepdims=True)
    return result


def decode_tree(scores: Scores) -> NDArray[np.int64]:
    """Head of each word (0 = root, else 1-based) of the best tree with one root. `scores` is words x (words + 1).

    The greedy choice where it is a tree already; else the maximum spanning arborescence of Chu & Liu 1965 and
    Edmonds 1967, tried for the two likeliest roots.
    """
    heads: NDArray[np.int64] = scores.argmax(1)
    if is_tree(heads):
        return heads
    size = len(scores)
    square = np.full((size + 1, size + 1), IMPOSSIBLE, np.float64)
    square[1:, :] = scores
    np.fill_diagonal(square, IMPOSSIBLE)
    best, best_score = heads, -np.inf
    for root in np.argsort(-scores[:, 0])[:2]:
        trial = square.copy()
        trial[1:, 0] = IMPOSSIBLE
        trial[root + 1, 0] = 0.0
        tree = spanning_tree(trial)
        score = float(square[np.arange(1, size + 1), tree[1:]].sum())
        if score > best_score:
            best, best_score = tree[1:], score
    return best


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether heads (0 = root, else 1-based) form one tree with one root."""
    if int((heads == 0).sum()) != 1:
        return False
    return find_cycle(np.concatenate(([0], heads))) is None


def find_cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """Nodes of a cycle in `heads` (node 0 is the root, its own head), or None."""
    colour = [0] * len(heads)
    colour[0] = 2
    for node in range(1, len(heads)):
        path, current = [], node
        while colour[current] == 0:
            colour[current] = 1
            path.append(current)
            current = int(heads[current])
        if colour[current] == 1:
            return path[path.index(current) :]
        for seen in path:
            colour[seen] = 2
    return None


def spanning_tree(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Head of each node of the best arborescence rooted in node 0; `scores[dependent, head]`. Recursive contraction."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    rest = np.array([node for node in range(len(heads)) if node not in set(cycle)])
    count = len(rest)
    kept = scores[inside, heads[inside]]
    smaller = np.full((count + 1, count + 1), IMPOSSIBLE, np.float64)
    smaller[:count, :count] = scores[np.ix_(rest, rest)]
    entering = scores[np.ix_(inside, rest)] - kept[:, None] + kept.sum()
    leaving = scores[np.ix_(rest, inside)]
    smaller[count, :count] = entering.max(0)
    smaller[:count, count] = leaving.max(1)
    smaller[0, :] = IMPOSSIBLE
    np.fill_diagonal(smaller, IMPOSSIBLE)
    solved = spanning_tree(smaller)
    result = heads.copy()
    for node in range(1, count):
        head = solved[node]
        result[rest[node]] = inside[leaving[node].argmax()] if head == count else rest[head]
    entry = solved[count]
    broken = inside[entering[:, entry].argmax()]
    result[broken] = rest[entry]
    return result

"""Which sentences are trained on together, and in which order? Random windows of a document, batched by size."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from training.sentences import Document, TrainingSentence

Window = list[TrainingSentence]
LIMITS = (40, 110, 170, 170)
"""Word pieces in a window, drawn for each document: short ones so that single sentences are read well too."""
LONGEST_CONTEXT = 80
LONGEST_SENTENCE = 400
CHUNK = 600
"""Windows sorted by size together, so that a batch holds windows of like size."""


def cut_windows(documents: Sequence[Document], *, chance: random.Random, limit: int | None = None) -> list[Window]:
    """Windows over all documents; annotated reports carry the last sentence over, as the run time does."""
    windows: list[Window] = []
    for document in documents:
        usual = limit or chance.choice(LIMITS)
        room = limit or chance.choice((30, usual, usual))
        current: Window = []
        size = 0
        for sentence in document:
            if current and size + sentence.pieces > room:
                windows.append(current)
                carried = sentence.corpus == "gold" and current[-1].pieces < LONGEST_CONTEXT
                current = [current[-1]] if carried else []
                size = sum(s.pieces for s in current)
                room = usual
            if sentence.pieces <= LONGEST_SENTENCE:
                current.append(sentence)
                size += sentence.pieces
        if current:
            windows.append(current)
    return windows


def batch_windows(windows: Sequence[Window], *, pieces: int, chance: random.Random) -> list[list[Window]]:
    """Batches of at most `pieces` word pieces with padding, in random order."""
    sized = [(sum(s.pieces for s in window), chance.random(), window) for window in windows]
    chance.shuffle(sized)
    batches: list[list[Window]] = []
    by_size: Callable[[tuple[int, float, Window]], tuple[int, float]] = lambda item: item[:2]  # noqa: E731
    for start in range(0, len(sized), CHUNK):
        current: list[Window] = []
        for size, _, window in sorted(sized[start : start + CHUNK], key=by_size):
            if current and size * (len(current) + 1) > pieces:
                batches.append(current)
                current = []
            current.append(window)
        if current:
            batches.append(current)
    chance.shuffle(batches)
    return batches

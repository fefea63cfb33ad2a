"""Which sentences are encoded together? Consecutive sentences up to a number of word pieces, one carried over.

A window begins with the last sentence of the one before it, so that a speaker or place named there is seen; what is
read of the carried sentence is kept from its own window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_PIECES = 170
"""Word pieces in a window, as in training."""
LONGEST_CONTEXT = 80
"""A carried sentence with more pieces than this is left out."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences `first` to `last` (exclusive) are encoded together; those from `fresh` on are read."""

    first: int
    fresh: int
    last: int


def cut_windows(sizes: Sequence[int]) -> tuple[Window, ...]:
    """Windows over sentences with `sizes` word pieces each; every sentence is fresh in exactly one."""
    windows: list[Window] = []
    first = fresh = 0
    total = 0
    for index, size in enumerate(sizes):
        if index > fresh and total + size > MOST_PIECES:
            windows.append(Window(first, fresh, index))
            fresh = index
            first = index - 1 if sizes[index - 1] < LONGEST_CONTEXT else index
            total = sizes[index - 1] if first < index else 0
        total += size
    if fresh < len(sizes):
        windows.append(Window(first, fresh, len(sizes)))
    return tuple(windows)

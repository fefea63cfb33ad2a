"""What is labelled beside words: pairs of a predicate or trigger with every word, and whole sentences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(slots=True)
class PairRow:
    """Labels of one predicate or trigger against every word of its window."""

    window: int
    word: int
    labels: NDArray[np.float32]


@dataclass(slots=True)
class SentenceRow:
    """The event types a sentence tells, as ones among zeros; its words stand at `start` to `stop` of the window."""

    window: int
    start: int
    stop: int
    labels: NDArray[np.float32]

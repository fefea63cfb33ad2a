"""Is the report about armed conflict at all? A look at its words alone, before the encoder reads it.

Bag-of-words logistic regression (`training/gate.py`); its threshold lets nearly every conflict report pass.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from orontes.resources import resource_path

SHORTEST = 40
"""Different words; a shorter text is always read: it says too little to be turned away by its words."""
LEAST = -1.0
"""Log-odds under which a report is not read; set by cross-validation over the training texts."""
SHOWN = 6
"""Words given as reasons."""
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class GateLook:
    """What the words say: log-odds that the report is about armed conflict, and the words that weigh most."""

    odds: float
    passes: bool
    words: tuple[tuple[str, float], ...]


def look(text: str) -> GateLook:
    """The words of a text against the gate's weights."""
    weights, bias = load_weights()
    present = words_of(text)
    known = {word: weights[word] for word in present if word in weights}
    scale = 1 / math.sqrt(max(1, len(known)))
    odds = bias + scale * math.fsum(known.values())
    strongest = sorted(known.items(), key=lambda item: (item[1] if odds < 0 else -item[1], item[0]))[:SHOWN]
    passes = len(present) < SHORTEST or odds >= LEAST
    return GateLook(round(odds, 3), passes, tuple((word, round(scale * weight, 3)) for word, weight in strongest))


def words_of(text: str) -> frozenset[str]:
    """The different words of a text in lower case, numbers and short words aside."""
    return frozenset(_WORD.findall(text.lower()))


@cache
def load_weights() -> tuple[dict[str, float], float]:
    """Word → weight, and the bias, from `gate.tsv`."""
    lines = resource_path("gate.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    weights = {word: float(weight) for word, weight in rows}
    return weights, weights.pop("")

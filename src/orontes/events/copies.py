"""Which reports are copies of one another, and which of them came first?"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from orontes.model.report import Report

SHINGLE_WORDS = 5
SAME_SHARE = 0.8
"""Share of the shorter text's word runs that the longer one has, from which on they are one text."""
SKETCH = 12
"""How many of a text's smallest run hashes are looked up to find candidates (bottom-k sketch, Broder 1997)."""
LEAST_SHINGLES = 8
"""Below this many word runs a text counts as a copy only where it is the same word for word."""
_WORD = re.compile(r"\w+")


def find_copies(reports: Iterable[Report]) -> Mapping[str, str]:
    """Report id to the id of the first report (by date, then id) that says the same; for an original its own id."""
    first_of: dict[str, str] = {}
    by_hash: dict[int, list[str]] = defaultdict(list)
    runs: dict[str, frozenset[int]] = {}
    for report in sorted(reports, key=lambda r: (r.published or date.max, r.id)):
        runs[report.id] = _runs(report.text)
        sketch = sorted(runs[report.id])[:SKETCH]
        candidates = dict.fromkeys(other for value in sketch for other in by_hash[value])
        original = next((c for c in candidates if _is_same(runs[report.id], runs[c])), report.id)
        first_of[report.id] = first_of.get(original, report.id)
        for value in sketch:
            by_hash[value].append(report.id)
    return first_of


def _is_same(left: frozenset[int], right: frozenset[int]) -> bool:
    if min(len(left), len(right)) < LEAST_SHINGLES:
        return left == right
    return len(left & right) >= SAME_SHARE * min(len(left), len(right))


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[int]:
    """Hashes of every run of five words, case and punctuation aside; of the whole text where it is shorter."""
    words = _WORD.findall(text.lower())
    last = max(len(words) - SHINGLE_WORDS + 1, 1)
    return frozenset(zlib.crc32(" ".join(words[i : i + SHINGLE_WORDS]).encode()) for i in range(last))

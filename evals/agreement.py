"""Is a read statement's field right, and how far do confidences lie from how often they are?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from orontes.statements.confidence import FIELDS, key_of

Row = dict[str, Any]
Pair = tuple[str, float, bool]
"""Calibration line, probability or raw signal, whether the field was right."""
UNTOLD = ("counts", "time")
"""Fields whose values our own annotations do not give."""
BINS = 10


def agrees(gold: Row, read: Row, key: str, *, scorer: Any) -> bool:
    """Whether a field is read as annotated: lists with nothing missed and nothing more."""
    if key == "time":
        return bool(scorer.same_time(gold["time"], read["time"]))
    if key == "source":
        return bool(scorer.same_source(gold["source"], read["source"]))
    if key in ("stance", "reality"):
        return bool(gold[key] == read[key])
    same = {"places": scorer.same_place, "counts": scorer.same_count}.get(key, scorer.same_mention)
    return bool(scorer.lists_agree(gold, read, key, same) == len(gold[key]) == len(read[key]))


def judged(gold: Sequence[Row], read: Sequence[Row], *, scorer: Any) -> Iterator[Pair]:
    """Every field of every read statement with its confidence and whether it is right; `type` for being one at all."""
    matched = scorer.pairs(
        gold, read, lambda a, b: scorer.same_sentence(a, b) and a["type"] == b["type"], scorer.overlap
    )
    partner = {id(b): a for a, b in matched}
    for row in read:
        truth = partner.get(id(row))
        for name in FIELDS if truth is not None else ("type",):
            if truth is not None and truth.get("partial") and name in UNTOLD:
                continue
            is_filled = row["source"]["kind"] != "narrator" if name == "source" else bool(row[name])
            right = truth is not None and (name == "type" or agrees(truth, row, name, scorer=scorer))
            yield key_of(name, is_filled=is_filled), float(row["confidence"][name]), right


def expected_error(pairs: Iterable[tuple[float, bool]]) -> float:
    """Expected calibration error over BINS equal bins, in 0..1 (Naeini et al. 2015)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, right in pairs:
        bins.setdefault(min(BINS - 1, int(p * BINS)), []).append((p, right))
    total = sum(len(members) for members in bins.values())
    gaps = (abs(math.fsum(p - right for p, right in members)) for members in bins.values())
    return math.fsum(gaps) / total if total else 0.0


def error_by_field(pairs: Sequence[Pair]) -> Mapping[str, float]:
    """Calibration error of each field, filled and empty together."""
    names = {key: key.removeprefix("no_") for key, _, _ in pairs}
    return {name: expected_error((p, r) for key, p, r in pairs if names[key] == name) for name in FIELDS}

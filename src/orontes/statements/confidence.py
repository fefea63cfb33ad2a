"""How sure is each field of a statement? A raw signal per field, made a probability by what was right before.

Calibration: Platt 1999, "Probabilistic outputs for support vector machines", one line per field and per whether it is
filled, fitted on held-out training reports (`python -m evals.calibrate`, `resources/calibration.toml`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from orontes.model.reading import Trigger
from orontes.model.reason import Reason
from orontes.resources import read_toml
from orontes.statements.experts import FLOOR

FIELDS = ("type", "agents", "targets", "places", "counts", "time", "source", "stance", "reality")
ROLES = {"agents": "agent", "targets": "target", "places": "place", "counts": "count", "time": "time"}
NO_ARC = 0.05
"""Taken for the best arc's score where the head drew none: it draws none under 0.1."""


def raw_signals(
    mark: Trigger | None, reasons: Sequence[Reason], *, scores: Mapping[str, float], filled: Mapping[str, bool]
) -> dict[str, float]:
    """A signal between 0 and 1 for each field: `scores` as they are, for roles what the head's arcs say."""
    found = dict(scores)
    for name, role in ROLES.items():
        arcs = [arc.score for arc in mark.arcs if arc.role == role] if mark else []
        told = [reason.score for reason in reasons if reason.field == name and reason.score is not None]
        strongest = max(arcs, default=NO_ARC)
        found[name] = (min(told) if told else strongest) if filled[name] else 1 - strongest
    return found


def calibrate(signals: Mapping[str, float], *, filled: Mapping[str, bool]) -> tuple[tuple[str, float], ...]:
    """(field, probability that it is right) in the order of FIELDS."""
    return tuple(
        (name, round(probability(signals[name], key=key_of(name, is_filled=filled[name])), 3)) for name in FIELDS
    )


def key_of(name: str, *, is_filled: bool) -> str:
    """The calibration line of a field: an empty field is right for other reasons than a filled one."""
    return name if is_filled else f"no_{name}"


def probability(signal: float, *, key: str) -> float:
    """The calibrated probability of a raw signal."""
    line = read_toml("calibration.toml")[key]
    return 1 / (1 + math.exp(-(float(line["slope"]) * logit(signal) + float(line["bias"]))))


def logit(signal: float) -> float:
    """Log-odds of a signal, kept from the ends."""
    kept = min(1 - FLOOR, max(FLOOR, signal))
    return math.log(kept / (1 - kept))

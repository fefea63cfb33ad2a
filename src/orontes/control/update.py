"""How likely is each side to hold the place? A prior and the additive terms of its voices (design, section 4)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from orontes.control.drift import UNKNOWN
from orontes.resources import read_toml

FLOOR = 1e-6
"""Least prior of a side, so that its log-odds stay finite."""


def start_prior(sides: Sequence[str], *, holder: str = "") -> dict[str, float]:
    """Probabilities before any evidence: a baseline's holder, else half unknown and no side above a quarter.

    There is no default holder.
    """
    table = read_toml("control_weights.toml")["prior"]
    if holder:
        return {**dict.fromkeys(sides, 0.0), holder: table["baseline_holder"], UNKNOWN: 1 - table["baseline_holder"]}
    share = min(table["most_for_a_side"], (1 - table["unknown"]) / max(1, len(sides)))
    return {**dict.fromkeys(sides, share), UNKNOWN: 1 - share * len(sides)}


def episode_prior(sides: Sequence[str], *, holder: str) -> dict[str, float]:
    """Probabilities at the start of an episode that began when the place passed to `holder`."""
    table = read_toml("control_weights.toml")["prior"]
    others = [side for side in sides if side != holder]
    left = 1 - table["episode_holder"] - table["episode_unknown"]
    shares = dict.fromkeys(others, left / len(others)) if others else {}
    return {holder: table["episode_holder"], **shares, UNKNOWN: 1 - table["episode_holder"] - sum(shares.values())}


def log_prior(prior: Mapping[str, float]) -> dict[str, float]:
    """Side → natural log of its prior, to six digits: what a state shows as its start."""
    return {side: round(math.log(max(p, FLOOR)), 6) for side, p in prior.items()}


def update(start: Mapping[str, float], terms: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """P(side) from log prior and log-odds terms: proportional to exp of their sum, clipped, summing to 1.

    A state's `prior` and its terms' `weights` give its `probabilities` again through this function.
    """
    table = read_toml("control_weights.toml")["prior"]
    odds = dict(start)
    for weights in terms:
        for side, weight in weights.items():
            if side in odds:
                odds[side] += weight
    highest = max(odds.values())
    raw = {side: math.exp(value - highest) for side, value in odds.items()}
    total = sum(raw.values())
    clipped = {side: min(table["most"], max(table["least"], value / total)) for side, value in raw.items()}
    scale = sum(clipped.values())
    return {side: round(value / scale, 6) for side, value in clipped.items()}

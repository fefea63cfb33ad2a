"""How likely is each side to hold the place? Prior odds plus the additive terms of its voices (control.md section 4)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from orontes.control.evidence import Voice
from orontes.resources import read_toml

UNKNOWN = "unknown"


def start_prior(sides: Sequence[str], *, holder: str = "") -> dict[str, float]:
    """Probabilities before any evidence: a baseline's holder, else half unknown and no side above a quarter."""
    table = read_toml("control_weights.toml")["prior"]
    if holder:
        others = [side for side in sides if side != holder]
        rest = 1 - table["baseline_holder"]
        share = rest / 2 / len(others) if others else 0.0
        return {holder: table["baseline_holder"], **dict.fromkeys(others, share), UNKNOWN: rest - share * len(others)}
    share = min(table["most_for_a_side"], (1 - table["unknown"]) / max(1, len(sides)))
    return {**dict.fromkeys(sides, share), UNKNOWN: 1 - share * len(sides)}


def episode_prior(sides: Sequence[str], *, holder: str) -> dict[str, float]:
    """Probabilities at the start of an episode that began when the place passed to `holder`."""
    table = read_toml("control_weights.toml")["prior"]
    others = [side for side in sides if side != holder]
    left = 1 - table["episode_holder"] - table["episode_unknown"]
    shares = dict.fromkeys(others, left / len(others)) if others else {}
    return {holder: table["episode_holder"], **shares, UNKNOWN: 1 - table["episode_holder"] - sum(shares.values())}


def update(prior: Mapping[str, float], voices: Sequence[Voice]) -> dict[str, float]:
    """P(side) proportional to prior times exp(sum of the voices' weights), clipped, summing to 1."""
    table = read_toml("control_weights.toml")["prior"]
    odds = {side: math.log(max(p, 1e-6)) for side, p in prior.items()}
    for voice in voices:
        for side, weight in voice.weights:
            if side in odds:
                odds[side] += weight
    highest = max(odds.values())
    raw = {side: math.exp(value - highest) for side, value in odds.items()}
    total = sum(raw.values())
    clipped = {side: min(table["most"], max(table["least"], value / total)) for side, value in raw.items()}
    scale = sum(clipped.values())
    return {side: round(value / scale, 4) for side, value in clipped.items()}

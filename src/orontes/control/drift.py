"""How fast does an old picture of a place fade? Slowly in quiet, fast near fighting (design, section 4)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from orontes.control.bearings import Sign
from orontes.control.ground import Ground
from orontes.control.moments import days_between
from orontes.resources import read_toml

UNKNOWN = "unknown"
OWN_KM = 1.0
"""Within this distance an event is of the place itself."""


@dataclass(frozen=True, slots=True)
class Heat:
    """One event that makes a change of control likelier around it."""

    moment: datetime
    weight: float
    is_own: bool = True
    """Of the place itself, not of one around it."""


def find_heats(signs: Iterable[Sign]) -> Ground[Heat]:
    """One heat for each type, place and day, however many tell of it."""
    kinds = read_toml("control_weights.toml")["drift"]["heat"]
    seen: dict[tuple[str, int, object], tuple[float | None, float | None, Heat]] = {}
    for sign in signs:
        weight = kinds.get(sign.statement.type, 0.0)
        if weight and sign.is_asserted:
            key = (sign.statement.type, sign.bearing.place_id, sign.moment.date())
            old = seen.get(key)
            if old is None or sign.moment < old[2].moment:
                seen[key] = (sign.place.lat, sign.place.lon, Heat(sign.moment, weight))
    return Ground(seen.values())


def heats_near(ground: Ground[Heat], lat: float | None, lon: float | None) -> tuple[Heat, ...]:
    """Heats around a place in order of time, each weighed by exp(-distance / reach)."""
    reach = read_toml("control_weights.toml")["drift"]["reach_km"]
    found = [
        Heat(heat.moment, heat.weight * math.exp(-distance / reach), is_own=distance < OWN_KM)
        for distance, heat in ground.near(lat, lon, within_km=4 * reach)
    ]
    return tuple(sorted(found, key=lambda heat: heat.moment))


class Drift:
    """A prior that fades as time goes on; `prior` is its state at `moment`."""

    def __init__(self, prior: Mapping[str, float], start: datetime, heats: Sequence[Heat]) -> None:
        self._table = read_toml("control_weights.toml")["drift"]
        self._heats = heats
        self._next = 0
        self._warmth = {True: 0.0, False: 0.0}
        self.moment = start
        self.prior = dict(prior)
        while self._next < len(heats) and heats[self._next].moment <= start:
            self._warm(heats[self._next], days_between(heats[self._next].moment, start))

    def advance(self, to: datetime, *, neighbours: Mapping[str, float]) -> None:
        """Let the prior fade until `to`, toward the sides that hold the places around."""
        while self._next < len(self._heats) and self._heats[self._next].moment <= to:
            heat = self._heats[self._next]
            self._step(heat.moment, neighbours)
            self._warm(heat, 0.0)
        self._step(to, neighbours)

    def restart(self, prior: Mapping[str, float]) -> None:
        """A new episode: another prior from the present moment on.

        What was fought over is decided: the place's own earlier events make no change likelier now, those around do.
        """
        self.prior = dict(prior)
        self._warmth[True] = 0.0

    @property
    def rate(self) -> float:
        """λ, changes a day at the present moment."""
        return 1 / float(self._table["quiet_days"]) + sum(self._warmth.values()) / float(self._table["hot_days"])

    def _warm(self, heat: Heat, days: float) -> None:
        self._warmth[heat.is_own] += heat.weight * self._fade(days)
        self._next += 1

    def _fade(self, days: float) -> float:
        return float(2.0 ** (-days / self._table["half_life_days"]))

    def _step(self, to: datetime, neighbours: Mapping[str, float]) -> None:
        days = days_between(self.moment, to)
        if days == 0:
            return
        half_life, rate = float(self._table["half_life_days"]), self.rate
        warm_days = sum(self._warmth.values()) * half_life / math.log(2) * (1 - self._fade(days))
        passed = days / self._table["quiet_days"] + warm_days / self._table["hot_days"]
        chance = 1 - math.exp(-passed)
        unknown = self._table["unknown_share"] if rate > self._table["unknown_above"] else 0.0
        for side, p in self.prior.items():
            toward = unknown if side == UNKNOWN else (1 - unknown) * neighbours.get(side, 0.0)
            self.prior[side] = (1 - chance) * p + chance * (0.5 * p + 0.5 * toward)
        total = sum(self.prior.values())
        self.prior = {side: p / total for side, p in self.prior.items()}
        self._warmth = {own: warmth * self._fade(days) for own, warmth in self._warmth.items()}
        self.moment = to

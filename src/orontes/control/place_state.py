"""Who holds one place on one day? Its signs in order of time, a new episode after each change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from orontes.control.bearings import Sign
from orontes.control.drift import Drift, Heat
from orontes.control.evidence import Speakers, Voice, group_voices
from orontes.control.labels import NOTHING_KNOWN, Question, Verdict, choose_label
from orontes.control.moments import days_between
from orontes.control.outside import INSIDE
from orontes.control.update import episode_prior, log_prior, start_prior, update
from orontes.resources import read_toml

Neighbours = Callable[[datetime], Mapping[str, float]]
"""Share of the places around that each side held at a moment."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A dated, sourced word on who held a place before any statement; `side` '' where there is none."""

    side: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the walk through a place's signs ends with."""

    verdict: Verdict
    prior: Mapping[str, float]
    """Side → log-odds start, after drift."""
    p: Mapping[str, float]
    voices: tuple[Voice, ...]
    since: datetime
    """When the label and its sides were first as they are."""
    previous: str
    """The side that held the place before."""
    established_by: tuple[str, ...]
    history: tuple[tuple[datetime, str], ...]
    """(moment, holder) at every change of holder, '' for none."""


class Walk:
    """One place followed through time: `step` to each moment of its signs in order, then `found`."""

    def __init__(
        self,
        signs: Sequence[Sign],
        sides: Sequence[str],
        *,
        speakers: Speakers,
        baseline: Baseline,
        heats: Sequence[Heat],
        neighbours: Neighbours,
    ) -> None:
        self._signs = sorted(signs, key=lambda sign: (sign.moment, sign.statement.id))
        self._sides, self._speakers, self._neighbours = sides, speakers, neighbours
        self._start = baseline.since or self._signs[0].moment
        self._drift = Drift(start_prior(sides, holder=baseline.side), min(self._start, self._signs[0].moment), heats)
        self._base, self._previous = baseline.side, baseline.side
        self._opened: datetime | None = None
        self._flipped: datetime | None = None
        self._established: tuple[str, ...] = ()
        self._verdict: Verdict = NOTHING_KNOWN
        self._voices: tuple[Voice, ...] = ()
        self._prior: Mapping[str, float] = {}
        self._p: Mapping[str, float] = {}
        self._since = self._start
        self._history: list[tuple[datetime, str]] = []

    def step(self, now: datetime) -> None:
        """The state at `now`, with an episode's end noticed before it is assessed."""
        if self._flipped is not None and self._is_over(now):
            self._open_episode()
        self._drift.advance(now, neighbours=self._neighbours(now))
        self._voices = group_voices(self._in_episode(now), speakers=self._speakers, now=now, holder=self._base)
        self._prior = log_prior(self._drift.prior)
        self._p = update(self._prior, [voice.weights for voice in self._voices])
        before, self._verdict = self._verdict, choose_label(self._question(now))
        if outline(before) != outline(self._verdict):
            self._since = now
            self._note(now)

    def found(self) -> Found:
        """What the last step ended with."""
        return Found(
            self._verdict,
            self._prior,
            self._p,
            self._voices,
            self._since,
            self._previous if self._previous != self._verdict.holder else "",
            self._established,
            tuple(self._history),
        )

    def _question(self, now: datetime) -> Question:
        signs = self._in_episode(now)
        lifted = max((sign.moment for sign in signs if sign.lifts), default=None)
        last = max((sign.moment for sign in signs), default=self._opened or self._start)
        return Question(self._p, self._voices, now, self._base, self._drift.rate, last, lifted)

    def _note(self, now: datetime) -> None:
        """Remember who held it, and when evidence put a new holder there."""
        holder = self._verdict.holder if self._verdict.label in ("held", "besieged") else ""
        if self._verdict.rule == "held.evidence" and holder != self._base:
            self._flipped = now
            self._previous = self._base
        self._history.append((now, holder))

    def _is_over(self, now: datetime) -> bool:
        """Whether the new holder has settled, or somebody tells of another change since it was confirmed."""
        assert self._flipped is not None  # asked only after a change of holder
        settled = read_toml("control_weights.toml")["label"]["settled_days"]
        later = [sign for sign in self._signs if self._flipped < sign.moment <= now]
        return days_between(self._flipped, now) > settled or any(is_change(s, self._verdict.holder) for s in later)

    def _open_episode(self) -> None:
        """Word of later than the last step is counted afresh, from the new holder on."""
        self._base = self._verdict.holder or self._base
        self._established = tuple(dict.fromkeys(id for voice in self._voices for id in voice.statement_ids))
        self._drift.restart(episode_prior(self._sides, holder=self._base))
        self._opened, self._flipped = self._drift.moment, None

    def _in_episode(self, now: datetime) -> list[Sign]:
        opened = self._opened
        return [s for s in self._signs if s.moment <= now and (opened is None or s.moment > opened)]


def is_change(sign: Sign, holder: str) -> bool:
    """Whether a sign tells, as a fact, that another side came in or the holder left."""
    bearing = sign.bearing
    if not sign.is_asserted or bearing.rule.endswith(".taker"):
        return False
    came = bearing.mark in INSIDE and bearing.side != holder and bearing.strength > 0
    return came or (bearing.mark == "departed" and bearing.side == holder)


def outline(verdict: Verdict) -> tuple[str, str, str, str]:
    """What makes a state another one: label and sides, not the rule."""
    return verdict.label, verdict.holder, verdict.besieger, verdict.left


def walk(place: Walk, signs: Sequence[Sign], now: datetime) -> Found:
    """Steps through every moment of the signs up to `now`, then to `now`."""
    for moment in sorted({sign.moment for sign in signs if sign.moment < now}):
        place.step(moment)
    place.step(now)
    return place.found()

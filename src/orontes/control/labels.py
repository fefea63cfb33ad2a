"""Which word describes the state: held, besieged, left, contested, claimed or unknown? (design, section 5)"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from orontes.control.claims import asserts_against, best_claim, find_claims
from orontes.control.drift import UNKNOWN
from orontes.control.evidence import Told, Voice
from orontes.control.moments import days_between
from orontes.control.outside import (
    INSIDE,
    departs_for,
    departure_weight,
    has_admission,
    is_outside,
    outside_gain,
    outside_weight,
    puts_inside,
)
from orontes.resources import read_toml


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label with its sides, its basis and the rule that gave it."""

    label: str
    rule: str
    basis: str = "none"
    holder: str = ""
    besieger: str = ""
    left: str = ""
    """The side that has left, where that is all that is known or claimed."""


NOTHING_KNOWN = Verdict("unknown", "unknown")


@dataclass(frozen=True, slots=True)
class Question:
    """What the rules look at: probabilities, voices, the moment, who held it before, how fast things change."""

    p: Mapping[str, float]
    voices: Sequence[Voice]
    now: datetime
    baseline: str
    rate: float
    """Changes of control a day (λ)."""
    last_word: datetime
    """The newest evidence, or the baseline's moment."""
    lifted: datetime | None = None
    """When a siege was last ended, None if never."""

    @property
    def sides(self) -> list[str]:
        """Sides, likeliest first."""
        return sorted((side for side in self.p if side != UNKNOWN), key=lambda side: (-self.p[side], side))

    @property
    def is_stale(self) -> bool:
        """Whether the newest evidence is older than 3 / λ."""
        return days_between(self.last_word, self.now) > float(_table()["stale"]) / self.rate


def choose_label(question: Question) -> Verdict:
    """The first rule that matches, a siege before the hold it stands on."""
    if question.is_stale:
        return NOTHING_KNOWN
    held = held_by_evidence(question) or held_by_prior(question)
    siege = besieged(question, holder=held.holder if held else "")
    if siege or held:
        return siege or held or NOTHING_KNOWN
    rules: Sequence[Callable[[Question], Verdict | None]] = (left, contested, claimed, held_weakly)
    return next((verdict for rule in rules if (verdict := rule(question)) is not None), NOTHING_KNOWN)


def held_by_evidence(question: Question) -> Verdict | None:
    """Rule 1: likely, enough weight from outside, at least two groups, and some group puts the side inside."""
    table, voices = _table(), question.voices
    for side in question.sides:
        groups = [v for v in voices if v.weights.get(side, 0.0) > 0 or departs_for(v, side)]
        enough = len(groups) >= table["held_groups"] and outside_weight(side, voices) >= table["held_out"]
        if question.p[side] >= table["held_p"] and enough and puts_inside(side, voices):
            basis = "admission" if has_admission(side, voices) else "independent"
            return Verdict("held", "held.evidence", basis, holder=side)
    return None


def held_by_prior(question: Question) -> Verdict | None:
    """Rule 2: the holder before, still likely, confirmed from outside or challenged by nobody."""
    side, table = question.baseline, _table()
    if not side or question.p.get(side, 0.0) < table["held_p"]:
        return None
    confirmed = outside_weight(side, question.voices) >= table["prior_out"]
    if confirmed or not asserts_against(side, question.voices):
        return Verdict("held", "held.prior", "prior", holder=side)
    return None


def besieged(question: Question, *, holder: str) -> Verdict | None:
    """Rule 3: somebody holds the place or is named inside, and enough outside weight tells of a siege that stands."""
    inside = holder or next((t.side for v in question.voices for t in v.told if t.mark == "besieged" and t.side), "")
    weights = siege_weights(question)
    weights.pop(inside, None)
    besieger = max(weights, key=lambda side: (weights[side], side), default="")
    if not inside or weights.get(besieger, 0.0) < _table()["siege"]:
        return None
    return Verdict("besieged", "besieged", "independent", holder=inside, besieger=besieger)


def siege_weights(question: Question) -> dict[str, float]:
    """Besieger → summed W times C of the outside voices that tell of its siege, each voice once."""
    weights: dict[str, float] = {}
    for voice in question.voices:
        sieges: dict[str, float] = {}
        for told in voice.told:
            if is_standing_siege(told, question) and is_outside(voice, told.side):
                sieges[told.side] = max(sieges.get(told.side, 0.0), told.claim)
        for side, claim in sieges.items():
            weights[side] = weights.get(side, 0.0) + claim
    return weights


def is_standing_siege(told: Told, question: Question) -> bool:
    """Whether a siege was told within the last days and not lifted since."""
    recent = days_between(told.moment, question.now) <= _table()["siege_days"]
    return told.mark == "siege" and recent and (question.lifted is None or told.moment > question.lifted)


def left(question: Question) -> Verdict | None:
    """Rule 4: enough weight says that a side has left, and no outside voice puts another side inside."""
    for side in question.sides:
        taken = any(
            t.side not in ("", side) and t.mark in INSIDE and t.is_asserted and is_outside(v, t.side)
            for v in question.voices
            for t in v.told
        )
        if departure_weight(side, question.voices) >= _table()["left"] and not taken:
            basis = (
                "admission" if any(v.is_admission and v.current.own == side for v in question.voices) else "independent"
            )
            return Verdict("left", "left", basis, left=side)
    return None


def contested(question: Question) -> Verdict | None:
    """Rule 5: fighting or a foothold told from outside in the past days, or two sides with weight from outside."""
    truce = max((t.moment for v in question.voices for t in v.told if t.mark == "truce"), default=None)
    for voice in question.voices:
        for told in voice.told:
            is_hot = told.mark == "inside" or (told.mark == "fighting" and (truce is None or told.moment > truce))
            recent = days_between(told.moment, question.now) <= _table()["contested_days"]
            if is_hot and recent and told.is_asserted and is_outside(voice, told.side) and not voice.is_own:
                return Verdict("contested", f"contested.{told.mark}", "independent")
    strong = [side for side in question.sides if outside_gain(side, question.voices) >= _table()["contested_out"]]
    return Verdict("contested", "contested.two_sides", "independent") if len(strong) > 1 else None


def claimed(question: Question) -> Verdict | None:
    """Rule 6: somebody asserts a hold, siege or departure; the verdict says which."""
    claims = find_claims(question.voices)
    best = best_claim(claims, question.p)
    if best is None:
        return None
    speakers = {claim.speaker for claim in claims if (claim.side, claim.label) == (best.side, best.label)}
    telling = [voice for voice in question.voices if voice.primary in speakers]
    basis = (
        "claim_only" if all(v.is_own for v in telling) else "single_report" if is_one_report(telling) else "independent"
    )
    return Verdict(
        "claimed",
        f"claimed.{best.label}",
        basis,
        holder=best.side if best.label == "held" else "",
        besieger=best.side if best.label == "besieged" else "",
        left=best.side if best.label == "left" else "",
    )


def is_one_report(voices: Sequence[Voice]) -> bool:
    """Whether all that the voices say stands in one report."""
    return len({word.statement.report_id for voice in voices for word in voice.words}) == 1


def held_weakly(question: Question) -> Verdict | None:
    """Rule 7: the holder before, if more likely than not."""
    side = question.baseline
    if side and question.p.get(side, 0.0) >= _table()["prior_p"]:
        return Verdict("held", "held.prior_weak", "prior", holder=side)
    return None


def _table() -> dict[str, Any]:
    return dict(read_toml("control_weights.toml")["label"])

"""Which word describes the state: held, besieged, left, contested, claimed or unknown? (control.md section 5)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orontes.control.evidence import Voice
from orontes.control.update import UNKNOWN
from orontes.model.control import Claim
from orontes.resources import read_toml

INSIDE = ("hold", "inside")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label with its holder, the basis and the rule that gave it."""

    label: str
    holder: str
    besieger: str
    basis: str
    rule: str


def choose_label(p: Mapping[str, float], voices: Sequence[Voice], *, as_of: date, baseline: str = "") -> Verdict:
    """The first rule of control.md section 5 that matches."""
    table = read_toml("control_weights.toml")["label"]
    sides = sorted((side for side in p if side != UNKNOWN), key=lambda side: -p[side])
    held = next((side for side in sides if is_held(side, p, voices)), "")
    prior = next((side for side in sides if side == baseline and p[side] >= table["held_p"]), "")
    siege = besiege(voices, holder=held or prior, p=p)
    if siege is not None:
        return siege
    if held:
        classes = {v.source_class for v in voices if weight_for(v, held) > 0 or has_mark(v, held, INSIDE)}
        return Verdict(
            "held", held, "", "admission" if has_admission(voices, held) else basis_of(classes), "held.evidence"
        )
    if prior:
        return Verdict("held", prior, "", "prior", "held.prior")
    left = next((side for side in sides if has_left(side, voices)), "")
    if left:
        return Verdict("left", left, "", "independent", "left.outside")
    if is_contested(sides, voices, as_of=as_of):
        return Verdict("contested", "", "", "independent", "contested")
    claims = find_claims(voices)
    if claims:
        best = max(claims, key=lambda claim: (claim.label == "held", p.get(claim.side, 0.0)))
        basis = "single_report" if any(not is_own(v) for v in voices if v.claim >= table["claim"]) else "claim_only"
        besieger = best.side if best.label == "besieged" else ""
        return Verdict(
            "claimed", best.side if best.label != "besieged" else "", besieger, basis, f"claimed.{best.label}"
        )
    if baseline and p.get(baseline, 0.0) >= table["prior_p"]:
        return Verdict("held", baseline, "", "prior", "held.prior_weak")
    return Verdict("unknown", "", "", "none", "unknown")


def is_held(side: str, p: Mapping[str, float], voices: Sequence[Voice]) -> bool:
    """Rule 1: likely, enough weight from outside, at least two groups, and somebody puts the side inside."""
    table = read_toml("control_weights.toml")["label"]
    groups = [v for v in voices if weight_for(v, side) > 0 or departs(v, side)]
    inside = any(has_mark(v, side, INSIDE) and weight_for(v, side) > 0 for v in voices)
    enough = len(groups) >= table["held_groups"] or has_admission(voices, side)
    return p[side] >= table["held_p"] and outside(side, voices) >= table["held_out"] and enough and inside


def departs(voice: Voice, side: str) -> bool:
    """Whether the voice says that another side has left, which speaks for `side`."""
    return any(other != side and mark == "departed" for other, mark in voice.marks)


def outside(side: str, voices: Sequence[Voice]) -> float:
    """Summed weight for `side` from voices that are not its own; another side's loss counts, an admission is outside."""
    total = 0.0
    for voice in voices:
        if voice.own_side != side:
            gains = weight_for(voice, side)
            losses = sum(-weight for other, weight in voice.weights if other != side and weight < 0)
            total += max(gains, losses, 0.0)
    return total


def weight_for(voice: Voice, side: str) -> float:
    """The voice's weight for one side."""
    return dict(voice.weights).get(side, 0.0)


def has_mark(voice: Voice, side: str, marks: Sequence[str]) -> bool:
    """Whether the voice puts `side` there with one of `marks`."""
    return any(other == side and mark in marks for other, mark in voice.marks)


def has_admission(voices: Sequence[Voice], side: str) -> bool:
    """Whether another side admits its own loss."""
    return any(v.source_class in ("admission", "against_anonymous") and v.own_side != side for v in voices)


def basis_of(classes: set[str]) -> str:
    """`independent` where a voice from outside speaks, else `claim_only`."""
    return "independent" if classes - {"own_claim", "own_denial"} else "claim_only"


def is_own(voice: Voice) -> bool:
    """Whether the voice speaks for its own side."""
    return voice.source_class in ("own_claim", "own_denial")


def besiege(voices: Sequence[Voice], *, holder: str, p: Mapping[str, float]) -> Verdict | None:
    """Rule 3: enough outside weight says siege, and somebody holds or is named inside."""
    table = read_toml("control_weights.toml")["label"]
    besiegers = {side for v in voices for side, mark in v.marks if mark == "siege" and side}
    inside = holder or next((side for v in voices for side, mark in v.marks if mark == "inside"), "")
    for besieger in sorted(besiegers - {inside}):
        weight = sum(v.claim for v in voices if v.own_side != besieger and has_mark(v, besieger, ("siege",)))
        if weight >= table["siege"] and inside:
            return Verdict("besieged", inside, besieger, "independent", "besieged")
    return None


def has_left(side: str, voices: Sequence[Voice]) -> bool:
    """Rule 4: enough weight says that `side` departed, and no outside voice puts another side inside."""
    table = read_toml("control_weights.toml")["label"]
    leaving = [v for v in voices if has_mark(v, side, ("departed",)) and weight_for(v, side) < 0 and not gains(v)]
    weight = sum(-weight_for(v, side) for v in leaving)
    taken = any(not is_own(v) and gains(v) and any(m in INSIDE for s, m in v.marks if s != side) for v in voices)
    return weight >= table["left"] and not taken


def gains(voice: Voice) -> bool:
    """Whether the voice speaks of a gain of its own side."""
    return any(weight > 0 for _, weight in voice.weights)


def is_contested(sides: Sequence[str], voices: Sequence[Voice], *, as_of: date) -> bool:
    """Rule 5: fighting or a foothold told from outside in the past days, or two sides with outside weight."""
    table = read_toml("control_weights.toml")["label"]
    recent = [v for v in voices if (as_of - v.said).days <= table["contested_days"] and not is_own(v)]
    fighting = any(mark == "fighting" for v in recent for _, mark in v.marks)
    foothold = any(mark == "inside" for v in recent for _, mark in v.marks)
    strong = [side for side in sides if gain_from_outside(side, voices) >= table["contested_out"]]
    return fighting or foothold or len(strong) >= 2


def gain_from_outside(side: str, voices: Sequence[Voice]) -> float:
    """Positive outside weight for a side."""
    return sum(max(0.0, weight_for(v, side)) for v in voices if v.own_side != side)


def find_claims(voices: Sequence[Voice]) -> tuple[Claim, ...]:
    """The claims overlay: every assertion of a hold, departure or siege that weighs enough, by whom; disputed ones marked."""
    table = read_toml("control_weights.toml")["label"]
    found: list[Claim] = []
    denied = {side for v in voices for side, weight in v.weights if v.statement.reality == "denied"}
    for voice in voices:
        if voice.claim < table["claim"] or voice.statement.reality == "denied":
            continue
        for side, mark in voice.marks:
            label = {"hold": "held", "siege": "besieged", "departed": "left"}.get(mark)
            if label and side:
                kind = voice.statement.source.kind
                found.append(Claim(side, label, voice.primary, kind, voice.statement_ids, side in denied))
    return tuple(found)

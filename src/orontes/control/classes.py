"""How much is a speaker's word worth here? By kind of source and its interest in what is said (section 2)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from orontes.model.statement import Statement
from orontes.resources import read_toml

TIED = ("member", "ally")
OWN_WORDS = ("own_claim", "own_denial")
ADMISSIONS = ("admission", "against_anonymous")
SEEN_BY = ("narrator", "media", "io", "witness")


def class_of(statement: Statement, vector: Mapping[str, float], *, own: str, tie: str, present: Collection[str]) -> str:
    """The class of one statement at one place.

    `vector`: side → strength as said (already turned for a denial); `own`, `tie`: the speaker's side and how it is tied
    to it; `present`: the sides known to be at the place, for whom its loss would be their own.
    """
    gains = {side for side, strength in vector.items() if strength > 0}
    losses = {side for side, strength in vector.items() if strength < 0}
    if own and tie in TIED:
        return party_class(statement, own, gains=gains, losses=losses, present=present)
    kind = statement.source.kind
    if kind == "party":
        return "own_denial" if statement.reality == "denied" else "own_claim"
    if is_observed(statement):
        return "observed"
    if kind == "monitor":
        return monitor_class(own if tie == "leaning" else "", gains=gains, losses=losses)
    return {"witness": "witness", "unnamed": "unnamed", "state": "third"}.get(kind, "outlet")


def party_class(
    statement: Statement, own: str, *, gains: Collection[str], losses: Collection[str], present: Collection[str]
) -> str:
    """A party's word: against itself an admission, for itself a claim or denial, about two others a third voice."""
    speaks_for_own = own in gains or (own not in losses and not gains)
    if (own in losses and own not in gains) or (not speaks_for_own and own in present):
        return "against_anonymous" if statement.source.is_anonymous else "admission"
    if not speaks_for_own:
        return "third"
    return "own_denial" if statement.reality == "denied" else "own_claim"


def monitor_class(own: str, *, gains: Collection[str], losses: Collection[str]) -> str:
    """A monitor's word: worth more against the side it leans to, less for it."""
    if own and own in losses:
        return "monitor_leaning_loser"
    if own and (own in gains or losses):
        return "monitor_leaning_gainer"
    return "monitor"


def is_observed(statement: Statement) -> bool:
    """Whether the speaker saw it: a reporter on site, verified footage, satellite images."""
    if statement.source.kind not in SEEN_BY:
        return False
    if any(reason.rule == "cue:observed" for reason in statement.why):
        return True
    return bool(_observed_pattern().search(statement.sentence_text))


def weight_of(source_class: str) -> float:
    """W: the natural-log likelihood ratio of one primary source of that class."""
    return float(read_toml("control_weights.toml")["class"][source_class])


@cache
def _observed_pattern() -> re.Pattern[str]:
    return re.compile(read_toml("control_weights.toml")["observed"]["pattern"], re.IGNORECASE)

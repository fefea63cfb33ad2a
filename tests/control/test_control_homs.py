"""Is the worked example of the design reproduced? Homs on the evening of 7 December 2024, group by group."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime

import pytest
from control_builders import SPEAKERS, assess, signs_of, tell

from orontes.control.evidence import group_voices
from orontes.control.outside import outside_weight, puts_inside
from orontes.control.update import update

HOMS = 169577
PRIOR = {"rebels": 0.13, "government": 0.82, "unknown": 0.05}
STATEMENTS = [
    tell("2024-12-06T11:49", "advance", "Rebels", by="SOHR", by_kind="monitor", relation="near"),
    tell("2024-12-06T17:00", "withdrawal", "Army", by="SOHR", by_kind="monitor", relation="from"),
    tell("2024-12-06T18:00", "withdrawal", "Army", by="Defence ministry", relation="from", reality="denied"),
    tell("2024-12-06T21:00", "advance", "Rebels", by="Rebels command", relation="near", stance="claims"),
    tell("2024-12-07T15:00", "advance", "Rebels", by="rebel and army circles", by_kind="state"),
    tell("2024-12-07T15:30", "advance", "Rebels", by="residents", by_kind="witness", stance="confirms"),
    tell("2024-12-07T19:30", "advance", "Rebels", by="Rebels command", stance="claims"),
    tell("2024-12-07T20:00", "withdrawal", "Army", by="SOHR", by_kind="monitor", relation="from", anchor="pulled out"),
    tell("2024-12-07T20:10", "withdrawal", "Army", by="Army", relation="from", reality="denied"),
    tell("2024-12-07T20:30", "withdrawal", "Army", by="residents", by_kind="witness", relation="from"),
]
START = date(2024, 11, 27)
"""The first day of the offensive: the baseline's day."""
HAMA = 170017
FALL_OF_HAMA = [
    tell("2024-12-05T13:42", "advance", "Rebels", by="Al Jazeera", by_kind="media", place="Hama"),
    tell("2024-12-05T15:00", "withdrawal", "Army", by="Army", relation="from", place="Hama", stance="confirms"),
    tell("2024-12-05T16:00", "capture", "Rebels", by="Rebels command", place="Hama", stance="claims"),
]
"""44 km away: what makes a change at Homs likelier."""
NOW = datetime(2024, 12, 7, 20, 30, tzinfo=UTC)


def homs_voices():
    return group_voices(signs_of(STATEMENTS), speakers=SPEAKERS, now=NOW, holder="government")


@pytest.mark.parametrize(
    ("primary", "source_class", "government", "rebels"),
    [
        ("SOHR", "monitor_leaning_gainer", -1.5, 0.75),
        ("residents", "witness", -1.2, 0.6),
        ("rebel and army circles", "third", 0.0, 0.72),
        ("Rebels command", "own_claim", 0.0, 0.36),
        ("Defence ministry", "own_denial", 0.5, 0.0),
        ("Army", "own_denial", 0.5, 0.0),
    ],
)
def test_each_group_weighs_what_the_design_says(primary, source_class, government, rebels):
    voice = next(voice for voice in homs_voices() if voice.primary == primary)
    assert voice.current.source_class == source_class
    assert voice.weights.get("government", 0.0) == pytest.approx(government, abs=0.02)
    assert voice.weights.get("rebels", 0.0) == pytest.approx(rebels, abs=0.02)


def test_the_terms_add_up_to_the_probabilities_of_the_design():
    voices = homs_voices()
    p = update({side: math.log(value) for side, value in PRIOR.items()}, [voice.weights for voice in voices])
    assert p["rebels"] == pytest.approx(0.88, abs=0.01)
    assert p["government"] == pytest.approx(0.09, abs=0.01)
    assert p["unknown"] == pytest.approx(0.03, abs=0.01)
    assert outside_weight("rebels", voices) == pytest.approx(3.42, abs=0.05)
    assert puts_inside("rebels", voices)


def test_the_label_follows_with_drift_from_a_baseline():
    held = {HOMS: "government", HAMA: "government"}
    claim = tell("2024-12-07T22:30", "capture", "Rebels", by="Rebels command", stance="claims")
    later = datetime(2024, 12, 7, 22, 30, tzinfo=UTC)
    states = assess([*FALL_OF_HAMA, *STATEMENTS, claim], as_of=later, baseline=held, baseline_day=START)
    hama, state = states["Hama", "settlement"], states["Homs", "settlement"]
    assert (hama.label, hama.holder_side, hama.basis) == ("held", "rebels", "admission")
    assert (state.label, state.holder_side, state.basis) == ("held", "rebels", "independent")
    assert state.previous_side == "government"
    assert state.is_disputed
    assert state.valid_from_hi is not None and state.valid_from_hi.isoformat() == "2024-12-07"
    assert {claim.label for claim in state.claims} == {"held", "left"}
    assert state.outside_weight == pytest.approx(3.42, abs=0.05)


def test_without_the_fall_of_hama_homs_is_contested_not_held():
    state = assess(STATEMENTS, as_of=NOW, baseline={HOMS: "government"}, baseline_day=START)["Homs", "settlement"]
    assert (state.label, state.holder_side) == ("contested", "")


def test_a_monitors_word_and_a_denial_leave_it_claimed():
    early = [s for s in STATEMENTS if s.learned_at <= datetime(2024, 12, 6, 18, tzinfo=UTC)]
    moment = datetime(2024, 12, 6, 18, tzinfo=UTC)
    state = assess(early, as_of=moment, baseline={HOMS: "government"})["Homs", "settlement"]
    assert (state.label, state.rules, state.previous_side) == ("claimed", ("claimed.left",), "government")
    assert state.is_disputed


def test_every_claim_says_by_whom():
    state = assess(STATEMENTS, as_of=NOW, baseline={HOMS: "government"}, baseline_day=START)["Homs", "settlement"]
    assert {claim.speaker for claim in state.claims} == {"SOHR", "residents"}
    assert all(claim.is_disputed for claim in state.claims)

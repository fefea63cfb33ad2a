"""What happens when a place changes hands twice, when claims meet denials, when time goes by?"""

from __future__ import annotations

from datetime import UTC, date, datetime

from control_builders import SPEAKERS, assess, signs_of, tell

from orontes.control.evidence import group_voices

HOMS = 169577
KEY = ("Homs", "settlement")
FALL = [
    tell("2024-12-01T08:00", "capture", "Rebels", by="SOHR", by_kind="monitor"),
    tell("2024-12-01T10:00", "capture", "Rebels", by="Reuters", by_kind="media"),
    tell("2024-12-01T12:00", "withdrawal", "Army", by="Army", relation="from", stance="confirms"),
]
RETURN = [
    tell("2024-12-08T08:00", "capture", "Army", by="Army", stance="claims"),
    tell("2024-12-08T10:00", "capture", "Army", by="Reuters", by_kind="media", anchor="retook"),
    tell("2024-12-08T12:00", "withdrawal", "Rebels", by="Rebels command", relation="from", stance="confirms"),
]


def state_on(statements, day, **options):
    return assess(statements, as_of=day, **options)[KEY]


def test_an_admission_settles_it():
    state = state_on(FALL, date(2024, 12, 1))
    assert (state.label, state.holder_side, state.basis) == ("held", "rebels", "admission")


def test_a_second_change_is_an_episode_of_its_own():
    first = state_on([*FALL, *RETURN], date(2024, 12, 5))
    second = state_on([*FALL, *RETURN], date(2024, 12, 8))
    assert (first.holder_side, second.holder_side, second.previous_side) == ("rebels", "government", "rebels")
    assert {s.id for s in FALL} == set(second.established_by)
    told = {id for term in second.terms for id in term.statement_ids}
    assert told == {s.id for s in RETURN}


def test_one_counter_claim_is_shown_and_does_not_flip():
    state = state_on([*FALL, RETURN[0]], date(2024, 12, 8))
    assert state.holder_side != "government" or state.label == "claimed"
    assert dict(state.probabilities)["rebels"] >= 0.8
    assert [claim.side for claim in state.claims] == ["government"]


def test_a_denial_after_the_change_opens_no_new_episode():
    denial = tell("2024-12-02T09:00", "capture", "Rebels", by="Defence ministry", reality="denied")
    state = state_on([*FALL, denial], date(2024, 12, 2))
    assert (state.label, state.holder_side, state.established_by) == ("held", "rebels", ())
    assert state.is_disputed


def test_a_hold_settles_and_fades_only_slowly():
    state = state_on(FALL, date(2025, 3, 1))
    assert (state.label, state.holder_side, state.basis) == ("held", "rebels", "prior")
    assert state.terms == ()
    assert {s.id for s in FALL} == set(state.established_by)
    assert 0.7 < dict(state.probabilities)["rebels"] < 0.95


def test_years_without_a_word_are_unknown():
    assert state_on(FALL, date(2030, 1, 1)).label == "unknown"


def test_a_claim_cannot_make_held_and_a_baseline_cannot_silence_it():
    claim = tell("2024-12-01T08:00", "capture", "Rebels", by="Rebels command", stance="claims")
    state = state_on([claim], date(2024, 12, 1), baseline={HOMS: "government"})
    assert (state.label, state.holder_side, state.basis) == ("claimed", "rebels", "claim_only")
    assert dict(state.probabilities)["government"] > 0.8


def test_a_bare_reportedly_is_no_claim():
    word = tell("2024-12-01T08:00", "capture", "Rebels", by="reports", by_kind="unnamed", reality="possible")
    state = state_on([word], date(2024, 12, 1), baseline={HOMS: "government"})
    assert (state.label, state.holder_side, state.rules) == ("held", "government", ("held.prior",))


def test_two_outside_voices_make_a_siege_and_a_capture_lifts_it():
    sieges = [
        tell("2024-12-01T08:00", "siege", "Rebels", by="UN", by_kind="io", targets=["Army"]),
        tell("2024-12-01T09:00", "siege", "Rebels", by="Reuters", by_kind="media", targets=["Army"]),
    ]
    state = state_on(sieges, date(2024, 12, 1))
    assert (state.label, state.holder_side, state.besieger_side) == ("besieged", "government", "rebels")
    after = state_on([*sieges, *(s for s in FALL)], date(2024, 12, 1))
    assert after.label == "held"


def test_the_besiegers_own_word_makes_no_siege():
    claim = tell("2024-12-01T08:00", "siege", "Rebels", by="Rebels command", stance="claims", targets=["Army"])
    assert state_on([claim], date(2024, 12, 1)).label == "claimed"


def test_left_when_its_own_army_says_so_and_nobody_has_come():
    state = state_on([FALL[2]], date(2024, 12, 1))
    assert (state.label, state.previous_side, state.basis) == ("left", "government", "admission")


def test_fighting_inside_is_contested_for_three_days_and_a_truce_ends_it():
    fight = tell("2024-12-01T08:00", "clash", "Rebels", by="Reuters", by_kind="media")
    truce = tell("2024-12-02T08:00", "agreement", "", by="UN", by_kind="io", anchor="ceasefire")
    assert state_on([fight], date(2024, 12, 2)).label == "contested"
    assert state_on([fight], date(2024, 12, 9)).label == "unknown"
    assert state_on([fight, truce], date(2024, 12, 2)).label == "unknown"


def test_a_province_says_nothing_of_the_city():
    province = tell("2024-12-01T08:00", "capture", "Rebels", by="Army", place="Daraa province")
    states = assess([province], as_of=date(2024, 12, 1))
    assert list(states) == [("Daraa province", "province")]


def voices(statements, hour="2024-12-31T00:00"):
    now = datetime.fromisoformat(hour).replace(tzinfo=UTC)
    return group_voices(signs_of(statements), speakers=SPEAKERS, now=now, holder="government")


def test_one_source_through_many_outlets_is_one_voice():
    copies = [tell(f"2024-12-01T0{hour}:00", "capture", "Rebels", by="SOHR", by_kind="monitor") for hour in range(1, 6)]
    (voice,) = voices(copies)
    assert (voice.articles, voice.outlets) == (5, 5)
    assert voice.weights["rebels"] < 1.5


def test_a_reversal_replaces_what_the_source_said_before():
    words = [
        tell("2024-12-01T01:00", "capture", "Rebels", by="SOHR", by_kind="monitor"),
        tell("2024-12-02T01:00", "capture", "Army", by="SOHR", by_kind="monitor", anchor="retook"),
    ]
    (voice,) = voices(words)
    assert set(voice.weights) == {"government"}


def test_an_unnamed_officer_against_his_side_weighs_less_than_a_named_one():
    named, unnamed = (
        voices([tell("2024-12-01T01:00", "withdrawal", "Army", by="Army officer", relation="from", anonymous=hidden)])[
            0
        ]
        for hidden in (False, True)
    )
    assert (named.current.source_class, unnamed.current.source_class) == ("admission", "against_anonymous")
    assert named.weights["government"] < unnamed.weights["government"] < 0


def test_a_reporter_on_site_weighs_more():
    seen = tell(
        "2024-12-01T01:00",
        "capture",
        "Rebels",
        by="Reuters",
        by_kind="media",
        sentence="A Reuters reporter saw Rebels in the square of Homs.",
    )
    assert voices([seen])[0].current.source_class == "observed"


def test_nobody_takes_a_place_that_two_sides_have_reached():
    left = tell("2024-12-01T08:00", "withdrawal", "Army", by="SOHR", by_kind="monitor", relation="from")
    rebels = tell("2024-12-01T07:00", "advance", "Rebels", by="Reuters", by_kind="media")
    sdf = tell("2024-12-01T07:30", "advance", "SDF", by="AFP", by_kind="media")
    one = {s.bearing.side for s in signs_of([left, rebels]) if s.bearing.rule.endswith(".taker")}
    two = {s.bearing.side for s in signs_of([left, rebels, sdf]) if s.bearing.rule.endswith(".taker")}
    assert (one, two) == ({"rebels"}, set())

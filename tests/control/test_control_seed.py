"""Is the seed report's table reproduced? Its statements by hand, on an empty store (design, section 11)."""

from __future__ import annotations

from datetime import date

import pytest
from control_builders import assess

from builders import make_report, make_statement

DAY = date(2024, 12, 7)
ROWS = [
    # number, type, agents, targets, place, relation, source, kind, stance, reality
    (1, "capture", ["Rebels"], [], "Homs", "in", "", "", "states", "happened"),
    (3, "release", ["Rebels"], [], "Homs", "in", "Hts", "party", "claims", "happened"),
    (4, "capture", ["Rebels"], [], "Homs", "in", "", "", "states", "happened"),
    (5, "capture", ["Rebels"], [], "Aleppo", "in", "", "", "states", "happened"),
    (5, "capture", ["Rebels"], [], "Hama", "in", "", "", "states", "happened"),
    (6, "advance", ["Rebels"], [], "Damascus", "toward", "", "", "states", "happened"),
    (7, "capture", ["Rebels"], [], "Homs", "in", "", "", "states", "happened"),
    (8, "siege", ["Hts"], [], "Damascus", "outskirts", "unverified reports", "unnamed", "says", "possible"),
    (9, "withdrawal", ["Government"], [], "Daraa province", "from", "SOHR", "monitor", "says", "happened"),
    (9, "withdrawal", ["Government"], [], "Artouz", "from", "SOHR", "monitor", "says", "happened"),
    (10, "withdrawal", ["Government"], [], "Daraa province", "from", "", "", "states", "happened"),
    (10, "withdrawal", ["Government"], [], "Artouz", "from", "", "", "states", "happened"),
    (11, "siege", ["Rebels"], ["Government"], "Damascus", "in", "", "", "states", "happened"),
    (12, "advance", ["Rebels"], [], "Damascus", "toward", "", "", "states", "happened"),
    (13, "advance", ["Hts"], [], "Damascus", "toward", "", "", "states", "planned"),
    (14, "advance", ["Hts"], [], "Damascus", "toward", "Hts", "party", "vows", "planned"),
    (15, "advance", ["Rebels"], [], "Damascus", "toward", "", "", "states", "happened"),
    (19, "departure", ["Government"], [], "Damascus", "from", "Iran", "state", "denies", "denied"),
]


def seed_statements():
    lines = [f"Line {at}: {row}." for at, row in enumerate(ROWS)]
    report = make_report(" ".join(lines), published=DAY)
    return [
        make_statement(
            type=kind,
            agents=agents,
            targets=targets,
            place=place,
            place_id=900 if place == "Artouz" else None,
            lat=33.39 if place == "Artouz" else None,
            lon=36.12 if place == "Artouz" else None,
            kind="settlement" if place == "Artouz" else "",
            relation=relation,
            start=None,
            source=source,
            source_kind=source_kind or None,
            stance=stance,
            reality=reality,
            anchor=f"Line {at}",
            sentence=line,
            report=report,
        )
        for at, (line, (_, kind, agents, targets, place, relation, source, source_kind, stance, reality)) in enumerate(
            zip(lines, ROWS, strict=True)
        )
    ]


@pytest.fixture(scope="module")
def states():
    return assess(seed_statements(), as_of=DAY)


def chance(state, side):
    return dict(state.probabilities)[side]


@pytest.mark.parametrize(("place", "p"), [("Homs", 0.71), ("Aleppo", 0.67), ("Hama", 0.67)])
def test_cities_that_one_report_says_fell_are_claimed(states, place, p):
    state = states[place, "settlement"]
    assert (state.label, state.holder_side, state.basis) == ("claimed", "rebels", "single_report")
    assert chance(state, "rebels") == pytest.approx(p, abs=0.006)


def test_damascus_is_claimed_besieged_and_nobody_is_sure(states):
    state = states["Damascus", "settlement"]
    assert (state.label, state.besieger_side, state.basis) == ("claimed", "rebels", "single_report")
    assert chance(state, "government") == pytest.approx(0.49, abs=0.006)
    assert chance(state, "rebels") == pytest.approx(0.20, abs=0.006)
    assert chance(state, "unknown") == pytest.approx(0.31, abs=0.006)


def test_the_flight_that_an_ally_denies_is_its_own_denial_and_no_third_voice(states):
    term = next(term for term in states["Damascus", "settlement"].terms if term.group == "Iran")
    assert term.source_class == "own_denial"
    assert dict(term.weights) == {"government": pytest.approx(0.25, abs=0.001)}


@pytest.mark.parametrize(("place", "scope"), [("Daraa province", "province"), ("Artouz", "settlement")])
def test_a_withdrawal_told_by_a_monitor_is_claimed_and_its_echo_no_second_voice(states, place, scope):
    state = states[place, scope]
    assert (state.label, state.previous_side, state.rules) == ("claimed", "government", ("claimed.left",))
    assert [term.group for term in state.terms] == ["SOHR"]
    assert len(state.terms[0].statement_ids) == 2


def test_the_outskirts_are_a_place_of_their_own_and_a_bare_reportedly_no_claim(states):
    state = states["Damascus", "outskirts"]
    assert (state.label, state.claims) == ("unknown", ())
    assert [term.source_class for term in state.terms] == ["unnamed"]


def test_what_is_planned_bears_nothing(states):
    told = {id for state in states.values() for term in state.terms for id in term.statement_ids}
    planned = {s.id for s in seed_statements() if s.reality == "planned"}
    assert planned and not planned & told

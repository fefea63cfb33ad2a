"""Does the replay of coded statements keep its floor? No early flip, no false flip, six in their windows; the traps."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from evals.truth import load_changes, load_statements, run_replay, state_at

pytestmark = pytest.mark.gold
FOLDER = Path(os.environ.get("ORONTES_TRUTH", "absent"))


@pytest.fixture(scope="module")
def told():
    if not (FOLDER / "statements.tsv").exists():
        pytest.skip("no replay data: give its folder in ORONTES_TRUTH")
    changes = load_changes(FOLDER)
    statements = load_statements(FOLDER, changes)
    ids = {statement.places[0].place_id for statement in statements}
    return statements, tuple(change for change in changes if change.place_id in ids)


@pytest.fixture(scope="module")
def replay(told):
    return run_replay(*told)


def test_no_flip_is_early_or_false_and_six_are_in_their_window(replay, told):
    verdicts = list(replay.verdicts(told[1]).values())
    assert verdicts.count("early") == 0
    assert replay.wrong_flips == []
    assert verdicts.count("in window") >= 6


def test_hours_are_never_answered_wrongly(replay):
    total = replay.right + replay.wrong + replay.silent
    assert replay.wrong == 0
    assert replay.right / total >= 0.94
    assert sum(replay.brier) / len(replay.brier) <= 0.035


def test_every_states_terms_sum_to_its_probabilities(replay):
    assert replay.sums and all(replay.sums)


@pytest.mark.parametrize(
    ("place", "moment", "label", "holder"),
    [
        ("Hama", "2024-12-01T12:00", "held", "GOV"),
        ("Homs", "2024-12-06T18:00", "claimed", ""),
        ("Al-Sanamayn", "2024-12-12T00:00", "claimed", "OPP"),
    ],
)
def test_traps(told, place, moment, label, holder):
    state = state_at(*told, datetime.fromisoformat(moment).replace(tzinfo=UTC))[place]
    assert (state.label, state.holder_side) == (label, holder)


def test_manbij_is_not_held_by_those_who_claim_it_before_its_loss_is_admitted(told):
    before = state_at(*told, datetime(2024, 12, 11, 0, 0, tzinfo=UTC))["Manbij"]
    after = state_at(*told, datetime(2024, 12, 11, 1, 0, tzinfo=UTC))["Manbij"]
    assert before.holder_side != "SNA" or before.label != "held"
    assert (after.label, after.holder_side, after.basis) == ("held", "SNA", "admission")

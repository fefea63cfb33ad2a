"""What must hold of every assessment, whatever is said? Probabilities, terms, order, drift."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from control_builders import assess, tell
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.control.drift import Drift, Heat
from orontes.control.likelihood import likelihood_word
from orontes.control.update import episode_prior, start_prior, update

SPEAKERS = [
    ("", "narrator"),
    ("SOHR", "monitor"),
    ("residents", "witness"),
    ("Army", "party"),
    ("Rebels command", "party"),
    ("Iran", "state"),
]
KINDS = [
    ("capture", "in"),
    ("withdrawal", "from"),
    ("advance", "in"),
    ("siege", "in"),
    ("clash", "in"),
    ("defence", "in"),
]


@st.composite
def sayings(draw):
    kind, relation = draw(st.sampled_from(KINDS))
    by, by_kind = draw(st.sampled_from(SPEAKERS))
    return tell(
        f"2024-12-{draw(st.integers(1, 28)):02}T{draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}",
        kind,
        draw(st.sampled_from(["Rebels", "Army", "SDF"])),
        by=by,
        by_kind=by_kind,
        relation=relation,
        place=draw(st.sampled_from(["Homs", "Hama", "Damascus"])),
        reality=draw(st.sampled_from(["happened", "possible", "denied", "planned"])),
        part=draw(st.sampled_from(["whole", "most", "part"])),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(sayings(), max_size=9), st.booleans())
def test_terms_and_prior_give_the_probabilities_again(statements, with_baseline):
    baseline = {169577: "government"} if with_baseline else None
    for state in assess(statements, as_of=date(2024, 12, 31), baseline=baseline).values():
        p = dict(state.probabilities)
        assert sum(p.values()) == pytest.approx(1.0, abs=1e-4)
        assert p == pytest.approx(update(dict(state.prior), [dict(term.weights) for term in state.terms]), abs=1e-6)
        assert state.label != "held" or p[state.holder_side] >= 0.5
        assert state.holder_side in ("", *p)


@settings(max_examples=25, deadline=None)
@given(st.lists(sayings(), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_in_which_statements_come_changes_nothing(statements, random):
    shuffled = list(statements)
    random.shuffle(shuffled)
    assert assess(statements, as_of=date(2024, 12, 31)) == assess(shuffled, as_of=date(2024, 12, 31))


@settings(max_examples=25, deadline=None)
@given(st.lists(sayings(), max_size=6))
def test_what_happens_later_changes_nothing_before(statements):
    early = [s for s in statements if s.learned_at < datetime(2024, 12, 15, tzinfo=UTC)]
    assert assess(statements, as_of=date(2024, 12, 14)) == assess(early, as_of=date(2024, 12, 14))


@given(st.lists(st.floats(0, 60), max_size=6), st.floats(0.1, 400), st.integers(1, 4))
def test_a_prior_that_fades_stays_a_distribution(ages, days, count):
    sides = [f"side {number}" for number in range(count)]
    start = datetime(2024, 12, 1, tzinfo=UTC)
    heats = sorted((Heat(start + timedelta(days=age), 1.0) for age in ages), key=lambda heat: heat.moment)
    drift = Drift(start_prior(sides, holder=sides[0]), start, heats)
    drift.advance(start + timedelta(days=days), neighbours={side: 1 / count for side in sides})
    assert sum(drift.prior.values()) == pytest.approx(1.0)
    assert all(p >= 0 for p in drift.prior.values())
    assert drift.prior[sides[0]] <= 0.97 + 1e-9 or count == 1


@given(st.integers(0, 6))
def test_no_side_starts_above_a_quarter_and_there_is_no_default_holder(count):
    sides = [f"side {number}" for number in range(count)]
    prior = start_prior(sides)
    assert sum(prior.values()) == pytest.approx(1.0)
    assert all(p <= 0.25 for side, p in prior.items() if side != "unknown")
    assert prior["unknown"] >= 0.5


def test_an_episode_starts_with_its_new_holder():
    assert episode_prior(["a", "b"], holder="a") == pytest.approx({"a": 0.95, "b": 0.03, "unknown": 0.02})


@pytest.mark.parametrize(
    ("p", "word"),
    [
        (0.0, "almost no chance"),
        (0.12, "very unlikely"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.7, "likely"),
        (0.88, "very likely"),
        (1.0, "almost certain"),
    ],
)
def test_words_for_probabilities(p, word):
    assert likelihood_word(p) == word

"""Do the measuring tools measure? Calibration error, its fit, mistakes told by sort, MUC-4 strings."""

import importlib.util
import math
import random

import pytest
from evals.agreement import error_by_field, expected_error, judged
from evals.calibrate import fit
from evals.errors import Mistake, compare, listing, summary
from evals.muc import Tally, flat, is_same
from hypothesis import given
from hypothesis import strategies as st

from orontes.resources import read_toml
from orontes.statements.confidence import FIELDS, key_of, probability, raw_signals


class Scorer:
    """The gold scorer's matching, for statements told by the same words."""

    @staticmethod
    def pairs(gold, read, ok, weight=None):
        return [(a, b) for a, b in zip(gold, read, strict=False) if ok(a, b)]

    @staticmethod
    def same_sentence(a, b):
        return a["sentence"] == b["sentence"]

    @staticmethod
    def overlap(a, b):
        return float(a["anchor"] == b["anchor"])

    @staticmethod
    def same_time(a, b):
        return a == b

    @staticmethod
    def same_source(a, b):
        return a["kind"] == b["kind"]

    @staticmethod
    def same_mention(a, b):
        return a["text"] == b["text"]

    same_place = same_count = same_mention

    @staticmethod
    def lists_agree(a, b, key, same):
        return sum(any(same(x, y) for y in b[key]) for x in a[key])


def row(**changes):
    told = {"sentence": "Rebels took Oru.", "type": "capture", "anchor": "took", "agents": [{"text": "Rebels"}]}
    told |= {"targets": [], "places": [{"text": "Oru"}], "counts": [], "time": None}
    told |= {"source": {"kind": "narrator", "text": ""}, "stance": "states", "reality": "happened"}
    told["confidence"] = dict.fromkeys(FIELDS, 0.8)
    return told | changes


def test_a_field_s_mistake_is_told_and_counts_against_its_confidence():
    gold, read = [row()], [row(agents=[{"text": "Soldiers"}])]
    (mistake,) = compare(gold, read, report="r", scorer=Scorer)
    assert (mistake.sort, mistake.gold, mistake.read) == ("agents", "Rebels", "Soldiers")
    pairs = list(judged(gold, read, scorer=Scorer))
    assert ("agents", 0.8, False) in pairs and ("no_targets", 0.8, True) in pairs
    errors = error_by_field(pairs)
    assert errors["agents"] == pytest.approx(0.8) and errors["targets"] == pytest.approx(0.2)


def test_missed_and_spurious_statements_are_told():
    told = list(compare([row(type="siege")], [row()], report="r", scorer=Scorer))
    assert [m.sort for m in told] == ["missed", "spurious"] and told[0].read == "capture"
    assert "| missed | 1 | siege 1 |" in summary(told)
    assert listing([Mistake("missed", "siege", "r", "took", "Words.")] * 3, most=2).count("missed siege") == 2


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_calibration_error_is_a_share(pairs):
    assert 0 <= expected_error(pairs) <= 1


def test_a_fitted_line_mends_an_overconfident_signal():
    chance = random.Random(4)
    pairs = [(0.95, chance.random() < 0.6) for _ in range(400)] + [(0.6, chance.random() < 0.5) for _ in range(400)]
    slope, bias = fit(pairs)
    sure = 1 / (1 + math.exp(-(slope * math.log(0.95 / 0.05) + bias)))
    assert 0.5 < sure < 0.72 and 0 < slope < 1


def test_every_field_has_its_lines_and_signals_become_probabilities():
    table = read_toml("calibration.toml")
    for name in FIELDS:
        for filled in (True, False):
            if name in ("type", "stance", "reality") and not filled:
                continue
            key = key_of(name, is_filled=filled)
            assert float(table[key]["slope"]) >= 0
            assert 0 < probability(0.5, key=key) < 1
    signals = raw_signals(None, (), scores={"type": 0.7}, filled=dict.fromkeys(FIELDS, False))
    assert signals["type"] == 0.7 and signals["agents"] == pytest.approx(0.95)


def test_muc_strings_and_tallies():
    assert list(flat([[["the guerrillas", 3], ["fmln", 9]]])) == ["the guerrillas", "fmln"]
    assert is_same("guerrilla column", "a guerrilla column") and not is_same("fmln", "the army")
    tally = Tally()
    tally.add(1, gold=2, right=1, read=4)
    assert (tally.recall, tally.precision) == (50.0, 25.0) and tally.f1 == pytest.approx(100 / 3)


def test_the_tools_say_where_their_data_is_missing(capsys, tmp_path):
    from evals import errors, muc

    assert errors.main(["--gold", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().out
    assert importlib.util.find_spec("evals.calibrate") is not None and muc.INCIDENTS["bombing"] == ("bombing",)

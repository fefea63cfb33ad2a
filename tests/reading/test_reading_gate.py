"""Does the gate let conflict reports pass, turn others away, and say by which words?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.ours import read_reports

from orontes.cli.app import main
from orontes.reading.gate import LEAST, SHORTEST, load_weights, look, words_of

FOOTBALL = next(report for report in read_reports() if report.id == "ci01")


@given(st.text(max_size=300))
def test_any_text_gets_an_answer_and_short_ones_pass(text):
    looked = look(text)
    assert looked.passes or (len(words_of(text)) >= SHORTEST and looked.odds < LEAST)


def test_weights_are_words_with_numbers():
    weights, bias = load_weights()
    assert len(weights) > 500 and all(word == word.lower() for word in weights) and isinstance(bias, float)


def test_conflict_reports_pass_and_most_distractors_do_not():
    reports = [report for report in read_reports() if len(words_of(report.text)) >= SHORTEST]
    relevant = [look(report.text).passes for report in reports if report.is_relevant]
    others = [look(report.text).passes for report in reports if not report.is_relevant]
    assert sum(relevant) >= 0.98 * len(relevant)
    assert len(others) > 60 and sum(others) <= 0.2 * len(others)


def test_a_report_turned_away_says_why_and_is_read_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cup.txt"
    path.write_text(FOOTBALL.text)
    told = {}
    for more in ([], ["--every"]):
        with pytest.raises(SystemExit):
            main(["read", str(path), "--published", "2019-05-12", "--format", "json", *more])
        out, err = capsys.readouterr()
        told[bool(more)] = (json.loads(out)[0]["statements"], " ".join(err.split()))
    assert told[False][0] == [] and "do not speak of armed conflict" in told[False][1] and "--every" in told[False][1]
    assert "do not speak of armed conflict" not in told[True][1]

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from builders import make_reading, make_report, make_statement
from orontes.model.control import ReportedControl
from orontes.model.place import Place, PlaceMention
from orontes.model.span import Span
from orontes.outputs.annotation import annotation_name, annotation_of, write_annotation

HOMS = Place(169577, "Homs", "settlement", 34.73, 36.72, "SY")


def make_full_reading():
    report = make_report("Rebels captured Homs on Saturday.", local_id="x01")
    statement = make_statement(report=report, sentence=report.text)
    mention = PlaceMention(Span(16, 20), "Homs", HOMS, "only place of that name")
    held = ReportedControl("Homs", ("Homs",), 34.73, 36.72, "held", ("rebels",), (), "narrator", False, (statement.id,))
    adjective = PlaceMention(Span(0, 6), "Syrian", None, "an adjective", use="associative")
    reading = make_reading(statement, report=report)
    return replace(reading, toponyms=(adjective, mention, mention), control=(held,))


def test_the_shape_is_the_gold_file_s():
    found = annotation_of(make_full_reading())
    assert (found["id"], found["annotator"], found["relevant"]) == ("x01", "orontes", True)
    (statement,) = found["statements"]
    assert statement["sentence"] == "Rebels captured Homs on Saturday." and statement["anchor"] == "captured"
    assert statement["agents"][0]["text"] == "Rebels" and statement["places"][0]["relation"] == "in"
    assert statement["source"]["kind"] == "narrator" and statement["time"]["start"] == "2024-12-07"
    assert statement["why"][0]["rule"] == "test"
    assert found["control"][0]["status"] == "held"


def test_each_toponym_stands_once_and_adjectives_not_at_all():
    assert [each["text"] for each in annotation_of(make_full_reading())["toponyms"]] == ["Homs"]


def test_offsets_lead_to_the_words():
    reading = make_full_reading()
    (statement,) = annotation_of(reading)["statements"]
    start, end = statement["anchor_span"]
    assert reading.report.text[start:end] == statement["anchor"]


@pytest.mark.parametrize(("local_id", "name"), [("d05", "d05.json"), ("../../etc/x", "_.._etc_x.json"), ("", None)])
def test_a_file_s_own_id_names_the_output_and_cannot_leave_the_folder(local_id, name):
    report = make_report(local_id=local_id)
    assert annotation_name(report) == (name or f"{report.id}.json")
    assert "/" not in annotation_name(report)


@pytest.mark.gold
def test_the_scorer_reads_it(tmp_path):
    gold = os.environ.get("ORONTES_GOLD")
    if not gold or not (Path(gold) / "score.py").exists():
        pytest.skip("ORONTES_GOLD names no folder with score.py")
    (tmp_path / "x01.json").write_text(write_annotation(make_full_reading()))
    command = [sys.executable, str(Path(gold) / "score.py"), str(tmp_path), str(tmp_path), "--json"]
    score = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert score["FULL (type, agent, place, source, reality)"]["f1"] == 100.0
    assert score["control (place, status, holder)"]["f1"] == 100.0

import csv
import io
import itertools
import json
import re
from dataclasses import replace

import pytest

from builders import make_statement
from one_day import make_picture
from orontes.outputs import control_csv, events_csv, statements_csv
from orontes.outputs.control_csv import write_control_csv
from orontes.outputs.events_csv import write_events_csv
from orontes.outputs.events_geojson import write_events_geojson
from orontes.outputs.statements_csv import write_statements_csv
from orontes.outputs.statements_jsonl import write_statements_jsonl


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("module", [statements_csv, events_csv, control_csv])
def test_columns_are_plain_names_that_survive_any_tool(module):
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,29}", column) for column in module.COLUMNS)
    assert len(set(module.COLUMNS)) == len(module.COLUMNS)


def test_statements_csv_has_each_statement_with_source_words_and_empty_unknowns():
    found = {row["anchor"]: row for row in rows(write_statements_csv(make_picture()))}
    assert len(found) == len({s.anchor_text for s in make_picture().statements})
    freed = found["freed"]
    assert (freed["source"], freed["source_kind"], freed["stance"]) == ("A rebel commander", "party", "claims")
    assert freed["counts"] == "freed 3500 (prisoners)"
    assert freed["when_start"] == ""
    assert found["ceasefire"]["place"] == "" and found["ceasefire"]["lat"] == ""
    assert found["captured"]["lat"] == "34.73"


def test_offsets_of_a_row_lead_to_its_words():
    picture = make_picture()
    texts = {report.id: report.text for report in picture.reports}
    for row in rows(write_statements_csv(picture)):
        text = texts[row["report_id"]]
        assert text[int(row["sentence_start"]) : int(row["sentence_end"])] == row["sentence"]
        assert text[int(row["anchor_start"]) : int(row["anchor_end"])] == row["anchor"]


def test_a_formula_in_a_report_is_not_run():
    statement = make_statement(agents=["=cmd|' /C calc'!A0"], sentence="=cmd|' /C calc'!A0 captured Homs.")
    picture = replace(make_picture(), statements=(statement,))
    (row,) = rows(write_statements_csv(picture))
    assert row["agents"].startswith("'=") and row["sentence"].startswith("'=")


def test_private_persons_are_in_no_table():
    statement = make_statement(agents=["Omar Khaled"], sentence="Omar Khaled captured Homs.")
    private = replace(statement, agents=(replace(statement.agents[0], is_private=True),))
    picture = replace(make_picture(), statements=(private,))
    for text in (write_statements_csv(picture), write_statements_jsonl(picture)):
        assert "Omar" not in text and "Khaled" not in text
        assert "captured Homs" in text


def test_a_private_person_s_name_is_withheld_from_what_was_computed():
    statement = make_statement(agents=["Omar Khaled"], sentence="Omar Khaled captured Homs.")
    private = replace(statement, agents=(replace(statement.agents[0], is_private=True),))
    picture = make_picture()
    event = replace(picture.events[0], agents=("Omar Khaled",), primary_sources=("Omar Khaled", "the army"))
    state = picture.control[0]
    state = replace(state, terms=(replace(state.terms[0], group="Omar Khaled via X"),), claims=())
    told = replace(picture, statements=(*picture.statements, private), events=(event,), control=(state,))
    for write in (write_events_csv, write_control_csv, write_events_geojson):
        assert "Khaled" not in write(told) and "[name withheld]" in write(told)


def test_a_named_witness_nobody_knows_is_withheld():
    statement = make_statement(source="Rana Haddad", source_kind="witness", sentence="Rana Haddad captured Homs.")
    picture = replace(make_picture(), statements=(statement,))
    assert "Haddad" not in write_statements_csv(picture) + write_statements_jsonl(picture)


def test_events_csv_keeps_figures_apart_and_gives_the_range_of_outsiders():
    strike = next(row for row in rows(write_events_csv(make_picture())) if row["type"] == "strike")
    assert (strike["killed_low"], strike["killed_high"]) == ("30", "41")
    assert "at least 30 civilians by The Daily Dial" in strike["figures"]
    assert strike["wounded_low"] == ""


def test_a_party_s_own_count_stays_out_of_the_range():
    picture = make_picture()
    strike = picture.events[1]
    own = replace(strike.figures[0], low=500, high=500, is_own_claim=True)
    row = next(
        iter(rows(write_events_csv(replace(picture, events=(replace(strike, figures=(*strike.figures, own)),)))))
    )
    assert (row["killed_low"], row["killed_high"]) == ("30", "41")
    assert "killed 500 civilians by The Daily Dial (own claim)" in row["figures"]


def test_control_csv_has_claimed_and_assessed_apart():
    found = {row["place"]: row for row in rows(write_control_csv(make_picture()))}
    assert found["Homs"]["label"] == "held" and found["Homs"]["claims"].startswith("held rebels according to")
    assert found["Damascus"]["label"] == "claimed" and found["Damascus"]["valid_from_lo"] == ""
    assert found["Homs"]["probabilities"] == "rebels=0.880; government=0.090; unknown=0.030"


def test_jsonl_is_one_whole_object_a_line():
    lines = write_statements_jsonl(make_picture()).splitlines()
    objects = [json.loads(line) for line in lines]
    assert len(objects) == len(make_picture().statements)
    assert objects[0]["report"]["publisher"] == "The Daily Dial"
    assert "text" not in objects[0]["report"]


def test_geojson_draws_points_areas_and_says_what_has_no_place():
    picture = make_picture()
    siege = next(s for s in picture.statements if s.type == "siege")
    near = replace(
        picture.events[0], id="e_near", place_id=siege.places[0].place_id, precision=3, statement_ids=(siege.id,)
    )
    collection = json.loads(write_events_geojson(replace(picture, events=(*picture.events, near))))
    shapes = [feature["geometry"] and feature["geometry"]["type"] for feature in collection["features"]]
    assert shapes == ["Point", "Point", None, "Polygon"]
    outer, inner = collection["features"][3]["geometry"]["coordinates"]
    assert outer[0] == outer[-1] and turn(outer) > 0 > turn(inner)
    assert collection["features"][0]["geometry"]["coordinates"] == [36.72, 34.73]


def turn(ring):
    """Twice the signed area: positive for a counter-clockwise ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))


def test_the_same_picture_gives_the_same_bytes():
    for write in (
        write_statements_csv,
        write_statements_jsonl,
        write_events_csv,
        write_control_csv,
        write_events_geojson,
    ):
        assert write(make_picture()) == write(make_picture())

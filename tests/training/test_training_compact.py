"""Are compact lines turned into the right offsets, and is what is wrong with them named?"""

import json

import pytest
from training.compact import Problem, offsets_of, read_blocks, show, write

TEXT = "The rebels took the bridge on Friday. The army said the rebels had left. They denied it."


def test_sentences_are_numbered_from_one():
    shown = show("muc4/X", TEXT)
    assert shown.splitlines()[0] == "# muc4/X" and "2 The army said the rebels had left." in shown


def test_a_mention_is_found_in_its_sentence_and_else_in_the_nearest_before():
    row = offsets_of("2 - withdrawal | left | the rebels | | the bridge | | | The army | party | says | happened", TEXT)
    assert TEXT[slice(*row["anchor"])] == "left"
    (agent,) = row["agents"]
    assert TEXT[slice(*agent)] == "the rebels" and agent[0] > TEXT.index("army")
    assert TEXT[slice(*row["places"][0])] == "the bridge" and row["time"] is None
    denial = offsets_of("3 - withdrawal | denied | the rebels | | | on Friday | | They | party | denies | denied", TEXT)
    assert denial["agents"][0][0] > TEXT.index("army") and TEXT[slice(*denial["time"])] == "on Friday"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("9 - capture | took | | | | | | | narrator | states | happened", "no sentence 9"),
        ("1 - capture | left | | | | | | | narrator | states | happened", "'left' is not in the sentence"),
        ("1 - capture | took | ghosts | | | | | | narrator | states | happened", "'ghosts' is not in the text"),
        ("1 - taking | took | | | | | | | narrator | states | happened", "'taking' is none of"),
        ("1 - capture | took | narrator", "3 fields"),
    ],
)
def test_what_is_wrong_with_a_line_is_named(line, problem):
    with pytest.raises(ValueError, match=problem):
        offsets_of(line, TEXT)
    assert issubclass(Problem, ValueError)


def test_a_document_s_earlier_row_is_replaced(tmp_path):
    path = tmp_path / "a.jsonl"
    write([{"doc": "x", "statements": []}, {"doc": "y", "statements": []}], path)
    write([{"doc": "x", "statements": [1]}], path)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert {row["doc"]: row["statements"] for row in rows} == {"x": [1], "y": []}


def test_blocks_hold_their_numbered_lines_alone():
    blocks = dict(read_blocks("# a\n1 - x\nnote\n\n# b\n"))
    assert blocks == {"a": ["1 - x"], "b": []}

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.outputs.cells import cell, write_cells


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert cell(text) == "'" + text


def test_numbers_stay_numbers_and_unknown_stays_empty():
    assert cell(-36.2) == "-36.2"
    assert cell(None) == ""
    assert cell(()) == ""
    assert cell(False) == "false"
    assert cell(date(2024, 12, 8)) == "2024-12-08"
    assert cell(["a", "b"]) == "a; b"


def test_a_row_with_a_wrong_column_is_an_error():
    with pytest.raises(ValueError, match="columns differ"):
        write_cells(("a",), [{"b": 1}])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1))
def test_whatever_the_words_no_cell_begins_like_a_formula_and_all_come_back(words):
    written = write_cells(("n", "words"), ({"n": 1, "words": each} for each in words))
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert len(rows) == len(words)
    for row, each in zip(rows, words, strict=True):
        assert not row["words"].startswith(("=", "+", "-", "@", "\t", "\r"))
        assert row["words"].removeprefix("'") == each.removeprefix("'")

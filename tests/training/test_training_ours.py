"""Is every line of our training reports legal, and every mention in its report?"""

import pytest
from training.ours import load_ours, read_report, read_reports
from training.sentences import KINDS, REALITIES, STANCES, TYPES

REPORTS = list(read_reports())
WHAT = {"killed", "wounded", "captured", "freed", "displaced", "missing", "destroyed", "abducted", "other"}


def squeezed(text):
    return " ".join(text.split()).lower()


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_a_report_s_statements_stand_in_it(report):
    text = squeezed(report.text)
    for item in report.statements:
        assert squeezed(item["anchor"]) in squeezed(item["sentence"]), item["anchor"]
        named = [m["text"] for key in ("agents", "targets", "places", "counts") for m in item[key]]
        named += [item["time"]["text"]] if item["time"] else []
        named += [item["source"]["text"]] if item["source"]["text"] else []
        for words in named:
            assert squeezed(words) in text, (report.id, words)
        assert item["type"] in TYPES and item["source"]["kind"] in KINDS
        assert item["stance"] in STANCES and item["reality"] in REALITIES
        assert {count["what"] for count in item["counts"]} <= WHAT
        assert (item["source"]["kind"] == "narrator") <= (item["source"]["text"] == "")


def test_ids_are_unique_and_documents_carry_their_statements():
    assert len({report.id for report in REPORTS}) == len(REPORTS)
    placed = sum(len(s.triggers or {}) for document in load_ours() for s in document)
    written = sum(len(report.statements) for report in REPORTS)
    assert placed >= 0.95 * written, (placed, written)


def test_a_line_out_of_format_is_named():
    with pytest.raises(ValueError, match="not a line"):
        read_report("x | Outlet | 2020-01-01 | Title\nP Words.\nQ what\n")
    with pytest.raises(ValueError, match="3 fields"):
        read_report("x | Outlet | 2020-01-01 | Title\nP Words.\n- a | b | c\n")

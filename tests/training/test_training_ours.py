"""Is every line of our training reports legal, and every mention in its report?"""

import pytest
from training.check import problems_of
from training.ours import load_ours, read_report, read_reports

REPORTS = list(read_reports())


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_a_report_s_statements_stand_in_it_with_legal_codes(report):
    assert list(problems_of(report)) == []


def test_each_kind_of_problem_is_named():
    head = "x | Outlet | 2020-01-01 | Title\nP Rebels took the bridge.\n"
    lines = {
        "- capture | seized | | | | | | | narrator | states | happened": "the anchor is not in its line",
        "- capture | took | soldiers | | | | | | narrator | states | happened": "'soldiers' is not in the report",
        "- taking | took | | | | | | | narrator | states | happened": "'taking' is none of",
        "- capture | took | | | | | dead=bridge | | narrator | states | happened": "count of 'dead'",
        "- capture | took | | | | | | Rebels | narrator | states | happened": "no source words",
        "- capture | took | | | | | | | narrator | says | happened": "never 'says'",
        "- capture | took | | | | | | Rebels | party | states | happened": "only the narrator",
        "- capture | took | | | | | | | party | says | happened": "a source without words",
    }
    for line, problem in lines.items():
        assert any(problem in found for found in problems_of(read_report(head + line))), problem


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

"""Matching and disputes on the cases of tests/cases/events: short statements that a linguist can read and extend."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from builders import make_report, make_statement
from orontes.events import build_events, find_disputes

CASES = Path(__file__).parents[1] / "cases" / "events"


def load_cases(name):
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))["cases"]


def statements_of(case):
    """The case's statements in order, with their reports; statements that name the same report share it."""
    reports, statements = {}, []
    for number, given in enumerate(case["statements"]):
        fields = {key: None if value == "" else value for key, value in given.items()}
        fields["counts"] = [tuple(None if v == "" else v for v in count) for count in fields.get("counts", ())]
        label = fields.pop("report", number)
        if label not in reports:
            text = " ".join(sentence_of(i, case) for i in range(len(case["statements"])) if label_of(i, case) == label)
            words = {k: fields[k] for k in ("publisher", "published") if k in fields}
            reports[label] = make_report(text, **words)
        statements.append(make_statement(**fields, report=reports[label], sentence=sentence_of(number, case)))
    return statements, list(reports.values())


def label_of(number, case):
    return case["statements"][number].get("report", number)


def sentence_of(number, case):
    """A sentence of the statement's own words and its number, so that no two reports are copies by accident."""
    given = case["statements"][number]
    words = [*given.get("agents", ["Rebels"]), given.get("anchor", "captured"), *given.get("targets", [])]
    return " ".join([*words, given.get("place", ""), given.get("source", ""), f"account {number}."])


@pytest.mark.parametrize("case", load_cases("matching.toml"), ids=lambda case: case["name"])
def test_matching(case):
    statements, reports = statements_of(case)
    events = build_events(statements, reports=reports)
    position = {statement.id: number for number, statement in enumerate(statements)}
    assert len(position) == len(statements)
    groups = sorted(sorted(position[id] for id in event.statement_ids) for event in events)
    assert groups == case["together"], [event.reasons for event in events]
    if "status" in case:
        by_first = sorted(events, key=lambda event: min(position[id] for id in event.statement_ids))
        assert [event.status for event in by_first] == case["status"], [event.primary_sources for event in events]


@pytest.mark.parametrize("case", load_cases("disputes.toml"), ids=lambda case: case["name"])
def test_disputes(case):
    statements, reports = statements_of(case)
    position = {statement.id: number for number, statement in enumerate(statements)}
    found = [
        [d.kind, sorted(position[id] for id in d.for_ids), sorted(position[id] for id in d.against_ids)]
        for d in find_disputes(statements, reports=reports)
    ]
    assert found == case["disputes"]

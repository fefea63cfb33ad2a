"""Do annotated sentences read as a linguist says they should? Shares found, held by floors.

The encoder is learned, so single sentences come and go with new weights; what must hold is the share of each file.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from orontes.engine.read import read_text
from orontes.engine.toolkit import Toolkit
from orontes.model.statement import Statement

CASES = Path(__file__).parents[1] / "cases" / "statements"
FLOORS: dict[str, dict[str, float]] = json.loads((CASES / "floors.json").read_text())


def load_cases(name: str) -> list[dict]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def is_found(wanted: dict, statements: tuple[Statement, ...]) -> bool:
    return any(s.type == wanted["type"] for s in statements)


def is_whole(wanted: dict, statements: tuple[Statement, ...]) -> bool:
    """Type, reality and kind of source."""
    return any(
        s.type == wanted["type"]
        and s.reality == wanted.get("reality", s.reality)
        and s.source.kind == wanted.get("kind", s.source.kind)
        for s in statements
    )


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_share_of_cases_found_does_not_fall(name: str, toolkit: Toolkit) -> None:
    found = whole = total = 0
    for case in load_cases(name):
        statements = read_text(case["text"], published=case.get("published"), toolkit=toolkit).statements
        for wanted in case.get("expect", ()):
            total += 1
            found += is_found(wanted, statements)
            whole += is_whole(wanted, statements)
    shares = {"found": round(found / total, 2), "whole": round(whole / total, 2)}
    assert shares["found"] >= FLOORS[name]["found"], (name, shares)
    assert shares["whole"] >= FLOORS[name]["whole"], (name, shares)


def test_sport_business_and_elections_give_few_statements(toolkit: Toolkit) -> None:
    cases = load_cases("nothing")
    wrong = [case["text"] for case in cases if read_text(case["text"], toolkit=toolkit).statements]
    assert len(wrong) <= 0.35 * len(cases), wrong

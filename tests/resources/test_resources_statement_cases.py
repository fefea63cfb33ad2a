"""Are the annotated sentences of tests/cases/statements well formed: every word in its text, every code legal?"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orontes.model.statement import EVENT_TYPES, REALITIES, SOURCE_KINDS, STANCES

FOLDER = Path(__file__).parents[1] / "cases" / "statements"
FILES = sorted(FOLDER.glob("*.toml"))
FIELDS = {"type", "anchor", "agents", "targets", "places", "source", "kind", "stance", "reality"}
RELATIONS = {"in", "near", "outskirts", "toward", "from", "to"}


def load_cases(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["case"])


CASES = [pytest.param(case, id=f"{path.stem}:{case['text'][:40]}") for path in FILES for case in load_cases(path)]


def test_there_are_enough_cases_of_each_file() -> None:
    sizes = {path.stem: len(load_cases(path)) for path in FILES}
    subjects = "force ground people politics stance reality attribution nominal passive coordination nothing"
    assert set(sizes) == set(subjects.split())
    assert all(size >= 8 for size in sizes.values())
    assert sizes.pop("nothing") >= 40 and sum(sizes.values()) >= 110


@pytest.mark.parametrize("case", CASES)
def test_case_is_well_formed(case: dict[str, Any]) -> None:
    text = case["text"]
    date.fromisoformat(case["published"])
    assert case["note"] and set(case) <= {"text", "published", "expect", "forbid", "note"}
    for statement in case["expect"]:
        assert FIELDS <= set(statement) <= FIELDS | {"relations"}
        assert statement["type"] in EVENT_TYPES and statement["stance"] in STANCES
        assert statement["reality"] in REALITIES and statement["kind"] in SOURCE_KINDS
        words = (
            statement["anchor"],
            statement["source"],
            *statement["agents"],
            *statement["targets"],
            *statement["places"],
        )
        assert all(word in text for word in words), words
        assert statement["anchor"]
        assert (statement["kind"] == "narrator") == (statement["source"] == "") == (statement["stance"] == "states")
        relations = statement.get("relations", ["in"] * len(statement["places"]))
        assert len(relations) == len(statement["places"]) and set(relations) <= RELATIONS
    forbidden = [entry["type"] for entry in case.get("forbid", ())]
    assert set(forbidden) <= {*EVENT_TYPES, "any"}
    assert not {s["type"] for s in case["expect"]} & set(forbidden)


def test_every_type_stance_reality_and_kind_has_cases() -> None:
    found = [statement for path in FILES for case in load_cases(path) for statement in case["expect"]]
    assert {s["type"] for s in found} == set(EVENT_TYPES)
    assert {s["kind"] for s in found} == set(SOURCE_KINDS)
    counts = Counter(s["stance"] for s in found) + Counter(s["reality"] for s in found)
    assert all(counts[code] >= 3 for code in (*STANCES, *REALITIES)), counts


def test_texts_are_not_repeated() -> None:
    texts = [case["text"] for path in FILES for case in load_cases(path)]
    assert len(texts) == len(set(texts))

"""Do the word classes and source nouns name what conditions and the finder ask for?"""

from __future__ import annotations

from itertools import combinations

import pytest

from orontes.model.statement import SOURCE_KINDS
from orontes.resources import read_toml

CLASSES = read_toml("word_classes.toml")
SOURCES = read_toml("sources.toml")


@pytest.mark.parametrize("name", CLASSES)
def test_class_is_complete(name: str) -> None:
    entry = CLASSES[name]
    words = entry["words"]
    assert entry["definition"] and entry["example"]
    assert len(words) == len(set(words)), sorted(w for w in words if words.count(w) > 1)
    assert all(word == word.lower() for word in words)
    if name not in ("unaccusative", "civil_rule"):
        assert any(word in entry["example"].lower() for word in words)


def test_civil_rule_names_classes() -> None:
    rule = CLASSES["civil_rule"]
    assert set(rule["words"]) == {name for name in CLASSES if name.startswith("civil_")} - {"civil_rule"}
    assert set(rule["unless"]) <= set(CLASSES)
    civil = {word for name in rule["words"] for word in CLASSES[name]["words"]}
    assert not civil & {word for name in rule["unless"] for word in CLASSES[name]["words"]}, "a word cannot do both"


def test_conditions_have_their_classes() -> None:
    assert {"force", "civilian", "person", "leader", "air_weapon", "device", "deal", "goods", "thing", "place"} <= set(
        CLASSES
    )


@pytest.mark.parametrize(("first", "second"), list(combinations(("deal", "device", "civilian", "air_weapon"), 2)))
def test_classes_that_decide_between_types_do_not_overlap(first: str, second: str) -> None:
    assert not set(CLASSES[first]["words"]) & set(CLASSES[second]["words"])


@pytest.mark.parametrize("kind", [kind for kind in SOURCE_KINDS if kind != "narrator"])
def test_source_kind_is_complete(kind: str) -> None:
    entry = SOURCES[kind]
    assert entry["definition"] and entry["example"] and len(entry["words"]) >= 15
    assert len(entry["words"]) == len(set(entry["words"]))
    assert any(word.lower() in entry["example"].lower() for word in (*entry["words"], *entry.get("endings", ())))


def test_things_are_no_places() -> None:
    """Seized equipment is destruction, a seized base is capture: one noun cannot be both."""
    assert not set(CLASSES["thing"]["words"]) & set(CLASSES["place"]["words"])


def test_metonyms_name_a_state() -> None:
    assert SOURCES["metonyms"] and all(len(code) == 3 and code.isupper() for code in SOURCES["metonyms"].values())


def test_capitals_speak_with_known_cues() -> None:
    ids = {cue["id"] for cue in read_toml("cues.toml")["cue"]}
    assert set(SOURCES["capital_speaks"]["cues"]) <= ids

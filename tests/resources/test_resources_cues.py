"""Does every cue have an example that shows it, and is it clear which of two cues wins?"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import pytest

from orontes.model.statement import REALITIES, STANCES
from orontes.resources import read_toml

EFFECTS = {"source", "hedge", "negation", "modal", "demand", "intention", "conditional", "factive", "pseudo", "stop"}
POS = {"verb", "noun", "adjective", "adverb", "modal", "phrase"}
IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "said:say told:tell saw:see swore:swear spoke:speak undertook:undertake is:be thought:think held:hold "
        "sought:seek are:be "
    ).split()
)
CUES: list[dict[str, Any]] = read_toml("cues.toml")["cue"]


def is_form(word: str, lemma: str) -> bool:
    stem = lemma[:-1] if lemma[-1:] in ("e", "y") else lemma
    return word == lemma or IRREGULAR.get(word) == lemma or bool(re.fullmatch(re.escape(stem) + r"\w{0,4}", word))


def shows(words: str, sentence: str) -> bool:
    """Whether the words of a cue stand one after another in the sentence."""
    tokens = re.findall(r"[\w'éÉ-]+", sentence.lower())
    parts = words.split()
    return any(
        all(is_form(word, part) for word, part in zip(tokens[start : start + len(parts)], parts, strict=False))
        for start in range(len(tokens) - len(parts) + 1)
    )


def test_ids_are_unique() -> None:
    ids = [cue["id"] for cue in CUES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue["id"])
def test_cue_is_complete(cue: dict[str, Any]) -> None:
    assert cue["pos"] in POS and cue["effect"] in EFFECTS
    assert cue["stance"] in (*STANCES, "") and cue["reality"] in (*REALITIES, "")
    assert cue["words"] and all(words == words.lower().strip() for words in cue["words"])
    assert set(cue.get("needs", ())) <= set(read_toml("cues.toml")["needs"])
    assert cue["expects"]["stance"] in STANCES and cue["expects"]["reality"] in REALITIES


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue["id"])
def test_example_shows_the_cue(cue: dict[str, Any]) -> None:
    assert any(shows(words, cue["example"]) for words in cue["words"]), cue["example"]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue["id"])
def test_expectation_agrees_with_the_cue(cue: dict[str, Any]) -> None:
    if cue["effect"] != "pseudo" and cue["reality"]:
        assert cue["expects"]["reality"] == cue["reality"]
    if cue["effect"] in ("source", "demand", "intention") and cue["stance"]:
        assert cue["expects"]["stance"] == cue["stance"]
    if cue["effect"] in ("pseudo", "stop"):
        assert not cue["stance"] and not cue["reality"]


def test_every_stance_and_reality_has_cues() -> None:
    assert {cue["stance"] for cue in CUES} - {""} == set(STANCES) - {"states"}
    assert {cue["reality"] for cue in CUES} - {""} == set(REALITIES)
    for stance in ("says", "claims", "confirms", "denies", "demands", "vows", "warns"):
        assert sum(len(cue["words"]) for cue in CUES if cue["stance"] == stance) >= 10, stance


def test_of_shared_words_the_bound_entry_stands_first() -> None:
    """Two cues with the same words: only the last may be free of `needs`, else the later ones never count."""
    owners: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for cue in CUES:
        group = cue["pos"] if cue["pos"] in ("verb", "noun", "adjective") else "word"
        for words in cue["words"]:
            owners[group, words].append(cue)
    for words, found in owners.items():
        assert all(cue.get("needs") for cue in found[:-1]), words


def test_precedence_orders_every_effect() -> None:
    assert set(read_toml("cues.toml")["precedence"]["order"]) == EFFECTS

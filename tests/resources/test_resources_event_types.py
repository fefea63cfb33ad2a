"""Is event_types.toml complete, within its closed vocabularies, and free of unexplained doubles?"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from orontes.model.statement import EVENT_GROUPS, EVENT_TYPES
from orontes.resources import read_toml

RELATIONS = {"in", "near", "outskirts", "toward", "from", "to"}
SLOT = re.compile(r"ARG[0-2]|LOC|DIR|GOL|TMP|subj|obj|poss|amod|obl:[a-z]+")
PLOVER = set(
    "AGREE CONSULT SUPPORT COOPERATE AID RETREAT CONCEDE REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT none".split()
)
ACLED = {"Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Strategic developments"}
IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "fell:fall lost:lose laid:lay gave:give sent:send fled:flee withdrew:withdraw drove:drive shot:shoot "
        "struck:strike put:put took:take met:meet dig:dig held:hold threw:throw beaten:beat left:leave broke:break "
        "swore:swear bodies:body talks:talk downed:down retaken:retake taken:take overran:overrun gone:go is:be "
        "sank:sink sworn:swear spoke:speak dying:die "
    ).split()
)


def types() -> dict[str, dict[str, Any]]:
    return {name: table for name, table in read_toml("event_types.toml").items() if "group" in table}


def entries(table: dict[str, Any], pos: str) -> list[tuple[str, str]]:
    return [(e, "") if isinstance(e, str) else (e["lemma"], e["if"]) for e in table[pos]]


def is_form(word: str, lemma: str) -> bool:
    """Whether `word` may be a form of `lemma`: crude, for the examples only."""
    stem = lemma[:-1] if lemma[-1] in "ey" else lemma
    return IRREGULAR.get(word, word) == lemma or bool(re.fullmatch(re.escape(stem) + r"\w{0,4}", word))


def stands(phrase: str, sentence: str) -> bool:
    """Whether the words of a trigger stand in the sentence in order, a few words apart at most."""
    words = re.findall(r"[\w'-]+", sentence.lower())
    parts = phrase.split()
    for start, word in enumerate(words):
        if is_form(word, parts[0]) and all(
            any(is_form(w, part) for w in words[start : start + 6]) for part in parts[1:]
        ):
            return True
    return False


def test_types_are_those_of_the_model() -> None:
    assert sorted(types()) == sorted(EVENT_TYPES)
    order = list(types())
    assert order.index("strike") < order.index("bombing") < order.index("clash"), "a weapon that is named comes first"
    assert all(name in EVENT_GROUPS[table["group"]] for name, table in types().items())


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_type_is_complete(name: str) -> None:
    table = types()[name]
    assert len(table["definition"].split()) >= 4
    assert len({lemma for pos in ("verbs", "nouns") for lemma, _ in entries(table, pos)}) >= 8
    assert set(table["roles"]) == {"agents", "targets", "places"}
    assert table["roles"]["agents"], "somebody does it"
    assert table["place_relation"] in RELATIONS
    assert len(table["examples"]) >= 3
    assert table["lost"] and table["control"]


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_type_has_an_entry_or_none_in_each_codebook(name: str) -> None:
    table = types()[name]
    assert table["plover"]["type"] in PLOVER and "mode" in table["plover"]
    codes = [*table["cameo"], *table.get("cameo_by", {}).values()]
    assert codes and all(code == "none" or re.fullmatch(r"[0-2]\d{1,3}", code) for code in codes)
    assert table["acled"] in ("none", "rule:territory") or table["acled"].split(" > ")[0] in ACLED
    assert table["ucdp"] == "none" or set(table["ucdp"].split(",")) <= {"1", "2", "3"}


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_every_example_holds_a_word_of_its_type(name: str) -> None:
    table = types()[name]
    words = [lemma for pos in ("verbs", "nouns") for lemma, _ in entries(table, pos)]
    for sentence in (table["example"], *table["examples"]):
        assert any(stands(lemma, sentence) for lemma in words), sentence


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_roles_name_known_slots(name: str) -> None:
    table = types()[name]
    role_sets = [table["roles"], *table.get("role_exceptions", {}).values()]
    slots = [slot for roles in role_sets for filled in roles.values() for slot in filled]
    assert all(SLOT.fullmatch(slot) for slot in slots), slots
    assert all(set(roles) == {"agents", "targets", "places"} for roles in role_sets)
    assert set(table.get("relation_exceptions", {}).values()) <= RELATIONS


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_exceptions_are_for_words_of_the_type(name: str) -> None:
    table = types()[name]
    words = {lemma for pos in ("verbs", "nouns") for lemma, _ in entries(table, pos)}
    named = {*table.get("role_exceptions", {}), *table.get("relation_exceptions", {})}
    assert named <= words, named - words


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_words_are_lower_case_and_not_repeated(name: str) -> None:
    table = types()[name]
    for pos in ("verbs", "nouns"):
        found = entries(table, pos)
        assert len(found) == len(set(found)), sorted(e for e in found if found.count(e) > 1)
        assert all(lemma == lemma.lower().strip() for lemma, _ in found)


def test_conditions_come_from_the_closed_list() -> None:
    conditions = read_toml("event_types.toml")["conditions"]
    assert len(conditions) <= 14
    used = {
        part
        for table in types().values()
        for pos in ("verbs", "nouns")
        for _, condition in entries(table, pos)
        if condition
        for part in condition.split(" and ")
    }
    assert used <= set(conditions), used - set(conditions)
    assert set(conditions) <= used, "a condition that no word uses"


def test_shared_words_have_a_rule() -> None:
    overlap = read_toml("event_types.toml")["overlap"]
    rules = {rule.partition(":")[0] for rule in overlap["rules"]}
    for pos in ("verbs", "nouns"):
        owners: dict[tuple[str, str], set[str]] = defaultdict(set)
        for name, table in types().items():
            for entry in entries(table, pos):
                owners[entry].add(name)
        shared = {lemma: names for (lemma, _), names in owners.items() if len(names) > 1}
        named = {lemma: set(entry["types"]) for lemma, entry in overlap[pos].items()}
        assert shared == named
        assert all(entry["rule"] in rules for entry in overlap[pos].values())


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_cancelling_phrases_hold_a_word_of_the_type(name: str) -> None:
    table = types()[name]
    words = [lemma for pos in ("verbs", "nouns") for lemma, _ in entries(table, pos)]
    idle = [
        phrase
        for phrase in table["not_before_after"]
        if not any(stands(lemma, phrase) or stands(lemma, phrase.replace("-", " ")) for lemma in words)
    ]
    assert not idle, "these cancel nothing"
    assert all(phrase == phrase.lower() and (" " in phrase or "-" in phrase) for phrase in table["not_before_after"])


def test_cameo_codes_exist() -> None:
    table_of_codes = Path(os.environ.get("ORONTES_CORPORA", ""), "petrarch", "cameo2plover_2021.jsonl")
    if not table_of_codes.exists():
        pytest.skip(f"no {table_of_codes}: set ORONTES_CORPORA to the folder of the corpora")
    lines = table_of_codes.read_text(encoding="utf-8").splitlines()
    known = {json.loads(line)["cameo"] for line in lines}
    used = {
        code
        for table in types().values()
        for code in (*table["cameo"], *table.get("cameo_by", {}).values())
        if code != "none"
    }
    # The file lacks root 02 and the fourth digits 1834, 1951 and 1952 of CAMEO 1.1b3.
    used -= {"1834", "1951", "1952"}
    assert {code for code in used if not code.startswith("02")} <= known

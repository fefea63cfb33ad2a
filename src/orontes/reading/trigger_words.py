"""Which event types do a word's dictionary entries offer? A hint for the trigger head, blind to syntax.

The head sees the words of `event_types.toml` as features: with few annotated reports it would otherwise have to meet
every trigger word in training. Conditions are left to the statement step; a conditional entry counts half.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from orontes.reading.lemmas import find_lemma
from orontes.resources import read_toml

SURE, CONDITIONAL = 1.0, 0.5
Entry = tuple[tuple[str, ...], int, float]


def mark_types(words: Sequence[str]) -> NDArray[np.float32]:
    """(words x event types) hints: 1 for a word of the type, one half where the entry has a condition, else 0."""
    hints = np.zeros((len(words), len(type_names())), np.float32)
    lemmas = [lemmas_of(word.lower()) for word in words]
    entries = load_entries()
    for position, forms in enumerate(lemmas):
        for form in forms:
            for phrase, column, value in entries.get(form, ()):
                if stands(phrase, position, lemmas):
                    hints[position, column] = max(hints[position, column], value)
    return hints


def stands(phrase: tuple[str, ...], position: int, lemmas: Sequence[tuple[str, ...]]) -> bool:
    """Whether the words of a phrase stand in a row from `position` on."""
    if position + len(phrase) > len(lemmas):
        return False
    return all(word in lemmas[position + k] for k, word in enumerate(phrase))


@cache
def lemmas_of(word: str) -> tuple[str, ...]:
    """The word and its lemmas as a verb and as a noun."""
    return tuple(dict.fromkeys((word, find_lemma(word, "VERB"), find_lemma(word, "NOUN"))))


@cache
def type_names() -> tuple[str, ...]:
    """Event types in alphabetical order, which is the order of the columns whatever the file's order is."""
    return tuple(sorted(name for name, table in read_toml("event_types.toml").items() if "group" in table))


@cache
def load_entries() -> dict[str, tuple[Entry, ...]]:
    """First word → (words, column, value) of every trigger word."""
    found: dict[str, list[Entry]] = {}
    tables = read_toml("event_types.toml")
    for column, name in enumerate(type_names()):
        for item in (*tables[name].get("verbs", ()), *tables[name].get("nouns", ())):
            phrase = item if isinstance(item, str) else item["lemma"]
            value = SURE if isinstance(item, str) or not item.get("if") else CONDITIONAL
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, column, value))
    return {word: tuple(entries) for word, entries in found.items()}

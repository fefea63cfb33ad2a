"""Which event types can a word tell? The words of `event_types.toml`, by lemma and part of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from orontes.resources import read_toml


@dataclass(frozen=True, slots=True)
class WordEntry:
    """One trigger word or phrase of a type, with the condition it holds under ('' if none)."""

    words: tuple[str, ...]
    type: str
    pos: str
    """verb | noun."""
    condition: str


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """What `event_types.toml` says of one type's roles and places."""

    type: str
    group: str
    """force | ground | people | politics."""
    roles: dict[str, tuple[str, ...]]
    role_exceptions: dict[str, dict[str, tuple[str, ...]]]
    place_relation: str
    relation_exceptions: dict[str, str]
    is_speech: bool
    """Whether the act is one of speech whose agent is its source: an appeal, a threat."""
    is_told: bool
    """Whether the outlet tells of the act of speech, whose speaker is its agent: accusation, support, rejection."""
    cancelled_by: tuple[str, ...]
    """Lower-case phrases around the word that make it something else ("defence ministry")."""


@cache
def load_types() -> dict[str, TypeEntry]:
    """Every event type of the codebook, by name, in file order."""
    return {name: build_type(name, table) for name, table in read_toml("event_types.toml").items() if "group" in table}


def build_type(name: str, table: dict[str, Any]) -> TypeEntry:
    """One type's entry from its TOML table."""
    exceptions = {
        lemma: {role: tuple(slots) for role, slots in roles.items()}
        for lemma, roles in table.get("role_exceptions", {}).items()
    }
    return TypeEntry(
        type=name,
        group=table["group"],
        roles={role: tuple(slots) for role, slots in table["roles"].items()},
        role_exceptions=exceptions,
        place_relation=table.get("place_relation", "in"),
        relation_exceptions=dict(table.get("relation_exceptions", {})),
        is_speech=bool(table.get("is_speech", False)),
        is_told=bool(table.get("is_told", False)),
        cancelled_by=tuple(table.get("not_before_after", ())),
    )


@cache
def load_words() -> dict[str, tuple[WordEntry, ...]]:
    """First word → entries that begin with it, longest phrase first."""
    found: dict[str, list[WordEntry]] = {}
    for name, table in read_toml("event_types.toml").items():
        for pos in ("verb", "noun"):
            for item in table.get(f"{pos}s", ()) if "group" in table else ():
                phrase = item if isinstance(item, str) else item["lemma"]
                condition = "" if isinstance(item, str) else item.get("if", "")
                entry = WordEntry(tuple(phrase.split()), name, pos, condition)
                found.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(sorted(entries, key=lambda e: -len(e.words))) for word, entries in found.items()}


@cache
def word_class(name: str) -> frozenset[str]:
    """The lemmas of one class of `word_classes.toml` (force nouns, civilian nouns, …); empty if it has none."""
    entry = read_toml("word_classes.toml").get(name, {})
    words = entry.get("words", ()) if isinstance(entry, dict) else ()
    return frozenset(str(word) for word in words)

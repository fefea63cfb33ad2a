"""Statements: annotated reports in the gold format, each statement at its anchor word with arcs to its mentions."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from orontes.reading.read import cut_report
from orontes.reading.words import cut_words
from training.sentences import (
    KINDS,
    REALITIES,
    STANCES,
    TYPES,
    Document,
    GoldTrigger,
    TrainingSentence,
    close_document,
)

BACK = 3
"""Sentences before the anchor's in which a mention is looked for; the nearest counts."""
Named = tuple[int, int, int, str]
"""Sentence, first word, head word, first canonical name in lower case."""
MENTION_KEYS = (("agents", "agent"), ("targets", "target"), ("places", "place"))


def load_gold(folder: Path, *, ids: Collection[str] | None = None) -> list[Document]:
    """Documents of `folder/annotations` with their texts in `folder/reports`, those in `ids` if given."""
    documents: list[Document] = []
    for path in sorted((folder / "annotations").glob("*.json")):
        if ids is None or path.stem in ids:
            text = json.loads((folder / "reports" / path.name).read_text(encoding="utf-8"))["text"]
            documents.append(build_document(text, json.loads(path.read_text(encoding="utf-8"))["statements"]))
    return documents


def build_document(text: str, statements: list[dict[str, Any]]) -> Document:
    """The report's sentences with the statements that can be placed in them."""
    sentences, spans = cut_report(text)
    document: Document = []
    for sentence in sentences:
        words = [span.words_of(text) for span in spans[sentence.first : sentence.last]]
        document.append(TrainingSentence(words, "gold", triggers={}, inside=[0] * len(words)))
    plain = [" ".join(s.span.words_of(text).split()) for s in sentences]
    named: list[Named] = []
    for statement in statements:
        named.extend(place_statement(statement, document, plain))
    link_named(document, named)
    return close_document(document)


def place_statement(statement: dict[str, Any], document: Document, plain: list[str]) -> list[Named]:
    """Adds a statement to its sentence; one whose anchor cannot be placed, or whose word is taken, is left out.

    Gives the mentions that carry names, where they stand.
    """
    found = find_anchor(statement, document, plain)
    if found is None:
        return []
    index, first, last = found
    sentence = document[index]
    assert sentence.triggers is not None  # made so above
    free = [k for k in content_words(sentence.words, first, last) if k not in sentence.triggers]
    if not free:
        return []
    anchor = free[0]
    for k in range(anchor + 1, last):
        sentence.inside[k] = 1
    sentence.triggers[anchor] = GoldTrigger(
        TYPES.index(statement["type"]),
        STANCES.index(statement["stance"]),
        REALITIES.index(statement["reality"]),
        KINDS.index(statement["source"]["kind"]),
        find_arcs(statement, document, index, anchor),
    )
    return find_named(statement, document, index, anchor)


def find_named(statement: dict[str, Any], document: Document, index: int, anchor: int) -> list[Named]:
    """Where the statement's agents, targets and source stand, with the names that the annotation gives them."""
    mentions = [*statement["agents"], *statement["targets"], statement["source"]]
    found: list[Named] = []
    for mention in mentions:
        place = find_mention(mention["text"], document, index, anchor) if mention.get("names") else None
        if place is not None:
            where, first, last = place
            head = head_word(document[where].words, first, last, "agent")
            found.append((where, first, head, mention["names"][0].lower()))
    return found


def link_named(document: Document, named: list[Named]) -> None:
    """Notes what pronouns and descriptions stand for: earlier mentions that have the same first name."""
    at = {(where, head): (first, name) for where, first, head, name in named}
    for (where, head), (first, name) in sorted(at.items()):
        words = document[where].words
        opener = words[first].lower()
        is_described = opener in WORDS["definite"] and words[head].lower() not in name.split()
        if opener not in WORDS["standing"] and not is_described:
            continue
        earlier = [place for place, (_, other) in at.items() if place < (where, head) and other == name]
        if earlier:
            document[where].links.append((head, sorted(earlier)))


def find_anchor(statement: dict[str, Any], document: Document, plain: list[str]) -> tuple[int, int, int] | None:
    """Sentence, first and last word of the anchor: its words in a row, else the first of its content words."""
    wanted = " ".join(statement["sentence"].split())
    candidates = [k for k, text in enumerate(plain) if text == wanted]
    candidates = candidates or [
        k for k, text in enumerate(plain) if wanted in text or (len(text) > 30 and text in wanted)
    ]
    anchor = lower_words(statement["anchor"])
    for index in candidates:
        hits = occurrences(anchor, document[index].words)
        if hits:
            return index, hits[0], hits[0] + len(anchor)
    for index in candidates:
        for k, word in enumerate(document[index].words):
            if word.lower() in anchor and word.lower() not in small_words():
                return index, k, k + 1
    return None


def find_arcs(statement: dict[str, Any], document: Document, index: int, anchor: int) -> list[tuple[str, int, int]]:
    """(role, sentence, head word) of everything the statement names; places and times become known mentions too."""
    named = [(mention["text"], role) for key, role in MENTION_KEYS for mention in statement[key]]
    named += [(count["text"], "count") for count in statement["counts"]]
    named += [(statement["time"]["text"], "time")] if statement["time"] else []
    named += [(statement["source"]["text"], "source")] if statement["source"]["text"] else []
    arcs = []
    for text, role in named:
        found = find_mention(text, document, index, anchor)
        if found is not None:
            where, first, last = found
            arcs.append((role, where, head_word(document[where].words, first, last, role)))
            if role in ("place", "time"):
                document[where].some_mentions.append((first, last, "place" if role == "place" else "date"))
    return arcs


def find_mention(text: str, document: Document, index: int, anchor: int) -> tuple[int, int, int] | None:
    """Sentence and words of a mention: nearest to the anchor in its sentence, else in the nearest before."""
    wanted = lower_words(text)
    if not wanted:
        return None
    for where in (*range(index, max(-1, index - BACK - 1), -1), index + 1):
        if where >= len(document):
            continue
        hits = occurrences(wanted, document[where].words)
        if hits:
            first = min(hits, key=lambda hit: abs(hit - anchor)) if where == index else hits[-1]
            return where, first, first + len(wanted)
    return None


def head_word(words: list[str], first: int, last: int, role: str) -> int:
    """The word of a mention that an arc points at: last of its base noun phrase; the first of a time or number."""
    lower = [word.lower() for word in words[first:last]]
    if role == "time":
        return first + next((k for k, word in enumerate(lower) if word not in WORDS["time_openers"]), len(lower) - 1)
    if role == "count":
        numbers = WORDS["numbers"]
        return first + next((k for k, word in enumerate(lower) if word[0].isdigit() or word in numbers), 0)
    end = next((k for k, word in enumerate(lower) if k and word in WORDS["phrase_enders"]), len(lower)) - 1
    while end > 0 and not lower[end][0].isalnum():
        end -= 1
    return first + end


def content_words(words: list[str], first: int, last: int) -> list[int]:
    """Words of an anchor that are not mere function words; all of them if there is no other."""
    found = [k for k in range(first, last) if words[k].lower() not in small_words() and words[k][0].isalnum()]
    return found or list(range(first, last))


def occurrences(wanted: list[str], words: list[str]) -> list[int]:
    """Positions at which the lower-case words stand in a row."""
    lower = [word.lower() for word in words]
    return [k for k in range(len(lower) - len(wanted) + 1) if lower[k : k + len(wanted)] == wanted]


def lower_words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [span.words_of(text).lower() for span in cut_words(text)]


def small_words() -> frozenset[str]:
    """Function words that carry no event."""
    return WORDS["function"]


def load_words() -> dict[str, frozenset[str]]:
    """The classes of training/words.toml."""
    tables = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(table["words"]) for name, table in tables.items()}


WORDS = load_words()

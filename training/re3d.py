"""Names and mentions of conflict reports: re3d, documents that are development reports left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from orontes.reading.read import cut_report
from training.sentences import Document, Range, TrainingSentence, close_document

KINDS = {
    "Organisation": "group",
    "Person": "person",
    "Location": "place",
    "Nationality": "group",
    "Temporal": "date",
    "Quantity": "quantity",
    "Weapon": "weapon",
    "MilitaryPlatform": "weapon",
    "Vehicle": "weapon",
}
NAMES = {"group": "ORG", "person": "PER", "place": "LOC"}
LEAST_CONFIDENCE = 0.5
"""The crowd rejected 26 % of the entities; the corpus' README asks to keep these."""
SMALL_WORDS = ("al", "-", "of", "el", "the")


def load_re3d(folder: Path, *, not_texts: Iterable[str]) -> list[Document]:
    """Documents of all sources but those that share a passage with one of `not_texts`."""
    banned = [plain(text) for text in not_texts]
    documents: list[Document] = []
    for path in sorted(folder.glob("*/documents.json")):
        marked = load_entities(path.with_name("entities.json"))
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not shares_passage(row["text"], banned):
                documents.append(build_document(row["text"], marked.get(row["_id"], [])))
    return documents


def load_entities(path: Path) -> dict[str, list[Range]]:
    """Document id → (begin, end, kind) in characters, longest first."""
    found: dict[str, list[Range]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("confidence", 1) >= LEAST_CONFIDENCE and row["type"] in KINDS:
            found.setdefault(row["documentId"], []).append((row["begin"], row["end"], KINDS[row["type"]]))
    return {name: sorted(ranges, key=lambda r: r[0] - r[1]) for name, ranges in found.items()}


def plain(text: str) -> str:
    """Lower-case words only, to compare texts."""
    return re.sub(r"\W+", " ", text).lower()


def shares_passage(text: str, banned: list[str]) -> bool:
    """Whether any of three passages of 80 characters stands in a banned text."""
    bare = plain(text)
    passages = [bare[start : start + 80] for start in (100, 400, 700) if len(bare) > start + 80] or [bare]
    return any(passage in other for passage in passages for other in banned)


def build_document(text: str, ranges: list[Range]) -> Document:
    """The document's sentences with mentions and, where a mention is capitalised throughout, names."""
    sentences, words = cut_report(text)
    document: Document = []
    for sentence in sentences:
        spans = words[sentence.first : sentence.last]
        made = TrainingSentence([s.words_of(text) for s in spans], "re3d", mentions=[])
        labels: list[str | None] = ["O"] * len(spans)
        taken: set[int] = set()
        for begin, end, kind in ranges:
            inside = [k for k, span in enumerate(spans) if span.start < end and span.end > begin]
            if inside and taken.isdisjoint(inside) and sentence.span.start <= begin and end <= sentence.span.end:
                taken.update(inside)
                assert made.mentions is not None  # set above
                made.mentions.append((inside[0], inside[-1] + 1, kind))
                label_names(labels, inside, kind, made.words)
        made.names = labels
        document.append(made)
    return close_document(document)


def label_names(labels: list[str | None], inside: list[int], kind: str, words: list[str]) -> None:
    """BIO labels of a capitalised mention; of another the labels are unknown, since part of it may be a name."""
    name = NAMES.get(kind)
    if name is None:
        return
    capitalised = words[inside[0]][0].isupper() and all(
        words[k][0].isupper() or words[k] in SMALL_WORDS for k in inside
    )
    for position, k in enumerate(inside):
        labels[k] = f"{'I' if position else 'B'}-{name}" if capitalised else None

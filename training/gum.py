"""Syntax and mentions: the permissive part of GUM (`gum/*.conllu`), entities from its `Entity=` column."""

from __future__ import annotations

import re
from pathlib import Path

from training.sentences import Document, Range, TrainingSentence, close_document

KINDS = {"person": "person", "organization": "group", "place": "place", "time": "date"}
LONGEST = 8
"""Words; longer mentions are whole clauses, which no statement names."""
BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")


def load_gum(path: Path) -> list[Document]:
    """Documents with syntax and, per sentence, the outermost mentions of up to LONGEST words."""
    documents: list[Document] = []
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            documents.append([])
        elif not line and rows:
            documents[-1].append(build_sentence(rows))
            rows = []
        elif line and not line.startswith("#") and line.split("\t")[0].isdigit():
            rows.append(line.split("\t"))
    return [close_document(document) for document in documents]


def build_sentence(rows: list[list[str]]) -> TrainingSentence:
    """One CoNLL-U sentence."""
    upos = [row[3] for row in rows]
    return TrainingSentence(
        words=[row[1] for row in rows],
        corpus="gum",
        upos=upos,
        heads=[int(row[6]) for row in rows],
        relations=[row[7] for row in rows],
        mentions=outermost(entities(rows), upos),
    )


def entities(rows: list[list[str]]) -> list[Range]:
    """All bracketed entities that open and close in the sentence."""
    found: list[Range] = []
    opened: list[tuple[str, str, int]] = []
    for word, row in enumerate(rows):
        match = re.search(r"Entity=([^|]*)", row[9])
        for bracket in BRACKET.findall(match.group(1)) if match else ():
            if bracket.startswith("("):
                parts = bracket.strip("()").split("-")
                if len(parts) > 1:
                    opened.append((parts[0], parts[1], word))
                if bracket.endswith(")") and opened:
                    _, kind, first = opened.pop()
                    found.append((first, word + 1, kind))
            else:
                closing = bracket[:-1].split("-")[0]
                for index in range(len(opened) - 1, -1, -1):
                    if opened[index][0] == closing:
                        _, kind, first = opened.pop(index)
                        found.append((first, word + 1, kind))
                        break
    return found


def outermost(ranges: list[Range], upos: list[str]) -> list[Range]:
    """The longest mentions of known kinds that do not overlap; bare pronouns are none."""
    known = [(a, b, KINDS[kind]) for a, b, kind in ranges if kind in KINDS and b - a <= LONGEST]
    taken: set[int] = set()
    chosen: list[Range] = []
    for first, last, kind in sorted(known, key=lambda r: r[0] - r[1]):
        if taken.isdisjoint(range(first, last)) and not (last - first == 1 and upos[first] == "PRON"):
            taken.update(range(first, last))
            chosen.append((first, last, kind))
    return chosen

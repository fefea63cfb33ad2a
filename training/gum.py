"""Syntax and mentions: the permissive part of GUM (`gum/*.conllu`), entities from its `Entity=` column."""

from __future__ import annotations

import re
from pathlib import Path

from training.gold import WORDS
from training.sentences import Document, Range, TrainingSentence, close_document

KINDS = {"person": "person", "organization": "group", "place": "place", "time": "date"}
LINKED = ("person", "organization", "place")
"""Kinds of described mentions whose antecedents are learnt; pronouns of any kind are."""
LONGEST_DESCRIPTION = 4
Named = tuple[int, int, str, str]
"""First word, last word (exclusive), kind, chain."""
LONGEST = 8
"""Words; longer mentions are whole clauses, which no statement names."""
BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")


def load_gum(path: Path) -> list[Document]:
    """Documents with syntax and, per sentence, the outermost mentions of up to LONGEST words."""
    documents: list[Document] = []
    chains: list[list[list[Named]]] = []
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            documents.append([])
            chains.append([])
        elif not line and rows:
            documents[-1].append(build_sentence(rows))
            chains[-1].append(named_entities(rows))
            rows = []
        elif line and not line.startswith("#") and line.split("\t")[0].isdigit():
            rows.append(line.split("\t"))
    for document in documents:
        link_chains(document, chains.pop(0))
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
    """All bracketed entities that open and close in the sentence, with their kinds."""
    return [(first, last, kind) for first, last, kind, _ in named_entities(rows)]


def named_entities(rows: list[list[str]]) -> list[Named]:
    """All bracketed entities that open and close in the sentence, with their kinds and chains."""
    found: list[Named] = []
    opened: list[tuple[str, str, int]] = []
    for word, row in enumerate(rows):
        match = re.search(r"Entity=([^|]*)", row[9])
        for bracket in BRACKET.findall(match.group(1)) if match else ():
            if bracket.startswith("("):
                parts = bracket.strip("()").split("-")
                if len(parts) > 1:
                    opened.append((parts[0], parts[1], word))
                if bracket.endswith(")") and opened:
                    chain, kind, first = opened.pop()
                    found.append((first, word + 1, kind, chain))
            else:
                closing = bracket[:-1].split("-")[0]
                for index in range(len(opened) - 1, -1, -1):
                    if opened[index][0] == closing:
                        chain, kind, first = opened.pop(index)
                        found.append((first, word + 1, kind, chain))
                        break
    return found


def link_chains(document: Document, named: list[list[Named]]) -> None:
    """Notes what each pronoun and definite description stands for: every earlier mention of its chain."""
    before: dict[str, list[tuple[int, int]]] = {}
    for index, (sentence, entries) in enumerate(zip(document, named, strict=True)):
        for first, last, kind, chain in sorted(entries):
            head = head_in(sentence, first, last)
            opener = sentence.words[first].lower()
            is_pronoun = last - first == 1 and opener in WORDS["standing"]
            is_described = opener in WORDS["definite"] and kind in LINKED and last - first <= LONGEST_DESCRIPTION
            if is_pronoun or is_described:
                sentence.links.append((head, list(before.get(chain, ()))))
            before.setdefault(chain, []).append((index, head))


def head_in(sentence: TrainingSentence, first: int, last: int) -> int:
    """The word of a range whose head lies outside it."""
    heads = sentence.heads or []
    return next((k for k in range(first, last) if not first <= heads[k] - 1 < last), last - 1)


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

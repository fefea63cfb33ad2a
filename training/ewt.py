"""Syntax, names, frames and factuality: the English Web Treebank's layers (`ewt/*.jsonl`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.sentences import Document, TrainingSentence, close_document


def load_ewt(path: Path) -> list[Document]:
    """One document per web page, sentences in order."""
    documents: dict[str, Document] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents.setdefault(row["doc"], []).append(build_sentence(row))
    return [close_document(document) for document in documents.values()]


def build_sentence(row: dict[str, Any]) -> TrainingSentence:
    """One row; layers that do not cover the sentence stay None."""
    return TrainingSentence(
        words=row["tokens"],
        corpus="ewt",
        upos=row["upos"],
        heads=row["head"],
        relations=row["deprel"],
        names=[None if label.endswith("OTH") else label for label in row["ner"]] if "ner" in row else None,
        frames=[(frame["pred"], argument_heads(frame["args"], row["head"])) for frame in row["srl"]]
        if "srl" in row
        else None,
        factuality={int(word): value for word, value in row.get("factuality", {}).items()},
    )


def argument_heads(arguments: list[tuple[int, int, str]], heads: list[int]) -> list[tuple[int, str]]:
    """Each argument by its syntactic head word; continued (C-) and referring (R-) arguments are left out."""
    found = []
    for first, last, label in arguments:
        if label[:2] not in ("R-", "C-"):
            outside = [k for k in range(first, last) if not first <= heads[k] - 1 < last]
            found.append((outside[0] if outside else last - 1, label))
    return found

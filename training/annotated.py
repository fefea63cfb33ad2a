"""Statements of further real reports: our annotations of texts in the corpora, by offsets alone.

`training/annotations/*.jsonl` holds no text: one line a document, `doc` (corpus/source/id), and statements whose
mentions are [start, end] in the document's text as `document_texts` gives it. Same codebook as the gold reports.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from orontes.reading.read import cut_report
from training.gold import build_document
from training.sentences import Document

FOLDER = Path(__file__).with_name("annotations")
BEGINS = re.compile(r"(?<!\b(?:mr|dr|ms|st))(?<!\bmrs)(?<!\bgen)(?<!\.s)([.?!][\"')]*\s+[\"'(]*)([a-z])")
"""The first letter of a sentence in a text without capitals, titles and "u.s." aside."""


def load_annotated(corpora: Path, *, but: Collection[str] = ()) -> list[Document]:
    """Documents of every annotated text that the corpora hold, those in `but` left out."""
    texts = dict(document_texts(corpora))
    documents: list[Document] = []
    for row in annotated_rows():
        if row["doc"] in texts and row["doc"] not in but:
            text = texts[row["doc"]]
            documents.append(build_document(text, [as_gold(item, text) for item in row["statements"]]))
    return documents


def annotated_rows() -> Iterator[dict[str, Any]]:
    """The annotated documents, file by file."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def document_texts(corpora: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of every document that may be annotated: re3d, GUM news and MUC-4."""
    for path in sorted((corpora / "re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield f"re3d/{path.parent.name}/{row['_id']}", row["text"]
    treebank = corpora / "gum" / "en_gum-permissive-train.conllu"
    for block in re.split(r"(?m)^# newdoc id = ", treebank.read_text(encoding="utf-8"))[1:]:
        yield f"gum/{block.split(chr(10))[0]}", "\n".join(re.findall(r"(?m)^# text = (.*)$", block))
    for name, text in muc_texts(corpora / "muc4" / "train.json"):
        yield f"muc4/{name}", with_capitals(text)


def muc_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of MUC-4's wires."""
    return ((row["docid"], row["doctext"]) for row in read_rows(path))


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file that holds one after another."""
    raw, decoder, position = path.read_text(encoding="utf-8"), json.JSONDecoder(), 0
    while raw[position:].strip():
        position += len(raw[position:]) - len(raw[position:].lstrip())
        row, position = decoder.raw_decode(raw, position)
        yield row


def with_capitals(text: str) -> str:
    """A lower-case text with capitals where sentences begin, of the same length."""
    return BEGINS.sub(lambda match: match[1] + match[2].upper(), text)


def as_gold(item: dict[str, Any], text: str) -> dict[str, Any]:
    """A statement by offsets in the shape of the gold annotations, as far as training reads it."""
    first, last = item["anchor"]
    spans = (sentence.span for sentence in cut_report(text)[0])
    span = next(span for span in spans if span.start <= first < span.end)
    return {
        "sentence": span.words_of(text),
        "type": item["type"],
        "anchor": text[first:last],
        "agents": [{"text": text[a:b]} for a, b in item["agents"]],
        "targets": [{"text": text[a:b]} for a, b in item["targets"]],
        "places": [{"text": text[a:b]} for a, b in item["places"]],
        "time": {"text": text[slice(*item["time"])]} if item["time"] else None,
        "counts": [{"what": what, "text": text[a:b]} for what, a, b in item["counts"]],
        "source": {"text": text[slice(*item["source"])] if item["source"] else "", "kind": item["kind"]},
        "stance": item["stance"],
        "reality": item["reality"],
    }

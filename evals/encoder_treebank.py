"""How well does the encoder parse, and find frames, names and factuality, on the English Web Treebank?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from training.ewt import argument_heads

from evals.encoder_windows import ScoredWindow, score_document
from evals.tally import Scores
from orontes.reading.decoding import decode_spans
from orontes.reading.encoder import Encoder
from orontes.reading.marks import mark_frames

Row = dict[str, Any]


def score_treebank(path: Path, *, encoder: Encoder) -> Scores:
    """All layers of one file of `ewt/`, on its own words and sentences."""
    scores = Scores()
    factuality: list[tuple[float, float]] = []
    for rows in load_documents(path):
        starts = np.cumsum([0, *(len(row["tokens"]) for row in rows)])
        for window in score_document([row["tokens"] for row in rows], encoder=encoder):
            for index in range(window.fresh, window.last):
                score_syntax(window, rows[index], int(starts[index]), scores)
                score_factuality(window, rows[index], int(starts[index]), factuality)
            score_names(window, rows, starts, scores, encoder=encoder)
            score_frames(window, rows, starts, scores, encoder=encoder)
    if factuality:
        scores.figures["factuality, correlation"] = float(np.corrcoef(np.array(factuality).T)[0, 1])
    return scores


def load_documents(path: Path) -> Iterator[list[Row]]:
    """The rows of each document, in order."""
    documents: dict[str, list[Row]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents.setdefault(row["doc"], []).append(row)
    yield from documents.values()


def score_syntax(window: ScoredWindow, row: Row, start: int, scores: Scores) -> None:
    """Parts of speech, heads and relations of one sentence."""
    tokens = window.tokens[start - window.start : start - window.start + len(row["tokens"])]
    for k, token in enumerate(tokens):
        head = token.head - start + 1 if token.head >= 0 else 0
        is_head = head == row["head"][k]
        scores.labels("UPOS").add(token.upos == row["upos"][k])
        scores.labels("UAS").add(is_head)
        scores.labels("LAS").add(is_head and token.deprel == row["deprel"][k])
        same_relation = token.deprel.split(":")[0] == row["deprel"][k].split(":")[0]
        scores.labels("LAS, subtypes collapsed").add(is_head and same_relation)
        if token.upos == row["upos"][k]:
            scores.labels("lemma, where UPOS is right").add(token.lemma.lower() == row["lemma"][k].lower())


def score_factuality(window: ScoredWindow, row: Row, start: int, pairs: list[tuple[float, float]]) -> None:
    """Collects (gold, found) of the judged predicates."""
    for word, value in row.get("factuality", {}).items():
        found = window.tokens[start - window.start + int(word)].reality
        if found is not None:
            pairs.append((value, found))


def score_names(
    window: ScoredWindow, rows: list[Row], starts: np.ndarray[Any, Any], scores: Scores, *, encoder: Encoder
) -> None:
    """Names of the window's fresh sentences; spans that touch a word annotated OTH are left out."""
    found = decode_spans(window.scores.tags["ner"][1:], encoder.labels["ner"])
    for index in range(window.fresh, window.last):
        row, start = rows[index], int(starts[index])
        if "ner" not in row:
            continue
        other = {k for k, label in enumerate(row["ner"]) if label.endswith("OTH")}
        here = {(a + window.start - start, b + window.start - start, kind) for a, b, kind, _ in found}
        here = {(a, b, kind) for a, b, kind in here if 0 <= a and b <= len(row["tokens"])}
        here = {(a, b, kind) for a, b, kind in here if other.isdisjoint(range(a, b))}
        there = {span for span in bio_spans(row["ner"]) if span[2] != "OTH"}
        scores.spans("names").add(here, there)
        for kind in ("PER", "ORG", "LOC"):
            scores.spans(f"names, {kind}").add(
                {span for span in here if span[2] == kind}, {span for span in there if span[2] == kind}
            )


def bio_spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """(first, last, kind) of a BIO sequence; an I after another kind opens a span."""
    spans: set[tuple[int, int, str]] = set()
    first, kind = -1, ""
    for k, label in enumerate([*labels, "O"]):
        if first >= 0 and (label == "O" or label.startswith("B-") or label[2:] != kind):
            spans.add((first, k, kind))
            first = -1
        if label != "O" and first < 0:
            first, kind = k, label[2:]
    return spans


def score_frames(
    window: ScoredWindow, rows: list[Row], starts: np.ndarray[Any, Any], scores: Scores, *, encoder: Encoder
) -> None:
    """Predicates, and arguments by (predicate, label, head word) and by (predicate, label, words)."""
    frames = list(mark_frames(window.scores, window.tokens, encoder=encoder))
    for index in range(window.fresh, window.last):
        row, start = rows[index], int(starts[index])
        if "srl" not in row:
            continue
        here = [frame for frame in frames if start <= frame.predicate < start + len(row["tokens"])]
        scores.spans("predicates").add({f.predicate - start for f in here}, {f["pred"] for f in row["srl"]})
        heads = {(f["pred"], label, head) for f in row["srl"] for head, label in argument_heads(f["args"], row["head"])}
        found = {(f.predicate - start, a.label, a.head - start) for f in here for a in f.arguments}
        scores.spans("frame arguments, by head").add(found, heads)
        whole = {(f["pred"], a[2], a[0], a[1]) for f in row["srl"] for a in f["args"] if a[2][:2] not in ("R-", "C-")}
        spans = {(f.predicate - start, a.label, a.first - start, a.last - start) for f in here for a in f.arguments}
        scores.spans("frame arguments, by words").add(spans, whole)

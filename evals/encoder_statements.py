"""How well does the encoder find anchors of statements, and their type, stance, reality, source kind and roles?

Arcs to words outside the window that the encoder saw count as missed.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import numpy as np
from training.gold import load_gold
from training.gum import load_gum
from training.sentences import Document, GoldTrigger

from evals.encoder_windows import ScoredWindow, score_document
from evals.tally import Scores
from orontes.reading.decoding import decode_spans, softmax
from orontes.reading.encoder import Encoder
from orontes.reading.scoring import pair_scores, sigmoid

CLOSED = (("stance", "stance"), ("reality", "reality"), ("kind", "source kind"))
"""Tag head and the name of its score."""
LEAST_ARC = 0.5


def score_statements(folder: Path, *, ids: Collection[str] | None, encoder: Encoder) -> Scores:
    """The annotated reports `ids` of `folder` (all if None), in the gold format."""
    scores = Scores()
    for document in load_gold(folder, ids=ids):
        starts = word_starts(document)
        for window in score_document([s.words for s in document], encoder=encoder):
            for index in range(window.fresh, window.last):
                sentence = document[index]
                start = starts[index] - window.start
                triggers = sentence.triggers or {}
                score_anchors(window, triggers, start, len(sentence.words), scores, encoder=encoder)
                score_labels(window, triggers, start, scores)
                score_roles(window, triggers, start, starts, scores, encoder=encoder)
    return scores


def word_starts(document: Document) -> list[int]:
    """Document index of each sentence's first word."""
    return [int(k) for k in np.cumsum([0, *(len(s.words) for s in document)])]


def score_anchors(
    window: ScoredWindow,
    triggers: dict[int, GoldTrigger],
    start: int,
    size: int,
    scores: Scores,
    *,
    encoder: Encoder,
) -> None:
    """Anchor words, alone and with their type; a word is found where its best type is not none."""
    shares = softmax(window.scores.tags["event"][1 + start : 1 + start + size])
    best = shares.argmax(1)
    found = {(window.start + start + int(k), int(best[k])) for k in np.flatnonzero(best)}
    there = {(window.start + start + k, 1 + trigger.type) for k, trigger in triggers.items()}
    scores.spans("anchors, any type").add({word for word, _ in found}, {word for word, _ in there})
    scores.spans("anchors with type").add(found, there)
    for word, trigger in triggers.items():
        scores.labels("type of a known anchor").add(int(shares[word, 1:].argmax()) == trigger.type)


def score_labels(window: ScoredWindow, triggers: dict[int, GoldTrigger], start: int, scores: Scores) -> None:
    """Stance, reality and source kind of the annotated anchors."""
    for word, trigger in triggers.items():
        for head, name in CLOSED:
            best = int(window.scores.tags[head][1 + start + word].argmax())
            scores.labels(name).add(best == getattr(trigger, head))


def score_roles(
    window: ScoredWindow,
    triggers: dict[int, GoldTrigger],
    start: int,
    starts: list[int],
    scores: Scores,
    *,
    encoder: Encoder,
) -> None:
    """Arcs of the annotated anchors, by role."""
    for word, trigger in triggers.items():
        represented = window.scores.representations
        anchor = represented["rol_t"][1 + start + word][None]
        arcs = sigmoid(pair_scores(anchor, represented["rol_a"][1:], encoder.biaffine["rol"]))[0]
        for column, role in enumerate(encoder.labels["roles"]):
            found = {window.start + int(k) for k in np.flatnonzero(arcs[:, column] > LEAST_ARC)}
            there = {starts[where] + target for name, where, target in trigger.arcs if name == role}
            scores.spans(f"role: {role}").add(
                {(window.start + start + word, k) for k in found}, {(window.start + start + word, k) for k in there}
            )


def score_mentions(path: Path, *, encoder: Encoder) -> Scores:
    """Persons, groups, places and dates, named or described, on a file of GUM."""
    scores = Scores()
    kinds = ("person", "group", "place", "date")
    for document in load_gum(path):
        starts = word_starts(document)
        for window in score_document([s.words for s in document], encoder=encoder):
            spans = decode_spans(window.scores.tags["men"][1:], encoder.labels["men"])
            marked = {(a + window.start, b + window.start, kind) for a, b, kind, _ in spans if kind in kinds}
            first, last = starts[window.fresh], starts[window.last]
            there = {
                (starts[k] + a, starts[k] + b, kind)
                for k in range(window.fresh, window.last)
                for a, b, kind in document[k].mentions or ()
            }
            scores.spans("mentions (GUM)").add({span for span in marked if first <= span[0] < last}, there)
    return scores

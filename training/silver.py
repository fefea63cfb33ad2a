"""Syntax for texts that nobody has parsed: an earlier encoder's parse, so that the syntax heads do not drift on them.

The annotated reports carry statements alone; trained on those at length, the encoder forgets how such text is parsed.
Learning on with the old model's own labels keeps it: Li & Hoiem 2016, "Learning without Forgetting".
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orontes.model.reading import Sentence
from orontes.model.span import Span
from orontes.reading import load_encoder
from orontes.reading.encoder import Encoder, WordScores
from orontes.reading.marks import window_heads
from orontes.reading.scoring import relation_labels
from training.sentences import Document, TrainingSentence

BATCH = 16
LONGEST = 120
"""Words; longer sentences are left without syntax."""


def add_silver(documents: Iterable[Document], model: Path) -> int:
    """Parses every sentence that has no syntax with the encoder in `model`; gives how many."""
    encoder = load_encoder(model, threads=2)
    bare = [s for d in documents for s in d if s.heads is None and 0 < len(s.words) <= LONGEST]
    bare.sort(key=lambda sentence: len(sentence.words))
    for start in range(0, len(bare), BATCH):
        group = bare[start : start + BATCH]
        for sentence, scores in zip(group, encoder.score([s.words for s in group]), strict=True):
            label(sentence, scores, encoder)
    return len(bare)


def label(sentence: TrainingSentence, scores: WordScores, encoder: Encoder) -> None:
    """One sentence's parts of speech, heads and relations."""
    size = len(sentence.words)
    heads = window_heads(scores, [Sentence(0, Span(0, 1), 0, size, 0)], encoder=encoder)
    representations = scores.representations
    relations = relation_labels(
        representations["rel_dep"][1:], representations["rel_head"], encoder.biaffine["rel"], heads
    )
    names = encoder.labels["rels"]
    sentence.upos = [encoder.labels["upos"][k] for k in scores.tags["upos"][1:].argmax(1)]
    sentence.heads = [int(head) for head in heads]
    sentence.relations = [names[r] if h else "root" for r, h in zip(relations, sentence.heads, strict=True)]

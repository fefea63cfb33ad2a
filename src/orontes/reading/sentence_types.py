"""Which event types does a whole sentence tell? The sentence head, over the sentence's words pooled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from orontes.model.reading import Sentence
from orontes.reading.encoder import Encoder, WordScores
from orontes.reading.scoring import sigmoid
from orontes.reading.trigger_words import mark_types

LEAST = 0.05
"""Probability under which a type is left out."""


def mark_sentences(
    scores: WordScores, sentences: Sequence[Sentence], *, texts: Sequence[str], encoder: Encoder
) -> Iterator[Sentence]:
    """The window's sentences with their types; `texts` are the window's words."""
    weight, bias = encoder.biaffine.get("sentence"), encoder.biaffine.get("sentence_bias")
    offset = sentences[0].first
    for sentence in sentences:
        if weight is None or bias is None:
            yield sentence
            continue
        first, last = sentence.first - offset, sentence.last - offset
        words = scores.representations["sen"][1:][first:last]
        told = mark_types(texts[first:last]).max(0)
        shares = sigmoid(weight @ np.concatenate([words.max(0), words.mean(0), told]) + bias)
        order = [int(k) for k in np.argsort(-shares) if shares[k] >= LEAST]
        names = encoder.labels["types"][1:]
        yield replace(sentence, types=tuple((names[k], round(float(shares[k]), 4)) for k in order))

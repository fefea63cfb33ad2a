"""What does a pronoun or "the group" stand for? The encoder's antecedent head, over the words of one window.

Mention ranking: Clark & Manning 2016, with the null antecedent scored at the window's start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from orontes.model.reading import Antecedent, Token
from orontes.reading.decoding import softmax
from orontes.reading.encoder import Encoder, WordScores
from orontes.reading.scoring import pair_scores
from orontes.resources import read_toml

MOST, LEAST = 6, 0.03
"""Candidates kept, and the least probability of one."""


def mark_antecedents(scores: WordScores, tokens: Sequence[Token], *, encoder: Encoder) -> Iterator[Antecedent]:
    """The likeliest antecedents of each word that may stand for something; none where the encoder has no such head."""
    weight = encoder.biaffine.get("cor")
    if weight is None:
        return
    chosen = [k for k, token in enumerate(tokens) if may_stand(token, tokens)]
    if not chosen:
        return
    representations = scores.representations
    ranked = pair_scores(representations["cor_d"][1:][chosen], representations["cor_h"], weight)[:, :, 0]
    for row, word in enumerate(chosen):
        shares = softmax(ranked[row : row + 1, : word + 1])[0]
        offset = tokens[0].index
        best = [k for k in np.argsort(-shares)[:MOST].tolist() if k and shares[k] >= LEAST]
        found = tuple((offset + k - 1, round(float(shares[k]), 3)) for k in best)
        yield Antecedent(tokens[word].index, found)


def may_stand(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word is a personal pronoun or the head of a definite description."""
    words = read_toml("actors/pronouns.toml")
    if token.upos == "PRON":
        return any(token.text.lower() in words[kind]["words"] for kind in ("he_she", "they", "it"))
    offset = tokens[0].index
    kids = (tokens[k] for k in range(max(0, token.index - offset - 4), token.index - offset))
    openers = words["definite"]["words"]
    return token.upos == "NOUN" and any(k.head == token.index and k.text.lower() in openers for k in kids)

"""What do a window's scores mark? Tokens with syntax, mentions, frames and triggers, with indices into the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from orontes.model.reading import Frame, FrameArgument, Mention, RoleArc, Sentence, Token, Trigger
from orontes.model.span import Span
from orontes.reading.arguments import argument_words, list_children
from orontes.reading.decoding import Scores, decode_spans, decode_tree, softmax
from orontes.reading.encoder import Encoder, WordScores
from orontes.reading.lemmas import find_lemma
from orontes.reading.scoring import arc_scores, pair_scores, relation_labels, sigmoid, within_sentence

LEAST_TRIGGER = 0.05
LEAST_ARC = 0.1
LEAST_ARGUMENT = 0.5
"""Probability that a word heads any argument of a predicate; chosen on the treebank's development part."""
KEPT_TYPES = 5
NAME_KINDS = {"PER": "person", "ORG": "group", "LOC": "place"}


def mark_syntax(
    scores: WordScores,
    sentences: Sequence[Sentence],
    *,
    words: Sequence[Span],
    texts: Sequence[str],
    encoder: Encoder,
) -> list[Token]:
    """The window's tokens with part of speech, lemma, head and relation."""
    offset = sentences[0].first
    heads = window_heads(scores, sentences, encoder=encoder)
    relations = relation_labels(
        scores.representations["rel_dep"][1:], scores.representations["rel_head"], encoder.biaffine["rel"], heads
    )
    upos = scores.tags["upos"][1:].argmax(1)
    reality = scores.tags["fact"][1:, 0]
    tokens = []
    for sentence in sentences:
        for index in range(sentence.first, sentence.last):
            local = index - offset
            tag = encoder.labels["upos"][upos[local]]
            tokens.append(
                Token(
                    index=index,
                    span=words[local],
                    text=texts[local],
                    lemma=find_lemma(texts[local], tag),
                    upos=tag,
                    head=int(heads[local]) - 1 + offset if heads[local] else -1,
                    deprel=encoder.labels["rels"][relations[local]] if heads[local] else "root",
                    sentence=sentence.index,
                    reality=round(float(reality[local]), 2),
                )
            )
    return tokens


def window_heads(scores: WordScores, sentences: Sequence[Sentence], *, encoder: Encoder) -> NDArray[np.int64]:
    """Head of each word of the window (0 = root, else 1-based in the window), one tree a sentence."""
    offset = sentences[0].first
    numbers = np.concatenate([np.full(s.last - s.first, s.index, np.int64) for s in sentences])
    arcs = arc_scores(
        scores.representations["arc_dep"][1:], scores.representations["arc_head"], encoder.biaffine["arc"]
    )
    arcs = within_sentence(arcs, numbers)
    heads = np.zeros(len(numbers), np.int64)
    for sentence in sentences:
        first, last = sentence.first - offset, sentence.last - offset
        square = np.concatenate([arcs[first:last, :1], arcs[first:last, first + 1 : last + 1]], 1)
        tree = decode_tree(square)
        heads[first:last] = np.where(tree == 0, 0, tree + first)
    return heads


def mark_mentions(scores: WordScores, tokens: Sequence[Token], *, encoder: Encoder) -> Iterator[Mention]:
    """Names first, then descriptions that are no name of the same words."""
    offset = tokens[0].index
    named: set[tuple[int, int]] = set()
    for head_name, is_name in (("ner", True), ("men", False)):
        for first, last, label, share in decode_spans(scores.tags[head_name][1:], encoder.labels[head_name]):
            if (first, last) in named or tokens[first].sentence != tokens[last - 1].sentence:
                continue
            named.add((first, last))
            yield Mention(
                span=Span(tokens[first].span.start, tokens[last - 1].span.end),
                first=first + offset,
                last=last + offset,
                head=head_of(tokens[first:last]),
                kind=NAME_KINDS.get(label, label),
                is_name=is_name or all(t.upos == "PROPN" for t in tokens[first:last] if t.upos not in ("DET", "PUNCT")),
                score=round(share, 3),
            )


def head_of(tokens: Sequence[Token]) -> int:
    """The token of a span whose own head lies outside it."""
    inside = {token.index for token in tokens}
    return next((token.index for token in tokens if token.head not in inside), tokens[-1].index)


def mark_frames(scores: WordScores, tokens: Sequence[Token], *, encoder: Encoder) -> Iterator[Frame]:
    """Predicates with their arguments, each the words that hang on its head word."""
    offset = tokens[0].index
    chosen = np.flatnonzero(scores.tags["pred"][1:, 0] > 0)
    if not len(chosen):
        return
    representations = scores.representations
    pairs = pair_scores(representations["srl_p"][1:][chosen], representations["srl_a"][1:], encoder.biaffine["srl"])
    shares = softmax(pairs)
    children = list_children(tokens)
    for row, predicate in enumerate(chosen.tolist()):
        sentence = tokens[predicate].sentence
        arguments = []
        for word in np.flatnonzero(1 - shares[row, :, 0] >= LEAST_ARGUMENT).tolist():
            label = 1 + int(shares[row, word, 1:].argmax())
            if word != predicate and tokens[word].sentence == sentence:
                name = encoder.labels["srl"][label]
                first, last = argument_words(word, predicate=predicate, label=name, tokens=tokens, children=children)
                share = round(float(shares[row, word, label]), 3)
                arguments.append(FrameArgument(name, word + offset, first + offset, last + offset, share))
        yield Frame(predicate + offset, tuple(arguments))


def mark_triggers(scores: WordScores, tokens: Sequence[Token], *, encoder: Encoder) -> Iterator[Trigger]:
    """Every word that may be an anchor, with the distributions of the statement head and its role arcs."""
    offset = tokens[0].index
    shares = softmax(scores.tags["event"][1:])
    chosen = np.flatnonzero(shares[:, 1:].max(1) >= LEAST_TRIGGER)
    if not len(chosen):
        return
    representations = scores.representations
    arcs = sigmoid(
        pair_scores(representations["rol_t"][1:][chosen], representations["rol_a"][1:], encoder.biaffine["rol"])
    )
    inside = sigmoid(scores.tags["ins"][1:, 0])
    closed = {name: softmax(scores.tags[name][1:]) for name in ("stance", "reality", "kind")}
    for row, word in enumerate(chosen.tolist()):
        yield Trigger(
            token=word + offset,
            first=word + offset,
            last=anchor_end(word, inside, tokens) + offset,
            types=ranked(shares[word], encoder.labels["types"], most=KEPT_TYPES),
            stances=ranked(closed["stance"][word], encoder.labels["stances"]),
            realities=ranked(closed["reality"][word], encoder.labels["realities"]),
            source_kinds=ranked(closed["kind"][word], encoder.labels["kinds"]),
            arcs=tuple(role_arcs(arcs[row], encoder.labels["roles"], offset=offset)),
        )


def anchor_end(word: int, inside: Scores, tokens: Sequence[Token]) -> int:
    """Where the anchor that begins at `word` ends: after the words marked as going on with it, same sentence."""
    end = word + 1
    while end < len(tokens) and end - word < 6 and inside[end] > 0.5 and tokens[end].sentence == tokens[word].sentence:
        end += 1
    return end


def role_arcs(scores: Scores, roles: Sequence[str], *, offset: int) -> Iterator[RoleArc]:
    """Arcs of one trigger with a score worth keeping."""
    for word, role in np.argwhere(scores >= LEAST_ARC).tolist():
        yield RoleArc(roles[role], word + offset, round(float(scores[word, role]), 3))


def ranked(shares: Scores, labels: Sequence[str], *, most: int = 8) -> tuple[tuple[str, float], ...]:
    """Labels with their probabilities, best first."""
    order = np.argsort(-shares)[:most]
    return tuple((labels[k], round(float(shares[k]), 4)) for k in order)

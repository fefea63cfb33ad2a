"""What does the encoder mark in words that are cut already? Gold sentences and words, the product's own windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orontes.model.reading import Sentence, Token
from orontes.model.span import Span
from orontes.reading.encoder import Encoder, WordScores
from orontes.reading.marks import mark_syntax
from orontes.reading.read import score_windows


@dataclass(frozen=True, slots=True)
class ScoredWindow:
    """One window: the document's sentences `first` to `last`, of which those from `fresh` on count here."""

    first: int
    fresh: int
    last: int
    start: int
    """Document index of the window's first word."""
    scores: WordScores
    tokens: tuple[Token, ...]
    """Tokens of the whole window, with document indices."""


def score_document(sentences: Sequence[Sequence[str]], *, encoder: Encoder) -> Iterator[ScoredWindow]:
    """The windows of a document given as sentences of words."""
    laid, words, texts = lay_out(sentences)
    for window, scores in score_windows(laid, texts, encoder=encoder):
        start, stop = laid[window.first].first, laid[window.last - 1].last
        inside = laid[window.first : window.last]
        tokens = mark_syntax(scores, inside, words=words[start:stop], texts=texts[start:stop], encoder=encoder)
        yield ScoredWindow(window.first, window.fresh, window.last, start, scores, tuple(tokens))


def lay_out(sentences: Sequence[Sequence[str]]) -> tuple[list[Sentence], list[Span], list[str]]:
    """Sentences and word spans as if the words stood in one text with a blank between them."""
    laid: list[Sentence] = []
    spans: list[Span] = []
    texts: list[str] = []
    at = 0
    for index, sentence in enumerate(sentences):
        first, begin = len(spans), at
        for word in sentence:
            spans.append(Span(at, at + len(word)))
            texts.append(word)
            at += len(word) + 1
        laid.append(Sentence(index, Span(begin, max(begin, at - 1)), first, len(spans), 0))
    return laid, spans, texts

"""Which accounts does "could not be verified" mean? Those before it in its sentence, or of the one or two before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from orontes.model.reading import Sentence
from orontes.model.span import Span
from orontes.resources import read_toml
from orontes.statements.experts import Vote

SPARED = ("denies", "demands", "vows", "warns")
"""Stances whose event is no account of something that happened."""


def unverified_votes(
    anchor: Span, sentence: Sentence, *, text: str, sentences: Sequence[Sentence], stance: str, weight: float
) -> tuple[Vote, ...]:
    """A vote for `possible` where somebody says that the account of this event could not be checked."""
    if stance in SPARED:
        return ()
    own = find_unchecked(sentence.span, text)
    if own is not None:
        told = text[anchor.end : own.start] if anchor.end <= own.start else ""
        return vote(own, text, weight) if told and compiled("beside").search(told + " ") else ()
    for distance in (1, 2):
        index = sentence.index + distance
        if index >= len(sentences) or sentences[index].paragraph > sentence.paragraph + 1:
            return ()
        words = sentences[index].span.words_of(text)
        found = find_unchecked(sentences[index].span, text)
        if found is not None:
            points = compiled("pointing").search(words) and (distance == 1 or compiled("both").search(words))
            return vote(found, text, weight) if points else ()
    return ()


def find_unchecked(span: Span, text: str) -> Span | None:
    """Where in `span` the words stand that say that something could not be checked."""
    match = compiled("unchecked").search(text, span.start, span.end)
    return Span(match.start(), match.end()) if match else None


def vote(span: Span, text: str, weight: float) -> tuple[Vote, ...]:
    """The vote with the words that are its reason."""
    return (Vote("possible", weight, "cue:unverified", span.words_of(text), span),)


@cache
def compiled(name: str) -> re.Pattern[str]:
    """A pattern of `unverified.toml`."""
    return re.compile(read_toml("unverified.toml")[name]["pattern"], re.IGNORECASE)

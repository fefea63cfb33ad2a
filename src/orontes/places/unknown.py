"""Which names that the gazetteer does not know are used as places? The encoder marks them, their use decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orontes.model.reading import Mention, Reading, Token
from orontes.model.span import Span
from orontes.places.clues import NO_NAME_BEGINS, follows_locative, is_dateline, stop_names
from orontes.places.naming import key_of
from orontes.resources import read_toml


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A marked name that the gazetteer has not under this spelling."""

    span: Span
    is_doubtful: bool
    """It stands where an actor stands, or the mark is weak."""


def unknown_names(
    reading: Reading, *, text: str, marked: Sequence[Mention], known: Sequence[Span]
) -> Iterator[UnknownName]:
    """Names marked as places that overlap none of `known` (names of the gazetteer, persons, groups)."""
    for mention in marked:
        span = trim_mention(mention.span, text)
        shown = span.words_of(text)
        if any(span.overlaps(other) for other in known) or key_of(shown) in stop_names():
            continue
        tokens = [token for token in reading.tokens if token.span.overlaps(span)]
        if is_name_like(shown, tokens):
            likeness = place_likeness(span, mention.score, text=text, tokens=tokens)
            if likeness != "no":
                yield UnknownName(span, likeness == "doubtful")


def trim_mention(span: Span, text: str) -> Span:
    """The mention without leading article and trailing signs."""
    shown = span.words_of(text)
    start = span.start + (4 if shown[:4].lower() == "the " else 0)
    return Span(start, start + len(text[start : span.end].rstrip(" ,.;:)(’'\"”“")))


def is_name_like(shown: str, tokens: Sequence[Token]) -> bool:
    """Whether the words are a name that may be a place's: capitalised, a proper noun, no people or language."""
    begins = shown[:1].isupper() or shown.startswith(("al-", "el-"))
    proper = any(token.upos == "PROPN" for token in tokens) and tokens[0].upos not in NO_NAME_BEGINS
    return len(shown) > 2 and begins and proper and not is_demonym(shown)


def place_likeness(span: Span, score: float, *, text: str, tokens: Sequence[Token]) -> str:
    """Yes | doubtful | no: used like a place by the word before it, a kind of site in it, or a sure mark?"""
    rules = read_toml("places/recognition.toml")["unknown"]
    shown = span.words_of(text)
    is_site = shown.lower().split()[-1] in rules["sites"]
    if is_site or (follows_locative(span, text) and score >= rules["after_locative"]):
        return "yes"
    if shown.isupper() and not is_dateline(span, text):
        return "no"
    inside = {token.index for token in tokens}
    head = next((token for token in tokens if token.head not in inside), None)
    acts = head is not None and head.deprel in rules["actor_deprels"]
    return "doubtful" if acts or score < rules["alone"] else "yes"


def is_demonym(shown: str) -> bool:
    """Whether the word is a people's or language's adjective ("Sunni", "Arabic")."""
    rules = read_toml("places/recognition.toml")["unknown"]
    return shown.lower().endswith(tuple(rules["adjective_endings"])) or shown.lower() in rules["peoples"]

"""Is the place meant as a place? A demonym or "X-held" is associative, a capital that speaks is its government."""

from __future__ import annotations

import re
from bisect import bisect_left

from orontes.model.place import Place
from orontes.model.reading import Reading, Token
from orontes.model.report import Report
from orontes.places.spans import NameSpan
from orontes.resources import read_toml

HELD = re.compile(
    r"^[-‐‑–](?:held|controlled|occupied|backed|led|based|aligned|run|affiliated|sponsored|allied|linked)\b", re.I
)


def use_of(name: NameSpan, place: Place, *, report: Report, reading: Reading) -> str:
    """literal | associative | metonymic."""
    kinds = {kind for found, kind in name.found if found.id == place.id}
    if kinds == {"demonym"}:
        return "associative"
    if HELD.match(report.text[name.span.end : name.span.end + 14]):
        return "associative"
    token = head_token(name, reading)
    if token is not None and place.kind == "country" and acts(token, reading):
        return "metonymic"
    if token is not None and place.kind in ("settlement", "continent") and speaks(token, reading):
        return "metonymic"
    return "literal"


def head_token(name: NameSpan, reading: Reading) -> Token | None:
    """The name's syntactic head word."""
    starts = [token.span.start for token in reading.tokens]
    first = bisect_left(starts, name.span.start)
    inside = [token for token in reading.tokens[first : first + 6] if token.span.start < name.span.end]
    indices = {token.index for token in inside}
    return next((token for token in inside if token.head not in indices), None)


def acts(token: Token, reading: Reading) -> bool:
    """Whether a country stands where an actor stands: subject, object of a dealing, "by", "with" or "between" it."""
    if speaks(token, reading):
        return True
    if token.head < 0:
        return False
    words = read_toml("places/government_acts.toml")
    head = reading.tokens[token.head]
    if token.deprel in ("nsubj", "obj", "iobj"):
        return token.deprel == "nsubj" or head.lemma.lower() in words["dealings"]["words"]
    if token.deprel in ("obl", "nmod", "obl:agent"):
        cases = [t.text.lower() for t in reading.tokens[max(0, token.index - 4) : token.index] if t.head == token.index]
        return any(case in words["prepositions"]["words"] for case in cases)
    return token.deprel == "conj" and acts(head, reading)


def speaks(token: Token, reading: Reading) -> bool:
    """Whether the word is the subject (or owner) of something only a government does."""
    verbs = read_toml("places/government_acts.toml")
    if token.head < 0:
        return False
    head = reading.tokens[token.head]
    if token.deprel == "nsubj":
        return head.lemma.lower() in verbs["verbs"]["words"]
    if token.deprel == "nmod:poss" or (token.deprel == "compound" and head.index == token.index + 1):
        return head.lemma.lower() in verbs["nouns"]["words"]
    if token.deprel in ("conj",):
        return speaks(head, reading)
    return False

"""Is the place meant as a place? A demonym or "X-held" is associative, a capital that speaks is its government."""

from __future__ import annotations

import re
from bisect import bisect_left

from orontes.model.place import Place
from orontes.model.reading import Reading, Token
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.places.capitals import is_capital_of
from orontes.places.spans import NameSpan
from orontes.resources import read_toml

HELD = re.compile(
    r"^[-‐‑–](?:held|controlled|occupied|backed|led|based|aligned|run|affiliated|sponsored|allied|linked)\b", re.I
)


def use_of(name: NameSpan, place: Place, *, report: Report, reading: Reading) -> str:
    """Literal | associative | metonymic."""
    kinds = {kind for found, kind in name.found if found.id == place.id}
    if kinds == {"demonym"}:
        return "associative"
    if HELD.match(report.text[name.span.end : name.span.end + 14]):
        return "associative"
    if name.is_dateline:
        return "literal"
    if is_part_of_organisation(name.span, report.text):
        return "associative"
    token = head_token(name, reading)
    if token is None:
        return "literal"
    is_state = place.kind == "country" or is_capital(name, place)
    if is_state and (acts(token, reading) or owns(token, reading) or is_of_state(token, reading)):
        return "metonymic"
    return "metonymic" if has_word(token, reading) else "literal"


def has_word(token: Token, reading: Reading) -> bool:
    """Whether the name is the subject of a verb of speaking: even a town then stands for its people or office."""
    if token.deprel == "conj" and token.head >= 0:
        return has_word(reading.tokens[token.head], reading)
    words = read_toml("places/government_acts.toml")["speech"]["words"]
    return token.deprel == "nsubj" and token.head >= 0 and reading.tokens[token.head].lemma.lower() in words


def is_capital(name: NameSpan, place: Place) -> bool:
    """Whether the place is its state's capital: the city that stands for the government."""
    is_city = place.kind in ("settlement", "admin1")
    return is_city and any(is_capital_of(each, place.country) for each in (place.name, name.text))


def is_part_of_organisation(span: Span, text: str) -> bool:
    """Whether the name is part of an organisation's: "Arakan Army", "the Movement for Democracy in Liberia (MODEL)"."""
    words = read_toml("places/government_acts.toml")["organisations"]["words"]
    after = text[span.end : span.end + 40]
    following = re.match(r"(?:['’]s)?((?: (?:[A-Z][\w'’-]+|of|and|for))+)", after)
    if following and any(word in words for word in following[1].lower().split()[:4]):
        return not text.isupper()
    before = text[max(0, span.start - 60) : span.start]
    acronym = re.match(r" \(([A-Z][A-Za-z-]{1,9})\)", after)
    initial = span.words_of(text)[:1]
    inside = re.search(r"[A-Z][\w’']+ (?:(?:of|for|in|the|and) )*(?:[A-Z][\w’']+ )*(?:of|for|in|to)(?: the)? $", before)
    return bool(acronym and inside and initial in acronym[1][1:] and len(acronym[1]) > 2)


def owns(token: Token, reading: Reading) -> bool:
    """Whether the name stands in the genitive before something that is no part of the land ("Russia's jets")."""
    if token.deprel != "nmod:poss" or token.head < 0:
        return False
    return reading.tokens[token.head].lemma.lower() not in read_toml("places/government_acts.toml")["lands"]["words"]


def is_of_state(token: Token, reading: Reading) -> bool:
    """Whether the name follows an office or body: "the foreign ministers of Germany and France"."""
    if token.head < 0:
        return False
    head = reading.tokens[token.head]
    if token.deprel == "conj":
        return is_of_state(head, reading)
    cases = [t.text.lower() for t in reading.tokens[max(0, token.index - 4) : token.index] if t.head == token.index]
    offices = read_toml("places/government_acts.toml")["offices"]["words"]
    return token.deprel == "nmod" and "of" in cases and head.lemma.lower() in offices


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

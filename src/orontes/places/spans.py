"""Which words may name a place? Encoder mentions united with gazetteer matches over capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from orontes.model.place import Place
from orontes.model.reading import Mention, Reading
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.places.gazetteer import Gazetteer
from orontes.places.naming import key_of, strip_generic
from orontes.resources import read_toml

WORD = re.compile(r"[^\W_]+(?:['’ʼʻ`][^\W_]+)*\.?")
POSSESSIVE = re.compile(r"[^\W\d_]['’ʼ`]s$", re.IGNORECASE)
LONGEST = 5
LEAST_PEOPLE = 15_000
"""A single word that the encoder does not take for a place needs this many people (places.md section 5)."""
NO_NAME_BEGINS = ("DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "VERB", "ADV", "NUM")
ALWAYS_KINDS = ("country", "admin1", "region", "river", "water", "camp", "base", "airport", "crossing", "continent")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A span that may name a place, with what the gazetteer has for it."""

    span: Span
    text: str
    found: tuple[tuple[Place, str], ...]
    generic: str
    """Generic word taken off ("province"), '' if none."""
    is_marked: bool
    """The encoder takes it for a place."""
    is_dateline: bool = False
    """It opens a line as a dateline or a heading does ("AMMAN, Aug 10")."""
    is_doubtful: bool = False
    """Taken only if the gazetteer knows it in some spelling, or the report uses the name as a place elsewhere."""

    @property
    def bare(self) -> str:
        """The name without its generic word."""
        return strip_generic(key_of(self.text))[0]


@cache
def stop_names() -> frozenset[str]:
    """Keys that are place names somewhere but hardly ever meant as such in news."""
    return frozenset(read_toml("places/stop_names.toml")["words"])


def find_names(report: Report, reading: Reading, *, gazetteer: Gazetteer) -> tuple[NameSpan, ...]:
    """Place-name spans in text order, longest first where they overlap."""
    text = report.text
    words = [(m.start(), m.end()) for m in WORD.finditer(text)]
    marked = [m for m in reading.mentions if m.kind in ("place", "facility") and m.is_name]
    blocked = [m.span for m in reading.mentions if m.kind in ("person", "group") and m.is_name and m.score > 0.5]
    shouts = is_shouting(text)
    tags = {token.span.start: token.upos for token in reading.tokens}
    found: list[NameSpan] = []
    position = 0
    while position < len(words):
        name = longest_name(text, words, position, marked=marked, blocked=blocked, gazetteer=gazetteer, shouts=shouts)
        if name is not None and not is_named(name, tags, shouts=shouts):
            name = None
        if name is None:
            position += 1
            continue
        found.append(name)
        while position < len(words) and words[position][0] < name.span.end:
            position += 1
    unknown = unknown_names(text, marked, found, reading=reading, blocked=blocked)
    return tuple(sorted((*found, *unknown), key=lambda n: n.span))


def longest_name(
    text: str,
    words: Sequence[tuple[int, int]],
    position: int,
    *,
    marked: Sequence[Mention],
    blocked: Sequence[Span],
    gazetteer: Gazetteer,
    shouts: bool,
) -> NameSpan | None:
    """The longest gazetteer name that begins at word `position` and may be meant as a place."""
    first = text[words[position][0] :]
    if first.startswith(("The ", "THE ")):
        return None
    if not first[0].isupper() and not first.startswith(("al-", "el-", "al ", "ad-", "as-", "ar-")):
        return None
    for count in range(min(LONGEST, len(words) - position), 0, -1):
        span = Span(words[position][0], words[position + count - 1][1])
        shown = span.words_of(text)
        if "\n" in shown or re.search(r"[,;:()\"“”!?]|\.\s", shown):
            continue
        trimmed = trim_name(span, shown)
        name = look_up(trimmed, text, gazetteer)
        if name is None or not ends_capital(trimmed.words_of(text)):
            continue
        is_marked = any(covers(m.span, trimmed) for m in marked)
        if may_be_place(name, trimmed, is_marked=is_marked, blocked=blocked, shouts=shouts, text=text):
            dateline = is_dateline(trimmed, text)
            return NameSpan(trimmed, trimmed.words_of(text), name[0], name[1], is_marked, dateline)
    return None


def trim_name(span: Span, shown: str) -> Span:
    """The span without the genitive's 's ("Syria's") and without a full stop that is no part of the name."""
    end = span.end - (2 if POSSESSIVE.search(shown) else 0)
    return Span(span.start, end - (shown.endswith(".") and shown.count(".") == 1))


def covers(mention: Span, span: Span) -> bool:
    """Whether the encoder's mention is the span, give or take an article or a generic word."""
    shared = min(mention.end, span.end) - max(mention.start, span.start)
    return shared > 0.6 * max(mention.end - mention.start, span.end - span.start)


def is_named(name: NameSpan, tags: dict[int, str], *, shouts: bool) -> bool:
    """Whether a name of one word is a proper noun (or a demonym) by its part of speech, and no mere acronym."""
    first = tags.get(name.span.start, "PROPN")
    if first in NO_NAME_BEGINS and not name.text.lower().startswith(("the ", "al", "el")):
        return False
    if name.generic or " " in name.text:
        return True
    kinds = {place.kind for place, _ in name.found[:8]}
    if name.text.isupper() and len(name.text) <= 6 and not shouts:
        return bool(kinds & {"country", "continent"}) or name.is_dateline
    if shouts:
        return first == "PROPN" or bool(kinds & {"country"})
    demonym = any(kind == "demonym" for _, kind in name.found)
    return name.is_marked or demonym or first == "PROPN"


def look_up(span: Span, text: str, gazetteer: Gazetteer) -> tuple[tuple[tuple[Place, str], ...], str] | None:
    """Gazetteer entries of a span, with or without its generic word; None if there are none."""
    shown = span.words_of(text)
    bare, generic = strip_generic(key_of(shown))
    found = gazetteer.find(shown)
    if generic and not any(place.kind != "settlement" or kind == "main" for place, kind in found):
        found = gazetteer.find(bare) or found
    return (found, generic) if found else None


def ends_capital(shown: str) -> bool:
    """Whether the last word is capitalised or generic: "Daraa province" is, "Homs fell" is not."""
    last = shown.split()[-1].split("-")[-1]
    return last[:1].isupper() or strip_generic(key_of(shown))[1] != "" or last[:1].isdigit()


def may_be_place(
    name: tuple[tuple[tuple[Place, str], ...], str],
    span: Span,
    *,
    is_marked: bool,
    blocked: Sequence[Span],
    shouts: bool,
    text: str,
) -> bool:
    """Whether the span is taken: not in a person's or group's name, no stop name, and known or marked well enough."""
    found, generic = name
    shown = span.words_of(text)
    key = key_of(shown)
    if key in stop_names() or any(other.contains(span) and other != span for other in blocked):
        return False
    if any(other == span for other in blocked) and not any(place.kind == "country" for place, _ in found):
        return False
    if is_marked or generic:
        return True
    if shouts and len(key) < 4:
        return False
    if len(key) < 4 and not shown.isupper():
        return False
    if any(place.kind in ALWAYS_KINDS and kind != "bare" for place, kind in found):
        return True
    if is_dateline(span, text) and found[0][0].population >= LEAST_PEOPLE:
        return True
    return found[0][0].population >= LEAST_PEOPLE and found[0][1] in ("main", "alt") and stands_alone(span, text)


def is_dateline(span: Span, text: str) -> bool:
    """Whether the name opens a line in capitals and a date, source, dash or stop follows."""
    opens = span.start == 0 or text[span.start - 1] == "\n"
    follows = re.match(r"(?: \(|,? \d|, [A-Z]|[.:/]|,? ?[—–-])", text[span.end : span.end + 3])
    return opens and follows is not None and span.words_of(text).isupper()


def stands_alone(span: Span, text: str) -> bool:
    """Whether a preposition of place or a list comes before the name, and no further capitalised word after it."""
    before = text[max(0, span.start - 24) : span.start]
    after = text[span.end : span.end + 3]
    return bool(locative_before().search(before)) and not re.match(r" [A-Z]|[-/&]", after)


@cache
def locative_before() -> re.Pattern[str]:
    """Words of place right before a name."""
    words = "|".join(read_toml("places/recognition.toml")["locative"]["words"])
    return re.compile(rf"(?:^|[^\w])(?:{words})\s+(?:the\s+)?$", re.IGNORECASE)


def unknown_names(
    text: str, marked: Sequence[Mention], found: Sequence[NameSpan], *, reading: Reading, blocked: Sequence[Span]
) -> Iterator[NameSpan]:
    """Names the encoder takes for places and the gazetteer does not know."""
    for mention in marked:
        shown = mention.span.words_of(text)
        start = mention.span.start + (4 if shown[:4] in ("The ", "THE ", "the ") else 0)
        bare = text[start : mention.span.end].rstrip(" ,.;:)(’'\"”“")
        span = Span(start, start + len(bare))
        if any(span.overlaps(other) for other in (*(name.span for name in found), *blocked)):
            continue
        like = place_likeness(bare, span, mention, text=text, reading=reading)
        if key_of(bare) not in stop_names() and like != "no":
            generic = strip_generic(key_of(bare))[1]
            yield NameSpan(span, bare, (), generic, True, is_dateline(span, text), like == "doubtful")


def place_likeness(shown: str, span: Span, mention: Mention, *, text: str, reading: Reading) -> str:
    """yes | doubtful | no: used like a place by the word before it, a kind of site in it, or a sure mark?"""
    rules = read_toml("places/recognition.toml")["unknown"]
    begins = shown[:1].isupper() or shown.startswith(("al-", "el-"))
    tokens = [token for token in reading.tokens if token.span.overlaps(span)]
    proper = [token for token in tokens if token.upos == "PROPN"]
    if len(shown) < 3 or not begins or is_demonym(shown) or not proper or tokens[0].upos in NO_NAME_BEGINS:
        return "no"
    before = text[max(0, span.start - 24) : span.start]
    if shown.lower().split()[-1] in rules["sites"] or (locative_before().search(before) and mention.score >= rules["after_locative"]):
        return "yes"
    if shown.isupper() and not is_dateline(span, text):
        return "no"
    head = next((t for t in tokens if t.head not in {u.index for u in tokens}), None)
    acts = head is not None and head.deprel in rules["actor_deprels"]
    return "doubtful" if acts or mention.score < rules["alone"] else "yes"


def is_demonym(shown: str) -> bool:
    """Whether the word is a people's or language's adjective ("Sunni", "Arabic")."""
    rules = read_toml("places/recognition.toml")["unknown"]
    return shown.lower().endswith(tuple(rules["adjective_endings"])) or shown.lower() in rules["peoples"]


def is_shouting(text: str) -> bool:
    """Whether the text is written in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)

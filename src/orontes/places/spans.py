"""Which words may name a place? Encoder mentions united with gazetteer matches over capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orontes.model.place import Place
from orontes.model.reading import Mention, Reading
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.places.clues import (
    NO_NAME_BEGINS,
    is_dateline,
    is_on_road,
    is_shouting,
    stands_alone,
    stop_names,
)
from orontes.places.gazetteer import Gazetteer
from orontes.places.lookup import Found, look_up
from orontes.places.naming import key_of, strip_generic
from orontes.places.relations import find_relation
from orontes.places.unknown import unknown_names
from orontes.resources import read_toml

WORD = re.compile(r"[^\W_]+(?:['’ʼʻ`][^\W_]+)*\.?")
POSSESSIVE = re.compile(r"[^\W\d_]['’ʼ`]s$", re.IGNORECASE)
LONGEST = 5
LEAST_PEOPLE = 15_000
"""A single word that the encoder does not take for a place needs this many people (places.md section 5)."""
GREAT_CITY = 100_000
"""The same for a name found without its article ("Hodeidah" for Al Hudaydah)."""
ALWAYS_KINDS = ("country", "admin1", "region", "river", "water", "camp", "base", "airport", "crossing", "continent")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A span that may name a place, with what the gazetteer has for it."""

    span: Span
    text: str
    found: Found
    generic: str
    """Generic word taken off ("province"), '' if none."""
    is_marked: bool
    """The encoder takes it for a place."""
    is_dateline: bool = False
    """It opens a line as a dateline or a heading does ("AMMAN, Aug 10")."""
    is_doubtful: bool = False
    """Taken only if the gazetteer knows it in some spelling, or the report uses the name as a place elsewhere."""

    @property
    def sense(self) -> str:
        """Names of one sense mean one place in a report: "Daraa province" and "Daraa" may be two."""
        return key_of(self.text)

    @property
    def bare(self) -> str:
        """The name without its generic word."""
        return strip_generic(key_of(self.text))[0]


@dataclass(frozen=True, slots=True)
class Marks:
    """What the encoder marked in the report, and how the report is written."""

    places: tuple[Mention, ...]
    taken: tuple[Span, ...]
    """Names of persons and groups."""
    shouts: bool
    is_read: bool
    """False where no encoder read the report: then the gazetteer alone decides."""


def marks_of(text: str, reading: Reading) -> Marks:
    """The named places, and the named persons and groups marked surely enough."""
    named = [m for m in reading.mentions if m.is_name]
    places = tuple(part for m in named if m.kind in ("place", "facility") for part in parts_of(m, text))
    taken = tuple(m.span for m in named if m.kind in ("person", "group") and m.score > 0.5)
    return Marks(places, taken, is_shouting(text), bool(reading.tokens))


def parts_of(mention: Mention, text: str) -> Iterator[Mention]:
    """The mention, and what stands before and after a comma in it: "Taiz, Yemen" marks two places."""
    yield mention
    comma = mention.span.words_of(text).find(", ")
    if comma > 0:
        middle = mention.span.start + comma
        yield replace(mention, span=Span(mention.span.start, middle))
        yield replace(mention, span=Span(middle + 2, mention.span.end))


def find_names(report: Report, reading: Reading, *, gazetteer: Gazetteer) -> tuple[NameSpan, ...]:
    """Place-name spans in text order, longest first where they overlap."""
    text = report.text
    words = [(m.start(), m.end()) for m in WORD.finditer(text)]
    marks = marks_of(text, reading)
    tags = {token.span.start: token.upos for token in reading.tokens}
    found: list[NameSpan] = []
    position = 0
    while position < len(words):
        name = longest_name(text, words, position, marks=marks, gazetteer=gazetteer)
        if name is not None and not is_named(name, tags, shouts=marks.shouts):
            name = None
        if name is None:
            position += 1
            continue
        found.append(name)
        while position < len(words) and words[position][0] < name.span.end:
            position += 1
    known = [name.span for name in found]
    for unknown in unknown_names(reading, text=text, marked=marks.places, known=(*known, *marks.taken)):
        shown = unknown.span.words_of(text)
        generic, dateline = strip_generic(key_of(shown))[1], is_dateline(unknown.span, text)
        found.append(NameSpan(unknown.span, shown, (), generic, True, dateline, unknown.is_doubtful))
    return tuple(sorted(found, key=lambda n: n.span))


def longest_name(
    text: str,
    words: Sequence[tuple[int, int]],
    position: int,
    *,
    marks: Marks,
    gazetteer: Gazetteer,
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
        is_marked = any(covers(m.span, trimmed) for m in marks.places)
        if may_be_place(name, trimmed, is_marked=is_marked, marks=marks, text=text):
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
    kinds = {place.kind for place, _ in name.found}
    if name.text.isupper() and len(name.text) <= 6 and not shouts:
        return bool(kinds - {"settlement", "admin1", "admin2"}) or name.is_dateline
    if shouts:
        return first == "PROPN" or bool(kinds & {"country"})
    demonym = any(kind == "demonym" for _, kind in name.found)
    return name.is_marked or demonym or first == "PROPN"


def ends_capital(shown: str) -> bool:
    """Whether the last word is capitalised or generic: "Daraa province" is, "Homs fell" is not."""
    last = shown.rsplit(maxsplit=1)[-1].rsplit("-", maxsplit=1)[-1]
    sites = read_toml("places/recognition.toml")["unknown"]["sites"]
    has_noun = last.lower() in sites and shown[:1].isupper() and " " in shown
    return last[:1].isupper() or has_noun or strip_generic(key_of(shown))[1] != "" or last[:1].isdigit()


def may_be_place(
    name: tuple[Found, str],
    span: Span,
    *,
    is_marked: bool,
    marks: Marks,
    text: str,
) -> bool:
    """Whether the span is taken: not in a person's or group's name, no stop name, and known or marked well enough."""
    found, generic = name
    shown = span.words_of(text)
    key = key_of(shown)
    if all(kind in ("abbrev", "postal") for _, kind in found):
        return is_marked or text[: span.start].endswith(", ") or shown.count(".") > 1
    if key in stop_names() or any(other.contains(span) and other != span for other in marks.taken):
        return False
    if any(other == span for other in marks.taken) and not any(place.kind == "country" for place, _ in found):
        return False
    if is_marked or generic:
        return True
    if marks.shouts and len(key) < 4:
        return False
    if len(key) < 4 and not shown.isupper():
        return False
    if any(place.kind in ALWAYS_KINDS and kind != "bare" for place, kind in found):
        return True
    if is_related(span, text) and any(place.kind == "settlement" and kind != "demonym" for place, kind in found):
        return True
    stands = not marks.is_read or is_dateline(span, text) or stands_alone(span, text)
    return stands and any(is_well_known(place, kind) for place, kind in found)


def is_related(span: Span, text: str) -> bool:
    """Whether the words around place something by the name: "12 km north of X", "the X–Y road"."""
    return find_relation(text, span).area in ("distance", "ring", "countryside", "part") or is_on_road(span, text)


def is_well_known(place: Place, kind: str) -> bool:
    """Whether an unmarked name is this place's surely enough: one of ours, or a town's with its people."""
    least = LEAST_PEOPLE if kind in ("main", "alt", "editors") else GREAT_CITY
    return kind != "demonym" and (place.id < 0 or place.population >= least)

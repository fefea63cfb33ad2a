"""Do the words and signs around a name show that it is used as a place?"""

from __future__ import annotations

import re
from functools import cache

from orontes.model.span import Span
from orontes.places.naming import name_words
from orontes.resources import read_toml

REACH = 24
"""Characters before a name in which a word of place is looked for."""
NO_NAME_BEGINS = ("DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "VERB", "ADV", "NUM")
"""Parts of speech that no name begins with."""


@cache
def stop_names() -> frozenset[str]:
    """Keys that are place names somewhere but hardly ever meant as such in news."""
    return frozenset(read_toml("places/stop_names.toml")["words"])


def is_dateline(span: Span, text: str) -> bool:
    """Whether the name opens a line in capitals and a date, source, dash or stop follows."""
    opens = span.start == 0 or text[span.start - 1] == "\n"
    follows = re.match(r"(?: \(|,? \d|, [A-Z]|[.:/]|,? ?[—–-])", text[span.end : span.end + 3])
    return opens and follows is not None and span.words_of(text).isupper()


def stands_alone(span: Span, text: str) -> bool:
    """Whether a preposition of place or a list comes before the name, and no further capitalised word after it."""
    after = text[span.end : span.end + 3]
    return follows_locative(span, text) and not re.match(r" [A-Z]|[-/&]", after)


def follows_locative(span: Span, text: str) -> bool:
    """Whether a word of place stands right before the name."""
    return bool(locative_before().search(text[max(0, span.start - REACH) : span.start]))


@cache
def locative_before() -> re.Pattern[str]:
    """Words of place right before a name, or before the part of it that is meant ("in western Mosul")."""
    words = "|".join(read_toml("places/recognition.toml")["locative"]["words"])
    parts = "|".join(sorted(name_words()["part"]))
    return re.compile(rf"(?:^|[^\w])(?:{words})\s+(?:the\s+)?(?:(?:{parts})\s+)?$", re.IGNORECASE)


def is_water(span: Span, text: str) -> bool:
    """Whether the words around the name speak of a river or lake: "the Dnipro's left bank", "along the Tigris"."""
    cues = read_toml("places/recognition.toml")["water"]
    before = re.search(rf"\b(?:{'|'.join(cues['before'])}) (?:the )?$", text[max(0, span.start - REACH) : span.start])
    after = re.match(rf"(?:['’]s)? (?:{'|'.join(cues['after'])})\b", text[span.end : span.end + REACH])
    return bool(before or after)


def is_on_road(span: Span, text: str) -> bool:
    """Whether the name is one end of a road or border named by its two ends ("the Gao–Kidal road")."""
    ends = "|".join(read_toml("places/recognition.toml")["ends"]["words"])
    after = re.match(rf"[-–—][A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:{ends})\b", text[span.end : span.end + 2 * REACH])
    behind = re.match(rf" (?:{ends})\b", text[span.end : span.end + REACH])
    return bool(after or (behind and re.search(r"\w[-–—]$", text[max(0, span.start - 2) : span.start])))


def is_shouting(text: str) -> bool:
    """Whether the text is written in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)

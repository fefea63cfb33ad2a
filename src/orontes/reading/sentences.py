"""Where do sentences begin and end? Full stops, quotation marks and line breaks of news text, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from orontes.model.span import Span
from orontes.resources import read_toml

BREAK = re.compile(r"""((?<![.!?…])[.!?…]++["”’')\]]*+)(\s+)|(\n)""")
"""End marks with the quotation marks that follow, or a line break. Possessive, so that a long row of dots costs no more
than its length."""
INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
LONGEST = 1200
"""Characters; a longer stretch without a sentence end (tables, lists) is cut at the last blank before it."""


def cut_sentences(text: str) -> tuple[tuple[Span, int], ...]:
    """(span, paragraph number) of each sentence; spans are trimmed of blanks."""
    found: list[tuple[Span, int]] = []
    start, paragraph = 0, 0
    for cut, resume, is_line_end in cuts(text):
        if cut < start:
            continue
        found.extend((piece, paragraph) for piece in trimmed(text, start, cut))
        start = resume
        paragraph += is_line_end
    found.extend((piece, paragraph) for piece in trimmed(text, start, len(text)))
    return tuple(found)


def cuts(text: str) -> Iterator[tuple[int, int, bool]]:
    """(end of sentence, start of the next, is a line break) for each place where a sentence ends."""
    for match in BREAK.finditer(text):
        if match.group(3) is not None:
            if not is_wrapped_line(text, match.start(), after=match.end()):
                yield match.start(), match.end(), True
        elif "\n" in match.group(2):
            yield match.end(1), match.end(), True
        elif ends_sentence(text, match):
            yield match.end(1), match.end(), False


def ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop or mark followed by a blank ends the sentence: the next word must not go on with it."""
    if text[match.end() : match.end() + 1].islower():
        return False
    if match.group(1) != ".":
        return True
    before = text[max(0, match.start() - 40) : match.start()]
    last = re.split(r"[\s(“\"]", before)[-1]
    if last.lower() in numbered() and not text[match.end() : match.end() + 1].isdigit():
        return True
    return not is_abbreviation(last)


@cache
def numbered() -> frozenset[str]:
    """Lower-case words that are abbreviations only before a number."""
    return frozenset(word.rstrip(".").lower() for word in read_toml("abbreviations.toml")["before_number"]["words"])


@cache
def abbreviations() -> frozenset[str]:
    """Lower-case abbreviations without their last full stop."""
    tables = read_toml("abbreviations.toml")
    return frozenset(word.rstrip(".").lower() for table in tables.values() for word in table["words"])


def is_abbreviation(word: str) -> bool:
    """Whether `word` (without its full stop) is an abbreviation or an initial."""
    return word.lower() in abbreviations() or bool(INITIAL.fullmatch(word))


def is_wrapped_line(text: str, end: int, *, after: int) -> bool:
    """Whether a line break only wraps a line: the next line goes on in lower case and this one has no end mark."""
    before = text[max(0, end - 200) : end].rstrip()
    return text[after : after + 1].islower() and bool(before) and before[-1] not in '.!?"”:'


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without blanks at its ends, in pieces of at most LONGEST characters."""
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop - start > LONGEST:
            blank = text.rfind(" ", start + 1, start + LONGEST)
            stop = blank if blank > start else start + LONGEST
        if stop > start:
            yield Span(start, stop)
            start = stop
        else:
            return
        if stop >= end or not text[stop:end].strip():
            return

"""How are a text and the names of actors cut into the words that are compared?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orontes.model.span import Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text with its lower-case form."""

    span: Span
    text: str
    lower: str


def cut(text: str) -> tuple[Word, ...]:
    """The words of a text; an apostrophe-s is cut off, and the apostrophe of a plural is no part of a word."""
    words = []
    for match in WORD.finditer(text):
        shown = re.sub(r"['’][sS]$", "", match.group())
        words.append(Word(Span(match.start(), match.start() + len(shown)), shown, shown.lower().replace("’", "'")))
    return tuple(words)

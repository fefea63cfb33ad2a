"""Which words stand inside quotation marks?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes.model.span import Span

OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
SHORTEST = 4
"""Words; a shorter quotation is a quoted term ("special operation"), not speech that carries a source."""


def find_quotations(text: str) -> tuple[Span, ...]:
    """Spans between matching quotation marks, marks included; a quotation left open ends with its paragraph.

    By newspaper custom a quotation that runs over several paragraphs opens anew in each and closes in the last.
    """
    return tuple(span for start, end in paragraphs(text) for span in quotations_in(text, start, end=end))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of text between line breaks."""
    start = 0
    for index, char in enumerate(text):
        if char == "\n":
            if index > start:
                yield start, index
            start = index + 1
    if start < len(text):
        yield start, len(text)


def quotations_in(text: str, start: int, *, end: int) -> Iterator[Span]:
    """Quotations of one paragraph."""
    opened: int | None = None
    for index in range(start, end):
        char = text[index]
        if opened is None and (char in OPENING or char == STRAIGHT):
            opened = index
        elif opened is not None and (char in CLOSING or char == STRAIGHT):
            yield Span(opened, index + 1)
            opened = None
    if opened is not None:
        yield Span(opened, end)


def is_speech(text: str, quotation: Span) -> bool:
    """Whether a quotation is long enough to be somebody's speech rather than a quoted term."""
    return len(quotation.words_of(text).split()) >= SHORTEST


def quotation_over(position: int, quotations: Sequence[Span]) -> Span | None:
    """The quotation that covers a character position, or None."""
    for quotation in quotations:
        if quotation.start <= position < quotation.end:
            return quotation
    return None

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
    found: list[Span] = []
    is_open = False
    for start, end in paragraphs(text):
        closing = goes_on(text, start, end=end) if is_open else None
        if closing is not None:
            found.append(Span(start, closing))
        inside = list(quotations_in(text, start if closing is None else closing, end=end))
        found.extend(inside)
        is_open = bool(inside) and inside[-1].end == end and text[end - 1] not in CLOSING + STRAIGHT
    return tuple(found)


def goes_on(text: str, start: int, *, end: int) -> int | None:
    """Where a quotation left open in the paragraph before closes in this one; None if this one opens its own."""
    marks = [k for k in range(start, end) if text[k] in OPENING + CLOSING + STRAIGHT]
    if not marks or text[marks[0]] in OPENING or marks[0] == start:
        return None
    is_odd = sum(text[k] == STRAIGHT for k in marks) % 2 == 1
    return marks[0] + 1 if text[marks[0]] in CLOSING or is_odd else None


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

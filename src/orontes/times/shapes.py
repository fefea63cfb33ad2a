"""Where does a sequence of words have the shape of a time expression?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from orontes.resources import read_toml
from orontes.times.words import FIGURES, NAME, OTHER, Word, load_alphabet

POINT = "P"
"""The letter that stands for a whole point in combinations."""

GAP = 8
"""Most words between "since" and the date of what it is since ("since the push west began on 19 February")."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One compiled shape: the rule that resolves it, its pattern over letters, and the classes it can name."""

    rule: str
    pattern: re.Pattern[str]
    classes: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ShapeMatch:
    """Words `first` to `last` (exclusive) that fit a shape."""

    shape: Shape
    first: int
    last: int


@cache
def load_shapes(table: str) -> tuple[Shape, ...]:
    """The compiled shapes of `table`: `shapes` (points) or `combinations`."""
    return tuple(_compile(entry) for entry in read_toml("times.toml")[table])


def _compile(entry: dict[str, str]) -> Shape:
    elements = entry["words"].split()
    names = {name for element in elements for name in re.sub(r"[\[\]?]", "", element).split("|") if name.isupper()}
    pattern = re.compile("".join(_pattern_of(element) for element in elements))
    return Shape(entry["rule"], pattern, tuple(sorted(names - {"POINT", "GAP"})), entry["example"])


def _pattern_of(element: str) -> str:
    """The pattern of one element of a shape.

    `a|b?` is optional; `[a]` must stand before, `[[a]]` after, neither is part of the expression; `!`: no name follows;
    `+`: an unknown word follows; `GAP`: a few words that are no figures.
    """
    alphabet = load_alphabet()
    if element == "GAP":
        stops = "".join(alphabet.letters[stop] for stop in read_toml("times.toml")["future"]["stops"])
        return f"[^{POINT}{FIGURES}{stops}]{{1,{GAP}}}"
    if element == "+":
        return f"(?=[{OTHER}{NAME}])"
    if element == "!":
        return f"(?![{NAME}{alphabet.letters['day']}{alphabet.letters['night']}])"
    is_ahead = element.startswith("[[")
    is_context = element.startswith("[")
    is_optional = element.endswith("?")
    names = element.strip("[]?").split("|")
    letters = "".join(POINT if name == "POINT" else alphabet.letters_of(name) for name in names)
    if is_ahead:
        return f"(?=[{letters}]|$)"
    if is_context:
        return f"(?<=[{letters}])"
    return f"[{letters}]{'?' if is_optional else ''}"


def find_shapes(words: Sequence[Word]) -> list[ShapeMatch]:
    """Non-overlapping points, leftmost first and then longest; of equals the one listed first."""
    letters = "".join(word.letter for word in words)
    found: list[tuple[int, int, int]] = []
    shapes = load_shapes("shapes")
    for order, shape in enumerate(shapes):
        found.extend((match.start(), -match.end(), order) for match in shape.pattern.finditer(letters))
    chosen: list[ShapeMatch] = []
    reached = 0
    for first, minus_last, order in sorted(found):
        if first >= reached and -minus_last > first:
            reached = -minus_last
            chosen.append(_without_signs(ShapeMatch(shapes[order], first, reached), words))
    return chosen


def _without_signs(match: ShapeMatch, words: Sequence[Word]) -> ShapeMatch:
    """The match without commas and dashes at its edges, which optional elements let in."""
    first, last = match.first, match.last
    while first < last - 1 and not words[first].form[0].isalnum():
        first += 1
    while last - 1 > first and not words[last - 1].form[0].isalnum():
        last -= 1
    return ShapeMatch(match.shape, first, last)


def values_of(words: Sequence[Word], shape: Shape) -> dict[str, list[int | str]]:
    """For each class of the shape the values of the matched words, in order."""
    alphabet = load_alphabet()
    values: dict[str, list[int | str]] = {}
    for word in words:
        for name in shape.classes:
            if word.letter in alphabet.letters_of(name):
                value = alphabet.classes.get(name, {}).get(word.form)
                values.setdefault(name.removesuffix("_PLAIN"), []).append(
                    _figure(word.form) if value is None else value
                )
    return values


def _figure(form: str) -> int | str:
    """The number that a figure's digits spell, or the form itself where it is more than a number (2024-12-07)."""
    digits = re.sub(r"(?<=\d)(?:st|nd|rd|th|s)$|,", "", form)
    return int(digits) if digits.isdecimal() else form

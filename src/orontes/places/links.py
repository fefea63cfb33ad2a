"""Which names stand in apposition, "Tripoli, Lebanon", "Homs (Syria)", "a village in Daraa province"?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orontes.places.spans import NameSpan

BETWEEN = (", ", " (", ", in ", ". , ", "., ")
"""What stands between a place and what holds it."""


@dataclass(frozen=True, slots=True)
class Links:
    """Numbers of distinct names that follow, or come before, another after a comma."""

    after: Mapping[int, tuple[int, ...]]
    before: Mapping[int, tuple[int, ...]]


def find_links(names: Sequence[NameSpan], numbers: Mapping[str, int], *, text: str) -> Links:
    """The links among all mentions. `numbers`: sense key → number of the distinct name; others have no candidates."""
    after: dict[int, list[int]] = {}
    before: dict[int, list[int]] = {}
    ordered = sorted(names, key=lambda name: name.span.start)
    for left, right in pairwise(ordered):
        one, two = numbers.get(left.sense), numbers.get(right.sense)
        if one is None or two is None or one == two:
            continue
        if text[left.span.end : right.span.start] in BETWEEN and closes(right, text):
            after.setdefault(one, []).append(two)
            before.setdefault(two, []).append(one)
    return Links(
        {number: tuple(dict.fromkeys(found)) for number, found in after.items()},
        {number: tuple(dict.fromkeys(found)) for number, found in before.items()},
    )


def closes(name: NameSpan, text: str) -> bool:
    """Whether the apposition may end here: a list goes on with a comma and "and", an apposition seldom does."""
    rest = text[name.span.end : name.span.end + 5]
    return not rest.startswith((" and ", ", and"))

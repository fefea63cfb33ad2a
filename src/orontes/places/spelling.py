"""Are two spellings the same name? Folded spellings of names carried over from other scripts, and their likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from orontes.model.place import Place
from orontes.resources import read_toml


@dataclass(frozen=True, slots=True)
class SpellingRules:
    """`spellings.toml`: fold rules in order, and how alike two folded names must be (0 to 100)."""

    folds: tuple[tuple[re.Pattern[str], str], ...]
    least_letters: int
    short_letters: int
    least_likeness: float
    least_likeness_short: float


@cache
def spelling_rules() -> SpellingRules:
    """The rules, compiled once."""
    table = read_toml("places/spellings.toml")
    folds = tuple((re.compile(rule["pattern"]), str(rule["by"])) for rule in table["fold"])
    least, short = int(table["least_letters"]), int(table["short_letters"])
    return SpellingRules(folds, least, short, float(table["least_likeness"]), float(table["least_likeness_short"]))


def fold_spelling(key: str) -> str:
    """A key with its spelling habits evened out: "maarat al numan" and "marrat an numan" both become "martnuman"."""
    text = key
    for pattern, by in spelling_rules().folds:
        text = pattern.sub(by, text)
    return text.replace(" ", "")


class SpellingIndex:
    """The folded names of one country's places."""

    def __init__(self, names: Iterable[tuple[str, Place]]) -> None:
        self._places: dict[str, list[Place]] = {}
        for key, place in names:
            if key.isascii():
                self._places.setdefault(fold_spelling(key), []).append(place)
        self._folded = tuple(self._places)

    def find(self, key: str) -> tuple[tuple[Place, float], ...]:
        """(place, likeness 0 to 1) pairs spelt like `key`, most alike first."""
        rules = spelling_rules()
        folded = fold_spelling(key)
        if len(folded) < rules.least_letters:
            return ()
        least = rules.least_likeness if len(folded) > rules.short_letters else rules.least_likeness_short
        close = process.extract(folded, self._folded, scorer=fuzz.ratio, score_cutoff=least, limit=8)
        best: dict[int, tuple[Place, float]] = {}
        for other, likeness, _ in close:
            if other[:1] == folded[:1]:
                for place in self._places[other]:
                    best.setdefault(place.id, (place, round(likeness / 100, 3)))
        return tuple(best.values())

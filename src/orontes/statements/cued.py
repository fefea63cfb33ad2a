"""What does each number of a sentence count, by the words around it?"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from orontes.model.span import Span
from orontes.statements.numbers import Number, find_numbers, lists

REACH = 8
"""Words on either side of a number in which a cue for what it counts is looked for; tuned on the training reports."""
STRETCH = 120
"""Characters on either side of a number that hold those words."""
CLAUSE_ENDS = frozenset(",;:.()—–!?") | {"and", "while", "but", "or"}
"""Where the words that belong to a number end."""


@dataclass(frozen=True, slots=True)
class CuedNumber:
    """A number with what its cue words tell, nearest first, and whom it counts in the report's words."""

    number: Number
    cues: tuple[str, ...]
    of: str

    def cue_among(self, fitting: Collection[str]) -> str:
        """The nearest cue that is among `fitting`, '' where there is none."""
        return next((cue for cue in self.cues if cue in fitting), "")


def cue_numbers(text: str, *, sentence: Span, excluded: Sequence[Span] = ()) -> tuple[CuedNumber, ...]:
    """The numbers of one sentence with their cues; numbers that stand together share the cue of one of them."""
    inner = [_shifted(span, -sentence.start) for span in excluded if sentence.contains(span)]
    bare = find_numbers(sentence.words_of(text), excluded=inner, has_measured=True)
    numbers = [_moved(number, sentence.start) for number in bare]
    cues = _shared([cues_beside(number.span, text=text) for number in numbers], numbers, text)
    return tuple(CuedNumber(n, found, counted_words(n, text=text)) for n, found in zip(numbers, cues, strict=True))


def find_people(text: str, *, sentence: Span) -> tuple[CuedNumber, ...]:
    """Single people with a cue word: "a soldier was killed" counts one; without a cue none is given."""
    words = sentence.words_of(text)
    found = (_moved(_one(Span(match.start(), match.end())), sentence.start) for match in _person().finditer(words))
    cued = (CuedNumber(one, cues_beside(one.span, text=text), one.span.words_of(text).split()[-1]) for one in found)
    return tuple(person for person in cued if person.cues)


def _one(span: Span) -> Number:
    return Number(span, 1, 1, span)


@cache
def _person() -> re.Pattern[str]:
    """An article, up to two words, and a noun for a person."""
    nouns = "|".join(lists()["people"]["words"])
    return re.compile(rf"\b(?:an?|another)\s(?:[\w-]{{1,20}}\s){{0,2}}(?:{nouns})\b", re.IGNORECASE)


def _shifted(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _moved(number: Number, offset: int) -> Number:
    """The number with its spans in the whole text."""
    span, core = _shifted(number.span, offset), _shifted(number.core, offset)
    return Number(span, number.low, number.high, core, number.is_measured)


def _shared(cues: list[tuple[str, ...]], numbers: Sequence[Number], text: str) -> list[tuple[str, ...]]:
    """The cues, with those of neighbours for "12 guerrillas and 1 soldier were killed" and "seven of them children"."""
    shared = list(cues)
    for place in range(len(numbers) - 2, -1, -1):
        if not shared[place] and _stand_together(numbers[place], numbers[place + 1], text):
            shared[place] = shared[place + 1]
    for place in range(1, len(numbers)):
        after = text[numbers[place].span.end : numbers[place].span.end + 20].lower().strip()
        is_inside = any(after.startswith(phrase) for phrase in lists()["together"]["inside"])
        if is_inside or (not shared[place] and _stand_together(numbers[place - 1], numbers[place], text)):
            shared[place] = shared[place - 1]
    return shared


def _stand_together(first: Number, second: Number, text: str) -> bool:
    """Whether two numbers are joined by "and" or a comma with few words between and no clause end."""
    between = split_stretch(text[first.span.end : max(first.span.end, second.span.start)])
    together = lists()["together"]
    if not between or len(between) > together["gap"] + 1:
        return False
    joints = [word for word in between if word in together["joints"]]
    return len(joints) == 1 and not any(word in ";:.()—–" or word in cue_words() for word in between)


def cues_beside(span: Span, *, text: str) -> tuple[str, ...]:
    """The `what` of each cue word before and after `span` in the same clause, nearest first."""
    after = split_stretch(text[span.end : span.end + STRETCH])
    before = split_stretch(text[max(0, span.start - STRETCH) : span.start])[::-1]
    found: list[tuple[int, str]] = []
    for words in (after, before):
        for distance, word in enumerate(words[:REACH], start=1):
            if word in CLAUSE_ENDS:
                break
            if word in cue_words():
                found.append((distance, cue_words()[word]))
    return tuple(dict.fromkeys(what for _, what in sorted(found, key=lambda pair: pair[0])))


@cache
def cue_words() -> dict[str, str]:
    """Cue word → what."""
    return {word: what for what, entry in lists()["what"].items() for word in entry["words"]}


def split_stretch(text: str) -> list[str]:
    """Lower-case words and signs of a short stretch of text."""
    words: list[str] = []
    for raw in text.lower().split():
        core = raw.strip("\"'“”‘’.,;:()—–!?")
        head, _, tail = raw.partition(core) if core else (raw, "", "")
        words.extend(piece for piece in (head[:1], core, tail[:1]) if piece)
    return words


def counted_words(number: Number, *, text: str) -> str:
    """Whom or what a number counts, in the report's words: "civilians" of "30 civilians were killed"."""
    ends, nouns = lists()["phrase_ends"]["words"], lists()["phrase_ends"]["cue_nouns"]
    start = number.span.end
    stretch = text[start : start + 80]
    words: list[str] = []
    for raw in stretch.split():
        core = raw.strip("\"'“”‘’.,;:()—–!?")
        low = core.lower()
        if low == "of" and not words:
            continue
        if (
            not core
            or not core[0].isalpha()
            or low in CLAUSE_ENDS
            or low in ends
            or (low in cue_words() and low not in nouns)
        ):
            break
        words.append(core)
        if not raw.endswith(core) or len(words) == 4:
            break
    return " ".join(words)

"""What does the sentence's syntax say of a number: which verb governs what it counts, and what is listed with it?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from orontes.model.reading import Reading, Token
from orontes.statements.cued import CuedNumber, cue_words

COUNTED = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "acl", "conj", "nummod")
"""Relations that lead from a number up to the word that tells what became of those counted."""
STEPS = 5
"""Relations climbed at most."""
LEAST_LIST = 3
"""Members from which a list is counted as one."""


def governed(cued: CuedNumber, *, reading: Reading) -> CuedNumber:
    """The number with the cue of the verb that governs it first: "90 civilians, whom …, were wounded" are wounded."""
    token = token_of(cued, reading)
    if token is None:
        return cued
    cue = next((cue for word in ancestors(token, reading) if (cue := cue_words().get(word.text.lower()))), "")
    return replace(cued, cues=tuple(dict.fromkeys((*cued.cues, cue)))) if cue else cued


def ancestors(token: Token, reading: Reading) -> Iterator[Token]:
    """The words above a number, up to the first verb."""
    for _ in range(STEPS):
        if token.head < 0 or token.deprel.split(":")[0] not in {each.split(":")[0] for each in COUNTED}:
            return
        token = reading.tokens[token.head]
        yield token
        if token.upos == "VERB":
            return


def listed_with(
    chosen: Sequence[CuedNumber], candidates: Iterable[CuedNumber], *, fitting: Collection[str], reading: Reading
) -> list[CuedNumber]:
    """The other numbers of a long list of which one is chosen: "967 bombs, 111 tunnels, 274 vehicles and 20 guns".

    Only where a cue among `fitting` chose it: tanks destroyed beside men killed are no list of those killed.
    """
    lists: dict[int, list[CuedNumber]] = {}
    for cued in candidates:
        token = token_of(cued, reading)
        if token is not None and not cued.number.is_measured:
            lists.setdefault(first_of_list(token, reading), []).append(cued)
    found: list[CuedNumber] = []
    for members in lists.values():
        picked = [cued for cued in members if cued in chosen and cued.cue_among(fitting)]
        if len(members) >= LEAST_LIST and picked:
            found += [replace(cued, cues=picked[0].cues) for cued in members if cued not in chosen]
    return found


def first_of_list(token: Token, reading: Reading) -> int:
    """The first noun of the coordination that a number's noun is part of."""
    word = reading.tokens[token.head] if token.deprel.startswith("nummod") and token.head >= 0 else token
    for _ in range(40):
        if word.deprel != "conj" or word.head < 0:
            break
        word = reading.tokens[word.head]
    return word.index


def token_of(cued: CuedNumber, reading: Reading) -> Token | None:
    """The token of a number's figure."""
    core = cued.number.core
    first = max(0, bisect_right(reading.tokens, core.start, key=lambda t: t.span.start) - 1)
    return next((t for t in reading.tokens[first : first + 2] if t.span.overlaps(core)), None)

"""Which numbers belong to a statement, and what do they count?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orontes.model.count import Count
from orontes.model.reading import Reading, RoleArc, Token
from orontes.model.span import Span
from orontes.statements.cued import CuedNumber, cue_numbers, cues_beside, find_people
from orontes.statements.governed import governed, listed_with
from orontes.statements.numbers import Number, lists


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the counts are asked for."""

    type: str
    text: str
    sentence: Span
    trigger: Span
    excluded: Sequence[Span]

    @property
    def fitting(self) -> list[str]:
        """What a statement of this type can count."""
        return list(lists()["fitting"].get(self.type, ["other"]))


def counts_for(
    type: str,
    *,
    text: str,
    sentence: Span,
    trigger: Span,
    reading: Reading | None = None,
    arcs: Sequence[RoleArc] | None = None,
    excluded: Sequence[Span] = (),
) -> tuple[Count, ...]:
    """The counts of a statement of `type` whose anchor is `trigger`, in text order.

    `arcs` are the statement head's links of the trigger, with any score: those with role "count" choose the numbers,
    together with cue words, also in other sentences. Where `arcs` or `reading` is None the cue words alone choose, in
    the trigger's sentence.
    `excluded` are spans that are no counts (time expressions).
    """
    asked = _Asked(type, text, sentence, trigger, excluded)
    if reading is not None and arcs is not None:
        chosen = _weighed(asked, arcs=arcs, reading=reading)
    else:
        chosen = [number for number in (*_cued(asked, sentence), *_people(asked)) if _fits(number, asked)]
        chosen.sort(key=lambda cued: cued.number.span)
    return tuple(dict.fromkeys(build_count(number, type=type, text=text, trigger=trigger) for number in chosen))


def build_count(cued: CuedNumber, *, type: str, text: str, trigger: Span) -> Count:
    """A number as a count: what by its cue if that fits the type, else by the type; whom in the report's words."""
    number = cued.number
    return Count(
        what_of(cued, type=type),
        number.low,
        number.high,
        _until(cued.of, number.span.end, text=text, stop=trigger.start),
        number.span.words_of(text),
        number.span,
        _is_total(number.span, text),
    )


def _until(words: str, start: int, *, text: str, stop: int) -> str:
    """`words`, which follow `start`, without what stands from `stop` on: the trigger is none of those counted."""
    at = text.find(words, start)
    return words[: stop - at].strip() if start <= stop and words and at >= 0 and stop < at + len(words) else words


def what_of(cued: CuedNumber, *, type: str) -> str:
    """What a number counts: by its cue word if it fits the type, else the type's own; amounts are `other`."""
    if cued.number.is_measured:
        return "other"
    cue = cued.cue_among(lists()["fitting"].get(type, ["other"]))
    return cue or str(lists()["default"].get(type, "other"))


def _is_total(span: Span, text: str) -> bool:
    """Whether words beside the number make it a running total."""
    beside = text[max(0, span.start - 60) : span.end + 60].lower()
    return any(phrase in beside for phrase in lists()["cumulative"]["phrases"])


def _cued(asked: _Asked, sentence: Span) -> tuple[CuedNumber, ...]:
    return cue_numbers(asked.text, sentence=sentence, excluded=asked.excluded)


def _people(asked: _Asked) -> tuple[CuedNumber, ...]:
    """Single people of the sentence, where the type counts people."""
    if asked.type not in lists()["people"]["types"]:
        return ()
    return find_people(asked.text, sentence=asked.sentence)


def _is_near(cued: CuedNumber, asked: _Asked, *, reach: str = "near_characters") -> bool:
    """Whether the number stands near the trigger."""
    return abs(cued.number.span.start - asked.trigger.start) <= int(lists()["weights"][reach])


def _fits(cued: CuedNumber, asked: _Asked) -> bool:
    """Whether the cue word alone, or nearness where there is none, makes the number one of this statement."""
    if cued.number.is_measured or _is_parted(cued, asked):
        return False
    if cued.cues:
        return bool(cued.cue_among(asked.fitting))
    if asked.type in lists()["default"]:
        return _is_near(cued, asked)
    return "other" in asked.fitting and _is_near(cued, asked, reach="close_characters")


def _is_parted(cued: CuedNumber, asked: _Asked) -> bool:
    """Whether a sign that ends a statement stands between the number and the trigger."""
    first, second = sorted((cued.number.span, asked.trigger))
    return any(sign in asked.text[first.end : max(first.end, second.start)] for sign in lists()["weights"]["parting"])


def _weighed(asked: _Asked, *, arcs: Sequence[RoleArc], reading: Reading) -> list[CuedNumber]:
    """The numbers whose arc score and cue words together reach the least sum, and single people the arcs point at."""
    weights = lists()["weights"]
    candidates: dict[CuedNumber, float] = {
        governed(number, reading=reading): 0.0 for number in _cued(asked, asked.sentence)
    }
    singles: list[CuedNumber] = []
    for arc in sorted((arc for arc in arcs if arc.role == "count"), key=lambda arc: -arc.score):
        token = reading.tokens[arc.head]
        sentence = reading.sentences[token.sentence].span
        numbers = (governed(number, reading=reading) for number in _cued(asked, sentence))
        number = next((c for c in numbers if c.number.span.overlaps(token.span)), None)
        if number is not None:
            candidates[number] = max(candidates.get(number, 0.0), arc.score)
        elif arc.score >= weights["single"] and asked.type in lists()["people"]["types"] and _is_single(token):
            singles.append(_single(token, text=asked.text))
    chosen = [number for number, score in candidates.items() if score + _bonus(number, asked) >= weights["least"]]
    chosen += listed_with(chosen, candidates, fitting=asked.fitting, reading=reading)
    return sorted({*chosen, *singles}, key=lambda cued: cued.number.span)


def _bonus(cued: CuedNumber, asked: _Asked) -> float:
    """What cue word and place add to the arc's score."""
    weights = lists()["weights"]
    is_inside = asked.sentence.overlaps(cued.number.span)
    total = float(weights["cue"]) if cued.cue_among(asked.fitting) else 0.0
    total += float(weights["near"]) if _is_near(cued, asked) else 0.0
    return total if is_inside else total + float(weights["elsewhere"])


def _is_single(token: Token) -> bool:
    """Whether a word that is no number can stand for one person: article, pronoun, name, noun that is no plural."""
    if token.text[:1].isdecimal() or token.text.lower() in lists()["values"]:
        return False
    return token.upos in ("DET", "PRON", "PROPN") or (token.upos == "NOUN" and not token.text.lower().endswith("s"))


def _single(token: Token, *, text: str) -> CuedNumber:
    """One person or thing, or none where the word says so ("no casualties")."""
    amount = 0 if token.text.lower() in lists()["none"]["words"] else 1
    number = Number(token.span, amount, amount, token.span)
    return CuedNumber(number, cues_beside(token.span, text=text), token.text if token.upos == "NOUN" else "")

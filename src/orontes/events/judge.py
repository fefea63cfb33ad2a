"""Do two statements tell the same happening: positive, negative or unsure, and why?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orontes.events.compare import compare
from orontes.events.facets import Facets
from orontes.model.judgement import Judgement
from orontes.resources import read_toml

Pair = tuple[str, str]
"""Two statement ids, the smaller first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was judged of a pair, with its reasons."""

    verdict: str
    """positive | negative | unsure."""
    score: float
    reasons: tuple[str, ...]
    is_by_person: bool = False


def pair_of(left_id: str, right_id: str) -> Pair:
    """The pair, the smaller id first."""
    return (left_id, right_id) if left_id < right_id else (right_id, left_id)


def judge(left: Facets, right: Facets, *, persons: Mapping[Pair, Judgement]) -> Verdict:
    """A person's word where there is one, else the points of the comparison against the family's thresholds."""
    word = persons.get(pair_of(left.statement.id, right.statement.id))
    if word is not None:
        return Verdict(word.verdict, 0.0, (f"{word.verdict} by {word.by}", *word.reasons), is_by_person=True)
    comparison = compare(left, right)
    if comparison.veto:
        return Verdict("negative", 0.0, (comparison.veto,))
    table = read_toml("event_match.toml")
    same_from = table["same_from_by_family"].get(left.family, table["same_from"])
    score = comparison.score
    verdict = "positive" if score >= same_from else "negative" if score < table["other_below"] else "unsure"
    return Verdict(verdict, score, tuple(f"{name} {points:+g}" for name, points in comparison.points))


def persons_words(judgements: Iterable[Judgement]) -> Mapping[Pair, Judgement]:
    """The last word of a person on each pair, if not withdrawn; the machine's stored verdicts are made anew."""
    words: dict[Pair, Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        if judgement.kind == "same_event" and judgement.by != "machine" and judgement.withdrawn_at is None:
            words[pair_of(judgement.left_id, judgement.right_id)] = judgement
    return words

"""Which statements belong together: everything joined by positive verdicts, never across a negative one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orontes.events.blocks import candidate_pairs
from orontes.events.facets import Facets
from orontes.events.judge import Pair, Verdict, judge, pair_of
from orontes.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Cluster:
    """Statements that tell one happening, with the verdicts that joined them."""

    statement_ids: tuple[str, ...]
    reasons: tuple[str, ...]


def cluster(facets: Sequence[Facets], *, persons: Mapping[Pair, Judgement]) -> tuple[Cluster, ...]:
    """The statements in clusters, each in exactly one; the order of the statements does not matter.

    Persons' positives come first, then the machine's, highest score first. Two clusters are joined only where no pair
    across them is negative.
    """
    by_id = {one.statement.id: one for one in sorted(facets, key=lambda f: f.statement.id)}
    court = _Court(by_id, persons)
    clusters = {key: frozenset({key}) for key in by_id}
    reasons: dict[frozenset[str], tuple[str, ...]] = {}
    refused: set[tuple[frozenset[str], frozenset[str]]] = set()
    for (left, right), verdict in court.positives():
        one, other = clusters[left], clusters[right]
        if one is other or (one, other) in refused or (other, one) in refused:
            continue
        if court.has_negative(one, other):
            refused.add((one, other))
            continue
        joined = one | other
        told = f"{left} = {right}: {'; '.join(verdict.reasons)}"
        reasons[joined] = (*reasons.get(one, ()), *reasons.get(other, ()), told)
        clusters.update(dict.fromkeys(joined, joined))
    groups = {ids: Cluster(tuple(sorted(ids)), tuple(sorted(reasons.get(ids, ())))) for ids in clusters.values()}
    return tuple(sorted(groups.values(), key=lambda c: c.statement_ids))


class _Court:
    """The verdicts on pairs, each made once."""

    def __init__(self, by_id: Mapping[str, Facets], persons: Mapping[Pair, Judgement]) -> None:
        self._by_id = by_id
        self._persons = {pair: word for pair, word in persons.items() if pair[0] in by_id and pair[1] in by_id}
        self._verdicts: dict[Pair, str] = {}

    def positives(self) -> list[tuple[Pair, Verdict]]:
        """The positive pairs with their verdicts, in the order in which they are to be joined."""
        found = []
        pairs = {pair_of(one.statement.id, other.statement.id) for one, other in candidate_pairs(self._by_id.values())}
        for pair in pairs | self._persons.keys():
            verdict = judge(self._by_id[pair[0]], self._by_id[pair[1]], persons=self._persons)
            self._verdicts[pair] = verdict.verdict
            if verdict.verdict == "positive":
                found.append((pair, verdict))
        return sorted(found, key=lambda item: (not item[1].is_by_person, -item[1].score, item[0]))

    def has_negative(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether a pair across is negative; where a person joined two, only a person's negative stands against."""
        words = {word.verdict for (one, other), word in self._persons.items() if _is_across(one, other, left, right)}
        if "negative" in words:
            return True
        return "positive" not in words and any(self._is_negative(one, other) for one in left for other in right)

    def _is_negative(self, left: str, right: str) -> bool:
        pair = pair_of(left, right)
        if pair not in self._verdicts:
            self._verdicts[pair] = judge(self._by_id[left], self._by_id[right], persons=self._persons).verdict
        return self._verdicts[pair] == "negative"


def _is_across(one: str, other: str, left: frozenset[str], right: frozenset[str]) -> bool:
    return (one in left and other in right) or (one in right and other in left)

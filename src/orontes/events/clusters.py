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
    members = {key: {key} for key in by_id}
    reasons: dict[str, list[str]] = {key: [] for key in by_id}
    for (left, right), verdict in _positives(by_id, persons):
        one, other = members[left], members[right]
        if one is other or _has_negative(one, other, by_id, persons):
            continue
        joined = one | other
        told = [*reasons[left], *reasons[right], f"{left} = {right}: {'; '.join(verdict.reasons)}"]
        for key in joined:
            members[key], reasons[key] = joined, told
    unique = {id(group): group for group in members.values()}
    return tuple(sorted((_cluster(group, reasons) for group in unique.values()), key=lambda c: c.statement_ids))


def _cluster(group: set[str], reasons: Mapping[str, Sequence[str]]) -> Cluster:
    ids = tuple(sorted(group))
    return Cluster(ids, tuple(sorted(reasons[ids[0]])))


def _positives(by_id: Mapping[str, Facets], persons: Mapping[Pair, Judgement]) -> list[tuple[Pair, Verdict]]:
    pairs = {pair_of(left.statement.id, right.statement.id) for left, right in candidate_pairs(by_id.values())}
    pairs |= {pair for pair in persons if pair[0] in by_id and pair[1] in by_id}
    verdicts = [(pair, judge(by_id[pair[0]], by_id[pair[1]], persons=persons)) for pair in pairs]
    positives = [(pair, verdict) for pair, verdict in verdicts if verdict.verdict == "positive"]
    return sorted(positives, key=lambda item: (not item[1].is_by_person, -item[1].score, item[0]))


def _has_negative(
    left: set[str], right: set[str], by_id: Mapping[str, Facets], persons: Mapping[Pair, Judgement]
) -> bool:
    """Whether a pair across the two is negative; where a person joined two, only a person's negative stands against."""
    pairs = [(one, other) for one in left for other in right]
    if any(_word(pair, persons) == "negative" for pair in pairs):
        return True
    if any(_word(pair, persons) == "positive" for pair in pairs):
        return False
    return any(judge(by_id[one], by_id[other], persons=persons).verdict == "negative" for one, other in pairs)


def _word(pair: Pair, persons: Mapping[Pair, Judgement]) -> str:
    word = persons.get(pair_of(*pair))
    return word.verdict if word is not None else ""

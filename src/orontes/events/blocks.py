"""Which statements are worth comparing? Those of one family that share a place, report or actor, at about one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from orontes.events.facets import Facets
from orontes.resources import read_toml

SMALL_BLOCK = 150
"""Statements of one report and family up to which all are compared with all, whatever their days: a report returns to
an event without repeating its day. A longer text is a collection, and days tell its parts apart."""


def candidate_pairs(facets: Iterable[Facets]) -> Iterator[tuple[Facets, Facets]]:
    """Each pair worth comparing, once."""
    blocks: dict[tuple[object, ...], list[Facets]] = defaultdict(list)
    for one in facets:
        for key in set(_keys(one)):
            blocks[key].append(one)
    seen: set[tuple[str, str]] = set()
    for key, block in blocks.items():
        is_report = key[1] == "report" and len(block) <= SMALL_BLOCK
        for left, right in combinations(block, 2) if is_report else _near_in_time(block):
            pair = (left.statement.id, right.statement.id)
            if pair not in seen and pair[::-1] not in seen:
                seen.add(pair)
                yield left, right


def _keys(facets: Facets) -> Iterator[tuple[object, ...]]:
    yield (facets.family, "report", facets.statement.report_id)
    for place, scope in facets.places:
        yield (facets.family, facets.reality, place, scope)
    if facets.family == "politics":  # talks and calls often have no place, and their doers are what they are known by
        for name in facets.agents:
            yield (facets.family, facets.reality, facets.statement.type, name)


def _near_in_time(block: Sequence[Facets]) -> Iterator[tuple[Facets, Facets]]:
    """Pairs whose days overlap or nearly do: a sweep over the block by first day."""
    reach = timedelta(days=read_toml("event_match.toml")["days_apart"])
    timed = sorted(((_span(one), one) for one in block), key=lambda item: (item[0], item[1].statement.id))
    for index, ((_, last), left) in enumerate(timed):
        for (first, _), right in timed[index + 1 :]:
            if last < date.max - reach and first > last + reach:
                break
            yield left, right


def _span(facets: Facets) -> tuple[date, date]:
    """The days a statement can be about: its own; without any, the day of saying; without that, any day."""
    if facets.days is not None:
        return facets.days
    said = facets.statement.said_at
    return (said, said) if said is not None else (date.min, date.max)

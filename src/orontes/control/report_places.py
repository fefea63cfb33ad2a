"""Which mentions of a report are one place? By gazetteer id, by shared name, outskirts and airports apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orontes.control.report_words import ReportWord
from orontes.model.statement import StatementPlace

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def group_by_place(words: Sequence[ReportWord]) -> list[list[ReportWord]]:
    """The words about each place, in order of first mention."""
    groups: list[tuple[set[str], list[ReportWord]]] = []
    for word in words:
        keys = keys_of(word.place)
        same = [group for group in groups if group[0] & keys]
        merged = (keys.union(*(g[0] for g in same)), [w for g in same for w in g[1]] + [word])
        at = groups.index(same[0]) if same else len(groups)
        groups = [g for g in groups if not any(g is s for s in same)]
        groups.insert(at, merged)
    return [group[1] for group in groups]


def keys_of(place: StatementPlace) -> set[str]:
    """What a place is known by; the outskirts of a place are not the place."""
    edge = "outskirts " if place.relation == "outskirts" else ""
    if place.place_id is not None:
        return {f"{edge}#{place.place_id}"}
    name = place.names[0] if place.names and has_capital(place.names[0]) else place.text
    return {edge + plain(name), edge + plain(place.text)} if has_capital(place.text) else {edge + plain(name)}


def best_mention(words: Sequence[ReportWord]) -> StatementPlace:
    """The mention to show: one whose own words name the place, the earliest such."""
    ordered = sorted(words, key=lambda word: (not has_capital(word.place.text), word.position))
    return ordered[0].place


def has_capital(name: str) -> bool:
    """Whether some word of a name is capitalised."""
    return any(word[:1].isupper() for word in name.split())


def plain(name: str) -> str:
    """Lower case without article."""
    return _ARTICLE.sub("", name).lower()

"""How alike are two statements, field by field, and does anything speak against one happening?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from orontes.events.facets import Facets
from orontes.model.count import Count
from orontes.resources import read_toml


@dataclass(frozen=True, slots=True)
class Comparison:
    """Points per field with their names in event_match.toml, or the veto that ends it."""

    points: tuple[tuple[str, float], ...]
    veto: str = ""
    """What rules one happening out, in words; '' where nothing does."""

    @property
    def score(self) -> float:
        """Sum of the points."""
        return sum(points for _, points in self.points)


def compare(left: Facets, right: Facets) -> Comparison:
    """The fields of two statements side by side; the order of the two does not matter."""
    veto = _find_veto(left, right)
    if veto:
        return Comparison((), _vetoes()[veto])
    names = (
        _place(left, right),
        _time(left, right),
        "type_same" if left.statement.type == right.statement.type else "type_sibling",
        _names("agents", left.agents, right.agents),
        _names("targets", left.targets, right.targets),
        _counts(left.statement.counts, right.statement.counts),
        "anchor_same" if left.statement.anchor_text.lower() == right.statement.anchor_text.lower() else "",
    )
    table = read_toml("event_match.toml")["points"]
    return Comparison(tuple((name, table[name]) for name in names if name in table))


def _find_veto(left: Facets, right: Facets) -> str:
    if left.reality != right.reality:
        return "reality"
    if left.statement.type != right.statement.type and not are_siblings(left.statement.type, right.statement.type):
        return "types"
    if left.places and right.places and not left.places & right.places:
        same_names = {key for key, _ in left.places} & {key for key, _ in right.places}
        return "scope" if same_names else "places"
    return "time" if days_apart(left, right) > read_toml("event_match.toml")["days_apart"] else ""


def days_apart(left: Facets, right: Facets) -> int:
    """Days between the two times, 0 where they overlap; where one is unknown, beyond the reach of the sayings only."""
    if left.days is not None and right.days is not None:
        return _days_between(left.days, right.days)
    if left.statement.report_id == right.statement.report_id:
        return 0
    one, other = _days_or_saying(left), _days_or_saying(right)
    if one is None or other is None:
        return 0
    said = _days_between(one, other)
    return 0 if said <= read_toml("event_match.toml")["said_days_apart"] else said


def _days_or_saying(facets: Facets) -> tuple[date, date] | None:
    said = facets.statement.said_at
    return facets.days or (None if said is None else (said, said))


def _days_between(left: tuple[date, date], right: tuple[date, date]) -> int:
    return max(0, (max(left[0], right[0]) - min(left[1], right[1])) // timedelta(days=1))


def _place(left: Facets, right: Facets) -> str:
    if not left.places or not right.places:
        return "place_unknown" if left.statement.report_id == right.statement.report_id else ""
    return "place_same" if left.places == right.places else "place_wider"


def _time(left: Facets, right: Facets) -> str:
    if left.days is None or right.days is None:
        if left.statement.report_id == right.statement.report_id:
            return "time_unknown"
        is_untold = _days_or_saying(left) is None or _days_or_saying(right) is None
        return "time_untold" if is_untold else "time_unknown_elsewhere"
    if left.days == right.days:
        return "time_same"
    return "time_overlaps" if _days_between(left.days, right.days) == 0 else "time_near"


def _names(field: str, left: frozenset[str], right: frozenset[str]) -> str:
    if not left or not right:
        return f"{field}_unknown"
    return f"{field}_same" if left & right else f"{field}_differ"


def _counts(left: tuple[Count, ...], right: tuple[Count, ...]) -> str:
    pairs = [(a, b) for a in left for b in right if a.what == b.what]
    if not pairs:
        return ""
    if any((a.low, a.high) == (b.low, b.high) for a, b in pairs):
        return "counts_same"
    return "counts_overlap" if any(counts_overlap(a, b) for a, b in pairs) else "counts_differ"


def counts_overlap(left: Count, right: Count) -> bool:
    """Whether some number satisfies both; an absent bound is no bound."""
    low = max(left.low or 0, right.low or 0)
    highs = [high for high in (left.high, right.high) if high is not None]
    return not highs or low <= min(highs)


@cache
def are_siblings(left: str, right: str) -> bool:
    """Whether two types may tell one happening at another point of its course, or under a wider word."""
    return any({left, right} == set(entry["types"]) for entry in read_toml("event_match.toml")["siblings"])


@cache
def _vetoes() -> dict[str, str]:
    return {entry["rule"]: entry["reason"] for entry in read_toml("event_match.toml")["vetoes"]}

"""How does the text place something by a name? Relations (near, outskirts, toward, from, to) and uses of the name."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from orontes.model.place import Area, Place
from orontes.model.span import Span
from orontes.resources import read_toml

REACH = 70
"""Characters before a name in which its relation is looked for."""
KM_PER_MILE = 1.609


@dataclass(frozen=True, slots=True)
class RelationRule:
    """One entry of `relations.toml`."""

    id: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    relation: str
    inner_km: float
    outer_km: float


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """The relation of a name, the words that say it, and the ring around the place it means (0 0: the place itself)."""

    relation: str
    span: Span
    rule: str
    inner_km: float = 0.0
    outer_km: float = 0.0
    bearing: float | None = None


@cache
def load_rules() -> tuple[RelationRule, ...]:
    """The relation rules in file order; the first that fits wins."""
    rules = []
    for entry in read_toml("places/relations.toml")["relation"]:
        before = re.compile(rf"(?:{entry['before']})\s+(?:the\s+)?$", re.IGNORECASE) if "before" in entry else None
        after = re.compile(rf"^(?:{entry['after']})\b", re.IGNORECASE) if "after" in entry else None
        ring = entry.get("ring_km", [0.0, 0.0])
        rules.append(RelationRule(entry["id"], before, after, entry["relation"], *ring))
    return tuple(rules)


def find_relation(text: str, span: Span) -> FoundRelation:
    """The relation of the name at `span`: what the words before or after it say, else `in`."""
    before = text[max(0, span.start - REACH) : span.start]
    before = before[before.rfind("\n") + 1 :]
    distance = read_distance(before, span)
    if distance is not None:
        return distance
    after = text[span.end : span.end + 30]
    for rule in load_rules():
        match = rule.before.search(before) if rule.before else None
        if match:
            start = span.start - (len(before) - match.start())
            return FoundRelation(rule.relation, Span(start, span.end), rule.id, rule.inner_km, rule.outer_km)
        match = rule.after.search(after) if rule.after else None
        if match:
            end = Span(span.start, span.end + match.end())
            return FoundRelation(rule.relation, end, rule.id, rule.inner_km, rule.outer_km)
    return FoundRelation("in", span, "plain")


@cache
def distance_pattern() -> re.Pattern[str]:
    """Distances as in "100 miles north of", "a few km from", "15 kilometres (nine miles) south-west of"."""
    tables = read_toml("places/relations.toml")
    numbers = "|".join(map(re.escape, tables["amounts"]))
    bearings = "|".join(sorted(tables["bearings"], key=len, reverse=True))
    return re.compile(
        rf"(?P<about>about|around|some|nearly|roughly)?\s*(?P<amount>\d[\d,.]*|{numbers})[\s-]*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)"
        rf"(?:\s*\([^)]*\))?\s+(?:(?:to\s+the\s+)?(?P<bearing>{bearings})(?:ern)?\s+of|from|outside|off|away\s+from)\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


def read_distance(before: str, span: Span) -> FoundRelation | None:
    """A distance, with or without a direction, right before the name."""
    match = distance_pattern().search(before)
    if match is None:
        return None
    tables = read_toml("places/relations.toml")
    words = match["amount"].lower()
    low, high = tables["amounts"].get(words) or (numeric(words), numeric(words))
    scale = KM_PER_MILE if match["unit"].lower().startswith("mi") else 1.0
    slack = 0.15 if match["about"] else 0.10
    bearing = tables["bearings"][match["bearing"].lower()] if match["bearing"] else None
    start = span.start - (len(before) - match.start("amount"))
    inner, outer = low * scale * (1 - slack), high * scale * (1 + slack)
    return FoundRelation("near", Span(start, span.end), "distance", inner, outer, bearing)


def numeric(words: str) -> float:
    """The number in "1,200" or "3.5"."""
    return float(words.replace(",", "").rstrip("."))


def build_area(place: Place, relation: FoundRelation) -> Area | None:
    """The disc, ring or sector the relation means around `place`; None for the place itself."""
    if relation.relation in ("in", "from", "to", "toward") and not relation.outer_km:
        return None
    edge = place_radius(place)
    if relation.bearing is not None:
        middle = (relation.inner_km + relation.outer_km) / 2
        lat, lon = destination(place.lat, place.lon, km=middle + edge / 2, bearing=relation.bearing)
        half = max((relation.outer_km - relation.inner_km) / 2 + edge / 2, middle * math.sin(math.radians(22.5)))
        return Area(lat, lon, round(half, 1), 0.0, "sector")
    if relation.rule == "near":
        size = 20.0 if place.population > 500_000 else 10.0 if place.population > 20_000 else 5.0
        return Area(place.lat, place.lon, round(edge + size, 1), 0.0, "disc")
    return Area(place.lat, place.lon, round(edge + relation.outer_km, 1), round(relation.inner_km, 1), "ring")


def place_radius(place: Place) -> float:
    """Radius of a settlement in km: r = sqrt(population / 8000 / pi), at least 1 (places.md section 7)."""
    return place.radius_km or max(1.0, math.sqrt(place.population / 8000 / math.pi))


def destination(lat: float, lon: float, *, km: float, bearing: float) -> tuple[float, float]:
    """The point `km` away in the direction `bearing` (degrees from north)."""
    north = km * math.cos(math.radians(bearing)) / 111.2
    east = km * math.sin(math.radians(bearing)) / (111.2 * max(0.1, math.cos(math.radians(lat))))
    return round(lat + north, 3), round(lon + east, 3)

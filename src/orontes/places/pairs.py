"""What do two names together place? Between, on the road from one to the other, on their border; and appositions.

Works on the mentions of a report once each is resolved: the text between two of them tells how they belong together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from orontes.model.place import Area, Place, PlaceMention
from orontes.places.areas import border_of, corridor, footprint, is_in_area
from orontes.places.gazetteer import Gazetteer, distance_km
from orontes.resources import read_toml

REACH = 60
WIDER = 1.5
"""A known name fits an area if it lies within so many times its radius."""


@dataclass(frozen=True, slots=True)
class PairRule:
    """One `[[pair]]` of relations.toml."""

    id: str
    before: re.Pattern[str] | None
    middle: re.Pattern[str]
    after: re.Pattern[str] | None
    area: str
    share: float
    least_km: float


@cache
def load_pairs() -> tuple[PairRule, ...]:
    """The rules of two names in file order."""
    return tuple(
        PairRule(
            id=entry["id"],
            before=re.compile(rf"\b(?:{entry['before']}) (?:the )?$", re.IGNORECASE) if "before" in entry else None,
            middle=re.compile(rf"(?:{entry['middle']})"),
            after=re.compile(rf"(?:{entry['after']})\b") if "after" in entry else None,
            area=entry["area"],
            share=entry.get("share", 0.0),
            least_km=entry["least_km"],
        )
        for entry in read_toml("places/relations.toml")["pair"]
    )


def place_pairs(mentions: Sequence[PlaceMention], *, text: str, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The mentions with the areas that two of them give together."""
    placed = [place_border(mention, mentions[:at], text=text) for at, mention in enumerate(mentions)]
    for at, (one, two) in enumerate(pairwise(mentions)):
        rule = find_pair(one, two, text)
        if rule is not None and one.place and two.place and not is_of_governments(rule, one, two):
            area = pair_area(rule, one.place, two.place)
            if area is not None:
                placed[at] = related(one, area, rule.id)
                placed[at + 1] = related(two, area, rule.id)
    for at in range(len(placed) - 1):
        placed[at] = place_apposition(placed[at], placed[at + 1], text=text, gazetteer=gazetteer)
        placed[at] = place_river(placed[at], placed[at + 1], text=text)
    return tuple(placed)


def find_pair(one: PlaceMention, two: PlaceMention, text: str) -> PairRule | None:
    """The rule that the words around and between two mentions fit."""
    before = text[max(0, one.span.start - REACH) : one.span.start]
    middle = text[one.span.end : two.span.start]
    after = text[two.span.end : two.span.end + REACH]
    for rule in load_pairs():
        if not rule.middle.fullmatch(middle) or (rule.after and not rule.after.match(after)):
            continue
        if rule.before is None or rule.before.search(before):
            return rule
    return None


def is_of_governments(rule: PairRule, one: PlaceMention, two: PlaceMention) -> bool:
    """Whether two governments stand where two places might: "talks between Kabul and Islamabad"."""
    return rule.area == "corridor" and rule.after is None and one.use == two.use == "metonymic"


def pair_area(rule: PairRule, one: Place, two: Place) -> Area | None:
    """The corridor between, or the strip along the border of, two places."""
    if rule.area == "border":
        return border_of(one, two, rule.least_km) or border_of(two, one, rule.least_km)
    wide = {"country", "continent"}
    if one.kind in wide or two.kind in wide or one.id == two.id:
        return None
    return corridor(one, two, share=rule.share, least_km=rule.least_km)


def related(mention: PlaceMention, area: Area, rule: str) -> PlaceMention:
    """The mention with an area of its own, no longer the place itself or its government."""
    use = "literal" if mention.use == "metonymic" else mention.use
    return replace(mention, area=area, precision=3, relation="near", use=use, reason=f"{mention.reason}; {rule}")


def place_border(mention: PlaceMention, earlier: Sequence[PlaceMention], *, text: str) -> PlaceMention:
    """A border told by one side alone ("in Syria on the border with Iraq") is that with the land named before."""
    if mention.area is None or mention.area.method != "border" or mention.place is None:
        return mention
    for other in reversed(earlier[-3:]):
        between = text[other.span.end : mention.span.start]
        if other.place is None or "\n" in between or other.place.country == mention.place.country:
            continue
        land = land_of_side(other.place)
        area = border_of(mention.place, land, mention.area.width_km) if land else None
        return replace(mention, area=area) if area else mention
    return mention


def land_of_side(place: Place) -> Place | None:
    """The place itself, if it is a country or province; a stand-in for its country otherwise."""
    if place.kind in ("country", "admin1"):
        return place
    return replace(place, kind="country") if place.country else None


def place_apposition(mention: PlaceMention, other: PlaceMention, *, text: str, gazetteer: Gazetteer) -> PlaceMention:
    """A name with a relation to the next name behind it: unknown, it takes the area; known elsewhere, it is re-read."""
    if other.area is None or other.relation_span is None or other.relation_span.start < mention.span.end:
        return mention
    between = text[mention.span.end : other.relation_span.start]
    if not re.match(read_toml("places/relations.toml")["apposition"]["between"], between):
        return mention
    area = other.area
    if mention.place is not None and (mention.precision > 3 or fits(mention.place, area)):
        return mention
    for place, kind in gazetteer.find(mention.text):
        if kind != "demonym" and fits(place, area):
            return replace(mention, place=place, area=None, precision=2, names=(place.name, mention.text), reason=(
                f"{place.kind}; the {other.relation_span.words_of(text)!r} after the name fits it"
            ))  # fmt: skip
    reason = f"not in the gazetteer; placed by {other.relation_span.words_of(text)!r}"
    return replace(
        mention, place=None, candidates=(), area=area, precision=3, relation="in", names=(mention.text,), reason=reason
    )


def fits(place: Place, area: Area) -> bool:
    """Whether the place lies in the area, give or take."""
    return is_in_area((place.lat, place.lon), area) or (
        distance_km(place.lat, place.lon, area.lat, area.lon) <= WIDER * area.radius_km and area.radius_km < 100
    )


def place_river(mention: PlaceMention, other: PlaceMention, *, text: str) -> PlaceMention:
    """A river, road or line told of beside another place lies, for this report, where that place is."""
    table = read_toml("places/relations.toml")["river"]
    if mention.place is None or mention.place.kind not in table["kinds"] or other.place is None:
        return mention
    start = other.relation_span.start if other.relation_span else other.span.start
    between = text[mention.span.end : max(start, mention.span.end)]
    is_wide = other.place.kind in ("country", "continent") and other.area is None
    if is_wide or not re.match(table["between"], f"{between.rstrip()} "):
        return mention
    area = other.area or footprint(other.place)
    if not area.outline:
        area = replace(area, radius_km=area.radius_km + table["wider_km"])
    return replace(mention, area=area, precision=3, reason=f"{mention.reason}; beside {other.text}")

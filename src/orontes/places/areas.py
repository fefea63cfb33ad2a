"""Which part of the map does a relation mean? A disc, ring, sector, half, countryside, corridor or border strip.

Design: places.md section 7. An area always has a centre and a radius that hold it; an outline or a line narrows it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from orontes.model.place import Area, Place
from orontes.places.gazetteer import Gazetteer, distance_km
from orontes.places.lookup import province_named_after
from orontes.places.polygons import centre_of, clip, hull, is_inside, line_km, reach_km, ring_km2, sector
from orontes.places.relations import FoundRelation
from orontes.places.shapes import Point, Ring, shape_of
from orontes.resources import read_toml

PEOPLE_PER_KM2 = 8000.0
"""Of a settlement (places.md section 7)."""
NEAR_KM = ((500_000, 20.0), (20_000, 12.0), (0, 7.0))
"""How far "near" reaches beyond the edge of places of at least so many people."""
COUNTRYSIDE_KM = 30.0
FAR_SHARE = 0.34
PART_SHARE = 0.15
"""A second part of a country this large beside the first makes it a country of parts."""


def place_radius(place: Place) -> float:
    """Radius of a settlement in km: r = sqrt(population / 8000 / pi), at least 1."""
    return place.radius_km or max(1.0, math.sqrt(place.population / PEOPLE_PER_KM2 / math.pi))


def build_area(place: Place, relation: FoundRelation, *, gazetteer: Gazetteer) -> Area | None:
    """The area that the relation means around `place`; None for the place itself."""
    if relation.area == "part":
        return part_of(place, relation)
    if relation.area == "countryside":
        return countryside_of(place, relation, gazetteer)
    if relation.area == "near":
        return disc(place, next(km for people, km in NEAR_KM if place.population >= people))
    if relation.area == "border":
        return border_of(place, None, relation.outer_km) or disc(place, relation.outer_km)
    if relation.area == "distance":
        return ring(place, relation.inner, relation.outer_km + place_radius(place), relation, "distance")
    if relation.area == "ring":
        edge = place_radius(place)
        return ring(place, relation.inner * edge, edge + relation.outer_km, relation, "ring")
    return None


def footprint(place: Place) -> Area:
    """The place itself as an area: a settlement's disc, a country's or province's outline."""
    rings = shape_of(place)
    return outlined(rings[0], "polygon") if rings else disc(place, 0.0)


def disc(place: Place, beyond_km: float) -> Area:
    """A disc around the place that reaches beyond its edge."""
    return Area(place.lat, place.lon, round(place_radius(place) + beyond_km, 1), 0.0, "disc")


def ring(place: Place, inner: float, outer: float, relation: FoundRelation, spread: str) -> Area:
    """A ring around the place, or the sector of it in the relation's direction."""
    if relation.bearing is None:
        return Area(place.lat, place.lon, round(outer, 1), round(inner, 1), "ring")
    degrees = float(read_toml("places/relations.toml")["spread"][spread])
    corners = sector((place.lat, place.lon), inner_km=inner, outer_km=outer, bearing=relation.bearing, spread=degrees)
    return outlined(corners, "sector")


def outlined(corners: Ring, method: str) -> Area:
    """The area inside an outline."""
    lat, lon = centre_of(corners)
    return Area(round(lat, 3), round(lon, 3), round(reach_km((lat, lon), corners), 1), 0.0, method, corners)


def part_of(place: Place, relation: FoundRelation) -> Area | None:
    """The half of the place in a direction; with "far" the outer third."""
    if relation.bearing is None:
        return None
    middle = (place.lat, place.lon)
    land = land_of(place)
    if not land:
        beyond = 1.2 if place.kind == "settlement" else 1.5
        outer = place_radius(place) * beyond
        corners = sector(middle, inner_km=0, outer_km=outer, bearing=relation.bearing, spread=90.0)
        return outlined(corners, "half")
    middle = centre_of(land)
    if relation.is_far:
        half = clip(land, through=middle, bearing=relation.bearing)
        middle = moved(middle, half, FAR_SHARE)
    cut = clip(land, through=middle, bearing=relation.bearing)
    return outlined(cut, "half") if len(cut) > 2 else None


def land_of(place: Place) -> Ring:
    """The outline of a country or province; of one in several large parts, islands as a rule, their hull."""
    rings = shape_of(place)
    if len(rings) < 2:
        return rings[0] if rings else ()
    sizes = sorted((ring_km2(ring) for ring in rings), reverse=True)
    return hull([point for ring in rings for point in ring]) if sizes[1] > PART_SHARE * sizes[0] else rings[0]


def moved(middle: Point, half: Ring, share: float) -> Point:
    """The middle moved a share of the way towards twice the middle of the half: well into the far part."""
    lat, lon = centre_of(half)
    return middle[0] + 2 * share * (lat - middle[0]), middle[1] + 2 * share * (lon - middle[1])


def countryside_of(place: Place, relation: FoundRelation, gazetteer: Gazetteer) -> Area:
    """The province that bears the town's name, without the town; else a ring around the town."""
    edge = place_radius(place)
    holder = place if place.kind == "admin1" else province_named_after(place, place.name, gazetteer)
    town = (place.lat, place.lon)
    rings = shape_of(holder) if holder else ()
    if not rings:
        return ring(place, 0.6 * edge, edge + COUNTRYSIDE_KM, relation, "ring")
    corners = rings[0] if relation.bearing is None else clip(rings[0], through=town, bearing=relation.bearing)
    if len(corners) < 3:
        return ring(place, 0.6 * edge, edge + COUNTRYSIDE_KM, relation, "ring")
    inner = 0.0 if place.kind == "admin1" else round(0.6 * edge, 1)
    return Area(place.lat, place.lon, round(reach_km(town, corners), 1), inner, "countryside", corners)


def corridor(one: Place, two: Place, *, share: float, least_km: float) -> Area:
    """The strip to either side of the line between two places."""
    length = distance_km(one.lat, one.lon, two.lat, two.lon)
    width = max(least_km, share * length)
    middle = round((one.lat + two.lat) / 2, 3), round((one.lon + two.lon) / 2, 3)
    line = ((one.lat, one.lon), (two.lat, two.lon))
    return Area(*middle, round(length / 2 + width, 1), 0.0, "corridor", line, round(width, 1))


def border_of(one: Place, two: Place | None, width: float) -> Area | None:
    """The strip along the boundary that two countries or provinces share; of one alone along all of its outline."""
    rings = shape_of(one)
    if not rings:
        return None
    line = shared_line(rings[0], shape_of(two)) if two else rings[0]
    if line is None or len(line) < 2:
        return None
    middle = line[len(line) // 2]
    return Area(*middle, round(reach_km(middle, line) + width, 1), 0.0, "border", line, width)


def shared_line(ring: Ring, others: Sequence[Ring], *, near_km: float = 12.0) -> Ring | None:
    """The longest run of the ring's corners that lie along one of the other rings."""
    if not others:
        return None
    close = [any(line_km(point, other) < near_km for other in others) for point in ring]
    if all(close):
        return ring
    start = close.index(False)
    turned, flags = ring[start:] + ring[:start], close[start:] + close[:start]
    first = next((i for i, flag in enumerate(flags) if flag), None)
    if first is None:
        return None
    last = max(i for i, flag in enumerate(flags) if flag)
    return turned[first : last + 1]


def is_in_area(point: Point, area: Area) -> bool:
    """Whether the point lies in the area."""
    far = distance_km(*point, area.lat, area.lon)
    if area.width_km:
        return line_km(point, area.outline) <= area.width_km
    if area.outline:
        return far >= area.inner_km and is_inside(point, area.outline)
    return area.inner_km <= far <= area.radius_km

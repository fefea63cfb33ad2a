"""How far, which way, inside or out? Plane geometry on small parts of the globe; exact enough for areas of doubt.

Points are (latitude, longitude) in degrees; kilometres by an equirectangular plane at the point asked about.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from orontes.places.shapes import Point, Ring

KM_PER_DEGREE = 111.2
CORNERS = 16
"""Points of an arc."""


def destination(point: Point, *, km: float, bearing: float) -> Point:
    """The point `km` away in the direction `bearing` (degrees from north)."""
    north = km * math.cos(math.radians(bearing)) / KM_PER_DEGREE
    east = km * math.sin(math.radians(bearing)) / (KM_PER_DEGREE * max(0.1, math.cos(math.radians(point[0]))))
    return round(point[0] + north, 3), round(point[1] + east, 3)


def plane(point: Point, origin: Point) -> tuple[float, float]:
    """(east, north) of a point in km from the origin."""
    scale = KM_PER_DEGREE * math.cos(math.radians(origin[0]))
    return (point[1] - origin[1]) * scale, (point[0] - origin[0]) * KM_PER_DEGREE


def is_inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether the point lies inside the ring (even-odd rule)."""
    lat, lon = point
    inside = False
    for (lat1, lon1), (lat2, lon2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (lat1 > lat) != (lat2 > lat) and lon < (lon2 - lon1) * (lat - lat1) / (lat2 - lat1) + lon1:
            inside = not inside
    return inside


def line_km(point: Point, line: Sequence[Point]) -> float:
    """Kilometres from the point to a line of two points or more."""
    flat = [plane(each, point) for each in line]
    return min(segment_km(a, b) for a, b in itertools.pairwise(flat))


def segment_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres from the origin to a segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    at = 0.0 if length == 0 else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return math.hypot(a[0] + at * dx, a[1] + at * dy)


def clip(ring: Sequence[Point], *, through: Point, bearing: float) -> Ring:
    """The part of the ring on the side of `bearing` of a line through a point (Sutherland & Hodgman 1974)."""
    east, north = math.sin(math.radians(bearing)), math.cos(math.radians(bearing))

    def side(point: Point) -> float:
        x, y = plane(point, through)
        return x * east + y * north

    kept: list[Point] = []
    for one, two in zip(ring, (*ring[1:], ring[0]), strict=True):
        first, second = side(one), side(two)
        if first >= 0:
            kept.append(one)
        if (first >= 0) != (second >= 0) and first != second:
            share = first / (first - second)
            kept.append((one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])))
    return tuple((round(lat, 3), round(lon, 3)) for lat, lon in kept)


def sector(point: Point, *, inner_km: float, outer_km: float, bearing: float, spread: float) -> Ring:
    """The outline of an annular sector: `spread` degrees to either side of the bearing."""
    turns = [bearing - spread + 2 * spread * step / CORNERS for step in range(CORNERS + 1)]
    outer = tuple(destination(point, km=outer_km, bearing=turn) for turn in turns)
    if inner_km <= 0:
        return (*outer, point)
    return (*outer, *(destination(point, km=inner_km, bearing=turn) for turn in reversed(turns)))


def hull(points: Sequence[Point]) -> Ring:
    """The convex hull (Andrew 1979)."""
    ordered = sorted(set(points))
    halves: list[list[Point]] = []
    for row in (ordered, ordered[::-1]):
        half: list[Point] = []
        for point in row:
            while len(half) > 1 and turn(half[-2], half[-1], point) <= 0:
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return (*halves[0], *halves[1])


def turn(a: Point, b: Point, c: Point) -> float:
    """Positive for a turn to one side, negative to the other."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def ring_km2(ring: Sequence[Point]) -> float:
    """Square kilometres inside the ring."""
    flat = [plane(point, ring[0]) for point in ring]
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(flat, (*flat[1:], flat[0]), strict=True))
    return abs(twice) / 2


def centre_of(ring: Sequence[Point]) -> Point:
    """The centroid of the ring's area."""
    flat = [plane(point, ring[0]) for point in ring]
    twice = x = y = 0.0
    for a, b in zip(flat, (*flat[1:], flat[0]), strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        twice, x, y = twice + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    if abs(twice) < 1e-9:
        return ring[0]
    scale = KM_PER_DEGREE * math.cos(math.radians(ring[0][0]))
    return ring[0][0] + y / (3 * twice) / KM_PER_DEGREE, ring[0][1] + x / (3 * twice) / scale


def reach_km(point: Point, ring: Sequence[Point]) -> float:
    """Kilometres from the point to the ring's farthest corner."""
    return max(math.hypot(*plane(each, point)) for each in ring)

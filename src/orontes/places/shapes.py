"""Which land do a country and a province cover? Outlines from Natural Earth, simplified (public domain)."""

from __future__ import annotations

import gzip
import json
from functools import cache
from itertools import accumulate

from orontes.model.place import Place
from orontes.resources import resource_path

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
WIDER = 1.15
Ring = tuple[Point, ...]
"""A closed outline, the last point the first."""


@cache
def packed_shapes() -> dict[str, dict[str, list[list[int]]]]:
    """`shapes.json.gz`: country, province and hull (of the towns, where borders are old) → code → packed rings."""
    table: dict[str, dict[str, list[list[int]]]] = json.loads(
        gzip.decompress(resource_path("places/shapes.json.gz").read_bytes())
    )
    return table


@cache
def rings_of(kind: str, code: str) -> tuple[Ring, ...]:
    """The rings of a country ("SY") or province ("SY.09"), the largest first; none where no outline is known."""
    shapes = packed_shapes()
    packed = shapes["country"].get(code) if kind == "country" else None
    if kind == "admin1":
        packed = shapes["province"].get(code)
        if packed is None and code in shapes["hull"]:
            return tuple(widened(unpack(row)) for row in shapes["hull"][code])
    return tuple(sorted((unpack(row) for row in packed or ()), key=lambda ring: -len(ring)))


def shape_of(place: Place) -> tuple[Ring, ...]:
    """The outlines of a place: none but for countries and provinces."""
    code = place.country if place.kind == "country" else f"{place.country}.{place.admin1}"
    return rings_of(place.kind, code) if place.kind in ("country", "admin1") else ()


def widened(ring: Ring) -> Ring:
    """A hull of towns a little larger: the unit's land goes on beyond its outermost towns."""
    lat, lon = sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    return tuple((round(lat + WIDER * (y - lat), 3), round(lon + WIDER * (x - lon), 3)) for y, x in ring)


def unpack(row: list[int]) -> Ring:
    """Hundredths of a degree, longitude before latitude, as differences → points."""
    lons, lats = accumulate(row[::2]), accumulate(row[1::2])
    return tuple((lat / 100, lon / 100) for lon, lat in zip(lons, lats, strict=True))

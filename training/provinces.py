"""Where does each province lie? Centre and size of first-level units from Natural Earth polygons.

Each polygon of `states_provinces` (Debian package qgis-common 3.22.16, `world_map.gpkg`; Natural Earth 10m, public
domain) is given to the GeoNames province of the majority of the places inside it. A province whose places lie in its
polygons by less than `LEAST_AGREEMENT` has old borders there and gets no shape: the caller then uses its places.
"""

from __future__ import annotations

import itertools
import math
import sqlite3
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""(n, 2): longitude, latitude."""
LEAST_AGREEMENT = 0.8
KM_PER_DEGREE = 111.2
ENVELOPE_BYTES = (0, 32, 48, 48, 64)


@dataclass(frozen=True, slots=True)
class Province:
    """Centre (of the largest part) and radius of the disc of the same area, of one province."""

    lat: float
    lon: float
    radius_km: float


def read_polygons(path: Path, table: str = "states_provinces") -> Iterator[tuple[str, list[Points]]]:
    """(name, outer rings) of each row of a GeoPackage table."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        for name, blob in connection.execute(f"SELECT name, geom FROM {table}"):
            yield name or "", outer_rings(blob)


def outer_rings(blob: bytes) -> list[Points]:
    """The outer ring of each part of a GeoPackage multipolygon (OGC 12-128r15, clause 2.1.3; little-endian WKB)."""
    at = 8 + ENVELOPE_BYTES[(blob[3] >> 1) & 7]
    (parts,) = struct.unpack_from("<I", blob, at + 5)
    at += 9
    rings = []
    for _ in range(parts):
        (count,) = struct.unpack_from("<I", blob, at + 5)
        at += 9
        for number in range(count):
            (size,) = struct.unpack_from("<I", blob, at)
            if number == 0:
                rings.append(np.frombuffer(blob, "<f8", size * 2, at + 4).reshape(-1, 2))
            at += 4 + 16 * size
    return rings


def is_inside(points: Points, ring: Points) -> NDArray[np.bool_]:
    """Which points lie inside the ring (even-odd rule)."""
    inside = np.zeros(len(points), dtype=bool)
    x, y = points[:, 0], points[:, 1]
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if y1 != y2:
            crosses = (y1 > y) != (y2 > y)
            inside ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return inside


def ring_area(ring: Points) -> tuple[float, float, float]:
    """(longitude, latitude) of the ring's centroid and its area in square kilometres."""
    scale = math.cos(math.radians(float(ring[:, 1].mean())))
    x, y = ring[:, 0] * scale, ring[:, 1]
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    double = float(cross.sum())
    if abs(double) < 1e-12:
        return float(ring[:, 0].mean()), float(ring[:, 1].mean()), 0.0
    lon = float(((x[:-1] + x[1:]) * cross).sum()) / (3 * double) / scale
    return lon, float(((y[:-1] + y[1:]) * cross).sum()) / (3 * double), abs(double) / 2 * KM_PER_DEGREE**2


def join_provinces(path: Path, places: Points, codes: list[str]) -> dict[str, Province]:
    """Province code ("SY.08") -> its shape. `codes[i]` is the province of `places[i]`."""
    parts: dict[str, list[tuple[float, float, float]]] = {}
    agreeing, all_inside = Counter[str](), Counter[str]()
    for _, rings in read_polygons(path):
        inside: Counter[str] = Counter()
        for ring in rings:
            low, high = ring.min(axis=0), ring.max(axis=0)
            near = np.nonzero(((places >= low) & (places <= high)).all(axis=1))[0]
            inside.update(codes[i] for i in near[is_inside(places[near], ring)])
        if not inside:
            continue
        code, most = inside.most_common(1)[0]
        agreeing[code] += most
        all_inside.update(inside)
        parts.setdefault(code, []).extend(ring_area(ring) for ring in rings)
    return {
        code: shape_of(found) for code, found in parts.items() if agreeing[code] >= LEAST_AGREEMENT * all_inside[code]
    }


def shape_of(parts: list[tuple[float, float, float]]) -> Province:
    """Area-weighted centre of the parts that are at least a tenth of the largest, and the radius of an equal disc."""
    largest = max(area for _, _, area in parts)
    kept = [part for part in parts if part[2] >= largest / 10]
    total = sum(area for _, _, area in kept) or 1.0
    lon = sum(lon * area for lon, _, area in kept) / total
    lat = sum(lat * area for _, lat, area in kept) / total
    return Province(round(lat, 2), round(lon, 2), round(math.sqrt(total / math.pi), 1))


def country_centres(path: Path) -> dict[str, Province]:
    """Two-letter code -> shape of each country polygon that has a code."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT iso_a2, geom FROM countries").fetchall()
    return {code: shape_of([ring_area(ring) for ring in outer_rings(blob)]) for code, blob in rows if code.isalpha()}

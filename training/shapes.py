"""Which land do provinces and countries cover? Writes the simplified outlines that relations and maps use.

    python -m training.shapes --polygons world_map.gpkg --out src/orontes/resources/places/shapes.json.gz

Natural Earth 10m v4.1, public domain, from `world_map.gpkg` of the Debian package qgis-common 3.22.16. Each province
polygon goes to the GeoNames province of the majority of the towns inside; where fewer than `LEAST` agree, the borders
are old and the hull of the unit's towns stands in, marked inferred (places.md section 1). Douglas & Peucker 1973.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sqlite3
from collections import Counter
from pathlib import Path

import numpy as np

from orontes.places import Gazetteer, open_gazetteer
from orontes.places.polygons import hull
from training.provinces import Points, is_inside, outer_rings, read_polygons, ring_area

LEAST = 0.88
TOLERANCE = {"province": 0.02, "country": 0.03}
"""Degrees that a simplified outline may lie off."""
LEAST_PART = 0.04
"""Parts smaller than this share of the largest are left out."""
LEAST_KM2 = 4.0
LEAST_TOWNS = 4
Rings = list[list[int]]
"""Outlines as longitude and latitude in hundredths of a degree, the first point whole, the rest as differences."""


def main() -> None:
    """Read, join, simplify, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polygons", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    towns, codes = towns_of(open_gazetteer())
    shapes = {"country": country_shapes(options.polygons), **province_shapes(options.polygons, towns, codes)}
    packed = json.dumps(shapes, separators=(",", ":")).encode()
    options.out.write_bytes(gzip.compress(packed, 9, mtime=0))
    print({name: len(rows) for name, rows in shapes.items()}, options.out.stat().st_size)


def towns_of(gazetteer: Gazetteer) -> tuple[Points, list[str]]:
    """Longitude and latitude of every settlement, and the code of its province."""
    towns = [p for p in gazetteer.all_places() if p.kind == "settlement" and p.admin1]
    return np.array([(p.lon, p.lat) for p in towns]), [f"{p.country}.{p.admin1}" for p in towns]


def country_shapes(path: Path) -> dict[str, Rings]:
    """Two-letter code → outlines."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT iso_a2, geom FROM countries").fetchall()
    return {code: packed_rings(outer_rings(blob), "country") for code, blob in rows if code.isalpha()}


def province_shapes(path: Path, towns: Points, codes: list[str]) -> dict[str, dict[str, Rings]]:
    """Code → outlines, of polygons that agree with GeoNames, and hulls of towns for the others."""
    rings: dict[str, list[Points]] = {}
    agreeing, inside_all = Counter[str](), Counter[str]()
    for _, parts in read_polygons(path):
        inside = Counter(code for ring in parts for code in codes_inside(ring, towns, codes))
        if inside:
            code, most = inside.most_common(1)[0]
            agreeing[code] += most
            inside_all.update(inside)
            rings.setdefault(code, []).extend(parts)
    sure = {code for code in rings if agreeing[code] >= LEAST * inside_all[code]}
    by_code: dict[str, list[int]] = {}
    for number, code in enumerate(codes):
        by_code.setdefault(code, []).append(number)
    hulls = {
        code: packed_rings([closed_hull(towns[rows])], "province")
        for code, rows in sorted(by_code.items())
        if code not in sure and len(rows) >= LEAST_TOWNS
    }
    return {"province": {code: packed_rings(rings[code], "province") for code in sorted(sure)}, "hull": hulls}


def codes_inside(ring: Points, towns: Points, codes: list[str]) -> list[str]:
    """The province codes of the towns inside a ring."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    near = np.nonzero(((towns >= low) & (towns <= high)).all(axis=1))[0]
    return [codes[i] for i in near[is_inside(towns[near], ring)]]


def packed_rings(rings: list[Points], kind: str) -> Rings:
    """The larger rings, simplified and packed."""
    areas = [ring_area(ring)[2] for ring in rings]
    largest = max(areas)
    kept = [ring for ring, area in zip(rings, areas, strict=True) if area >= max(LEAST_PART * largest, LEAST_KM2)]
    kept = kept or [rings[areas.index(largest)]]
    return [pack(simplify(ring, TOLERANCE[kind])) for ring in kept]


def simplify(ring: Points, tolerance: float) -> Points:
    """Douglas-Peucker on a closed ring, split at the point farthest from the first."""
    far = int(np.argmax(((ring - ring[0]) ** 2).sum(1)))
    kept = {0, far, len(ring) - 1}
    stack = [(0, far), (far, len(ring) - 1)]
    while stack:
        start, end = stack.pop()
        if end <= start + 1:
            continue
        a, b = ring[start], ring[end]
        length = math.hypot(*(b - a))
        inner = ring[start + 1 : end] - a
        off = np.abs(np.cross(b - a, inner)) / length if length else np.hypot(inner[:, 0], inner[:, 1])
        at = int(np.argmax(off))
        if off[at] > tolerance:
            kept.add(start + 1 + at)
            stack += [(start, start + 1 + at), (start + 1 + at, end)]
    return ring[sorted(kept)]


def pack(ring: Points) -> list[int]:
    """Hundredths of a degree as differences, doubled points left out."""
    points = np.rint(ring * 100).astype(int)
    moved = np.concatenate([[True], (np.diff(points, axis=0) != 0).any(axis=1)])
    points = points[moved]
    steps = np.concatenate([points[:1], np.diff(points, axis=0)])
    return [int(value) for value in steps.ravel()]


def closed_hull(points: Points) -> Points:
    """The convex hull of towns as a closed ring."""
    ring = hull([(float(x), float(y)) for x, y in points])
    return np.array([*ring, ring[0]])


if __name__ == "__main__":
    main()

"""What land, lakes and rivers lie within these bounds? The offline base map: Natural Earth, public domain."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache

from orontes.resources import resource_path

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
Shape = tuple[str, tuple[tuple[float, float], ...]]
"""Kind (land | water | river) and its (longitude, latitude) points."""


def read_basemap(bounds: Bounds) -> Iterator[Shape]:
    """Every shape whose own bounds touch `bounds`, land first; whole shapes, so that outlines stay closed."""
    west, south, east, north = bounds
    for kind, points, (x0, y0, x1, y1) in load_shapes():
        if x0 <= east and x1 >= west and y0 <= north and y1 >= south:
            yield kind, points


@cache
def load_shapes() -> tuple[tuple[str, tuple[tuple[float, float], ...], Bounds], ...]:
    """All shapes with their bounds, read once."""
    rows = json.loads(gzip.decompress(resource_path("basemap/basemap.json.gz").read_bytes()))
    shapes = []
    for kind, line in rows:
        lons, lats = [p[0] for p in line], [p[1] for p in line]
        box = (min(lons), min(lats), max(lons), max(lats))
        shapes.append((str(kind), tuple((float(x), float(y)) for x, y in line), box))
    return tuple(shapes)

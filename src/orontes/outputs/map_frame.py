"""How do degrees become points on a small map of one theatre?

Equirectangular, with the width of a degree of longitude taken at the middle latitude: at the size of a country the
error stays far below a settlement's own extent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orontes.outputs.events_geojson import KM_PER_DEGREE
from orontes.outputs.map_clip import Bounds

Shape = tuple[str, Sequence[tuple[float, float]]]
"""Kind (land | border | admin | river | water) and its (longitude, latitude) points."""

MARGIN = 0.14
"""Share of the extent left free on each side."""
LEAST_SPAN = 1.2
"""Degrees of latitude a map shows at least, so that one town still has its surroundings."""
_ROUND_KM = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)


@dataclass(frozen=True, slots=True)
class Frame:
    """A map's window: bounds in degrees, size in pixels."""

    bounds: Bounds
    width: float
    height: float

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands on the map, in pixels from the upper left."""
        west, south, east, north = self.bounds
        x = (lon - west) / (east - west) * self.width
        y = (north - lat) / (north - south) * self.height
        return round(x, 1), round(y, 1)

    def pixels(self, km: float) -> float:
        """How long a distance is on the map."""
        _, south, _, north = self.bounds
        return round(km / KM_PER_DEGREE / (north - south) * self.height, 1)

    def scale_km(self) -> int:
        """A round distance whose bar takes at most a quarter of the width."""
        fitting = [km for km in _ROUND_KM if self.pixels(km) <= self.width / 4]
        return fitting[-1] if fitting else _ROUND_KM[0]


def frame_points(points: Iterable[tuple[float, float]], *, width: float, tallest: float) -> Frame:
    """A frame around (longitude, latitude) points; its height is 0.6 to `tallest` times its width."""
    lons, lats = zip(*points, strict=True)
    middle = (min(lats) + max(lats)) / 2
    squeeze = max(math.cos(math.radians(middle)), 0.1)
    tall = max((max(lats) - min(lats)) * (1 + 2 * MARGIN), LEAST_SPAN)
    wide = max((max(lons) - min(lons)) * squeeze * (1 + 2 * MARGIN), LEAST_SPAN)
    tall = max(tall, wide * 0.6)
    wide = max(wide, tall / tallest)
    centre = (min(lons) + max(lons)) / 2
    half = wide / squeeze / 2
    bounds = (centre - half, middle - tall / 2, centre + half, middle + tall / 2)
    return Frame(bounds, width, round(width * tall / wide, 1))


def path_of(points: Sequence[tuple[float, float]], frame: Frame, *, closed: bool) -> str:
    """The SVG path of a line or ring, points closer than a third of a pixel left out."""
    commands: list[str] = []
    last = (math.inf, math.inf)
    for lon, lat in points:
        x, y = frame.point(lon, lat)
        if abs(x - last[0]) + abs(y - last[1]) < 0.4:
            continue
        commands.append(f"{'L' if commands else 'M'}{x:g} {y:g}")
        last = (x, y)
    return "".join(commands) + ("Z" if closed and commands else "")

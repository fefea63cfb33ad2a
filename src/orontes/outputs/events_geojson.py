"""Where did it happen: which points and areas does a map tool draw, and which events have no place?"""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import Any

from orontes.model.event import Event
from orontes.model.picture import Picture
from orontes.model.place import Area
from orontes.outputs.events_csv import outside_bounds
from orontes.outputs.privacy import round_degree
from orontes.outputs.withholding import withhold_names

CORNERS = 48
"""Corners of a drawn disc; its edge is then within 0.3 % of the true radius."""
KM_PER_DEGREE = 111.195
"""Great-circle length of one degree of latitude on a sphere of 6,371 km."""


def write_events_geojson(picture: Picture) -> str:
    """A FeatureCollection: a settlement's event is a point, a relative place's an area, an unplaced one has null."""
    picture = withhold_names(picture)
    areas = {each.id: _area_of(each, picture) for each in picture.events}
    collection = {
        "type": "FeatureCollection",
        "as_of": picture.as_of.isoformat(),
        "known_at": picture.known_at.isoformat(),
        "features": [_feature(each, areas[each.id]) for each in picture.events],
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def area_polygon(area: Area) -> list[list[list[float]]]:
    """The area as GeoJSON polygon rings: outline, strip, disc or ring; outer counter-clockwise, inner clockwise."""
    if area.outline:
        return [_turned(_strip(area) if area.width_km else [[lon, lat] for lat, lon in area.outline])]
    rings = [_circle(area, area.radius_km)]
    if area.inner_km > 0:
        rings.append(_circle(area, area.inner_km)[::-1])
    return rings


def _turned(ring: list[list[float]]) -> list[list[float]]:
    """The ring closed and counter-clockwise (RFC 7946)."""
    closed = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    twice = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(closed))
    return closed if twice < 0 else closed[::-1]


def _strip(area: Area) -> list[list[float]]:
    """The outline of what lies to either side of a line."""
    sides: tuple[list[list[float]], list[list[float]]] = ([], [])
    line = area.outline
    for at, (lat, lon) in enumerate(line):
        before, after = line[max(0, at - 1)], line[min(len(line) - 1, at + 1)]
        stretch = max(math.cos(math.radians(lat)), 0.01)
        east, north = (after[1] - before[1]) * stretch, after[0] - before[0]
        reach = area.width_km / KM_PER_DEGREE / (math.hypot(east, north) or 1.0)
        for side, sign in zip(sides, (1, -1), strict=True):
            side.append([round(lon - sign * north * reach / stretch, 3), round(lat + sign * east * reach, 3)])
    return [*sides[0], *sides[1][::-1]]


def _circle(area: Area, radius_km: float) -> list[list[float]]:
    height = radius_km / KM_PER_DEGREE
    width = height / max(math.cos(math.radians(area.lat)), 0.01)
    turns = [2 * math.pi * i / CORNERS for i in range(CORNERS)]
    points = [[round(area.lon + width * math.cos(t), 3), round(area.lat + height * math.sin(t), 3)] for t in turns]
    return [*points, points[0]]


def _area_of(event: Event, picture: Picture) -> Area | None:
    """The area that the event's statements give for its place; None where they mean the settlement itself."""
    if event.precision < 3:
        return None
    ids = set(event.statement_ids)
    for statement in picture.statements:
        if statement.id in ids:
            for place in statement.places:
                if place.area is not None and place.place_id == event.place_id:
                    return place.area
    return None


def _feature(event: Event, area: Area | None) -> dict[str, Any]:
    return {"type": "Feature", "id": event.id, "geometry": _geometry(event, area), "properties": _properties(event)}


def _geometry(event: Event, area: Area | None) -> dict[str, Any] | None:
    if area is not None:
        return {"type": "Polygon", "coordinates": area_polygon(area)}
    if event.lat is None or event.lon is None:
        return None
    return {"type": "Point", "coordinates": [round_degree(event.lon), round_degree(event.lat)]}


def _properties(event: Event) -> dict[str, Any]:
    low, high = outside_bounds(event.figures, what="killed")
    return {
        "type": event.type,
        "reality": event.reality,
        "status": event.status,
        "place": event.place or None,
        "place_precision": event.precision,
        "when_start": event.start.isoformat() if event.start else None,
        "when_end": event.end.isoformat() if event.end else None,
        "agents": list(event.agents),
        "targets": list(event.targets),
        "voices": list(event.primary_sources),
        "killed_low": low,
        "killed_high": high,
        "statement_ids": list(event.statement_ids),
    }

"""Where did it happen: which points and areas does a map tool draw, and which events have no place?"""

from __future__ import annotations

import json
import math
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
    """The disc or ring as GeoJSON polygon rings: outer one counter-clockwise, inner one clockwise."""
    rings = [_circle(area, area.radius_km)]
    if area.inner_km > 0:
        rings.append(_circle(area, area.inner_km)[::-1])
    return rings


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

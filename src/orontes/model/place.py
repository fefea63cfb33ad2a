"""Where: gazetteer places, candidates, and mentions with their relation and area."""

from __future__ import annotations

from dataclasses import dataclass

from orontes.model.span import Span

PLACE_KINDS = (
    "country",
    "admin1",
    "admin2",
    "settlement",
    "district",
    "camp",
    "base",
    "airport",
    "crossing",
    "facility",
    "river",
    "water",
    "region",
    "road",
    "line",
    "continent",
)
RELATIONS = ("in", "near", "outskirts", "toward", "from", "to")
SCOPES = ("site", "base", "district", "settlement", "outskirts", "province", "area")


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer. Ids are GeoNames ids; our supplement's are negative."""

    id: int
    name: str
    kind: str
    lat: float
    lon: float
    country: str
    """ISO 3166 two-letter code, as GeoNames has it."""
    admin1: str = ""
    population: int = 0
    radius_km: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One reading of a name, with its score and the reasons for it."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Where something relative may lie: within `radius_km` of the centre and not within `inner_km`, and more closely
    inside the outline or along the line, where there is one.
    """

    lat: float
    lon: float
    radius_km: float
    inner_km: float = 0.0
    method: str = ""
    """How the area was made: disc | ring | sector | half | countryside | corridor | border."""
    outline: tuple[tuple[float, float], ...] = ()
    """(latitude, longitude) corners of a polygon; of an open line where `width_km` is set."""
    width_km: float = 0.0
    """Kilometres to either side of the line."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A named place in a text: what it was resolved to, or why it was not."""

    span: Span
    """The name itself, without preposition ("Damascus")."""
    text: str
    place: Place | None
    """None is an explicit 'no match'; `reason` then says why."""
    reason: str
    candidates: tuple[PlaceCandidate, ...] = ()
    relation: str = "in"
    """One of RELATIONS, as the words before the name say."""
    relation_span: Span | None = None
    """The relation's words together with the name ("the outskirts of Damascus")."""
    area: Area | None = None
    """Set for relative places; a relative place is never the settlement itself."""
    precision: int = 7
    """1 site, 2 settlement, 3 near or relative, 4 admin-2, 5 admin-1 or region, 6 country, 7 larger or unknown."""
    use: str = "literal"
    """literal | associative ("Syrian", "Houthi-held X") | metonymic (a capital meant as government)."""
    names: tuple[str, ...] = ()
    """Canonical name first, then alternatives."""

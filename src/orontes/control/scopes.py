"""Of which part of the ground does a place mention speak? City, outskirts, province and airport are apart."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.model.statement import StatementPlace

SCOPE_OF_KIND = {
    "settlement": "settlement",
    "admin1": "province",
    "admin2": "province",
    "base": "base",
    "airport": "base",
    "district": "district",
    "facility": "site",
    "camp": "site",
    "crossing": "site",
}
"""What is not listed, rivers, roads, lines and regions, is an area; a country is none: nobody `captures` it."""


def scopes_of(place: StatementPlace) -> Iterator[tuple[str, str]]:
    """(scope, relation to it): the outskirts are taken `in` their own scope and lie at the edge of the place's.

    An area in the place ("the countryside of Idlib", with a disc or ring of its own) never speaks of the place itself.
    """
    if place.kind in ("country", "continent"):
        return
    own = SCOPE_OF_KIND.get(place.kind, "area")
    if place.relation == "outskirts":
        yield "outskirts", "in"
        yield own, "outskirts"
    elif place.area is not None and place.relation in ("in", "from"):
        yield "area", place.relation
    else:
        yield own, place.relation

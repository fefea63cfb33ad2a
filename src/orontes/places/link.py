"""Which place does each name of a report mean? Names found, resolved and related, or unresolved with a reason."""

from __future__ import annotations

from orontes.model.place import Area, Place, PlaceMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.places.areas import build_area
from orontes.places.gazetteer import Gazetteer
from orontes.places.pairs import place_pairs
from orontes.places.relations import FoundRelation, find_relation
from orontes.places.resolve import Resolution, resolve_names
from orontes.places.sites import place_sites
from orontes.places.spans import NameSpan, find_names
from orontes.places.uses import use_of

PRECISIONS = {"settlement": 2, "country": 6, "continent": 7, "admin1": 5, "admin2": 4, "region": 5}
SITES = ("base", "airport", "crossing", "facility", "camp", "district")


def link_places(
    report: Report, reading: Reading, *, gazetteer: Gazetteer, context: tuple[Place, ...] = ()
) -> tuple[PlaceMention, ...]:
    """Every place name of the report in text order. `context`: places already known of the same conflict."""
    names = find_names(report, reading, gazetteer=gazetteer)
    resolved = resolve_names(names, gazetteer=gazetteer, context=context, text=report.text)
    sure = {name.sense for name in names if not name.is_doubtful}
    names = tuple(n for n in names if n.sense in sure or resolved[n.sense].candidates)
    mentions = [
        build_mention(name, resolved[name.sense], report=report, reading=reading, gazetteer=gazetteer) for name in names
    ]
    placed = place_pairs(mentions, text=report.text, gazetteer=gazetteer)
    return place_sites(placed, gazetteer=gazetteer)


def build_mention(
    name: NameSpan, resolution: Resolution, *, report: Report, reading: Reading, gazetteer: Gazetteer
) -> PlaceMention:
    """One mention with its place, relation, use, area and precision."""
    relation = find_relation(report.text, name.span)
    candidates = resolution.candidates
    if not candidates:
        return PlaceMention(
            span=name.span,
            text=name.text,
            place=None,
            reason=resolution.reason,
            relation=relation.relation,
            relation_span=relation.span,
            names=(name.text,),
        )
    best = candidates[0].place
    use = use_of(name, best, report=report, reading=reading)
    if use == "metonymic" and relation.area:
        use = "literal"  # "Damascus's northern outskirts", "the border with Iraq": land, not a government
    area = build_area(best, relation, gazetteer=gazetteer) if use == "literal" else None
    return PlaceMention(
        span=name.span,
        text=name.text,
        place=best,
        reason="; ".join(candidates[0].reasons),
        candidates=candidates,
        relation=relation.relation,
        relation_span=relation.span,
        area=area,
        precision=precision_of(best, relation, area),
        use=use,
        names=tuple(dict.fromkeys((best.name, name.text))),
    )


def precision_of(place: Place, relation: FoundRelation, area: Area | None) -> int:
    """Precision class: 1 site, 2 settlement, 3 relative, 4 admin-2, 5 province or region, 6 country, 7 larger."""
    if place.kind in ("country", "continent"):
        return PRECISIONS[place.kind]
    if area is not None:
        return 3
    return 1 if place.kind in SITES else PRECISIONS.get(place.kind, 5)

"""Which place does each name of a report mean, or why none? Ranked; names in doubt are looked up again by spelling.

A name without a candidate, or whose best is a village or less likely than no match, is looked up by its spelling in the
report's own countries (places.md sections 3 and 6); then all names are ranked once more, as each keeps others company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orontes.model.place import Place, PlaceCandidate
from orontes.places.features import gather
from orontes.places.gazetteer import Gazetteer
from orontes.places.links import find_links
from orontes.places.ranker import Ranked, rank
from orontes.places.spans import NameSpan
from orontes.resources import read_toml

UNKNOWN = "no place of that name in the gazetteer"
MOST_COUNTRIES = 3
"""Countries in which spellings are looked up."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The candidates of a name, best first, or why there are none."""

    candidates: tuple[PlaceCandidate, ...]
    reason: str = ""


def resolve_names(
    names: Sequence[NameSpan], *, gazetteer: Gazetteer, context: tuple[Place, ...], text: str
) -> dict[str, Resolution]:
    """Sense of each distinct name → its candidates or the reason why it has none."""
    distinct = {name.sense: name for name in reversed(names)}
    ranked = rank_names(distinct, names, likeness={}, context=context, text=text)
    likeness: dict[tuple[str, int], float] = {}
    widened = dict(distinct)
    for key, name in distinct.items():
        if is_doubted(ranked.get(key)):
            home = home_countries(key, ranked, context)
            widened[key] = widen(name, home, gazetteer=gazetteer, likeness=likeness)
    if likeness:
        ranked = rank_names(widened, names, likeness=likeness, context=context, text=text)
    return {key: resolution_of(ranked.get(key)) for key in distinct}


def rank_names(
    distinct: Mapping[str, NameSpan],
    names: Sequence[NameSpan],
    *,
    likeness: Mapping[tuple[str, int], float],
    context: tuple[Place, ...],
    text: str,
) -> dict[str, Ranked]:
    """The ranked candidates of every name that has any. `likeness`: (sense, place id) → likeness of the spelling."""
    found = {key: name for key, name in distinct.items() if name.found}
    numbers = {key: number for number, key in enumerate(found)}
    alike = {(numbers[key], place): value for (key, place), value in likeness.items() if key in numbers}
    table = gather(tuple(found.values()), alike)
    links = find_links(names, numbers, text=text)
    return dict(zip(found, rank(table, links, context=context), strict=True))


def is_doubted(ranked: Ranked | None) -> bool:
    """Whether the name has no place so far, or one so small that a larger one spelt otherwise may be meant."""
    if ranked is None or ranked.no_match > ranked.candidates[0].score:
        return True
    return is_small(ranked.candidates[0].place)


def is_small(place: Place) -> bool:
    """Whether the place is so small that a larger one spelt otherwise may be meant."""
    return place.kind == "settlement" and place.population < int(read_toml("places/priors.toml")["belief"]["small"])


def home_countries(key: str, ranked: Mapping[str, Ranked], context: tuple[Place, ...]) -> tuple[str, ...]:
    """Countries that hold at least the share `home` of the other names and known places, most named first."""
    belief = read_toml("places/priors.toml")["belief"]
    countries: dict[str, float] = defaultdict(float)
    others = [found.candidates[0].place for other, found in ranked.items() if other != key]
    for place in (*others, *context[:50]):
        if place.country:
            countries[place.country] += belief["country_name"] if place.kind == "country" else 1.0
    least = belief["home"] * sum(countries.values())
    ordered = sorted(countries.items(), key=lambda item: (-item[1], item[0]))
    return tuple(code for code, count in ordered if count >= least)[:MOST_COUNTRIES]


def widen(
    name: NameSpan, countries: Sequence[str], *, gazetteer: Gazetteer, likeness: dict[tuple[str, int], float]
) -> NameSpan:
    """The name with candidates of other spellings in those countries; their likeness is noted."""
    known = {place.id for place, _ in name.found}
    alike: list[tuple[Place, str]] = []
    for country in countries:
        for place, value in gazetteer.spelt_like(name.bare, country=country):
            if place.id not in known:
                likeness[name.sense, place.id] = value
                alike.append((place, "alike"))
    return replace(name, found=(*name.found, *alike)) if alike else name


def resolution_of(ranked: Ranked | None) -> Resolution:
    """The candidates, or in words why none of them is meant."""
    if ranked is None:
        return Resolution((), UNKNOWN)
    best = ranked.candidates[0]
    if ranked.no_match > best.score:
        shown = f"{best.place.name} ({best.place.country})"
        return Resolution((), f"{shown} is of that name, but does not fit the report ({best.score:.2f} likely)")
    return Resolution(ranked.candidates)

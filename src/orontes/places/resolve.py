"""Is the best place of a name believable in this report, and if none is, is the name another spelling of one?

A report that speaks of one country hardly means a village of that name on another continent: such a candidate is
dropped. A name left without a candidate is looked up again by its spelling, in the report's own countries only
(places.md sections 3 and 6).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orontes.model.place import Place, PlaceCandidate
from orontes.places.gazetteer import Gazetteer
from orontes.places.rank import KEPT, count_votes, followed_by, nearest_km, rank_candidates, rank_names, sense_key
from orontes.places.spans import NameSpan
from orontes.resources import read_toml

UNKNOWN = "no place of that name in the gazetteer"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The candidates of a name, best first, or why there are none."""

    candidates: tuple[PlaceCandidate, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the report's other names say: their countries, their places, and the desk's known places."""

    countries: Mapping[str, float]
    places: tuple[Place, ...]
    context: tuple[Place, ...]

    @property
    def home(self) -> tuple[str, ...]:
        """Countries that hold at least the share `home` of the other names, most named first."""
        least = read_toml("places/priors.toml")["belief"]["home"] * sum(self.countries.values())
        ranked = sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))
        return tuple(code for code, count in ranked if count >= least)


def resolve_names(
    names: Sequence[NameSpan], *, gazetteer: Gazetteer, context: tuple[Place, ...], text: str
) -> dict[str, Resolution]:
    """Key of each distinct name → its candidates or the reason why it has none."""
    distinct = {sense_key(name): name for name in reversed(names)}
    ranked = rank_names([name for name in names if name.found], context=context, text=text)
    resolved: dict[str, Resolution] = {}
    for key, name in distinct.items():
        around = surroundings(key, ranked, context)
        following = followed_by(name, text)
        candidates = ranked.get(key, ())
        believed = tuple(c for c in candidates if is_believable(c, around, following))
        if not believed or is_small(believed[0].place):
            other = spelt_like(name, around, gazetteer, following)
            believed = tuple(sorted((*believed, *other), key=lambda c: (-c.score, c.place.id)))[:KEPT]
        resolved[key] = Resolution(believed, "" if believed else doubt_of(candidates))
    return resolved


def surroundings(
    key: str, ranked: Mapping[str, tuple[PlaceCandidate, ...]], context: tuple[Place, ...]
) -> Surroundings:
    """The other names' best places and their countries."""
    others = tuple(found[0].place for other, found in ranked.items() if found and other != key)
    countries: dict[str, float] = defaultdict(float)
    weight = read_toml("places/priors.toml")["belief"]["country_name"]
    for place in (*others, *context[:50]):
        if place.country:
            countries[place.country] += weight if place.kind == "country" else 1.0
    return Surroundings(countries, others, context)


def is_believable(candidate: PlaceCandidate, around: Surroundings, following: str) -> bool:
    """Whether the place fits the report: large, of a kind that stands alone, of a named country, or near another."""
    belief = read_toml("places/priors.toml")["belief"]
    place = candidate.place
    if place.kind not in ("settlement", "admin1", "admin2") or following:
        return True
    if place.kind == "settlement" and place.population >= belief["great_city"]:
        return True
    votes = sum(around.countries.values())
    if votes < belief["least_votes"] or place.country in around.home:
        return True
    if place.country in around.countries and place.population >= belief["town"]:
        return True
    nearest = nearest_km(place, around.places, around.context)
    return nearest is not None and nearest <= belief["near_km"]


def is_small(place: Place) -> bool:
    """Whether the place is so small that a larger one spelt otherwise may be meant."""
    return place.kind == "settlement" and place.population < read_toml("places/priors.toml")["belief"]["small"]


def spelt_like(
    name: NameSpan, around: Surroundings, gazetteer: Gazetteer, following: str
) -> tuple[PlaceCandidate, ...]:
    """Candidates of another spelling, in the report's own countries."""
    likeness: dict[int, float] = {}
    found: list[tuple[Place, str]] = []
    for country in around.home[:3]:
        for place, alike in gazetteer.spelt_like(name.bare, country=country):
            likeness[place.id] = alike
            found.append((place, "alike"))
    if not found:
        return ()
    votes = count_votes(around.places, around.context)
    ranked = rank_candidates(replace(name, found=tuple(found)), votes, following, context=around.context)
    weight = read_toml("places/priors.toml")["belief"]["likeness"]
    scored = (
        PlaceCandidate(
            c.place,
            round(c.score - weight * (1 - likeness[c.place.id]), 3),
            (*c.reasons, f"another spelling of {c.place.name} ({likeness[c.place.id]:.2f})"),
        )
        for c in ranked
    )
    return tuple(sorted(scored, key=lambda c: (-c.score, c.place.id)))


def doubt_of(candidates: Sequence[PlaceCandidate]) -> str:
    """Why the name has no place."""
    if not candidates:
        return UNKNOWN
    best = candidates[0].place
    return f"{best.name} ({best.country}) is of that name, but the report speaks of other countries far from it"

"""Which of the places of that name is meant? The rule scorer of places.md section 6, with its reasons.

prior by kind + .55 log10(population + 10) + 2 x country share + 2.5 x province share + 3.5 for "X, Province" or 2 for
"X, Country" + 1.6 exp(-km / 150) to the nearest other place; three rounds, one sense per report.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from orontes.model.place import Place, PlaceCandidate
from orontes.places.gazetteer import distance_km
from orontes.places.naming import bare_key, key_of, name_words
from orontes.places.spans import NameSpan
from orontes.resources import read_toml

ROUNDS = 3
KEPT = 5


@dataclass(frozen=True, slots=True)
class Votes:
    """How often each country and province is named or chosen in the report, as shares, and the places chosen so far."""

    countries: dict[str, float]
    provinces: dict[str, float]
    chosen: tuple[Place, ...]


def rank_names(
    names: Sequence[NameSpan], *, context: Sequence[Place], text: str
) -> dict[str, tuple[PlaceCandidate, ...]]:
    """Key of each distinct name → its candidates, best first: one sense per report."""
    distinct: dict[str, NameSpan] = {}
    for name in names:
        distinct.setdefault(sense_key(name), name)
    votes = first_votes(distinct.values(), context)
    ranked: dict[str, tuple[PlaceCandidate, ...]] = {}
    for _ in range(ROUNDS):
        for key, name in distinct.items():
            ranked[key] = rank_candidates(name, votes, followed_by(name, text), context=context)
        votes = count_votes([c[0].place for c in ranked.values() if c], context)
    return ranked


def sense_key(name: NameSpan) -> str:
    """The name with its generic word's sense: "Daraa province" and "Daraa" may be two places."""
    return key_of(name.text)


def first_votes(names: Iterable[NameSpan], context: Sequence[Place]) -> Votes:
    """Votes of names that can only be one country, province or place, and of the desk's context."""
    sure: list[Place] = []
    for name in names:
        country = next((place for place, _ in name.found[:5] if place.kind == "country"), None)
        if country is not None:
            sure.append(country)
        elif len(name.found) == 1:
            sure.append(name.found[0][0])
    return count_votes(sure, context)


def count_votes(chosen: Sequence[Place], context: Sequence[Place]) -> Votes:
    """Shares of countries and provinces among the chosen places and the context."""
    countries = Counter(place.country for place in chosen if place.country)
    countries.update(place.country for place in context[:50])
    provinces = Counter(f"{p.country}.{p.admin1}" for p in chosen if p.admin1)
    return Votes(shares(countries), shares(provinces), tuple(chosen))


def shares(counts: Counter[str]) -> dict[str, float]:
    """Each count's share of all."""
    total = sum(counts.values())
    return {name: count / total for name, count in counts.items()} if total else {}


def followed_by(name: NameSpan, text: str) -> str:
    """The capitalised words after a comma: "Lebanon" in "Tripoli, Lebanon"."""
    after = text[name.span.end : name.span.end + 40]
    if not after.startswith(", "):
        return ""
    words = []
    for word in after[2:].split():
        if not word[:1].isupper():
            break
        words.append(word.strip(".,;:)"))
        if word[-1] in ".,;:)":
            break
    return key_of(" ".join(words))


def rank_candidates(
    name: NameSpan, votes: Votes, following: str, *, context: Sequence[Place]
) -> tuple[PlaceCandidate, ...]:
    """The name's candidates with scores and reasons, best first."""
    priors = read_toml("places/priors.toml")
    scored = []
    for place, kind in name.found:
        reasons = [f"{place.kind}"]
        score = priors["kind"].get(place.kind, 0.0) + priors["name"].get(kind, 0.0)
        score += 0.55 * math.log10(place.population + 10)
        score += kind_hint(name, place)
        country, province = (
            votes.countries.get(place.country, 0.0),
            votes.provinces.get(f"{place.country}.{place.admin1}", 0.0),
        )
        if place.kind != "country":
            score += 2 * country + 2.5 * province
        if country > 0.3:
            reasons.append(f"{place.country} is named or meant elsewhere in the report")
        if following and following in (place.country.lower(), *others_of(place, votes)):
            score += 2.0
            reasons.append(f"followed by {following}")
        nearest = nearest_km(place, votes.chosen, context)
        if nearest is not None and place.kind != "country":
            score += 1.6 * math.exp(-nearest / 150)
            reasons.append(f"{nearest:.0f} km from another place of the report")
        scored.append(PlaceCandidate(place, round(score, 3), tuple(reasons)))
    return tuple(sorted(scored, key=lambda c: (-c.score, c.place.id)))[:KEPT]


def others_of(place: Place, votes: Votes) -> tuple[str, ...]:
    """Names of the chosen countries and provinces that hold the place."""
    return tuple(
        key_of(other.name)
        for other in votes.chosen
        if other.country == place.country and (other.kind == "country" or other.admin1 == place.admin1)
    )


def kind_hint(name: NameSpan, place: Place) -> float:
    """The generic word's bonus: "province" asks for a province, "city" for a settlement; a bare name for a town."""
    words = name_words()
    if name.generic in words["province"]:
        return {"admin1": 4.0, "region": 4.0, "admin2": 3.0}.get(place.kind, 0.0)
    if name.generic in words["settlement"]:
        return 3.0 if place.kind == "settlement" else 0.0
    return same_name_hint(name, place) if place.kind == "admin1" else 0.0


def same_name_hint(name: NameSpan, place: Place) -> float:
    """What a province loses when the name is bare, and above all when a town of its own country has that name."""
    same = read_toml("places/priors.toml")["same_name"]
    towns = [other for other, _ in name.found if other.kind == "settlement"]
    has_town = any(
        town.country == place.country
        and town.population >= max(same["least_people"], same["least_share"] * place.population)
        and fuzz.ratio(bare_key(key_of(town.name)), bare_key(name.bare)) >= same["likeness"]
        for town in towns
    )
    if has_town:
        return float(same["province"])
    has_other = any(town.population >= max(same["least_people"], place.population) for town in towns)
    return float(same["other"]) if has_other else 0.0


def nearest_km(place: Place, chosen: Sequence[Place], context: Sequence[Place]) -> float | None:
    """Distance to the nearest other chosen or known place that is no country."""
    others = [p for p in (*chosen, *context[:50]) if p.id != place.id and p.kind != "country" and p.name != place.name]
    return min((distance_km(place.lat, place.lon, p.lat, p.lon) for p in others), default=None)

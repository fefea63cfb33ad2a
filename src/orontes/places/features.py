"""What speaks for each place of a name? Features of candidates, one row each (design: places.md section 6).

Distances are great-circle kilometres between unit vectors; a name's own candidates never vote for one another.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orontes.model.place import Place
from orontes.places.capitals import is_capital_of
from orontes.places.gazetteer import EARTH_KM
from orontes.places.links import Links
from orontes.places.naming import name_words
from orontes.places.spans import NameSpan

Array = npt.NDArray[np.float32]
KINDS = ("settlement", "admin1", "admin2", "country", "continent", "region", "other")
NAME_KINDS = ("main", "alt", "bare", "editors", "demonym", "short", "alike")
FEATURES = (
    *(f"kind:{kind}" for kind in KINDS),
    *(f"name:{kind}" for kind in NAME_KINDS),
    "people",
    "province_people",
    "people_unknown",
    "capital",
    "less_than_largest",
    "rank",
    "same_country_largest",
    "inside_follows",
    "other_follows",
    "holds_before",
    "country_named",
    "people_named",
    "country_share",
    "province_share",
    "near_40",
    "near_150",
    "possible_40",
    "possible_150",
    "nearest_150",
    "hint_fits",
    "hint_differs",
    "has_town",
    "desk_near",
    "desk_country",
    "likeness",
    "ours",
    "names_few",
)
NO_MATCH = (
    "candidates",
    "people_most",
    "marked",
    "not_settlement",
    "likeness_least",
    "fits_country",
    "near_most",
    "alone",
    "inside_most",
    "own_name",
    "country_most",
    "desk_most",
)
INDEX = {name: at for at, name in enumerate(FEATURES)}
SHORT_KM, LONG_KM = 40.0, 150.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """All candidates of a report's distinct names in one table; rows of one name stand together."""

    names: tuple[NameSpan, ...]
    places: tuple[Place, ...]
    kinds: tuple[str, ...]
    """Kind of name by which each place was found."""
    owner: npt.NDArray[np.int64]
    """Row → its name."""
    starts: npt.NDArray[np.int64]
    """Name → its first row."""
    points: Array
    """Unit vectors, rows by 3."""
    likeness: Array
    """How alike the spelling is, 0 to 1."""


def gather(names: Sequence[NameSpan], likeness: dict[tuple[int, int], float]) -> Candidates:
    """The candidates of names that have any. `likeness`: (name, place id) → likeness of those found by spelling."""
    rows = [(i, place, kind) for i, name in enumerate(names) for place, kind in name.found]
    owner = np.array([row[0] for row in rows], dtype=np.int64)
    places = tuple(row[1] for row in rows)
    return Candidates(
        tuple(names),
        places,
        tuple(row[2] for row in rows),
        owner,
        np.searchsorted(owner, np.arange(len(names))),
        unit_vectors(places),
        np.array([likeness.get((i, place.id), 1.0) for i, place, _ in rows], dtype=np.float32),
    )


def fixed_features(table: Candidates, links: Links, *, context: Sequence[Place]) -> Array:
    """Rows by FEATURES: all that does not depend on what the other names turn out to be; the rest is zero."""
    values = np.zeros((len(table.places), len(FEATURES)), dtype=np.float32)
    desk = [place for place in context[:50] if place.kind != "country"]
    desk_countries = {place.country for place in context[:50]}
    desk_points = unit_vectors(desk)
    for row, (place, kind) in enumerate(zip(table.places, table.kinds, strict=True)):
        cells = values[row]
        cells[INDEX[f"kind:{place.kind if place.kind in KINDS else 'other'}"]] = 1
        cells[INDEX[f"name:{name_kind(kind)}"]] = 1
        size = math.log10(place.population + 10) - 1
        cells[INDEX["people" if place.kind == "settlement" else "province_people"]] = size
        cells[INDEX["people_unknown"]] = place.kind == "settlement" and place.population == 0
        cells[INDEX["capital"]] = is_capital(place)
        cells[INDEX["likeness"]] = 1 - table.likeness[row]
        cells[INDEX["ours"]] = place.id < 0 or kind == "editors"
        cells[INDEX["desk_country"]] = place.country in desk_countries
        cells[INDEX["names_few"]] = len(table.names) < 3
        if desk:
            cosine = float((desk_points @ table.points[row]).max())
            cells[INDEX["desk_near"]] = math.exp(-EARTH_KM * math.acos(max(-1.0, min(1.0, cosine))) / LONG_KM)
    add_ranks(values, table)
    for number, name in enumerate(table.names):
        add_hints(values, table, number, name)
        add_links(values, table, number, links)
    return values


def is_capital(place: Place) -> bool:
    """Whether the settlement is its state's capital."""
    return place.kind == "settlement" and place.population > 0 and is_capital_of(place.name, place.country)


def name_kind(kind: str) -> str:
    """The kind of name as the features tell it."""
    return "short" if kind in ("abbrev", "postal") else kind if kind in NAME_KINDS else "alt"


def unit_vectors(places: Sequence[Place]) -> Array:
    """Points of places on the unit sphere, rows by 3."""
    lat, lon = (np.radians(np.array([getattr(p, key) for p in places], dtype=np.float64)) for key in ("lat", "lon"))
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1).astype(np.float32)


def rows_of(table: Candidates, number: int) -> range:
    """The rows of one name."""
    end = table.starts[number + 1] if number + 1 < len(table.starts) else len(table.places)
    return range(int(table.starts[number]), int(end))


def add_ranks(values: Array, table: Candidates) -> None:
    """How a settlement stands among the settlements of the name, in the world and in its own country."""
    people = INDEX["people"]
    for number in range(len(table.names)):
        rows = rows_of(table, number)
        towns = [row for row in rows if table.places[row].kind == "settlement"]
        most: dict[str, float] = {}
        for row in towns:
            country = table.places[row].country
            most[country] = max(most.get(country, 0.0), float(values[row, people]))
        largest = max(most.values(), default=0.0)
        ordered = sorted(towns, key=lambda row: -values[row, people])
        for rank, row in enumerate(ordered):
            values[row, INDEX["less_than_largest"]] = largest - values[row, people]
            values[row, INDEX["rank"]] = math.log1p(rank)
            values[row, INDEX["same_country_largest"]] = values[row, people] == most[table.places[row].country]


def add_hints(values: Array, table: Candidates, number: int, name: NameSpan) -> None:
    """What the generic word asks for, and whether a bare province has a town of its name."""
    words = name_words()
    rows = rows_of(table, number)
    towns = {table.places[row].country for row in rows if table.places[row].kind == "settlement"}
    for row in rows:
        kind = table.places[row].kind
        if kind in ("admin1", "admin2") and not name.generic:
            values[row, INDEX["has_town"]] = table.places[row].country in towns
        if name.generic in words["province"] or name.generic in words["district"]:
            fits = kind in ("admin1", "admin2", "region") if name.generic in words["province"] else kind == "admin2"
        elif name.generic in words["settlement"]:
            fits = kind == "settlement"
        else:
            continue
        values[row, INDEX["hint_fits" if fits else "hint_differs"]] = 1


def add_links(values: Array, table: Candidates, number: int, links: Links) -> None:
    """Whether the name after a comma ("X, Lebanon") holds the candidate, or the candidate holds the name before it."""
    after, before = links.after.get(number, ()), links.before.get(number, ())
    for row in rows_of(table, number):
        place = table.places[row]
        if after:
            inside = any(holds(table.places[other], place) for follower in after for other in rows_of(table, follower))
            values[row, INDEX["inside_follows" if inside else "other_follows"]] = 1
        if any(holds(place, table.places[other]) for earlier in before for other in rows_of(table, earlier)):
            values[row, INDEX["holds_before"]] = 1


def holds(outer: Place, inner: Place) -> bool:
    """Whether `outer` is the country or province that `inner` lies in."""
    if outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return bool(inner.admin1) and outer.admin1 == inner.admin1 and inner.kind != "admin1"
    return outer.kind == "admin2" and outer.admin1 == inner.admin1 and inner.kind == "settlement"


def add_company(values: Array, table: Candidates, shares: Array) -> None:
    """The features that depend on the other names: `shares` is the probability of each row within its name."""
    nearness = distances(table)
    alien = table.owner[:, None] != table.owner[None, :]
    sited = np.array([p.kind not in ("country", "continent", "region") for p in table.places])
    short, long = np.exp(-nearness / SHORT_KM), np.exp(-nearness / LONG_KM)
    voting = (alien & sited[None, :]) * shares[None, :]
    voters = max(1.0, float((shares * sited).sum()) - 1)
    values[:, INDEX["near_40"]] = np.log1p((short * voting).sum(1))
    values[:, INDEX["near_150"]] = (long * voting).sum(1) / voters
    add_possible(values, table, short * sited[None, :], long * sited[None, :])
    countries = codes([place.country for place in table.places])
    provinces = codes([f"{p.country}.{p.admin1}" if p.admin1 else "" for p in table.places])
    total = max(1.0, len(table.names) - 1)
    is_people = np.array([kind == "demonym" for kind in table.kinds])
    values[:, INDEX["country_share"]] = share_of(countries, table, shares * ~is_people) / total
    values[:, INDEX["province_share"]] = share_of(provinces, table, shares) / total
    is_country = np.array([place.kind == "country" for place in table.places])
    named, people = shares * is_country * ~is_people, shares * is_country * is_people
    values[:, INDEX["country_named"]] = np.minimum(1.0, share_of(countries, table, named))
    values[:, INDEX["people_named"]] = np.minimum(1.0, share_of(countries, table, people))


def distances(table: Candidates) -> Array:
    """Kilometres between all rows."""
    cosine = np.clip(table.points @ table.points.T, -1.0, 1.0)
    apart: Array = (EARTH_KM * np.arccos(cosine)).astype(np.float32)
    return apart


def add_possible(values: Array, table: Candidates, short: Array, long: Array) -> None:
    """How many other names have any candidate near by, one with many candidates counting for less."""
    sizes = np.diff(np.append(table.starts, len(table.places)))
    weights = (1 / (1 + np.log(np.maximum(1, sizes)))).astype(np.float32)
    columns = np.arange(len(table.places))
    for feature, near in (("possible_40", short), ("possible_150", long)):
        best = np.maximum.reduceat(near, table.starts, axis=1)
        best[columns, table.owner] = 0
        values[:, INDEX[feature]] = (best * weights).sum(1) / max(1.0, float(weights.sum()) - 1)
        if feature == "possible_150":
            values[:, INDEX["nearest_150"]] = best.max(1)


def codes(names: Sequence[str]) -> npt.NDArray[np.int64]:
    """Each name's number; the empty name is -1."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) if name else -1 for name in names], dtype=np.int64)


def share_of(groups: npt.NDArray[np.int64], table: Candidates, shares: Array) -> Array:
    """How much of the other names' probability lies in each row's own group."""
    known = groups >= 0
    size = max(1, int(groups.max(initial=-1)) + 1)
    safe = np.maximum(groups, 0)
    totals = np.bincount(groups[known], weights=shares[known], minlength=size)
    own = np.zeros((len(table.names), size), dtype=np.float64)
    np.add.at(own, (table.owner[known], groups[known]), shares[known])
    found = np.where(known, totals[safe] - own[table.owner, safe], 0.0)
    return found.astype(np.float32)


def no_match_features(table: Candidates, values: Array) -> Array:
    """Names by NO_MATCH: what speaks for none of the candidates."""
    rows = np.zeros((len(table.names), len(NO_MATCH)), dtype=np.float32)
    for number, name in enumerate(table.names):
        own = values[rows_of(table, number).start : rows_of(table, number).stop]
        rows[number] = (
            math.log1p(len(own)),
            own[:, INDEX["people"]].max(),
            name.is_marked,
            own[:, INDEX["kind:settlement"]].min() == 0,
            own[:, INDEX["likeness"]].min(),
            own[:, INDEX["country_share"]].max(),
            own[:, INDEX["nearest_150"]].max(),
            len(table.names) == 1,
            own[:, INDEX["inside_follows"]].max(),
            max(own[:, INDEX["name:main"]].max(), own[:, INDEX["name:editors"]].max()),
            own[:, INDEX["country_named"]].max(),
            own[:, INDEX["desk_near"]].max(),
        )
    return rows

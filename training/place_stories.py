"""Which places are named together in the news? Made-up lists of names from the gazetteer, to train the place ranker on.

A story has a home town; most of its names lie near it or in its province, others are capitals and great cities of the
world; a name far from home is mostly told with the country or state that holds it. No text of news is used; the shares
below are ours. Names of which the gazetteer has many (Springfield, Salihiyah) are learnt to be told apart by company.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate
from pathlib import Path

from orontes.model.place import Place
from orontes.model.span import Span
from orontes.places.features import holds, is_capital
from orontes.places.gazetteer import Gazetteer, distance_km
from orontes.places.lookup import look_up
from orontes.places.naming import key_of, strip_generic
from orontes.places.resolve import widen
from orontes.places.spans import NameSpan
from orontes.resources import read_toml

ENGLISH_SHARE = 0.4
NEAR_KM = 60.0
NAMESAKE_SHARE = 0.3
"""Homes that share their name with a larger place elsewhere, as Paris in Texas does."""
LONE_SHARE, LARGE_TOWN = 0.08, 15_000
"""Stories of one town or two that only the desk tells from a larger one of its name; and how large such towns are."""
UNKNOWN_SHARE, TOLD_UNKNOWN = 0.06, 0.02
"""Names that the gazetteer lacks: fewer of those that a country or province is told of."""
LEAST_PEOPLE = 3000
"""For settlements whose people nobody counted."""
PROVINCE_SHARE = 0.4
"""Provinces called so ("Daraa province")."""
MISSPELT_SHARE = 0.12
PEOPLE, OWN_PEOPLE = "people", 0.4
DESK_SHARE, DESK_KM, DESK_MOST = 0.35, 150.0, 6
"""How often a desk knows places of the same conflict, how far from the story's home, and how many."""
SHARES = {
    "near": 0.28,
    "province": 0.16,
    "country": 0.10,
    "world": 0.09,
    "capital": 0.06,
    "state": 0.10,
    "district": 0.06,
    "wide": 0.05,
    "nation": 0.08,
    "people": 0.10,
}
TOLD = {"near": 0.04, "province": 0.15, "country": 0.3, "world": 0.3, "capital": 0.1}
"""How often a name is followed by what holds it."""


@cache
def story_words(name: str) -> tuple[str, ...]:
    """A list of `words.toml`."""
    return tuple(tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))[name]["words"])


@cache
def exchanged() -> tuple[tuple[str, str], ...]:
    """Letters that transliterations exchange, as (old, new)."""
    return tuple((old, new) for old, _, new in (pair.partition(">") for pair in story_words("story_spellings")))


@dataclass(frozen=True, slots=True)
class Story:
    """Distinct names with candidates, their text, and for each the ids of the right places (none: no match)."""

    names: tuple[NameSpan, ...]
    mentions: tuple[NameSpan, ...]
    """Every mention, for the names before and after."""
    text: str
    right: tuple[frozenset[int], ...]
    context: tuple[Place, ...] = ()
    """Places that the desk knows of the same conflict."""
    likeness: Mapping[tuple[str, int], float] = field(default_factory=dict)
    """(sense, place id) → how alike the spelling is, of candidates found by spelling."""


class Atlas:
    """The gazetteer's places, sorted for drawing."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.towns: dict[str, list[Place]] = {}
        self.provinces: dict[str, dict[str, Place]] = {}
        self.districts: dict[tuple[str, str], list[Place]] = {}
        self.countries: dict[str, Place] = {}
        self.wide: list[Place] = []
        for place in gazetteer.all_places():
            if place.kind == "settlement":
                self.towns.setdefault(place.country, []).append(place)
            elif place.kind == "admin1":
                self.provinces.setdefault(place.country, {})[place.admin1] = place
            elif place.kind == "admin2":
                self.districts.setdefault((place.country, place.admin1), []).append(place)
            elif place.kind == "country":
                self.countries[place.country] = place
            else:
                self.wide.append(place)
        self.world = [p for towns in self.towns.values() for p in towns if p.population > 200_000]
        self.parts: dict[tuple[str, str], list[Place]] = {}
        for towns in self.towns.values():
            for place in towns:
                self.parts.setdefault((place.country, place.admin1), []).append(place)
        self._sums: dict[tuple[int, float], list[float]] = {}
        self.capitals = [p for towns in self.towns.values() for p in towns if is_capital(p)]
        self.namesakes = self.find_namesakes()
        self.lesser = self.find_lesser()
        self.demonyms = {p.id: demonyms_of(p) for p in self.countries.values()}
        self.nations = list(self.countries.values())
        self.codes = [code for code, towns in self.towns.items() if len(towns) >= 30 and code in self.countries]

    def find_namesakes(self) -> list[Place]:
        """Towns of English-speaking countries that bear the name of a larger place or of a country."""
        most: dict[str, int] = {}
        for place in (*self.world, *self.countries.values()):
            key = key_of(place.name)
            most[key] = max(most.get(key, 0), place.population)
        towns = (p for code in dict.fromkeys(story_words("story_english")) for p in self.towns.get(code, ()))
        return [p for p in towns if most.get(key_of(p.name), 0) > p.population]

    def find_lesser(self) -> list[Place]:
        """Towns of any country that bear the name of a larger one elsewhere, as Tripoli in Lebanon does."""
        large = [p for towns in self.towns.values() for p in towns if p.population >= LARGE_TOWN]
        most: dict[str, int] = {}
        for place in large:
            key = key_of(place.name)
            most[key] = max(most.get(key, 0), place.population)
        return [p for p in large if most[key_of(p.name)] > p.population]

    def draw(self, places: list[Place], power: float, chance: random.Random) -> Place:
        """One of a lasting list of places, larger ones more often."""
        key = id(places), power
        if key not in self._sums:
            self._sums[key] = list(accumulate(((p.population or LEAST_PEOPLE) + 500) ** power for p in places))
        return chance.choices(places, cum_weights=self._sums[key])[0]


def demonyms_of(country: Place) -> tuple[str, ...]:
    """The words for a country's people."""
    rows = read_toml("actors/states.toml")["states"]
    return tuple(name for row in rows if row[0] == country.country for name in row[2])


def draw_stories(gazetteer: Gazetteer, *, count: int, chance: random.Random) -> Iterator[Story]:
    """`count` stories."""
    atlas = Atlas(gazetteer)
    while count > 0:
        story = draw_story(atlas, chance)
        if len(story.names) > 0:
            count -= 1
            yield story


def draw_story(atlas: Atlas, chance: random.Random) -> Story:
    """One story."""
    if chance.random() < LONE_SHARE:
        return draw_lone(atlas, chance)
    code = (
        chance.choice(story_words("story_english")) if chance.random() < ENGLISH_SHARE else chance.choice(atlas.codes)
    )
    home = atlas.draw(atlas.towns[code], 0.6, chance)
    if chance.random() < NAMESAKE_SHARE and atlas.namesakes:
        home = atlas.draw(atlas.namesakes, 0.5, chance)
        code = home.country
    near = [p for p in atlas.gazetteer.near(home.lat, home.lon, km=NEAR_KM) if p.country == code] or [home]
    same = atlas.parts[code, home.admin1]
    drawn: list[tuple[Place, Place | None]] = [(home, None)] if chance.random() < 0.7 else []
    for _ in range(chance.choice((1, 2, 3, 4, 5, 6, 8, 10, 14))):
        source = chance.choices(tuple(SHARES), tuple(SHARES.values()))[0]
        people = people_of(code, atlas, chance) if source == "people" else None
        place = people or draw_place(source, atlas, home, near=near, same=same, chance=chance)
        told = chance.random() < TOLD.get(source, 0.0)
        drawn.append((place, holder_of(place, atlas, chance) if told else None))
    if chance.random() < 0.4 and code in atlas.countries:
        drawn.append((atlas.countries[code], None))
    if chance.random() < 0.35 and home.admin1 in atlas.provinces.get(code, {}):
        drawn.append((atlas.provinces[code][home.admin1], None))
    chance.shuffle(drawn)
    story = write_story(drawn, atlas.gazetteer, chance)
    return replace(story, context=desk_around(home, atlas.gazetteer, chance))


def draw_lone(atlas: Atlas, chance: random.Random) -> Story:
    """A story of one town or two whose desk knows the places around."""
    home = atlas.draw(atlas.lesser, 0.3, chance)
    near = [p for p in atlas.gazetteer.near(home.lat, home.lon, km=NEAR_KM) if p.country == home.country] or [home]
    drawn: list[tuple[Place, Place | None]] = [(home, None)]
    drawn += [(by_people(near, 0.35, chance), None)] if chance.random() < 0.3 else []
    story = write_story(drawn, atlas.gazetteer, chance)
    known = atlas.gazetteer.near(home.lat, home.lon, km=DESK_KM)
    return replace(story, context=tuple(by_people(known, 0.5, chance) for _ in range(chance.randint(2, DESK_MOST))))


def desk_around(home: Place, gazetteer: Gazetteer, chance: random.Random) -> tuple[Place, ...]:
    """Places that a desk may know around a story's home; mostly none."""
    if chance.random() > DESK_SHARE:
        return ()
    near = gazetteer.near(home.lat, home.lon, km=DESK_KM)
    return tuple(by_people(near, 0.5, chance) for _ in range(chance.randint(1, DESK_MOST))) if near else ()


def draw_place(
    source: str, atlas: Atlas, home: Place, *, near: Sequence[Place], same: list[Place], chance: random.Random
) -> Place:
    """A place near home, in its province or country, in the world, a capital, province, district, region or nation."""
    code = home.country
    districts = atlas.districts.get((code, home.admin1), ())
    if source == "near" or (source == "district" and not districts):
        return by_people(near, 0.35, chance)
    if source == "district":
        return chance.choice(districts)
    if source == "state" and chance.random() < 0.7 and atlas.provinces.get(code):
        return chance.choice(list(atlas.provinces[code].values()))
    if source == "wide":
        return chance.choice([p for p in atlas.wide if p.country in ("", code)])
    pools = {
        "province": (same, 0.6),
        "country": (atlas.towns[code], 0.8),
        "world": (atlas.world, 0.8),
        "capital": (atlas.capitals, 0.4),
    }
    return atlas.draw(*pools.get(source, (atlas.nations, 0.4)), chance)


def people_of(code: str, atlas: Atlas, chance: random.Random) -> Place | None:
    """A demonym as a place of its own kind: of the story's country, or of another that sends its army or its words."""
    country = atlas.countries.get(code) if chance.random() < OWN_PEOPLE else atlas.draw(atlas.nations, 0.4, chance)
    names = atlas.demonyms.get(country.id, ()) if country else ()
    return replace(country, name=chance.choice(names), kind=PEOPLE) if country and names else None


def by_people(places: Sequence[Place], power: float, chance: random.Random) -> Place:
    """One of the places, larger ones more often."""
    return chance.choices(places, [((p.population or LEAST_PEOPLE) + 500) ** power for p in places])[0]


def holder_of(place: Place, atlas: Atlas, chance: random.Random) -> Place | None:
    """Its province, as American news has it, or its country."""
    province = atlas.provinces.get(place.country, {}).get(place.admin1)
    federal = place.country in ("US", "CA", "AU", "IN")
    if province is not None and chance.random() < (0.85 if federal else 0.2):
        return province
    return atlas.countries.get(place.country)


def write_story(drawn: Sequence[tuple[Place, Place | None]], gazetteer: Gazetteer, chance: random.Random) -> Story:
    """Names one after another, the holder after a comma; a name that the gazetteer does not find falls out."""
    text, names, right = "", [], {}
    likeness: dict[tuple[str, int], float] = {}
    for place, holder in drawn:
        for part, opening in ((place, ". "), (holder, ", ")):
            if part is None:
                continue
            shown = part.name if part.kind == PEOPLE else shown_as(part, gazetteer, chance)
            is_misspelt = (
                part.country in story_words("story_misspelt")
                and part.kind == "settlement"
                and chance.random() < MISSPELT_SHARE
            )
            shown = misspell(shown, chance) if is_misspelt else shown
            start = len(text) + len(opening)
            span = Span(start, start + len(shown))
            found, generic = look_up(span, text + opening + shown, gazetteer) or ((), "")
            if is_misspelt or (
                part.country in story_words("story_misspelt")
                and not any(p.population >= LEAST_PEOPLE for p, _ in found)
            ):
                name = widen(
                    NameSpan(span, shown, found, generic, True), (part.country,), gazetteer=gazetteer, likeness=likeness
                )
                found = name.found
            if not found or not any(p.id == part.id for p, _ in found):
                continue
            key = key_of(shown)
            if key in right:
                if part.id not in right[key]:
                    continue
            elif part.kind == "settlement" and chance.random() < (TOLD_UNKNOWN if holder else UNKNOWN_SHARE):
                found = tuple(pair for pair in found if distance_km(pair[0].lat, pair[0].lon, part.lat, part.lon) > 40)
                right[key] = frozenset({0})
            else:
                right[key] = frozenset(p.id for p, _ in found if is_same(p, part))
            if not found:
                continue
            text += opening + shown
            names.append(NameSpan(span, shown, found, generic, chance.random() < 0.8))
    distinct = {name.sense: name for name in reversed(names)}
    rows = tuple(reversed(tuple(distinct.values())))
    return Story(rows, tuple(names), text, tuple(right[name.sense] for name in rows), likeness=likeness)


def misspell(name: str, chance: random.Random) -> str:
    """The name as another writer might carry it over from its script: one or two letters or pairs exchanged."""
    for _ in range(chance.choice((1, 1, 2))):
        fitting = [pair for pair in exchanged() if pair[0] in name[1:]]
        if not fitting:
            return name
        old, new = chance.choice(fitting)
        places = [at for at in range(1, len(name)) if name.startswith(old, at)]
        at = chance.choice(places)
        name = name[:at] + new + name[at + len(old) :]
    return name


def is_same(other: Place, place: Place) -> bool:
    """Whether the other is the place, or one so near and alike that nobody could tell which was meant."""
    if other.id == place.id:
        return True
    near = distance_km(other.lat, other.lon, place.lat, place.lon) < 15
    if other.kind == place.kind == "settlement":
        return near
    return near and other.kind == "admin2" and holds(other, place)


def shown_as(place: Place, gazetteer: Gazetteer, chance: random.Random) -> str:
    """The name by which the story has it: mostly the main one."""
    if chance.random() < 0.9:
        return shortened(place, chance)
    others = [name for name in gazetteer.names_of(place.id) if name.isascii() and len(name) > 3]
    return chance.choice(others).title() if others else place.name


def shortened(place: Place, chance: random.Random) -> str:
    """The main name; provinces mostly without their generic word ("Daraa", not "Daraa Governorate")."""
    bare, generic = strip_generic(key_of(place.name))
    if place.kind != "admin1":
        return place.name
    shown = bare.title() if generic and chance.random() < 0.7 else place.name
    return (
        f"{shown} {chance.choice(story_words('story_provinces'))}"
        if shown == bare.title() and chance.random() < PROVINCE_SHARE
        else shown
    )

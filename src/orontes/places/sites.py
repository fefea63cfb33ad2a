"""Where is a site the gazetteer does not know, whose name holds a place it knows? "Rubkona airstrip" lies at Rubkona.

The site becomes a place of its own with the point of the place it is named after and a disc around it: precision 3, so
that nothing told of the site is taken for told of the town.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orontes.model.place import Area, Place, PlaceCandidate, PlaceMention
from orontes.places.areas import place_radius
from orontes.places.gazetteer import Gazetteer, distance_km
from orontes.places.naming import key_of, name_words
from orontes.resources import read_toml

HOLDERS = ("settlement", "district", "camp", "admin1", "admin2", "region")
WORD = re.compile(r"[^\s-]+")
GENITIVE = re.compile(r"['’ʼ]s$")


def place_sites(mentions: Sequence[PlaceMention], *, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The mentions, with sites of unknown names placed by the known name they hold."""
    known = tuple(m.place for m in mentions if m.place is not None)
    placed: list[PlaceMention] = []
    for mention in mentions:
        holder = find_holder(mention.text, known, gazetteer=gazetteer) if mention.place is None else None
        placed.append(build_site(mention, holder) if holder else mention)
    return tuple(placed)


def find_holder(name: str, known: Sequence[Place], *, gazetteer: Gazetteer) -> Place | None:
    """The place a site is named after: one the report names, else one of its countries near its other places."""
    for part in name_parts(name):
        key = key_of(part)
        named = [p for p in known if key_of(p.name) == key and p.kind in HOLDERS]
        if named:
            return named[0]
        near = [p for p, kind in gazetteer.find(part) if kind != "demonym" and p.kind in HOLDERS and is_near(p, known)]
        if near:
            return near[0]
    return None


def name_parts(name: str) -> Iterator[str]:
    """Parts of a site's name that may be a place, longest first: its first words, or those after "of"."""
    words = [GENITIVE.sub("", word) for word in WORD.findall(name)]
    if words and words[0].lower() == "the":
        words = words[1:]
    if words and words[0].lower() in name_words()["part"]:
        words = words[1:]
        yield " ".join(words)
    if "of" in words[:-1]:
        yield " ".join(words[words.index("of") + 1 :])
    for count in range(len(words) - 1, 0, -1):
        if words[count - 1][:1].isupper():
            yield " ".join(words[:count])


def is_near(place: Place, known: Sequence[Place]) -> bool:
    """Whether a town or province lies near another named place of its country, or is great and its country named."""
    limits = read_toml("places/priors.toml")["belief"]
    own = [p for p in known if p.country == place.country]
    mates = [p for p in own if p.kind not in ("country", "continent")]
    if own and not mates:
        return place.population >= int(limits["great_city"])
    is_town = place.population >= limits["small"] or place.kind != "settlement"
    return is_town and any(distance_km(place.lat, place.lon, p.lat, p.lon) <= limits["near_km"] for p in mates)


def build_site(mention: PlaceMention, holder: Place) -> PlaceMention:
    """The mention with a place of its own at the point of `holder`."""
    digest = hashlib.sha256(f"{holder.id}|{key_of(mention.text)}".encode()).hexdigest()
    site = Place(
        id=-1 - int(digest[:10], 16),
        name=mention.text,
        kind="facility",
        lat=holder.lat,
        lon=holder.lon,
        country=holder.country,
        admin1=holder.admin1,
        source=f"placed at {holder.name}",
    )
    reason = f"not in the gazetteer; placed at {holder.name}, which its name holds"
    area = mention.area or Area(holder.lat, holder.lon, round(place_radius(holder) + 5, 1), 0.0, "disc")
    candidate = PlaceCandidate(site, 0.0, (reason,))
    return replace(mention, place=site, reason=reason, candidates=(candidate,), area=area, precision=3)

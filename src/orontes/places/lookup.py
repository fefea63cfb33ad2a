"""What does the gazetteer have for these words of a text? By name, abbreviation, river, generic word or people."""

from __future__ import annotations

from rapidfuzz import fuzz

from orontes.model.place import Place
from orontes.model.span import Span
from orontes.places.clues import is_water
from orontes.places.gazetteer import Gazetteer
from orontes.places.naming import bare_key, key_of, name_words, strip_generic

Found = tuple[tuple[Place, str], ...]
"""Places with the kind of name by which each was found."""
LONGEST_SHORT = 8
"""Characters of an abbreviation."""
MOST_TOWNS = 3
ALIKE = 60.0
"""Likeness (0 to 100) of a province's name to its town's, from which it counts as the same name."""


def look_up(span: Span, text: str, gazetteer: Gazetteer) -> tuple[Found, str] | None:
    """Gazetteer entries of a span, and its generic word ('' for none); None if there are none."""
    shown = span.words_of(text)
    short = find_short(span, text, gazetteer)
    if short:
        return short, ""
    found = gazetteer.find(shown)
    waters = tuple((place, kind) for place, kind in found if place.kind in ("river", "water"))
    if waters and is_water(span, text):
        return waters, ""
    bare, generic = strip_generic(key_of(shown))
    if generic and not any(place.kind != "settlement" or kind == "main" for place, kind in found):
        found = of_generic(bare, generic, gazetteer) or found
    found = found or people_of(shown, gazetteer)
    return (found, generic) if found else None


def find_short(span: Span, text: str, gazetteer: Gazetteer) -> Found:
    """Entries of an abbreviation, whose full stop may stand behind the span."""
    bare = span.words_of(text)
    shown = f"{bare}." if text[span.end : span.end + 1] == "." else bare
    comma = text[max(0, span.start - 2) : span.start] == ", "
    if len(shown) > LONGEST_SHORT or not (comma or shown.count(".") > 1 or "." in bare):
        return ()
    found = (gazetteer.find_short(each, after_comma=comma) for each in dict.fromkeys((shown, bare)))
    return next((each for each in found if each), ())


def of_generic(bare: str, generic: str, gazetteer: Gazetteer) -> Found:
    """The entries of a name whose generic word was taken off, as far as that word admits them."""
    found, words = gazetteer.find(bare), name_words()
    if generic in words["company"]:
        return tuple((place, kind) for place, kind in found if place.kind == "admin2")
    if generic not in words["province"] or any(place.kind == "admin1" for place, _ in found):
        return found
    towns = sorted((p for p, _ in found if p.kind == "settlement"), key=lambda p: -p.population)[:MOST_TOWNS]
    provinces = {p.id: p for town in towns if (p := province_named_after(town, bare, gazetteer))}
    return (*((place, "alt") for place in provinces.values()), *found)


def province_named_after(town: Place, name: str, gazetteer: Gazetteer) -> Place | None:
    """The town's own province, if it bears the town's name in some spelling: Raqqa's is Ar Raqqah, Bamenda's is not."""
    province = gazetteer.province(town.country, town.admin1)
    if province is None:
        return None
    own = bare_key(strip_generic(key_of(province.name))[0])
    likeness = max(fuzz.ratio(own, bare_key(key_of(each))) for each in (name, town.name))
    return province if likeness >= ALIKE else None


def people_of(shown: str, gazetteer: Gazetteer) -> Found:
    """Entries of a demonym in the plural: "Syrians", "Ohioans"."""
    if not shown.endswith("s") or not shown[:1].isupper():
        return ()
    return tuple((place, kind) for place, kind in gazetteer.find(shown[:-1]) if kind == "demonym")

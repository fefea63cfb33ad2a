"""Which conflict does a place or statement belong to, so that one brief can cover several?

A statement belongs where its place lies; one without a place, or in a country at peace (talks in Geneva), follows the
country that most statements of its report speak of. A country belongs to the war that names it; of several, to the one
whose sides the control states name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from orontes.model.actor import War
from orontes.model.picture import Picture
from orontes.model.statement import Statement
from orontes.outputs.wording import Wording

ELSEWHERE = "Elsewhere"


@dataclass(frozen=True, slots=True)
class Theatres:
    """The theatre of each statement and place of one picture, and the theatres in order, fullest first."""

    names: tuple[str, ...]
    of_statement: dict[str, str]
    of_place: dict[int, str]


def sort_theatres(picture: Picture, wording: Wording) -> Theatres:
    """The theatres of a picture."""
    names = _country_theatres(picture, wording)
    wars = {country for country, name in names.items() if any(war.name == name for war in wording.wars)}
    usual = _usual_countries(picture.statements, wars)
    of_statement, of_place = {}, {}
    for statement in picture.statements:
        country, home = _country_of(statement), usual.get(statement.report_id, "")
        is_at_war = country in wars or home not in wars
        of_statement[statement.id] = names.get((country if is_at_war else home) or home, ELSEWHERE)
        for place in statement.places:
            if place.place_id is not None and place.country:
                of_place[place.place_id] = names.get(place.country, ELSEWHERE)
    sizes = Counter(of_statement.values())
    order = sorted(sizes, key=lambda name: (name == ELSEWHERE, -sizes[name], name))
    return Theatres(tuple(order), of_statement, of_place)


def _country_of(statement: Statement) -> str:
    return next((place.country for place in statement.places if place.country), "")


def _usual_countries(statements: Iterable[Statement], wars: set[str]) -> dict[str, str]:
    """The country each report speaks of most, one at war before others."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        if country := _country_of(statement):
            counted[statement.report_id][country] += 1
    return {
        report: max(countries, key=lambda country: (country in wars, countries[country], country))
        for report, countries in counted.items()
    }


def _country_theatres(picture: Picture, wording: Wording) -> dict[str, str]:
    sides = {state.holder_side for state in picture.control} | {
        side for state in picture.control for side, _ in state.probabilities
    }
    countries = {p.country for s in picture.statements for p in s.places if p.country}
    return {country: _theatre(country, picture, wording, sides) for country in countries}


def _theatre(country: str, picture: Picture, wording: Wording, sides: set[str]) -> str:
    wars = [war for war in wording.wars if country in war.countries and _is_on(war, picture)]
    wars.sort(key=lambda war: -len({side for side, _ in war.sides} & sides))
    return wars[0].name if wars else wording.country_names.get(country, country)


def _is_on(war: War, picture: Picture) -> bool:
    begun = war.valid_from is None or war.valid_from <= picture.as_of
    return begun and (war.valid_to is None or picture.as_of <= war.valid_to)

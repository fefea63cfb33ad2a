"""Are the places of the annotated sentences found, resolved and related as a reader would?"""

import tomllib
from pathlib import Path

import pytest

from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.places import link_places
from orontes.places.gazetteer import distance_km

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "places.toml").read_text())["case"]


def link(text, gazetteer, **options):
    report = Report(id="r_test", text=text)
    return link_places(report, Reading("r_test", (), (), (), (), (), "none"), gazetteer=gazetteer, **options)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_places_of_a_sentence(case, gazetteer):
    mentions = link(case["text"], gazetteer)
    found = [[m.text, m.place and m.place.country, m.place and m.place.kind, m.relation, m.use] for m in mentions]
    wanted = [list(row) for row in case["places"]]
    for row, got in zip(wanted, found, strict=False):
        row[2] = got[2] if row[2] == "any" else row[2]
    assert found == wanted
    points = {m.text: m.place for m in mentions}
    for words, lat, lon in case.get("distance", ()):
        place = points[words]
        assert distance_km(lat, lon, place.lat, place.lon) <= 25


def test_spans_point_into_the_text(gazetteer):
    text = "Rebels near Homs.\n\nTroops left the outskirts of Hama for Aleppo, Syria."
    for mention in link(text, gazetteer):
        assert mention.span.words_of(text) == mention.text
        assert mention.relation_span.contains(mention.span)


def test_a_relative_place_has_an_area_and_is_not_the_settlement(gazetteer):
    (damascus,) = link("Fighters stood a few miles from Damascus.", gazetteer)
    assert damascus.precision == 3
    assert damascus.area is not None and damascus.area.inner_km > 0
    assert damascus.area.radius_km > damascus.area.inner_km


def test_the_direction_moves_the_area_not_the_place(gazetteer):
    (damascus,) = link("A base 100 miles north of Damascus was hit.", gazetteer)
    assert damascus.place.lat == pytest.approx(33.5, abs=0.1)
    assert damascus.area.lat == pytest.approx(34.95, abs=0.35)


def test_every_mention_has_a_reason_and_at_most_five_candidates(gazetteer):
    for mention in link("Troops moved from Tripoli to Springfield and Alexandria.", gazetteer):
        assert mention.reason
        assert len(mention.candidates) <= 5


def test_context_decides_between_places_of_one_name(gazetteer):
    text = "The town of Tripoli was shelled."
    beirut = max((p for p, _ in gazetteer.find("Beirut") if p.country == "LB"), key=lambda p: p.population)
    saida = next(p for p, _ in gazetteer.find("Sidon") if p.country == "LB")
    (mention,) = link(text, gazetteer, context=(beirut, saida))
    assert mention.place.country == "LB"


def test_capitals_throughout_are_read(gazetteer):
    names = [m.text for m in link("REBELS TOOK ALEPPO AND HAMA IN SYRIA.", gazetteer)]
    assert names == ["ALEPPO", "HAMA", "SYRIA"]

"""Is the place meant that the company, the comma and the desk speak for, and is "none of them" an answer?"""

import numpy as np
import pytest
from evals.relations import CLOSE_KM, WIDE_KM, rows_of

from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.places import link_places
from orontes.places.features import FEATURES, NO_MATCH, gather
from orontes.places.gazetteer import distance_km
from orontes.places.links import find_links
from orontes.places.lookup import look_up
from orontes.places.ranker import load_ranker, rank, softmax
from orontes.places.spans import NameSpan


def link(text, gazetteer, **options):
    report = Report(id="r_test", text=text)
    return link_places(report, Reading("r_test", (), (), (), (), (), "none"), gazetteer=gazetteer, **options)


def place_of(text, name, gazetteer):
    return next(m.place for m in link(text, gazetteer) if m.text == name)


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Police in Springfield, Illinois, and Peoria met.", "Springfield", "US", "IL"),
        ("The plant in Alexandria, La., was shut.", "Alexandria", "US", "LA"),
        ("The plant in Louisville, KY, was shut.", "Louisville", "US", "KY"),
        ("Shops in Alexandria and Cairo were shut.", "Alexandria", "EG", None),
        ("Gunmen in Tripoli and Misrata clashed; Libya mourned.", "Tripoli", "LY", None),
        ("Gunmen in Tripoli and Sidon clashed; Lebanon mourned.", "Tripoli", "LB", None),
        ("Troops in Valencia, Carabobo and Caracas were told to stay; Venezuela is calm.", "Valencia", "VE", None),
    ],
)
def test_company_tells_places_of_one_name_apart(text, name, country, admin1, gazetteer):
    place = place_of(text, name, gazetteer)
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


@pytest.mark.parametrize(
    ("shown", "name"), [("Ky.", "Kentucky"), ("W. Va.", "West Virginia"), ("B.C.", "British Columbia")]
)
def test_abbreviations_of_the_press_are_states(shown, name, gazetteer):
    text = f"It happened in Salem, {shown}, on Monday."
    start = text.index(shown)
    found, _ = look_up(Span(start, start + len(shown)), text, gazetteer)
    assert [place.name for place, _ in found] == [name]


def test_an_abbreviation_needs_its_stop_and_its_comma(gazetteer):
    assert not any(m.text in ("Miss", "Ill", "Man") for m in link("Miss Ill met the Man in Paris.", gazetteer))


def test_plural_peoples_are_their_country(gazetteer):
    (syrians,) = link("The Syrians left.", gazetteer)
    assert (syrians.place.country, syrians.use) == ("SY", "associative")


def test_a_province_is_found_by_its_towns_name(gazetteer):
    for name in ("Raqqa province", "Hama province", "Kharkiv region"):
        assert place_of(f"Villages in {name} were hit.", name, gazetteer).kind == "admin1"


def test_probabilities_of_a_name_sum_to_one(gazetteer):
    text = "Troops moved from Tripoli to Springfield and Alexandria."
    names = [
        NameSpan(Span(text.index(n), text.index(n) + len(n)), n, *look_up(Span(0, len(n)), n, gazetteer), True)
        for n in ("Tripoli", "Springfield", "Alexandria")
    ]
    table = gather(names, {})
    numbers = {name.sense: at for at, name in enumerate(names)}
    for found in rank(table, find_links(names, numbers, text=text), context=()):
        scores = [candidate.score for candidate in found.candidates]
        assert scores == sorted(scores, reverse=True)
        assert 0 <= found.no_match <= 1
        assert sum(scores) + found.no_match <= 1.01
        assert all(candidate.reasons for candidate in found.candidates)


def test_softmax_is_within_each_name(gazetteer):
    name = NameSpan(Span(0, 7), "Tripoli", *look_up(Span(0, 7), "Tripoli", gazetteer), True)
    table = gather([name], {})
    shares, none = softmax(np.zeros(len(table.places), dtype=np.float32), table, np.zeros(1, dtype=np.float32))
    assert shares.sum() + none[0] == pytest.approx(1, abs=1e-5)


def test_the_shipped_weights_fit_the_features():
    ranker = load_ranker()
    assert ranker.hidden.shape[0] == len(FEATURES)
    assert ranker.none.shape == (len(NO_MATCH),)


def test_conflict_places_are_found_in_their_usual_spelling(gazetteer):
    hits, rows = 0, list(rows_of("conflict_places"))
    for row in rows:
        text = f"Fighting was reported in {row['name']}, {row['country_name']}, on Monday."
        found = [m.place for m in link(text, gazetteer) if m.span.start == text.find(row["name"]) and m.place]
        limit = WIDE_KM.get(row["kind"], CLOSE_KM)
        hits += bool(found) and distance_km(found[0].lat, found[0].lon, float(row["lat"]), float(row["lon"])) <= limit
    assert hits / len(rows) >= 0.8  # the README's figure has the encoder's help

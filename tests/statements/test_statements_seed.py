"""The example everything must serve: rebels take Homs. What a user must see in it, by general rules."""

from __future__ import annotations

from datetime import date

import pytest

from orontes.engine.read import read_text
from orontes.engine.toolkit import Toolkit
from orontes.model.picture import ReportReading
from orontes.model.statement import Statement

SEED = (
    "Rebels have made gains in their assault on the government of President Assad, with the capture of the key city of "
    "Homs on Saturday. Their leader claimed that the rebels freed 3,500 prisoners from a prison in Homs. "
    "The rebels also control Aleppo and Hama.\n\n"
    "HTS forces have reportedly surrounded areas on the outskirts of Damascus. "
    "The Syrian Observatory for Human Rights reported that government forces have withdrawn from Daraa province and "
    "from Artouz, a few miles from Damascus.\n\n"
    "Russian Foreign Minister Sergey Lavrov called for an immediate end to hostilities. "
    "Iran denied reports that Assad had fled to Russia, reaffirming its support for the government."
)


@pytest.fixture(scope="module")
def seed(toolkit: Toolkit) -> ReportReading:
    return read_text(SEED, published="2024-12-08", publisher="Example Post", toolkit=toolkit)


def told(reading: ReportReading, type: str, place: str = "") -> list[Statement]:
    return [
        s
        for s in reading.statements
        if s.type == type and (not place or any(place in (*p.text.split(), p.name, *p.names) for p in s.places))
    ]


def test_the_capture_of_homs_is_the_narrators_on_saturday(seed: ReportReading) -> None:
    capture = told(seed, "capture", "Homs")[0]
    assert (capture.source.kind, capture.stance, capture.reality) == ("narrator", "states", "happened")
    assert capture.time is not None and capture.time.start == date(2024, 12, 7)


def test_the_monitors_withdrawal_keeps_its_source(seed: ReportReading) -> None:
    withdrawal = told(seed, "withdrawal")[0]
    assert withdrawal.source.kind == "monitor"
    assert "Syrian Observatory for Human Rights" in withdrawal.source.names
    assert any("Daraa" in place.text for place in withdrawal.places)


def test_the_report_view_has_homs_held_and_daraa_left(seed: ReportReading) -> None:
    states = {state.place: state.status for state in seed.control}
    assert states.get("Homs") == "held"
    assert any("Daraa" in place and status == "left" for place, status in states.items())


def test_every_span_points_at_its_words_and_every_field_has_its_reason(seed: ReportReading) -> None:
    for statement in seed.statements:
        assert statement.anchor.words_of(seed.report.text) == statement.anchor_text
        assert statement.sentence.contains(statement.anchor)
        assert statement.why
        empty = {name for name, _ in statement.absent}
        for name in ("agents", "targets", "places", "counts"):
            assert bool(getattr(statement, name)) != (name in empty)


def test_the_release_is_the_leaders_claim_with_its_number(seed: ReportReading) -> None:
    release = told(seed, "release", "Homs")[0]
    assert (release.source.kind, release.stance, release.reality) == ("party", "claims", "happened")
    assert [(count.what, count.low, count.high) for count in release.counts] == [("freed", 3500, 3500)]


def test_the_siege_of_the_outskirts_is_unnamed_and_possible(toolkit: Toolkit) -> None:
    text = "HTS forces have reportedly surrounded areas on the outskirts of Damascus."
    siege = told(read_text(text, published="2024-12-08", toolkit=toolkit), "siege", "Damascus")[0]
    assert (siege.source.kind, siege.reality) == ("unnamed", "possible")
    assert siege.places[0].relation == "outskirts"


def test_the_flight_is_denied_and_the_denier_s_support_told(seed: ReportReading) -> None:
    flight = told(seed, "departure")[0]
    assert (flight.source.text, flight.stance, flight.reality) == ("Iran", "denies", "denied")
    support = [s for s in told(seed, "support") if s.agents]
    assert support and support[0].source.kind == "narrator" and "Iran" in support[0].agents[0].names


def test_a_spokesman_s_plan_is_a_planned_advance_of_a_party(toolkit: Toolkit) -> None:
    text = "Rebels have taken Homs. An HTS spokesperson confirmed their intention to move towards Damascus."
    reading = read_text(text, published="2024-12-08", toolkit=toolkit)
    (advance,) = told(reading, "advance", "Damascus")
    assert (advance.reality, advance.source.kind) == ("planned", "party")
    assert advance.source.text == "An HTS spokesperson"


def test_a_prison_that_somebody_controls_is_not_the_town(toolkit: Toolkit) -> None:
    text = "Rebels captured Homs on Saturday. They freed 3,500 prisoners from an Assad-controlled prison in Homs."
    reading = read_text(text, published="2024-12-08", toolkit=toolkit)
    homs = next(state for state in reading.control if state.place == "Homs")
    assert homs.status == "held" and "Assad" not in " ".join(homs.holder)

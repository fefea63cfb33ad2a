"""Any record survives the codec: hypothesis makes them up from the classes' own declarations."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_judgement, make_report, make_statement
from orontes.model.control import ReportedControl
from orontes.model.judgement import Judgement
from orontes.model.place import PlaceMention
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.model.statement import Statement
from orontes.store.codec import decode, encode

SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Span(min(pair), max(pair)))
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
# Moments in records are UTC; `fold` means nothing there and ISO 8601 has no form for it.
st.register_type_strategy(datetime, st.datetimes().map(lambda when: when.replace(tzinfo=UTC, fold=0)))

RECORDS = (Report, Statement, PlaceMention, ReportedControl, Judgement)


@pytest.mark.parametrize("kind", RECORDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_any_record_comes_back_the_same(kind, data):
    record = data.draw(st.from_type(kind))
    back = decode(kind, encode(record))
    assert back == record
    assert repr(back) == repr(record)  # equality alone would let 1 stand for True, or a list for a tuple


def test_every_field_is_written_also_those_at_their_default():
    written = json.loads(encode(make_report()))
    assert written["language"] == "en"
    assert set(written) == set(Report.__slots__)


def test_a_field_added_to_the_class_later_takes_its_default():
    written = json.loads(encode(make_statement(part="most")))
    del written["part"]
    assert decode(Statement, json.dumps(written)).part == "whole"


def test_a_field_the_class_does_not_know_is_an_error():
    written = json.loads(encode(make_report())) | {"mood": "grim"}
    with pytest.raises(ValueError, match="mood"):
        decode(Report, json.dumps(written))


@pytest.mark.parametrize("text", ["[]", "{}", "null", '{"id": 1', '"r_1"'])
def test_what_is_no_record_is_an_error(text):
    with pytest.raises(ValueError, match=r".+"):
        decode(Report, text)


def test_a_number_json_lacks_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        encode(replace(make_statement(), score=float("nan")))


def test_a_judgement_with_its_moments_comes_back():
    judgement = make_judgement(make_statement(), make_statement(place="Hama"))
    assert decode(Judgement, encode(judgement)) == judgement

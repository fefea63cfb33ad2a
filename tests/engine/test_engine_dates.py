from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_report
from orontes.engine.read import as_date
from orontes.engine.view import as_moment, last_day
from orontes.errors import InputError


@given(st.dates())
def test_a_date_comes_back(day):
    assert as_date(day.isoformat()) == as_date(day) == day


@pytest.mark.parametrize("words", ["2024-02-30", "2024-13-01", "yesterday", "", "08/12/2024", "20241208x"])
def test_no_such_day_is_an_error_with_a_remedy(words):
    with pytest.raises(InputError, match="year-month-day"):
        as_date(words)


def test_a_day_means_its_end_and_a_moment_without_zone_is_utc():
    assert as_moment("2024-12-08") == datetime(2024, 12, 8, 23, 59, 59, 999999, tzinfo=UTC)
    assert as_moment("2024-12-08T10:00") == datetime(2024, 12, 8, 10, tzinfo=UTC)
    assert as_moment("2024-12-08T12:00+02:00") == datetime(2024, 12, 8, 10, tzinfo=UTC)
    assert as_moment(None) is None


@pytest.mark.parametrize("words", ["soon", "2024-02-30", "2024-12-08T25:00"])
def test_no_such_moment_is_an_error(words):
    with pytest.raises(InputError, match="no moment"):
        as_moment(words)


def test_the_day_asked_about_is_the_last_day_of_a_report():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    reports = (
        make_report(published=date(2024, 12, 7)),
        make_report(published=None),
        make_report(published=date(2024, 12, 8)),
    )
    assert last_day(reports, now) == date(2024, 12, 8)
    assert last_day((make_report(published=None),), now) == date(2026, 1, 1)

"""Laws of the desk that hold for any reports in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import NOON, make_reading, make_report, make_statement
from orontes.store import open_desk

READINGS = tuple(
    make_reading(make_statement(place=place, sentence=text, report=report), report=report)
    for place in ("Homs", "Hama", "Aleppo", "Mosul")
    for text in (f"Rebels captured {place}.",)
    for report in (make_report(text),)
)


def blind(statements):
    return tuple(replace(s, learned_at=None) for s in statements)


@settings(max_examples=25, deadline=None)
@given(order=st.lists(st.sampled_from(READINGS), min_size=1, max_size=8))
def test_order_and_repetition_do_not_matter(order, tmp_path_factory):
    folder = tmp_path_factory.mktemp("desks")
    with open_desk(folder / "a.orontes") as one, open_desk(folder / "b.orontes") as other:
        new = [one.add(reading, learned_at=NOON) for reading in order]
        for reading in sorted(set(order), key=lambda r: r.report.id):
            other.add(reading, learned_at=NOON)
        assert sum(new) == len({r.report.id for r in order})
        assert one.reports() == other.reports()
        assert one.statements() == other.statements()


@settings(max_examples=25, deadline=None)
@given(hours=st.lists(st.integers(0, 48), min_size=4, max_size=4), asked=st.lists(st.integers(-1, 49), max_size=5))
def test_what_is_known_only_grows(hours, asked, tmp_path_factory):
    with open_desk(tmp_path_factory.mktemp("desks") / "a.orontes") as desk:
        for reading, hour in zip(READINGS, hours, strict=True):
            desk.add(reading, learned_at=NOON + timedelta(hours=hour))
        moments = [NOON + timedelta(hours=hour) for hour in sorted(asked)]
        views = [{s.id for s in desk.statements(moment)} for moment in moments]
        assert all(earlier <= later for earlier, later in pairwise(views))
        assert [len(view) for view in views] == [sum(hour <= at for hour in hours) for at in sorted(asked)]

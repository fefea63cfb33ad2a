"""Laws of events: they partition statements, do not depend on order, and obey persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import NOON, make_judgement, make_report, make_statement
from orontes.events import build_events, find_copies, find_disputes, primary_source_of
from orontes.events.voices import outlet_of
from orontes.resources import read_toml

DAY = date(2024, 12, 7)


@st.composite
def statements_and_reports(draw):
    """Up to a dozen statements about few places, days, doers and types, so that many of them meet."""
    reports = [make_report(f"Account {n} of the day.", publisher=f"Outlet {n % 3}") for n in range(4)]
    statements = {}
    for _ in range(draw(st.integers(1, 12))):
        day = draw(st.none() | st.integers(0, 3).map(lambda n: DAY + timedelta(days=n)))
        statement = make_statement(
            type=draw(st.sampled_from(("capture", "defence", "withdrawal", "strike", "talks"))),
            place=draw(st.sampled_from(("Homs", "Hama", None))),
            agents=draw(st.sampled_from(((), ("HTS",), ("the army",)))),
            start=day,
            reality=draw(st.sampled_from(("happened", "possible", "denied", "planned"))),
            source=draw(st.sampled_from(("", "HTS", "residents"))),
            source_kind=None,
            counts=draw(st.sampled_from(((), (("killed", 3, 3, ""),), (("killed", 9, None, ""),)))),
            report=draw(st.sampled_from(reports)),
            anchor=draw(st.sampled_from(("took", "seized"))),
        )
        unique = f"s_{len(statements):012d}"
        statements[unique] = replace(statement, id=unique)
    return list(statements.values()), reports


@settings(max_examples=150, deadline=None)
@given(made=statements_and_reports(), data=st.data())
def test_order_does_not_matter_and_each_statement_is_in_one_event(made, data):
    statements, reports = made
    events = build_events(statements, reports=reports)
    assert sorted(id for event in events for id in event.statement_ids) == sorted(s.id for s in statements)
    mixed = data.draw(st.permutations(statements))
    assert build_events(mixed, reports=data.draw(st.permutations(reports))) == events
    assert find_disputes(mixed, reports=reports) == find_disputes(statements, reports=reports, events=events)


@settings(max_examples=100, deadline=None)
@given(made=statements_and_reports())
def test_events_never_mix_what_is_planned_with_what_happened(made):
    statements, reports = made
    reality = {s.id: s.reality for s in statements}
    for event in build_events(statements, reports=reports):
        realities = {reality[id] for id in event.statement_ids}
        assert "planned" not in realities or realities == {"planned"}
        assert (event.status in ("disputed", "refuted")) == ("denied" in realities)


@settings(max_examples=100, deadline=None)
@given(made=statements_and_reports(), data=st.data())
def test_a_persons_word_goes_before_the_machines(made, data):
    statements, reports = made
    if len(statements) < 2:
        return
    left, right = data.draw(st.permutations(statements))[:2]
    for verdict, together in (("positive", True), ("negative", False)):
        word = make_judgement(left, right, verdict=verdict)
        groups = [set(e.statement_ids) for e in build_events(statements, reports=reports, judgements=[word])]
        assert any({left.id, right.id} <= group for group in groups) == together
        withdrawn = replace(word, withdrawn_at=NOON)
        assert build_events(statements, reports=reports, judgements=[withdrawn]) == build_events(
            statements, reports=reports
        )


def test_the_later_word_on_a_pair_counts():
    one, other = make_statement(), make_statement(publisher="Sample Post")
    early = make_judgement(one, other, verdict="negative")
    late = make_judgement(one, other, verdict="positive", at=NOON + timedelta(hours=1), by="another analyst")
    assert len(build_events([one, other], reports=(), judgements=[late, early])) == 1
    assert len(build_events([one, other], reports=(), judgements=[early])) == 2


def test_a_negative_keeps_a_third_statement_from_bridging():
    one, other, third = (make_statement(publisher=name) for name in ("A", "B", "C"))
    word = make_judgement(one, other, verdict="negative")
    events = build_events([one, other, third], reports=(), judgements=[word])
    assert sorted(len(event.statement_ids) for event in events) == [1, 2]


def test_unknown_stays_unknown():
    event = build_events([make_statement(place=None, start=None, agents=())], reports=())[0]
    assert (event.place_id, event.place, event.lat, event.start, event.end, event.agents) == (
        None,
        "",
        None,
        None,
        None,
        (),
    )
    assert event.reasons == ("the statements name no place",)


def test_the_days_are_those_all_accounts_share():
    exact = make_statement(start=DAY)
    loose = make_statement(start=date(2024, 12, 3), end=DAY, publisher="Sample Post")
    event = build_events([exact, loose], reports=())[0]
    assert (event.start, event.end) == (DAY, DAY)


def test_private_persons_are_not_named():
    statement = make_statement(type="killing", targets=("Jane Example",), anchor="killed")
    private = replace(statement, targets=(replace(statement.targets[0], is_private=True),))
    assert build_events([private], reports=())[0].targets == ()


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ({"agents": ["the army"], "targets": ["militants"]}, True),
        ({"agents": ["the militants"], "targets": ["the army"]}, False),
        ({"agents": [], "targets": ["the army"]}, False),
    ],
)
def test_a_partys_count_of_its_own_deeds_is_marked(words, own):
    counts = [("killed", 40, 40, "fighters")]
    statement = make_statement(type="strike", source="the army", counts=counts, anchor="struck", **words)
    assert [f.is_own_claim for f in build_events([statement], reports=())[0].figures] == [own]


def test_figures_are_listed_never_added():
    words = {"type": "strike", "agents": ["the air force"], "targets": ["a market"], "anchor": "struck"}
    one = make_statement(**words, counts=[("killed", 5, 5, "people")], source="the Governor")
    other = make_statement(
        **words, counts=[("killed", 8, None, "people")], source="the Observatory", source_kind="monitor"
    )
    event = build_events([one, other], reports=())[0]
    assert [(f.speaker, f.low, f.high) for f in event.figures] == [("Governor", 5, 5), ("Observatory", 8, None)]


# --- voices


@pytest.mark.parametrize("wire", read_toml("wires.toml")["wires"], ids=lambda wire: wire["name"])
def test_each_agency_is_credited_in_its_example(wire):
    assert outlet_of(make_report(wire["example"])) == wire["name"]


@pytest.mark.parametrize(
    ("text", "publisher", "outlet"),
    [
        ("The AFP said that it had no word.", "Example Times", "Example Times"),
        ("Rebels (HTS) - once an ally - left.", "Example Times", "Example Times"),
        ("Rebels left.\n\nReporting by the desk (Reuters)", "Example Times", "Reuters"),
        ("A bomb went off.", "Monitor Service (Efe)", "EFE"),
    ],
)
def test_an_agency_named_in_the_text_is_no_credit(text, publisher, outlet):
    assert outlet_of(make_report(text, publisher=publisher)) == outlet


def test_without_a_publisher_the_report_speaks_for_itself():
    report = make_report(publisher="")
    assert report.id in primary_source_of(make_statement(report=report), report)


@pytest.mark.parametrize(
    ("source", "kind", "voice"),
    [
        ("", None, "Example Times"),
        ("the Observatory", "monitor", "Observatory"),
        ("residents", "witness", "witness via Example Times"),
        ("officials", "unnamed", "unnamed via Example Times"),
    ],
)
def test_whose_word_it_is(source, kind, voice):
    assert primary_source_of(make_statement(source=source, source_kind=kind), make_report()) == voice


LONG = " ".join(f"word{n}" for n in range(60))


@pytest.mark.parametrize(
    ("copy", "is_copy"),
    [
        (LONG.upper() + "!", True),
        (LONG + " and a last line", True),
        (LONG.replace("word30", "x"), True),
        (LONG[::-1], False),
    ],
)
def test_near_copies_are_known_whichever_comes_first(copy, is_copy):
    original = make_report(LONG, published=DAY)
    other = make_report(copy, published=DAY + timedelta(days=1), publisher="Sample Post")
    for reports in ((original, other), (other, original)):
        assert (find_copies(reports)[other.id] == original.id) == is_copy


def test_a_copied_report_is_one_voice():
    original = make_report(f"Rebels captured Homs. {LONG}", publisher="Example Times")
    other = make_report(f"Rebels captured Homs. {LONG}", publisher="Sample Post", published=DAY + timedelta(days=1))
    told = [make_statement(report=report, sentence="Rebels captured Homs.") for report in (original, other)]
    event = build_events(told, reports=(original, other))[0]
    assert (event.primary_sources, event.status) == (("Example Times",), "single_source")


def test_every_number_and_rule_of_the_table_is_used():
    table = read_toml("event_match.toml")
    types = [name for names in table["families"].values() for name in names]
    assert len(types) == len(set(types))
    assert all(set(entry["types"]) <= set(types) for entry in (*table["siblings"], *table["opposites"]))

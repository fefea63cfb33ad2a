"""Is the knowledge file whole: ids, kinds, ties, sources, and wars whose actors exist?"""

from __future__ import annotations

from collections import Counter

from orontes.actors.knowledge import actor_tables, load_knowledge, load_wars
from orontes.actors.states import load_patterns, load_states
from orontes.model.actor import ACTOR_KINDS


def test_there_are_enough_hand_written_actors() -> None:
    assert len(list(actor_tables())) >= 1100


def test_ids_are_unique_and_kinds_are_known() -> None:
    ids = Counter(table["id"] for table in actor_tables())
    assert [name for name, count in ids.items() if count > 1] == []
    assert {table["kind"] for table in actor_tables()} <= set(ACTOR_KINDS)


def test_every_actor_has_a_source_and_its_ties_lead_somewhere() -> None:
    knowledge = load_knowledge()
    states = {state.slug for state in load_states()}
    for actor in knowledge.actors.values():
        assert actor.source, actor.id
        for tie in actor.memberships:
            assert knowledge.actor(tie.whole) or tie.whole in states, (actor.id, tie.whole)
            assert tie.tie in ("part_of", "leads", "speaks_for", "allied_with")


def test_one_name_belongs_to_one_actor_unless_every_owner_marks_it_ambiguous() -> None:
    owners: dict[tuple[str, ...], dict[str, bool]] = {}
    for found in load_knowledge().aliases.values():
        for alias in found:
            owners.setdefault(tuple(word.lower() for word in alias.words), {})[alias.actor] = alias.is_ambiguous
    shared = {name: marks for name, marks in owners.items() if len(marks) > 1}
    assert {name: marks for name, marks in shared.items() if not all(marks.values())} == {}


def test_an_ambiguous_name_has_a_country_to_count_in() -> None:
    # These two work in many countries; an ambiguous name of theirs counts only where a report names no country.
    known = {"isis", "anti_isis_coalition"}
    tables = [table for table in actor_tables() if table.get("ambiguous") and not table.get("country")]
    assert {table["id"] for table in tables} == known


def test_dates_are_days_in_order() -> None:
    for actor in load_knowledge().actors.values():
        ends = [(actor.valid_from, actor.valid_to)]
        ends += [(tie.valid_from, tie.valid_to) for tie in actor.memberships]
        assert all(first is None or last is None or first <= last for first, last in ends), actor.id


def test_wars_name_known_actors_and_no_actor_twice() -> None:
    knowledge = load_knowledge()
    for war in load_wars():
        counts = Counter(alignment.actor for alignment in war.alignments)
        assert [actor for actor, count in counts.items() if count > 1] == [], war.id
        assert [actor for actor in counts if knowledge.actor(actor) is None] == [], war.id


def test_every_state_pattern_makes_a_named_actor() -> None:
    for state in load_states():
        for pattern in load_patterns():
            actor = pattern.actor(state)
            assert "{" not in actor.id + actor.name and actor.kind in ACTOR_KINDS

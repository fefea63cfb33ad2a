"""Are known actors found by every name they have, and does nothing else find them?"""

from datetime import date

import pytest

from orontes.actors import load_knowledge
from orontes.actors.knowledge import actor_tables, aliases_of, build_actor
from orontes.actors.link import is_short, is_short_form
from orontes.actors.names import find_named
from orontes.actors.source_kinds import source_kind_of
from orontes.model.report import Report

KNOWLEDGE = load_knowledge()
PUBLISHED = date(2024, 12, 8)


def named(text, published=PUBLISHED):
    return find_named(Report(id="r_test", text=text, published=published), knowledge=KNOWLEDGE)


def test_every_unambiguous_alias_finds_its_actor():
    """Names that two living actors share go to one of them; names with a comma are cut there. No others are missed."""
    missed = []
    for table in actor_tables():
        actor = build_actor(table)
        if actor.valid_to is not None:
            continue
        for alias in aliases_of(actor, table):
            name = " ".join(alias.words)
            shared = [a for a in KNOWLEDGE.aliases[alias.words[0].lower()] if a.words == alias.words]
            plain = any("," not in n and n.replace("-", " ") == name for n in (actor.name, *actor.aliases))
            if not alias.is_ambiguous and plain and len({a.actor for a in shared}) == 1:
                found = named(f"Fighters of {name} left the town.")
                missed += [] if any(m.actor_id == actor.id for m in found) else [(actor.id, name)]
    assert len(missed) <= 3, missed


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The U.S.-led coalition struck twice in Syria.", "anti_isis_coalition"),
        ("U.S. Central Command said so.", "centcom"),
        ("In Syria and Iraq the Coalition struck twice.", "anti_isis_coalition"),
        ("In Yemen the coalition struck twice, in Yemen's north.", "saudi_coalition"),
        ("The Kurdistan Workers' Party fought on.", "pkk"),
    ],
)
def test_names_with_signs_and_names_that_depend_on_the_war(text, actor):
    assert actor in [m.actor_id for m in named(text, published=date(2017, 1, 5))]


def test_a_sentence_end_ends_a_name():
    assert not any(m.text == "Homs. Free Syrian Army" for m in named("They left Homs. Free Syrian Army men came."))


@pytest.mark.parametrize(
    ("word", "name", "is_one"),
    [("ISF", "Iraqi Security Forces", True), ("Coalition", "U.S.-led coalition", True), ("Army", "Army", False)],
)
def test_short_forms_of_names(word, name, is_one):
    assert is_short(word, name) is is_one


def test_titles_do_not_hide_a_short_form():
    assert is_short_form("Mr Haddad", "Karim Haddad")
    assert not is_short_form("Mr Haddad", "Karim Saleh")


def test_a_monitor_stays_a_monitor_though_it_leans_to_a_side():
    (sohr,) = named("The Syrian Observatory for Human Rights counted nine dead.")
    war = next(war for war in KNOWLEDGE.wars if war.id == "syria")
    assert source_kind_of(sohr, war=war, knowledge=KNOWLEDGE, on=PUBLISHED) == "monitor"

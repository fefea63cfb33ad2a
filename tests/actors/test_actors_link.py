"""Whom do pronouns and descriptions stand for, as a user's statements show it?"""

import pytest

from orontes.engine.read import read_text
from orontes.engine.toolkit import load_toolkit

TOOLKIT = load_toolkit()


def sources(text):
    reading = read_text(text, published="2024-12-08", toolkit=TOOLKIT)
    return [statement.source for statement in reading.statements]


def test_he_is_the_speaker_before():
    text = "Rebels captured two villages on Saturday, Davis said.\n\nThey also shelled a bridge, he added."
    assert all("Davis" in source.names for source in sources(text))


def test_the_army_is_not_the_rebels():
    for source in sources("Rebels captured Homs on Saturday, the army said."):
        assert "Rebels" not in source.names and "rebels" not in source.names


@pytest.mark.parametrize("pronoun", ["he", "they", "we"])
def test_a_pronoun_is_nobody_s_name(pronoun):
    for source in sources(f"The town was shelled overnight, {pronoun} said."):
        assert pronoun not in source.names


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah fired rockets at Israel. Years passed. The group of tourists said the hotel was shelled.",
        "Hezbollah fired rockets at Israel. Later, fighters of the Red Dawn Brigade, a new militia, seized the town of "
        "Metula. The group killed ten soldiers there.",
    ],
)
def test_a_group_that_nobody_knows_is_not_the_one_known_group(text):
    last = read_text(text, published="2024-12-08", toolkit=TOOLKIT).statements[-1]
    assert "hezbollah" not in {who.actor_id for who in (*last.agents, last.source)}


def test_the_group_is_the_one_group_named_before():
    text = "M23 took Goma. Rwanda denied this. The weather was fair. Nobody came. The group then took Bukavu."
    last = read_text(text, published="2025-02-08", toolkit=TOOLKIT).statements[-1]
    assert {who.actor_id for who in last.agents} == {"m23"}

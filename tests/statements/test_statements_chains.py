"""Who passes whose word on, and what could not be checked?"""

from __future__ import annotations

import pytest

from orontes.engine.read import read_text
from orontes.engine.toolkit import Toolkit
from orontes.model.statement import Statement

CHAINS = (
    (
        "State television quoted the army as saying rockets had landed in the airport compound in Mezzeh.",
        "the army",
        ("State television",),
    ),
    (
        "A spokesman for the governor said police had told him that gunmen killed nine farmers in Zamfara.",
        "police",
        ("A spokesman for the governor",),
    ),
    ("A resident told a reporter that rebels had captured Homs.", "A resident", ()),
)
UNVERIFIED = (
    ("The army claimed to have retaken Goma. The claim could not be independently verified.", "possible"),
    ("The army claimed to have retaken Goma. We have not been able to verify this.", "possible"),
    ("Rebels said they had shot down a jet near Hama, a claim that could not be verified.", "possible"),
    ("The army claimed to have retaken Goma. Residents confirmed the claim.", "happened"),
    ("The army claimed to have retaken Goma. Police could not verify the identity of the driver.", "happened"),
)


def first_of(text: str, toolkit: Toolkit) -> Statement:
    return read_text(text, published="2024-12-08", publisher="Post", toolkit=toolkit).statements[0]


@pytest.mark.parametrize(("text", "source", "chain"), CHAINS)
def test_the_innermost_speaker_is_the_source_and_who_passes_it_on_is_kept(
    text: str, source: str, chain: tuple[str, ...], toolkit: Toolkit
) -> None:
    statement = first_of(text, toolkit)
    assert statement.source.text == source
    assert tuple(name.casefold() for name in statement.source.chain) == tuple(name.casefold() for name in chain)


@pytest.mark.parametrize(("text", "reality"), UNVERIFIED)
def test_what_could_not_be_verified_is_possible_and_says_why(text: str, reality: str, toolkit: Toolkit) -> None:
    statement = first_of(text, toolkit)
    assert statement.reality == reality
    assert any(reason.rule == "cue:unverified" for reason in statement.why) == (reality == "possible")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Army spokesman Col. Karim Haddad told reporters that rebels had left Hama.", False),
        ("The CJTF-OIR spokesperson said rebels had left Hama.", True),
    ],
)
def test_nobody_is_his_own_organisation(text: str, body: bool, toolkit: Toolkit) -> None:
    source = first_of(text, toolkit).source
    assert bool(source.body) == body and source.text not in source.body


@pytest.mark.parametrize(
    ("publisher", "names"),
    [
        ("Kyiv Post", {"Kyiv Post"}),
        ("Hamas Watch", {"Hamas Watch"}),
        ("Ministry of Defence of Ukraine", {"Ukraine", "Ukrainian Ministry of Defence"}),
    ],
)
def test_an_outlet_is_not_whom_its_name_names(publisher: str, names: set[str], toolkit: Toolkit) -> None:
    text = "Soldiers fired on Friday. We have killed 40 soldiers near Kharkiv."
    reading = read_text(text, published="2024-12-08", publisher=publisher, toolkit=toolkit)
    (we,) = {who for s in reading.statements for who in s.agents if who.text == "We"}
    assert names <= set(we.names) and ("Ukraine" in we.names) == ("Ukraine" in names) and "Hamas" not in we.names


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Syrian and Russian aircraft carried out air strikes on Idlib province, residents said.", "residents"),
        ("Rebels took Homs. This advance suggests that rebels will attack Damascus next week.", ""),
        ("Rebels took Homs. This statement suggests that rebels will attack Damascus next week.", "This statement"),
    ],
)
def test_a_source_is_a_speaker_and_nothing_more(text: str, source: str, toolkit: Toolkit) -> None:
    reading = read_text(text, published="2024-12-08", toolkit=toolkit)
    assert reading.statements[-1].source.text == source

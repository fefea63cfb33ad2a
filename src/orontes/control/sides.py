"""On which side does a participant stand when the war's file does not say? Its own words, by `side_words.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from orontes.model.statement import Participant, Statement
from orontes.resources import read_toml

SideOf = Callable[[Statement, Participant], str]
"""The side a participant stands on in the statement's war, '' if unknown."""
SourceSide = Callable[[Statement], tuple[str, str]]
"""(side, strength: member | ally | leaning) of a statement's source, ('', '') if none."""
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def side_of_words(statement: Statement, who: Participant) -> str:
    """The side by the participant's own name: `government` or `rebels` where the words say so, else the name itself.

    A picture of one report about any war, an invented one too, then has sides; `statement` is there for the contract.
    A last word with a capital is part of a name: "Syrian army" is the government's, "Free Syrian Army" is not.
    """
    words = _ARTICLE.sub("", " ".join((who.names[0] if who.names else who.text).split())).split(" ")
    if words[0].lower() in read_toml("first_person.toml")["possessive"]["words"]:
        return side_of_speaker(statement)
    for size in range(len(words), 0, -1):
        tail = words[-size:]
        side = side_words().get(" ".join(tail).lower(), "")
        if side and (size == len(words) or tail[-1].islower()):
            return side
    return " ".join(words).lower()


def side_of_speaker(statement: Statement) -> str:
    """The side a party's speaker names itself by ("a rebel commander said his men …"); '' if its words do not say."""
    if statement.source.kind != "party":
        return ""
    words = " ".join((statement.source.text, *statement.source.names)).lower().split()
    return next((side for word in words if (side := side_words().get(word, ""))), "")


def side_or_name(side_of: SideOf) -> SideOf:
    """`side_of`, and where it knows nothing the participant's own name as its side."""
    return lambda statement, who: side_of(statement, who) or side_of_words(statement, who)


@cache
def side_words() -> dict[str, str]:
    """Word → side, from `side_words.toml`."""
    return {word: side for side, table in read_toml("side_words.toml").items() for word in table["words"]}

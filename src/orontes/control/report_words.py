"""What does one statement of a report say of who holds a place? One word for each of its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from orontes.model.statement import Participant, Statement, StatementPlace
from orontes.resources import read_toml

Names = tuple[str, ...]
TOLD = ("happened", "possible", "denied")
UNTOLD_STANCES = ("warns", "demands", "vows")


@dataclass(frozen=True, slots=True)
class ReportWord:
    """What one statement or phrase says of one place."""

    place: StatementPlace
    kind: str
    """held | part | left | besieged | inside | foothold | fighting | not_held | not_left."""
    names: Names
    """Names of the side that the word is about: who holds it, left it, is inside, came in; () if not said."""
    previous: Names
    """Names of the side that held it before; for a siege, of the besieger."""
    source_kind: str
    speaker: Names
    is_possible: bool = False
    day: date | None = None
    position: int = 0
    """Where it stands in the text."""
    statement_id: str = ""


def find_words(statement: Statement) -> Iterator[ReportWord]:
    """The words of one statement; demanded, planned and feared acts say nothing."""
    kind = kind_of(statement)
    if kind is None or (statement.targets and kind == "besieged" and all(map(is_civilian, statement.targets))):
        return
    names, previous = parties_to(statement, kind)
    for place in statement.places:
        if place.kind not in ("country", "continent") and fits(kind, place):
            yield ReportWord(
                place=place,
                kind=kind,
                names=names,
                previous=previous,
                source_kind=statement.source.kind,
                speaker=statement.source.names if statement.source.kind in ("party", "state") else (),
                is_possible=statement.reality == "possible",
                day=statement.time.start if statement.time is not None else None,
                position=statement.anchor.start,
                statement_id=statement.id,
            )


def kind_of(statement: Statement) -> str | None:
    """What kind of word the statement's type, part, reality and stance make; None for no word."""
    if statement.reality not in TOLD or statement.stance in UNTOLD_STANCES:
        return None
    if statement.reality == "denied":
        return {"capture": "not_held", "advance": "not_held", "withdrawal": "not_left"}.get(statement.type)
    if statement.type == "capture":
        return "part" if statement.part == "part" else "held"
    if statement.type == "defence":
        return "held" if statement.agents and is_holding(statement) else "inside"
    if statement.type == "surrender":
        return "inside"
    return {"withdrawal": "left", "siege": "besieged", "advance": "foothold", "clash": "fighting"}.get(statement.type)


def parties_to(statement: Statement, kind: str) -> tuple[Names, Names]:
    """(names of the side the word is about, names of the holder before)."""
    agents, targets = names_in(statement.agents), names_in(statement.targets)
    if kind == "besieged":
        return targets, agents
    return agents, targets if statement.type == "capture" and kind == "held" else ()


def names_in(participants: tuple[Participant, ...]) -> Names:
    """All names of those who can hold a place, each once; the words themselves where there is no name."""
    able = [who for who in participants if not is_civilian(who)]
    return tuple(dict.fromkeys(name for who in able for name in (who.names or (who.text,))))


def is_civilian(who: Participant) -> bool:
    """Whether the words stand for people or things that hold nothing."""
    words = set(read_toml("control_phrases.toml")["not_holders"]["words"])
    return any(word.lower().strip(",.") in words for word in who.text.split())


def is_holding(statement: Statement) -> bool:
    """Whether a defence says that the place is kept."""
    return bool(re.search(read_toml("control_phrases.toml")["holds"]["pattern"], statement.anchor_text, re.IGNORECASE))


def fits(kind: str, place: StatementPlace) -> bool:
    """Whether the word is of the place itself, not of one near it, on the way, or of a road or river."""
    if not is_named(place):
        return False
    relations = {"left": ("from",), "not_left": ("from", "in"), "besieged": ("in", "outskirts")}
    if place.relation not in relations.get(kind, ("in",)):
        return False
    return kind not in ("left", "besieged", "not_left") or not is_line(place)


def is_named(place: StatementPlace) -> bool:
    """Whether the place has a name or is known: "a village" stands for none."""
    vague = read_toml("control_phrases.toml")["unnamed"]["words"]
    own_name = place.names[0] if place.names else place.text
    if place.place_id is None and own_name.split(" ")[0].lower() in vague:
        return False
    return place.place_id is not None or any(w[:1].isupper() for n in (place.text, *place.names) for w in n.split())


def is_line(place: StatementPlace) -> bool:
    """Whether it is a road, river or border, which is cut or crossed but not besieged."""
    if place.kind in ("road", "river", "water", "line"):
        return True
    words = set(read_toml("control_phrases.toml")["lines"]["words"])
    return place.place_id is None and bool(words & {word.lower().strip(",.") for word in place.text.split()})

"""Who is known? The actors of the knowledge file, those every state has, and the wars with their sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from orontes.actors.states import load_patterns, load_states
from orontes.actors.words import cut
from orontes.model.actor import Actor, Alignment, Membership, War
from orontes.resources import read_toml

STRENGTHS = (("member", "members"), ("ally", "allies"), ("leaning", "leaning"))
"""How an actor stands by a side, and the key of `wars.toml` that lists it."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an actor, in words."""

    words: tuple[str, ...]
    """As written; compared without case unless `is_acronym`."""
    actor: str
    is_acronym: bool
    is_ambiguous: bool


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Actors by id, aliases by their first word in lower case (longest first), and wars."""

    actors: dict[str, Actor]
    aliases: dict[str, tuple[Alias, ...]]
    wars: tuple[War, ...]

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with that id: hand-written, or one that every state has."""
        return self.actors.get(actor_id) or state_actors().get(actor_id)


@cache
def load_knowledge() -> Knowledge:
    """The knowledge file, read once."""
    actors: dict[str, Actor] = {}
    aliases: dict[str, list[Alias]] = {}
    for table in actor_tables():
        actor = build_actor(table)
        actors[actor.id] = actor
        for alias in aliases_of(actor, table):
            aliases.setdefault(alias.words[0].lower(), []).append(alias)
    ordered = {word: tuple(sorted(found, key=lambda a: -len(a.words))) for word, found in aliases.items()}
    return Knowledge(actors, ordered, load_wars())


def actor_tables() -> Iterator[dict[str, Any]]:
    """Every `[[actor]]` of every file in `resources/actors`, files in alphabetical order."""
    folder = files("orontes.resources") / "actors"
    for name in sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml")):
        yield from read_toml(f"actors/{name}").get("actor", ())


def build_actor(table: dict[str, Any]) -> Actor:
    """One actor from its table."""
    return Actor(
        id=table["id"],
        name=table["name"],
        kind=table["kind"],
        aliases=tuple(table.get("aliases", ())),
        country=table.get("country", ""),
        memberships=tuple(
            Membership(tie["whole"], tie["tie"], as_day(tie.get("from")), as_day(tie.get("to")))
            for tie in table.get("member_of", ())
        ),
        valid_from=as_day(table.get("valid_from")),
        valid_to=as_day(table.get("valid_to")),
        source=table.get("source", ""),
    )


def aliases_of(actor: Actor, table: dict[str, Any]) -> Iterator[Alias]:
    """Every name of an actor as an alias; loaded names are matched too, though never used as ours."""
    ambiguous = set(table.get("ambiguous", ()))
    for name in dict.fromkeys((actor.name, *actor.aliases, *table.get("loaded", ()), *ambiguous)):
        words = tuple(word.text.replace("’", "'") for word in cut(name))
        acronym = len(words) == 1 and len(name) <= 6 and (name.isupper() or sum(c.isupper() for c in name) >= 2)
        if words:
            yield Alias(words, actor.id, acronym, name in ambiguous)


def as_day(words: object) -> date | None:
    """A date from a TOML date or an ISO text; None where there is none."""
    if isinstance(words, date):
        return words
    return date.fromisoformat(str(words)) if words else None


@cache
def state_actors() -> dict[str, Actor]:
    """Every actor that every state has, by id."""
    made = (pattern.actor(state) for state in load_states() for pattern in load_patterns())
    return {actor.id: actor for actor in made}


@cache
def load_wars() -> tuple[War, ...]:
    """The wars of `wars.toml`, in file order."""
    return tuple(
        War(
            id=table["id"],
            name=table["name"],
            countries=tuple(table["countries"]),
            sides=tuple((side["id"], side["name"]) for side in table["side"]),
            alignments=tuple(
                Alignment(
                    war=table["id"],
                    side=side["id"],
                    actor=actor,
                    strength=strength,
                    basis=side.get("basis", "public knowledge"),
                )
                for side in table["side"]
                for strength, key in STRENGTHS
                for actor in side.get(key, ())
            ),
            valid_from=as_day(table.get("from")),
            valid_to=as_day(table.get("to")),
        )
        for table in read_toml("wars.toml")["war"]
    )

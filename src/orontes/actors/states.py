"""Which actors does every state have? Government, army, police, ministries and offices by pattern, made when met."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from orontes.model.actor import Actor, Membership
from orontes.resources import read_toml


@dataclass(frozen=True, slots=True)
class State:
    """One row of `states.toml`."""

    code: str
    name: str
    demonyms: tuple[str, ...]
    capital: str
    aliases: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The name as it stands in ids: `south_sudan`."""
        return "".join(c if c.isalnum() else "_" for c in self.name.lower())


@dataclass(frozen=True, slots=True)
class StatePattern:
    """One table of `state_patterns.toml`: an actor that every state has, and the nouns that mean it."""

    id: str
    name: str
    kind: str
    whole: str
    tie: str
    names: tuple[str, ...]
    nouns: tuple[str, ...]
    people: tuple[str, ...]
    bare: tuple[str, ...]
    bare_people: tuple[str, ...]

    def actor(self, state: State) -> Actor:
        """The pattern filled in for one state."""
        fill = {"slug": state.slug, "demonym": state.demonyms[0], "country": state.name}
        whole = self.whole.format(**fill)
        ties = (Membership(whole=whole, tie=self.tie),) if whole != state.slug else ()
        return Actor(
            id=self.id.format(**fill),
            name=self.name.format(**fill),
            kind=self.kind,
            aliases=tuple(name.format(**fill) for name in self.names),
            country=state.code,
            memberships=ties,
            source="pattern of state_patterns.toml",
        )


@cache
def load_states() -> tuple[State, ...]:
    """Every state, in file order."""
    rows = read_toml("actors/states.toml")["states"]
    return tuple(State(row[0], row[1], tuple(row[2]), row[3], tuple(row[4])) for row in rows)


@cache
def load_patterns() -> tuple[StatePattern, ...]:
    """Every pattern, in file order."""
    return tuple(
        StatePattern(
            id=table["id"],
            name=table["name"],
            kind=table["kind"],
            whole=table.get("whole", ""),
            tie=table.get("tie", "part_of"),
            names=tuple(table.get("names", ())),
            nouns=tuple(table.get("nouns", ())),
            people=tuple(table.get("person", ())),
            bare=tuple(table.get("bare", ())),
            bare_people=tuple(table.get("bare_person", ())),
        )
        for table in read_toml("actors/state_patterns.toml").values()
        if isinstance(table, dict)
    )


@cache
def state_words() -> dict[str, tuple[State, str]]:
    """Lower-case name, demonym, plural demonym, alias or capital → (state, what the word is)."""
    found: dict[str, tuple[State, str]] = {}
    for state in load_states():
        for word in (state.name, *state.aliases):
            found.setdefault(word.lower(), (state, "name"))
        for word in state.demonyms:
            found.setdefault(word.lower(), (state, "demonym"))
            found.setdefault(f"{word.lower()}s", (state, "people"))
        found.setdefault(state.capital.lower(), (state, "capital"))
    found.pop("", None)  # dissolved states have no capital here
    return found


@cache
def noun_index() -> dict[str, tuple[StatePattern, bool]]:
    """Noun phrase → (pattern, is a person or several of it), for phrases after a demonym or country."""
    found: dict[str, tuple[StatePattern, bool]] = {}
    for pattern in load_patterns():
        for noun in pattern.nouns:
            found.setdefault(noun, (pattern, False))
        for noun in pattern.people:
            found.setdefault(noun, (pattern, True))
    return found


@cache
def bare_index() -> dict[str, tuple[StatePattern, bool]]:
    """The same for phrases that stand alone ("the army") and mean the country the report speaks of most."""
    found: dict[str, tuple[StatePattern, bool]] = {}
    for pattern in load_patterns():
        for noun in pattern.bare:
            found.setdefault(noun, (pattern, False))
        for noun in pattern.bare_people:
            found.setdefault(noun, (pattern, True))
    return found

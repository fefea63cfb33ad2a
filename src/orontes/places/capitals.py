"""Which city is a state's capital? By its name in any state of `actors/states.toml`."""

from __future__ import annotations

from functools import cache

from orontes.places.naming import key_of
from orontes.resources import read_toml


@cache
def capitals() -> dict[str, tuple[str, ...]]:
    """Key of a capital's name → the codes of its states: Kingston is two states' capital."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_toml("actors/states.toml")["states"]:
        if row[3]:
            found[key_of(row[3])] = (*found.get(key_of(row[3]), ()), row[0])
    return found


def is_capital_of(name: str, country: str) -> bool:
    """Whether a name is that of the country's capital."""
    return country in capitals().get(key_of(name), ())

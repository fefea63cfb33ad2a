"""What kind of source is a speaker in this war: party, state, monitor, international body, media, witness, unnamed?"""

from __future__ import annotations

from datetime import date
from functools import cache

from orontes.actors.knowledge import Knowledge
from orontes.actors.wars import side_of
from orontes.model.actor import ActorMention, War
from orontes.resources import read_toml

BY_KIND = {
    "monitor": "monitor",
    "ngo": "monitor",
    "io": "io",
    "media": "media",
    "agency": "media",
    "armed_forces": "party",
    "armed_group": "party",
    "militia": "party",
    "coalition": "party",
    "police": "party",
}
"""Source kind by actor kind where the war does not decide; governments and leaders need the war."""
INDEPENDENT = ("monitor", "io")
"""Kinds that stay what they are even where their sympathies are known: a leaning is not a side."""
CLASSES = ("witness", "monitor", "io", "media", "party", "state", "unnamed")


def source_kind_of(mention: ActorMention, *, war: War | None, knowledge: Knowledge, on: date | None) -> str:
    """One of the guideline's source kinds, '' where nothing tells."""
    if mention.actor_id:
        side = side_of(mention.actor_id, war=war, on=on, knowledge=knowledge) if war else ""
        actor = knowledge.actor(mention.actor_id)
        if side and BY_KIND.get(mention.kind) not in INDEPENDENT:
            return "party"
        if mention.kind in ("armed_forces", "police") and war and actor and actor.country not in war.countries:
            return "state"
        if mention.kind in ("government", "leader", "state"):
            return "state" if war and actor and actor.country not in war.countries else ""
        return BY_KIND.get(mention.kind, "")
    return kind_of_words(mention.text)


def kind_of_words(text: str) -> str:
    """The kind that a description tells ("a nurse", "the Coastal Rights Observatory"), the longest phrase first."""
    words = [word.strip(".,;:'’\"").lower() for word in text.split()]
    forms = [(word, word.removesuffix("s")) for word in words]
    for size in (3, 2, 1):
        for start in range(len(words) - size, -1, -1):
            for phrase in (
                " ".join(words[start : start + size]),
                " ".join([*words[start : start + size - 1], forms[start + size - 1][1]]),
            ):
                if phrase in noun_kinds():
                    return noun_kinds()[phrase]
    last = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    return ending_kinds().get(last, "")


@cache
def noun_kinds() -> dict[str, str]:
    """Noun phrase → kind, from `sources.toml`; the class named first in CLASSES wins."""
    found: dict[str, str] = {}
    for name in CLASSES:
        for word in read_toml("sources.toml").get(name, {}).get("words", ()):
            found.setdefault(word.lower(), name)
    return found


@cache
def ending_kinds() -> dict[str, str]:
    """Last word of a name → kind ("Observatory" → monitor)."""
    found: dict[str, str] = {}
    for name in CLASSES:
        for word in read_toml("sources.toml").get(name, {}).get("endings", ()):
            found.setdefault(word, name)
    return found

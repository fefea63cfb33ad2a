"""Does a source speak against its own interest: a party that tells of its own loss, retreat or wrong?

An admission is worth more than a claim where control is weighed (`control/classes.py`); here it is only marked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from orontes.model.reason import Reason
from orontes.model.statement import Participant, Source
from orontes.resources import read_toml

TOLD = ("happened", "possible")
SPARED = ("denies", "demands", "vows", "warns")


def admission_of(
    type: str,
    *,
    source: Source,
    stance: str,
    reality: str,
    agents: Sequence[Participant],
    targets: Sequence[Participant],
) -> tuple[Reason, ...]:
    """One reason where the source admits something against itself, none otherwise."""
    if source.kind != "party" or reality not in TOLD or stance in SPARED:
        return ()
    table = read_toml("admissions.toml")
    own = {name.lower() for name in (*source.names, *source.body, source.text)}
    is_own_act = any(is_own(who, own, source) for who in agents)
    for role, people in (("agent", agents), ("target", () if is_own_act else targets)):
        types = table[f"own_{role}"]["types"]
        for who in people:
            if type in types and is_own(who, own, source):
                return (Reason("source", "admission", f"{source.text} tells of its own {type} as {role}", who.span),)
    return ()


def is_own(who: Participant, own: Collection[str], source: Source) -> bool:
    """Whether a participant is the source's own side: the same actor, a name of its own, or "our men".

    "Their men" are anybody's: those whom the owner's names tell are known by these.
    """
    if who.actor_id is not None and who.actor_id == source.actor_id:
        return True
    first = who.text.lower().split(" ")[0]
    words = read_toml("first_person.toml")
    is_first = first in words["pronouns"]["words"]
    return is_first or any(name.lower() in own for name in who.names)

"""Which kind of attack does "the attack" mean? The one told before: a strike stays a strike, a bombing a bombing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orontes.model.reason import Reason
from orontes.statements.lexicon import load_types, word_class
from orontes.statements.syntax import Tree
from orontes.statements.triggers import FoundTrigger

BACK = 8
"""Sentences looked back for the event that is meant."""


def follow_events(triggers: Sequence[FoundTrigger], tree: Tree) -> tuple[FoundTrigger, ...]:
    """The triggers in text order, general words for a known attack with the type of the attack they point back to."""
    found: list[FoundTrigger] = []
    for trigger in triggers:
        earlier = meant_by(trigger, found, tree) if is_pointing(trigger, tree) else None
        if earlier is None or earlier.type == trigger.type:
            found.append(trigger)
            continue
        reason = Reason("type", "points_back", f"to {tree.token(earlier.token).text}, {earlier.type}")
        found.append(replace(trigger, type=earlier.type, reasons=(*trigger.reasons, reason)))
    return tuple(found)


def is_pointing(trigger: FoundTrigger, tree: Tree) -> bool:
    """Whether the word is a general noun of force used for something known: "the attack", "this incident"."""
    token = tree.token(trigger.token)
    if token.upos != "NOUN" or token.lemma.lower() not in word_class("general_attack"):
        return False
    if load_types()[trigger.type].group != "force" or tree.dependents(trigger.token, "compound"):
        return False
    return any(tree.token(k).lemma.lower() in word_class("pointer") for k in tree.dependents(trigger.token, "det"))


def meant_by(trigger: FoundTrigger, before: Sequence[FoundTrigger], tree: Tree) -> FoundTrigger | None:
    """The nearest attack of a definite kind told before, None where none is near."""
    sentence = tree.token(trigger.token).sentence
    for earlier in reversed(before):
        if sentence - tree.token(earlier.token).sentence > BACK:
            return None
        general = tree.token(earlier.token).lemma.lower() in word_class("general_attack")
        told = any(reason.rule == "points_back" for reason in earlier.reasons)
        if earlier.type in ("strike", "bombing", "clash", "killing") and (not general or told):
            return earlier
    return None

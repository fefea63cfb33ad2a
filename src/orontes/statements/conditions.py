"""Does a trigger word's condition hold? The closed vocabulary that `event_types.toml` defines in `[conditions]`."""

from __future__ import annotations

from collections.abc import Callable

from orontes.statements.arguments import fill_slot
from orontes.statements.lexicon import word_class
from orontes.statements.linked import Linked
from orontes.statements.syntax import Tree, is_relation

GOAL_SLOTS = (
    "to",
    "into",
    "toward",
    "towards",
    "onto",
    "from",
    "out of",
    "off",
    "through",
    "across",
    "in",
    "inside",
    "near",
)
ARMED_KINDS = ("armed_forces", "police", "armed_group", "coalition", "militia")
Test = Callable[[int, Tree, Linked], bool]


def condition_holds(condition: str, token: int, *, tree: Tree, linked: Linked) -> bool:
    """Whether every part of `condition` (joined by " and ") holds for the predicate at `token`; '' always does."""
    return all(PARTS[part](token, tree, linked) for part in condition.split(" and ")) if condition else True


def patients(token: int, tree: Tree) -> tuple[int, ...]:
    """ARG1 in the wide sense of `event_types.toml`: object, passive or unaccusative subject, `of` phrase of a noun."""
    found = fill_slot(tree, token, "ARG1")
    if found:
        return found
    word = tree.token(token)
    if word.upos == "ADJ" or word.lemma.lower() in word_class("unaccusative"):
        return fill_slot(tree, token, "subj")
    if word.upos == "NOUN" and is_relation(word.deprel, ("nmod", "obl", "obj")):
        return tree.dependents(token, "nmod:poss")
    return ()


def agents(token: int, tree: Tree) -> tuple[int, ...]:
    """ARG0 of the predicate."""
    return fill_slot(tree, token, "ARG0")


def is_of_class(token: int, name: str, tree: Tree) -> bool:
    """Whether the word's lemma is in the class."""
    word = tree.token(token)
    return word.lemma.lower() in word_class(name) or word.text.lower() in word_class(name)


def is_place(token: int, tree: Tree, linked: Linked) -> bool:
    """A linked place or a place noun."""
    return linked.place(token) is not None or is_of_class(token, "place", tree)


def is_force(token: int, tree: Tree, linked: Linked) -> bool:
    """A linked armed actor, a side's adjective, a force noun, or "they" and "their" of whom nothing else is known."""
    actor = linked.actor(token)
    if actor is None or actor.actor_id is None:
        if tree.token(token).upos == "PRON" and is_of_class(token, "plural_pronoun", tree):
            return True
    return bool(actor and actor.kind in ARMED_KINDS) or is_of_class(token, "force", tree)


def is_leader(token: int, tree: Tree, linked: Linked) -> bool:
    """A linked leader or a leader noun."""
    actor = linked.actor(token)
    return bool(actor and actor.kind == "leader") or is_of_class(token, "leader", tree)


def is_civilian(token: int, tree: Tree, linked: Linked) -> bool:
    """A civilian or captive noun that no armed actor's mention covers."""
    actor = linked.actor(token)
    return not (actor and actor.kind in ARMED_KINDS) and is_of_class(token, "civilian", tree)


def is_person(token: int, tree: Tree, linked: Linked) -> bool:
    """A person or group of persons."""
    mention = linked.mention(token)
    named = mention is not None and mention.kind == "person"
    return named or any(is_of_class(token, name, tree) for name in ("person", "civilian", "force", "leader"))


def goal_is_place(token: int, tree: Tree, linked: Linked) -> bool:
    """A phrase of direction or an adverb of place names a place."""
    if any(is_place(k, tree, linked) for k in tree.obliques(token, *GOAL_SLOTS)):
        return True
    return any(tree.token(k).lemma.lower() in ("here", "there", "back") for k in tree.dependents(token, "advmod"))


def clause_has(token: int, name: str, tree: Tree) -> bool:
    """Whether a word of the class is an argument, a modifier, or the head of the predicate's clause."""
    near = [*tree.subtree(token), tree.token(token).head]
    return any(k >= 0 and is_of_class(k, name, tree) for k in near)


def patient_is(test: Test) -> Test:
    """Whether any ARG1 passes the test."""
    return lambda token, tree, linked: any(test(k, tree, linked) for k in patients(token, tree))


def agent_is(test: Test) -> Test:
    """Whether any ARG0 passes the test."""
    return lambda token, tree, linked: any(test(k, tree, linked) for k in agents(token, tree))


def class_test(name: str) -> Test:
    """A test of membership in one word class."""
    return lambda token, tree, _: is_of_class(token, name, tree)


def deal_near(token: int, tree: Tree, _: Linked) -> bool:
    """ARG1 or a `to`, `on`, `with` complement is a deal."""
    near = (*patients(token, tree), *tree.obliques(token, "to", "on", "with"))
    return any(is_of_class(k, "deal", tree) for k in near)


PARTS: dict[str, Test] = {
    "ARG1 is place": patient_is(is_place),
    "goal is place": goal_is_place,
    "ARG1 is person": patient_is(is_person),
    "ARG1 is civilian": patient_is(is_civilian),
    "ARG1 is force": patient_is(is_force),
    "ARG1 is leader": patient_is(is_leader),
    "ARG1 is thing": patient_is(class_test("thing")),
    "ARG1 is goods": patient_is(class_test("goods")),
    "ARG1 is deal": deal_near,
    "ARG0 is force": agent_is(is_force),
    "ARG0 is civilian": agent_is(is_civilian),
    "ARG0 is leader": agent_is(is_leader),
    "with device": lambda token, tree, _: clause_has(token, "device", tree),
    "with air or artillery weapon": lambda token, tree, _: clause_has(token, "air_weapon", tree),
}

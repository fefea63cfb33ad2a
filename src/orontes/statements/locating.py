"""Where does a statement's event happen? The places of a trigger, with their relation to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orontes.model.place import PlaceMention
from orontes.model.reason import Reason
from orontes.model.report import Report
from orontes.model.statement import StatementPlace
from orontes.statements.anaphora import is_pointing
from orontes.statements.antecedents import find_antecedent
from orontes.statements.lexicon import TypeEntry, load_types, word_class
from orontes.statements.linked import Linked
from orontes.statements.participants import build_place
from orontes.statements.roles import Filler, find_fillers
from orontes.statements.syntax import Tree
from orontes.statements.triggers import FoundTrigger

NEAR = 2
"""Sentences back within which "the attack" takes the place of the one told there."""
WITHIN = ("in", "at", "near", "outside")
EXAMPLES = ("like", "such as", "including", "namely")


def find_statement_places(
    trigger: FoundTrigger, report: Report, *, tree: Tree, linked: Linked, places: Sequence[PlaceMention]
) -> tuple[tuple[StatementPlace, ...], tuple[Reason, ...]]:
    """The places that fill the trigger's place role, resolved where a linked place or a safe antecedent allows."""
    entry = load_types()[trigger.type]
    found: list[StatementPlace] = []
    reasons: list[Reason] = []
    for filler in place_fillers(trigger, entry, tree=tree, linked=linked):
        antecedent = find_antecedent(filler.token, tree=tree, places=places) or holder_of(
            filler.token, tree=tree, linked=linked
        )
        relation = choose_relation(filler, trigger, entry, tree=tree)
        place = build_place(
            filler.token, relation=relation, report=report, tree=tree, linked=linked, antecedent=antecedent
        )
        if any(place.span.overlaps(other.span) for other in found):
            continue
        found.append(place)
        reasons.append(filler.reason)
    return tuple(found), tuple(reasons)


def inherited_places(
    trigger: FoundTrigger, told: Sequence[tuple[FoundTrigger, tuple[StatementPlace, ...]]], *, tree: Tree
) -> tuple[tuple[StatementPlace, ...], tuple[Reason, ...]]:
    """The places of the event that "the attack" points back to: the last of its type told nearby with a place.

    On the gold's training part 61 in 100 such nouns without a place of their own have the earlier one's.
    """
    sentence = tree.token(trigger.token).sentence
    if not is_pointing(trigger, tree):
        return (), ()
    for earlier, places in reversed(told):
        if sentence - tree.token(earlier.token).sentence > NEAR:
            break
        if earlier.type == trigger.type and places:
            reason = Reason("places", "points_back", f"to {tree.token(earlier.token).text}, told before")
            return places, (reason,)
    return (), ()


def place_fillers(trigger: FoundTrigger, entry: TypeEntry, *, tree: Tree, linked: Linked) -> tuple[Filler, ...]:
    """Words in the place role; by pattern alone (no head) only those that a place or place noun covers."""
    fillers = find_fillers(trigger.token, "place", mark=trigger.mark, entry=entry, lemma=trigger.lemma, tree=tree)
    named = (replace(f, token=token) for f in fillers for token in examples_of(f.token, tree=tree, linked=linked))
    found = tuple(f for f in named if is_place_word(f.token, tree=tree, linked=linked))
    if found or entry.group != "ground" or trigger.mark is None:
        return found
    return nested_fillers(trigger, entry, tree=tree, linked=linked)


def nested_fillers(trigger: FoundTrigger, entry: TypeEntry, *, tree: Tree, linked: Linked) -> tuple[Filler, ...]:
    """Names within a place noun that is taken, left or surrounded ("areas on the outskirts of X"); no arc tells."""
    patterned = find_fillers(trigger.token, "place", mark=None, entry=entry, lemma=trigger.lemma, tree=tree)
    nouns = (f for f in patterned if tree.token(f.token).lemma.lower() in word_class("place"))
    return tuple(replace(f, token=k) for f in nouns for k in tree.subtree(f.token) if linked.place(k) is not None)[:1]


def examples_of(token: int, *, tree: Tree, linked: Linked) -> tuple[int, ...]:
    """The names a place noun carries ("the port town of Mokha", "cities like Homs and Hama"), else the word itself."""
    if linked.place(token) is not None:
        return (token,)
    own = [k for k in own_names(token, tree=tree) if linked.place(k) is not None]
    named = own[:1] or [
        each
        for kid in tree.obliques(token, *EXAMPLES)
        for each in tree.coordinated(kid)
        if linked.place(each) is not None
    ]
    return tuple(named) or (token,)


def holder_of(token: int, *, tree: Tree, linked: Linked) -> PlaceMention | None:
    """The named place that a site without a name lies in: Homs for "a prison in Homs"."""
    last = tree.reading.sentences[tree.token(token).sentence].last
    beside = range(token + 2, min(token + 4, last))
    near = beside if beside and tree.token(token + 1).text.lower() in WITHIN else ()
    found = (linked.place(kid) for kid in (*tree.obliques(token, *WITHIN), *near))
    return next((place for place in found if place is not None and place.place is not None), None)


def own_names(token: int, *, tree: Tree) -> tuple[int, ...]:
    """Words that may name what a description means: "the town of X", "the capital, X", "the Iraqi city X"."""
    kids = (*tree.obliques(token, "of"), *tree.dependents(token, "appos", "flat", "compound"))
    return tuple(kid for kid in kids if kid > token)


def is_place_word(token: int, *, tree: Tree, linked: Linked) -> bool:
    """Whether a word can head a place: a linked place or the encoder's mention covers it, or it is a place noun."""
    if linked.place(token) is not None:
        return True
    word = tree.token(token)
    actor = linked.actor(token)
    if word.upos not in ("NOUN", "PROPN", "ADV", "ADJ") or (actor is not None and actor.actor_id is not None):
        return False
    mention = linked.mention(token)
    marked = mention is not None and mention.kind in ("place", "facility")
    return marked or (word.upos != "ADJ" and word.lemma.lower() in word_class("place"))


def choose_relation(filler: Filler, trigger: FoundTrigger, entry: TypeEntry, *, tree: Tree) -> str:
    """In | near | toward | from | to: the preposition on the place, else the trigger word's own, else the type's."""
    by_preposition = {"from": "from", "to": "to", "into": "in", "toward": "toward", "towards": "toward", "near": "near"}
    preposition = tree.preposition(filler.token)
    if preposition in by_preposition:
        relation = by_preposition[preposition]
        return relation if relation != "to" or entry.type not in ("capture", "talks") else "in"
    return entry.relation_exceptions.get(trigger.lemma, entry.place_relation)

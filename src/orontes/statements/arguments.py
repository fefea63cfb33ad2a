"""Which words fill a slot of a verb or event noun? Frames first, then syntax.

Slots are the ones `event_types.toml` names: PropBank labels (ARG0, ARG1, ARG2, LOC, DIR, TMP), `subj`, `obj`,
`poss`, `amod`, and `obl:to` or `to` for a phrase with that preposition.
"""

from __future__ import annotations

from orontes.model.reading import Frame
from orontes.statements.lexicon import word_class
from orontes.statements.syntax import Tree

PLACE_PREPOSITIONS = ("in", "at", "near", "on", "around", "outside", "inside", "across", "throughout")
GOAL_PREPOSITIONS = ("to", "into", "toward", "towards", "onto")
FRAME_LABELS = {"LOC": "ARGM-LOC", "DIR": "ARGM-DIR", "TMP": "ARGM-TMP", "GOL": "ARGM-GOL"}


def fill_slot(tree: Tree, index: int, slot: str) -> tuple[int, ...]:
    """Head tokens of what fills `slot` of the predicate at `index`, coordinated ones included."""
    heads = frame_heads(tree.frames.get(index), slot) or syntax_heads(tree, index, slot)
    found: list[int] = []
    for head in heads:
        found.extend(k for k in tree.coordinated(head) if k not in found)
    return tuple(found)


def frame_heads(frame: Frame | None, slot: str) -> tuple[int, ...]:
    """Heads of the frame's arguments with that label."""
    if frame is None:
        return ()
    label = FRAME_LABELS.get(slot, slot)
    return tuple(a.head for a in frame.arguments if a.label == label)


def syntax_heads(tree: Tree, index: int, slot: str) -> tuple[int, ...]:
    """What the slot's usual syntax gives, for predicates whose frame the encoder did not mark."""
    is_noun = tree.token(index).upos in ("NOUN", "PROPN")
    if slot == "ARG0":
        return noun_agent(tree, index) if is_noun else verb_agent(tree, index)
    if slot == "ARG1":
        return tree.obliques(index, "of") if is_noun else verb_patient(tree, index)
    if slot in ("subj", "ARG2") and not is_noun and slot == "subj":
        subject = tree.subject(index)
        return () if subject is None else (subject,)
    if slot == "obj":
        return tree.objects(index)
    if slot in ("poss", "amod"):
        return tree.dependents(index, "nmod:poss" if slot == "poss" else "amod")
    if slot == "LOC":
        return tree.obliques(index, *PLACE_PREPOSITIONS)
    if slot in ("DIR", "GOL"):
        return tree.obliques(index, *GOAL_PREPOSITIONS)
    preposition = slot.partition(":")[2] or slot
    return tree.obliques(index, preposition) if preposition.islower() else ()


def verb_agent(tree: Tree, index: int) -> tuple[int, ...]:
    """Who acts: the subject, or the by-phrase of a passive."""
    if tree.is_passive(index):
        return tree.obliques(index, "by")
    subject = tree.subject(index)
    if subject is None and tree.token(index).deprel == "acl":
        by = tree.obliques(index, "by")
        return by
    return () if subject is None else (subject,)


def verb_patient(tree: Tree, index: int) -> tuple[int, ...]:
    """What is acted on: the object, or the subject of a passive."""
    if tree.is_passive(index):
        subject = tree.subject(index)
        return () if subject is None else (subject,)
    found = tree.objects(index)
    token = tree.token(index)
    if not found and token.deprel == "acl" and token.head >= 0 and tree.obliques(index, "by"):
        return (token.head,)
    return found


def noun_agent(tree: Tree, index: int) -> tuple[int, ...]:
    """Who acts in an event noun: "by X", "X's", "Turkish offensive", "between X and Y"."""
    return (
        tree.obliques(index, "by")
        or tree.obliques(index, "between")
        or tree.dependents(index, "nmod:poss")
        or light_agent(tree, index)
        or tree.dependents(index, "amod", "compound")
    )


def light_agent(tree: Tree, index: int) -> tuple[int, ...]:
    """Who does what the noun names: "X carried out an attack", "an attack launched by X"."""
    token = tree.token(index)
    if token.head < 0:
        return ()
    verb = tree.token(token.head)
    if verb.upos != "VERB" or verb.lemma.lower() not in word_class("light_verb"):
        relative = [k for k in tree.dependents(index, "acl") if tree.token(k).lemma.lower() in word_class("light_verb")]
        return tree.obliques(relative[0], "by") if relative else ()
    if token.deprel == "obj" and not tree.is_passive(token.head):
        subject = tree.subject(token.head)
        return () if subject is None else (subject,)
    return tree.obliques(token.head, "by") if token.deprel == "nsubj:pass" else ()

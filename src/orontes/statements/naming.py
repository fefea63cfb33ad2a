"""By which names may a participant be known? The words themselves, their core, and for "we" who is spoken for."""

from __future__ import annotations

from dataclasses import replace

from orontes.model.actor import ActorMention
from orontes.model.reading import Mention
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.model.statement import Participant, Source
from orontes.resources import read_toml
from orontes.statements.linked import Linked
from orontes.statements.syntax import Tree

CORE = ("compound", "amod", "flat", "nmod:poss")
"""Relations of the words that say which kind of thing it is; numbers, articles and clauses say how many and which."""
BODIES = ("of", "for", "from", "with")
"""Prepositions between a speaker and the body spoken for."""


def core_name(head: int, *, report: Report, tree: Tree) -> str:
    """A description's noun with what narrows it: "civilians" of "at least 43 other civilians"; '' for a name."""
    if tree.token(head).upos != "NOUN":
        return ""
    first = last = head
    for kid in tree.dependents(head, *CORE):
        if kid < head and tree.token(kid).upos in ("NOUN", "PROPN", "ADJ") and not is_vague(kid, tree):
            first = min(first, *tree.subtree(kid))
    while first < head and tree.token(first).upos in ("DET", "NUM", "PUNCT", "ADV", "ADP", "PRON"):
        first += 1
    return tree.span(first, last + 1).words_of(report.text)


def is_vague(index: int, tree: Tree) -> bool:
    """Whether an adjective says nothing of the kind ("other", "several", "many")."""
    return tree.token(index).lemma.lower() in read_toml("first_person.toml")["vague"]["words"]


def is_broken(mention: Mention, head: int, tree: Tree) -> bool:
    """Whether an encoder mention runs over its noun: a verb above it, or other members of a list, lie inside."""
    inside = range(mention.first, mention.last)
    if runs_over(mention.span, head, tree):
        return True
    listed = (k for k in tree.coordinated(head) if k != head)
    return tree.token(head).deprel == "conj" and any(k in inside for k in (tree.token(head).head, *listed))


def runs_over(span: Span, head: int, tree: Tree) -> bool:
    """Whether a span runs from its noun over the verb above it: "aircraft carried out strikes, residents" said."""
    above = (tree.token(parent) for _, parent in tree.ancestors(head))
    return any(token.upos in ("VERB", "AUX") and span.contains(token.span) for token in above)


def body_names(head: int, *, tree: Tree, linked: Linked) -> tuple[str, ...]:
    """Names of the organisation a speaker speaks for: "the CJTF-OIR spokesperson", "an envoy of the Coastal Front"."""
    for index in (head, *tree.dependents(head, "appos", "flat", "compound", "nmod:desc")):
        owners = (*tree.dependents(index, "compound", "nmod:poss", "amod"), *tree.obliques(index, *BODIES))
        for owner in owners:
            actor: ActorMention | None = linked.actor(owner)
            if actor is not None and is_body(actor, head, tree=tree):
                return actor.names
    return ()


def is_body(actor: ActorMention, head: int, *, tree: Tree) -> bool:
    """Whether an actor is an organisation with a name, and not the speaker itself in more words."""
    is_named = actor.actor_id is not None or any(word[:1].isupper() for word in actor.text.split()[1:])
    is_group = actor.kind not in ("leader", "analyst", "person")
    return is_named and is_group and not actor.span.overlaps(tree.token(head).span)


def name_first_person(who: Participant, *, source: Source, publisher: tuple[str, ...]) -> Participant:
    """First persons with the names of who is meant: the source, for "we" also the body it speaks for or the publisher.

    An outlet's "we" outside any speech is the outlet; a minister's "we" is the minister's side, which a government's
    own release names as its publisher.
    """
    words = read_toml("first_person.toml")
    if who.text.lower() not in words["pronouns"]["words"]:
        return who
    is_plural = who.text.lower() not in words["singular"]["words"]
    is_narrator = source.kind == "narrator"
    own = publisher if is_narrator or is_plural else ()
    told = () if is_narrator else (*(source.body if is_plural else ()), *source.names)
    names = tuple(dict.fromkeys(name for name in (*told, *own) if name))
    return replace(who, names=names, actor_id=who.actor_id or source.actor_id)

"""Who did it, to whom, where, when? The words that fill a trigger's roles, by the statement head and by patterns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orontes.model.reading import Trigger
from orontes.model.reason import Reason
from orontes.resources import read_toml
from orontes.statements.arguments import fill_slot, light_agent
from orontes.statements.lexicon import TypeEntry
from orontes.statements.syntax import Tree


@dataclass(frozen=True, slots=True)
class Filler:
    """A head word that fills a role, with its score and the rule or head that says so."""

    role: str
    token: int
    score: float
    reason: Reason


def find_fillers(
    trigger: int, role: str, *, mark: Trigger | None, entry: TypeEntry, lemma: str, tree: Tree
) -> tuple[Filler, ...]:
    """Head words for one role, best first: the head's arcs; where it has no opinion, the type's patterns."""
    weights = read_toml("statement_weights.toml")["roles"]
    patterned = pattern_fillers(trigger, role, entry=entry, lemma=lemma, tree=tree)
    if mark is None:
        return patterned
    support = {filler.token: filler for filler in patterned}
    sentence = tree.token(trigger).sentence
    found = []
    for arc in mark.arcs:
        if arc.role != role:
            continue
        score = arc.score + (weights["pattern_bonus"] if arc.head in support else 0.0)
        score -= weights["other_sentence"] if tree.token(arc.head).sentence != sentence else 0.0
        if score >= weights["threshold"][role]:
            also = f", also {support[arc.head].reason.detail}" if arc.head in support else ""
            detail = f"{tree.token(arc.head).text} {arc.score:.2f}{also}"
            found.append(Filler(role, arc.head, score, Reason(f"{role}s", "head:arc", detail, None, arc.score)))
    if not found and role == "agent":
        found = list(light_fillers(trigger, tree=tree))
    return keep_best(found, share=weights["share_of_best"], tree=tree)


def light_fillers(trigger: int, *, tree: Tree) -> tuple[Filler, ...]:
    """Who does what an event noun names, by a verb that says no more; believed where the head finds nobody."""
    reason = Reason("agents", "pattern:light_verb", f"of the verb that {tree.token(trigger).text} hangs on")
    heads = light_agent(tree, trigger) if tree.token(trigger).upos == "NOUN" else ()
    return tuple(Filler("agent", head, 0.5, reason) for first in heads for head in tree.coordinated(first))


def keep_best(fillers: Sequence[Filler], *, share: float, tree: Tree) -> tuple[Filler, ...]:
    """The fillers not far below the best, all of the best one's sentence."""
    if not fillers:
        return ()
    ranked = sorted(fillers, key=lambda filler: -filler.score)
    home = tree.token(ranked[0].token).sentence
    return tuple(f for f in ranked if f.score >= share * ranked[0].score and tree.token(f.token).sentence == home)


def pattern_fillers(trigger: int, role: str, *, entry: TypeEntry, lemma: str, tree: Tree) -> tuple[Filler, ...]:
    """Head words by the type's role patterns, the lemma's own exceptions first."""
    exceptions = entry.role_exceptions.get(lemma, {})
    slots = exceptions.get(f"{role}s", entry.roles.get(f"{role}s", ()))
    found: dict[int, Filler] = {}
    for slot in slots:
        for head in fill_slot(tree, trigger, slot):
            if head != trigger and head not in found:
                reason = Reason(f"{role}s", f"pattern:{slot}", f"{slot} of {tree.token(trigger).text}")
                found[head] = Filler(role, head, 0.5, reason)
    return tuple(found.values())

"""Did it happen? Negation, modals, hedges, demands and intentions that reach an event."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.model.span import Span
from orontes.resources import read_toml
from orontes.statements.attribution import Voices
from orontes.statements.cues import CueHit
from orontes.statements.experts import Vote
from orontes.statements.syntax import Tree, is_relation

OWN = ("advmod", "aux", "aux:pass", "det", "amod", "case", "mark", "cc")
"""Relations by which a cue word belongs to the event word itself."""
THROUGH = ("xcomp", "ccomp", "obj", "nmod", "obl", "acl", "nsubj:pass", "csubj", "advcl", "compound", "nsubj")
"""Relations through which a governing cue reaches down to the event."""
STANCE_REALITY = {"denies": "denied", "demands": "demanded", "vows": "planned", "warns": "possible"}
"""What a stance makes of the event it is about, unless an inner cue says otherwise (GUIDELINES.md, Fields)."""


def reality_votes(trigger: int, *, tree: Tree, voices: Voices) -> tuple[Vote, ...]:
    """One vote for each cue that reaches the event, the innermost with full weight, each further one with half."""
    weight = read_toml("statement_weights.toml")["votes"]["reality_cue"]
    votes = []
    for hit in reaching_cues(trigger, tree=tree, voices=voices):
        votes.append(Vote(hit.cue.reality, weight, f"cue:{hit.cue.id}", words_of(hit, tree), hit_span(hit, tree)))
        weight /= 2
    return tuple(votes)


def reaching_cues(trigger: int, *, tree: Tree, voices: Voices) -> Iterator[CueHit]:
    """Cues with a reality that bear on the event, innermost first; a cue's reach ends at its clause."""
    yield from own_cues(trigger, tree=tree, voices=voices)
    for child, parent in tree.ancestors(trigger):
        deprel = tree.token(child).deprel
        if is_relation(deprel, ("conj", "parataxis")):
            if deprel == "parataxis":
                return
            yield from shared_modals(parent, tree=tree, voices=voices)
            continue
        if not is_relation(deprel, THROUGH):
            return
        if is_relation(deprel, ("nsubj",)) and deprel != "nsubj:pass":
            yield from own_cues(parent, tree=tree, voices=voices, negation_only=True)
            return
        hit = voices.hits.get(parent)
        if hit and hit.cue.reality:
            yield hit
        if is_relation(deprel, ("xcomp", "obj", "nsubj:pass")):
            yield from own_cues(parent, tree=tree, voices=voices)


def own_cues(index: int, *, tree: Tree, voices: Voices, negation_only: bool = False) -> Iterator[CueHit]:
    """Cues among the word's own modifiers: not, never, may, will, reportedly, alleged."""
    for kid in tree.dependents(index, *OWN):
        hit = voices.hits.get(kid)
        if hit and hit.cue.reality and not (negation_only and hit.cue.reality != "denied"):
            yield hit


def shared_modals(index: int, *, tree: Tree, voices: Voices) -> Iterator[CueHit]:
    """Modals a coordinated verb shares with the first ("will enter and hold the town")."""
    for kid in tree.dependents(index, "aux"):
        hit = voices.hits.get(kid)
        if hit and hit.cue.reality:
            yield hit


def stance_vote(stance: str, *, weight: float) -> tuple[Vote, ...]:
    """What the stance itself says of the event's reality."""
    label = STANCE_REALITY.get(stance)
    return (Vote(label, weight, f"stance:{stance}"),) if label else ()


def words_of(hit: CueHit, tree: Tree) -> str:
    """The cue's words as they stand in the text."""
    return " ".join(tree.token(k).text for k in range(hit.first, hit.last))


def hit_span(hit: CueHit, tree: Tree) -> Span:
    """The cue's characters."""
    return tree.span(hit.first, hit.last)

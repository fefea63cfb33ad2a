"""Who is the source, of what kind, and what does the source do: say, claim, deny, demand, vow, warn?"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from orontes.model.actor import ActorMention
from orontes.model.reading import Trigger
from orontes.model.reason import Reason
from orontes.model.report import Report
from orontes.model.statement import SOURCE_KINDS, STANCES, Source
from orontes.resources import read_toml
from orontes.statements.attribution import (
    CARRIED,
    Attribution,
    Voices,
    carried_speaker,
    find_attribution,
    outer_speakers,
)
from orontes.statements.experts import FLOOR, Vote, choose_label
from orontes.statements.lexicon import load_types, load_words, word_class
from orontes.statements.linked import Linked
from orontes.statements.naming import body_names
from orontes.statements.participants import build_participant, owner_of
from orontes.statements.syntax import Tree

INDEPENDENT = ("monitor", "io", "media")
"""Kinds that a known actor is whatever the war; what a government or an army is depends on it."""
DEEDS = ("ground", "force")
"""Groups of types that are done, not said."""
SourceKindOf = Callable[[ActorMention], str]


@dataclass(frozen=True, slots=True)
class Voice:
    """The source of one statement with its stance, and why."""

    source: Source
    stance: str
    reasons: tuple[Reason, ...]
    sureness: float = 0.9
    """Signal between 0 and 1 that it is this source: how far the odds of narrator or speaker lie from even."""
    stance_share: float = 0.9
    """The stance's share among all stances."""


def find_voice(
    trigger: int,
    *,
    mark: Trigger | None,
    report: Report,
    tree: Tree,
    linked: Linked,
    voices: Voices,
    kind_of: SourceKindOf,
    actor: int | None = None,
) -> Voice:
    """Who says so and how, for the event at `trigger`; `actor` speaks where the event is an act of speech itself."""
    attribution = find_attribution(trigger, text=report.text, tree=tree, voices=voices)
    if attribution is not None and attribution.speaker is not None and is_event(attribution.speaker, tree):
        attribution = None
    if actor is not None and (attribution is None or attribution.speaker is None):
        attribution = Attribution(None, None, actor, "own_act", 0)
    arc = source_arc(mark)
    odds, reason = attributed_odds(mark, attribution)
    sureness = 1 / (1 + math.exp(-abs(odds)))
    if odds <= 0:
        return Voice(Source(kind="narrator"), "states", (reason,), sureness, sureness)
    if attribution is None:
        sentence = tree.reading.sentences[tree.token(trigger).sentence]
        if arc is None:
            attribution = carried_speaker(sentence, tree=tree, voices=voices)
        if arc is None and attribution is None and not is_unnamed(mark):
            reason = Reason("source", "attribution:none", "nobody is found who might speak")
            return Voice(Source(kind="narrator"), "states", (reason,), 1 - sureness, 1 - sureness)
    speaker = choose_speaker(attribution, arc)
    if speaker is not None and is_first_person(speaker, attribution, tree=tree):
        return Voice(Source(kind="narrator"), "states", (Reason("source", "first_person", "the publisher speaks"),))
    source, reasons = build_source(
        speaker, attribution, mark=mark, report=report, tree=tree, linked=linked, kind_of=kind_of
    )
    if attribution is not None and attribution.speaker is not None:
        outer = outer_speakers(attribution, tree=tree, voices=voices)
        outer += (attribution.speaker,) if attribution.speaker != speaker else ()
        source = replace(source, chain=chain_names(outer, report=report, tree=tree, linked=linked))
    choice = choose_label(
        "stance",
        mark.stances if mark else (),
        votes=stance_votes(attribution),
        labels=STANCES,
        allowed=[s for s in STANCES if s != "states"],
    )
    stance = choice.label if choice else "says"
    why = (reason, *reasons, *(choice.reasons if choice else ()))
    return Voice(source, stance, why, sureness, choice.score if choice else 0.5)


def is_event(index: int, tree: Tree) -> bool:
    """Whether a speaker's word is a deed of arms ("This advance suggests that …"): deeds say nothing, words do."""
    token = tree.token(index)
    pointed = any(tree.token(kid).lemma.lower() in word_class("pointer") for kid in tree.dependents(index, "det"))
    if token.upos != "NOUN" or not pointed:
        return False
    entries = load_words().get(token.lemma.lower(), ())
    types = [entry.type for entry in entries if entry.pos == "noun" and len(entry.words) == 1]
    return bool(types) and all(load_types()[name].group in DEEDS for name in types)


def chain_names(heads: Sequence[int], *, report: Report, tree: Tree, linked: Linked) -> tuple[str, ...]:
    """The names of outer speakers; private persons are left out."""
    passed = (build_participant(head, report=report, tree=tree, linked=linked) for head in heads)
    public = (who for who in passed if not who.is_private)
    return tuple((who.names[0] if who.actor_id and who.names else who.text) for who in public)


def attributed_odds(mark: Trigger | None, attribution: Attribution | None) -> tuple[float, Reason]:
    """Log-odds that somebody other than the narrator speaks, from the head and the rule that found a speaker."""
    votes = read_toml("statement_weights.toml")["votes"]
    odds = 0.0
    if mark and mark.source_kinds:
        narrator = min(1 - FLOOR, max(FLOOR, dict(mark.source_kinds).get("narrator", 0.0)))
        odds = math.log((1 - narrator) / narrator)
    head = f"head {odds:+.1f}" if mark else "no head"
    if attribution is None:
        return odds - votes["narrator_no_cue"], Reason("source", "attribution:none", f"no cue governs ({head})")
    known = attribution.speaker is not None or attribution.rule == "unnamed"
    weight = votes[weight_name(attribution.rule)] * (1.0 if known else 0.5)
    cue = attribution.cue.id if attribution.cue else ""
    return odds + weight, Reason("source", f"attribution:{attribution.rule}", f"{cue} ({head})", None, weight)


def is_unnamed(mark: Trigger | None) -> bool:
    """Whether the head takes the source for one nobody names."""
    kinds = mark.source_kinds if mark is not None else ()
    return bool(kinds) and max(kinds, key=lambda kind: kind[1])[0] == "unnamed"


def weight_name(rule: str) -> str:
    """The weight in `statement_weights.toml` that an attribution rule carries."""
    names = {"quotation": "attributed_quotation", "speech": "attributed_speech", "carried": "attributed_carried"}
    names["own_act"] = "attributed_own_act"
    return names.get(rule, "attributed_governs")


def source_arc(mark: Trigger | None) -> int | None:
    """The statement head's best source word, or None below the threshold."""
    if mark is None:
        return None
    threshold = read_toml("statement_weights.toml")["roles"]["threshold"]["source"]
    arcs = [arc for arc in mark.arcs if arc.role == "source" and arc.score >= threshold]
    return max(arcs, key=lambda arc: arc.score).head if arcs else None


def is_first_person(speaker: int, attribution: Attribution | None, *, tree: Tree) -> bool:
    """Whether the speaker is "we" or "I" outside any quotation or speech: then the publisher itself speaks."""
    inside = attribution is not None and attribution.rule in ("quotation", "speech")
    return not inside and tree.token(speaker).text.lower() in read_toml("first_person.toml")["pronouns"]["words"]


def choose_speaker(attribution: Attribution | None, arc: int | None) -> int | None:
    """The speaker by syntax where a cue governs; by the head's arc where only a quotation or carry-over points back."""
    if attribution is not None and attribution.rule == "unnamed":
        return None
    if attribution is None or attribution.speaker is None:
        return arc
    if arc is not None and attribution.steps > CARRIED:
        return arc
    return attribution.speaker


def stance_votes(attribution: Attribution | None) -> tuple[Vote, ...]:
    """The governing cue's own stance."""
    if attribution is None or attribution.cue is None or not attribution.cue.stance:
        return ()
    weight = read_toml("statement_weights.toml")["votes"]["stance_cue"]
    weight = weight / 2 if attribution.rule in ("quotation", "carried") else weight
    return (Vote(attribution.cue.stance, weight, f"cue:{attribution.cue.id}"),)


def build_source(
    speaker: int | None,
    attribution: Attribution | None,
    *,
    mark: Trigger | None,
    report: Report,
    tree: Tree,
    linked: Linked,
    kind_of: SourceKindOf,
) -> tuple[Source, tuple[Reason, ...]]:
    """The source record for a speaker's head word; without one, an unnamed source."""
    cue = tree.token(attribution.cue_token).span if attribution and attribution.cue_token is not None else None
    if speaker is None:
        return Source(kind="unnamed", cue=cue), (Reason("source", "unnamed", "a cue names no speaker", cue),)
    who = build_participant(speaker, report=report, tree=tree, linked=linked)
    described = ActorMention(who.span, who.text, None, who.names, "", "described")
    actor = linked.actor(speaker) or owner_of(speaker, tree=tree, linked=linked) or described
    votes = kind_votes(speaker, actor, tree=tree, kind_of=kind_of)
    kinds = [k for k in SOURCE_KINDS if k != "narrator"]
    choice = choose_label("source", mark.source_kinds if mark else (), votes=votes, labels=SOURCE_KINDS, allowed=kinds)
    kind = choice.label if choice else "unnamed"
    source = Source(
        kind=kind,
        text=who.text,
        span=who.span,
        names=who.names,
        actor_id=who.actor_id,
        is_anonymous=actor.is_anonymous,
        cue=cue,
        is_private=who.is_private,
        body=body_names(speaker, tree=tree, linked=linked),
    )
    return source, choice.reasons if choice else ()


def kind_votes(speaker: int, actor: ActorMention | None, *, tree: Tree, kind_of: SourceKindOf) -> tuple[Vote, ...]:
    """What the speaker's own noun and the actors file say about the kind of source."""
    weights = read_toml("statement_weights.toml")["votes"]
    found = []
    if actor is not None:
        kind = kind_of(actor)
        if kind:
            known = "kind_known" if kind in INDEPENDENT else "kind_actor"
            weight = weights[known if actor.actor_id else "kind_noun"]
            found.append(Vote(kind, weight, "actor", actor.names[0] if actor.names else actor.text, actor.span))
    return tuple(found)

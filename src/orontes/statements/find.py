"""Who says what happened? Every statement of one report, from its reading and its linked mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orontes.model.actor import ActorMention
from orontes.model.count import Count
from orontes.model.place import PlaceMention
from orontes.model.reading import Reading
from orontes.model.reason import Reason
from orontes.model.report import Report
from orontes.model.statement import REALITIES, Participant, Source, Statement, StatementPlace, statement_id
from orontes.model.timespan import TimeSpan
from orontes.resources import read_toml
from orontes.statements.admission import admission_of
from orontes.statements.anaphora import follow_events
from orontes.statements.attribution import Voices
from orontes.statements.confidence import calibrate, raw_signals
from orontes.statements.counting import find_statement_counts
from orontes.statements.experts import Vote, choose_label
from orontes.statements.lexicon import load_types
from orontes.statements.linked import Linked, link_tokens
from orontes.statements.locating import find_statement_places, inherited_places
from orontes.statements.marking import mark_voices
from orontes.statements.naming import name_first_person
from orontes.statements.participants import build_participant
from orontes.statements.private import private_names
from orontes.statements.reality import reality_votes, stance_vote
from orontes.statements.roles import find_fillers
from orontes.statements.sources import SourceKindOf, Voice, find_voice
from orontes.statements.syntax import Tree, build_tree
from orontes.statements.timing import find_statement_time
from orontes.statements.triggers import FoundTrigger, find_triggers
from orontes.statements.unverified import unverified_votes

FINDER_VERSION = "2"
Told = tuple[FoundTrigger, tuple[StatementPlace, ...]]
"""A trigger with the places of its statement."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One report with all that is known of its words: what every part of a statement is read from."""

    report: Report
    tree: Tree
    linked: Linked
    voices: Voices
    places: tuple[PlaceMention, ...]
    times: tuple[TimeSpan, ...]
    kind_of: SourceKindOf
    publisher: tuple[str, ...]
    """Names of whoever published the report."""


def find_statements(
    report: Report,
    reading: Reading,
    *,
    places: Sequence[PlaceMention],
    actors: Sequence[ActorMention],
    times: Sequence[TimeSpan],
    kind_of: SourceKindOf,
    publisher: Sequence[str] = (),
) -> tuple[Statement, ...]:
    """Every statement of the report, in text order.

    `kind_of` says what kind of source a linked actor is in the report's war (party, state …), '' if unknown;
    `publisher` has the names by which the report's publisher is known beside its own, for whoever says "we" in it.
    """
    tree = build_tree(reading)
    private = private_names(report, tree, actors=actors, places=places, times=times)
    linked = link_tokens(reading, actors=actors, places=places, times=times, private=private)
    names = tuple(dict.fromkeys((*publisher, report.publisher)))
    scene = Scene(report, tree, linked, mark_voices(report.text, tree), tuple(places), tuple(times), kind_of, names)
    found: list[Statement] = []
    told: list[Told] = []
    for trigger in follow_events(find_triggers(tree, linked=linked), tree):
        found.append(build_statement(trigger, scene, told=told))
        told.append((trigger, found[-1].places))
    return drop_repeats(found)


def build_statement(trigger: FoundTrigger, scene: Scene, *, told: Sequence[Told]) -> Statement:
    """One statement from its trigger: roles, place, time, counts, source, stance and reality, each with its reason."""
    report, tree = scene.report, scene.tree
    (agents, agent_why), (targets, target_why) = part_roles(
        find_participants(trigger, "agent", scene), find_participants(trigger, "target", scene)
    )
    found_places, place_why = find_statement_places(
        trigger, scene.report, tree=tree, linked=scene.linked, places=scene.places
    )
    if not found_places:
        found_places, place_why = inherited_places(trigger, told, tree=tree)
    time, time_why = find_statement_time(trigger, tree=tree, linked=scene.linked, times=scene.times)
    excluded = [*(time.span for time in scene.times), *(place.span for place in scene.places)]
    counts = find_statement_counts(trigger, report, tree=tree, excluded=excluded)
    voice = voice_of(trigger, agents, scene)
    reality, reality_why, reality_share = find_reality(trigger, voice, scene)
    sentence = tree.reading.sentences[tree.token(trigger.token).sentence].span
    anchor = tree.span(trigger.first, trigger.last)
    admission = admission_of(
        trigger.type, source=voice.source, stance=voice.stance, reality=reality, agents=agents, targets=targets
    )
    why = (*trigger.reasons, *agent_why, *target_why, *place_why, *time_why, *voice.reasons, *reality_why, *admission)
    filled = {"type": True, "stance": True, "reality": True, "source": voice.source.kind != "narrator"}
    filled |= {"agents": bool(agents), "targets": bool(targets), "places": bool(found_places)}
    filled |= {"counts": bool(counts), "time": time is not None}
    scores = {"type": trigger.score, "source": voice.sureness, "stance": voice.stance_share, "reality": reality_share}
    source_words = f"{voice.source.kind}:{voice.source.text}"
    return Statement(
        id=statement_id(report.id, anchor=anchor, type=trigger.type, source=source_words),
        report_id=report.id,
        sentence=sentence,
        anchor=anchor,
        type=trigger.type,
        agents=tuple(name_first_person(a, source=voice.source, publisher=scene.publisher) for a in agents),
        targets=tuple(name_first_person(t, source=voice.source, publisher=scene.publisher) for t in targets),
        places=found_places,
        time=time,
        counts=counts,
        source=voice.source,
        stance=voice.stance,
        reality=reality,
        sentence_text=sentence.words_of(report.text),
        anchor_text=anchor.words_of(report.text),
        said_at=report.published,
        score=round(trigger.score, 3),
        confidence=calibrate(raw_signals(trigger.mark, why, scores=scores, filled=filled), filled=filled),
        why=why,
        absent=absent_fields(agents, targets, found_places, time=time, counts=counts),
        withheld=tuple(name for name in scene.linked.private if sentence.contains(name)),
        unnamed=tuple(dict.fromkeys(name.words_of(report.text) for name in scene.linked.private)),
        is_admission=bool(admission),
        part=part_of_place(trigger, tree),
        finder=tree.reading.reader,
        finder_version=FINDER_VERSION,
    )


def voice_of(trigger: FoundTrigger, agents: Sequence[Participant], scene: Scene) -> Voice:
    """Who says so; the outlet itself where the event is an act of speech of its agent."""
    voice = find_voice(
        trigger.token,
        mark=trigger.mark,
        report=scene.report,
        tree=scene.tree,
        linked=scene.linked,
        voices=scene.voices,
        kind_of=scene.kind_of,
        actor=speaking_agent(trigger, agents, scene),
    )
    if not load_types()[trigger.type].is_told or not is_own_word(voice.source, agents):
        return voice
    reason = Reason("source", "told_act", f"the outlet tells of the {trigger.type}; its speaker is its agent")
    return Voice(Source(kind="narrator"), "states", (reason,), voice.sureness, voice.sureness)


def find_participants(
    trigger: FoundTrigger, role: str, scene: Scene
) -> tuple[tuple[Participant, ...], tuple[Reason, ...]]:
    """Agents or targets of a trigger; a place is never a target, nor anybody twice."""
    entry = load_types()[trigger.type]
    fillers = find_fillers(trigger.token, role, mark=trigger.mark, entry=entry, lemma=trigger.lemma, tree=scene.tree)
    found: list[Participant] = []
    reasons: list[Reason] = []
    for filler in fillers:
        if scene.linked.time(filler.token) is not None or (role == "target" and scene.linked.place(filler.token)):
            continue
        who = build_participant(filler.token, report=scene.report, tree=scene.tree, linked=scene.linked)
        if any(who.span.overlaps(other.span) or is_same(who, other) for other in found):
            continue
        found.append(who)
        reasons.append(filler.reason)
    return tuple(found), tuple(reasons)


def is_own_word(source: Source, agents: Sequence[Participant]) -> bool:
    """Whether the source is whoever does it."""
    names = {name.lower() for name in source.names}
    return any(names & {name.lower() for name in agent.names} for agent in agents)


Found = tuple[tuple[Participant, ...], tuple[Reason, ...]]


def part_roles(agents: Found, targets: Found) -> tuple[Found, Found]:
    """Nobody does to themselves what the text tells once: who is found in both roles keeps the surer one."""
    scores = {who.span: why.score or 0.0 for who, why in zip(*targets, strict=True)}
    kept = [(a, w) for a, w in zip(*agents, strict=True) if (w.score or 0.0) >= scores.get(a.span, -1.0)]
    doing = {who.span for who, _ in kept}
    done = [(t, w) for t, w in zip(*targets, strict=True) if t.span not in doing]
    return unzip(kept), unzip(done)


def unzip(pairs: Sequence[tuple[Participant, Reason]]) -> Found:
    """Participants and their reasons apart."""
    return tuple(who for who, _ in pairs), tuple(why for _, why in pairs)


def speaking_agent(trigger: FoundTrigger, agents: Sequence[Participant], scene: Scene) -> int | None:
    """The head word of who calls, demands or threatens: such an act is its own source (codebook, hard cases)."""
    if not load_types()[trigger.type].is_speech or not agents:
        return None
    fillers = find_fillers(
        trigger.token,
        "agent",
        mark=trigger.mark,
        entry=load_types()[trigger.type],
        lemma=trigger.lemma,
        tree=scene.tree,
    )
    return next((f.token for f in fillers if scene.tree.token(f.token).sentence == sentence_of(trigger, scene)), None)


def sentence_of(trigger: FoundTrigger, scene: Scene) -> int:
    """Index of the trigger's sentence."""
    return scene.tree.token(trigger.token).sentence


def is_same(who: Participant, other: Participant) -> bool:
    """Whether two participants are one: the same known actor, or the same first name."""
    if who.actor_id is not None and who.actor_id == other.actor_id:
        return True
    return bool(who.names and other.names and who.names[0] == other.names[0])


def find_reality(trigger: FoundTrigger, voice: Voice, scene: Scene) -> tuple[str, tuple[Reason, ...], float]:
    """The event's status by this statement, why, and its share; `happened` where no head and no cue says otherwise."""
    weight = read_toml("statement_weights.toml")["votes"]["stance_reality"]
    votes = (
        *reality_votes(trigger.token, tree=scene.tree, voices=scene.voices),
        *stance_vote(voice.stance, weight=weight),
    )
    if voice.source.kind != "narrator":
        votes = (*votes, *unverified_of(trigger, voice, scene))
    marks = trigger.mark.realities if trigger.mark else ()
    choice = choose_label("reality", marks, votes=votes, labels=REALITIES)
    if choice is None:
        return "happened", (Reason("reality", "none", "no negation, modal or hedge reaches the event"),), 0.9
    return choice.label, choice.reasons, choice.score


def unverified_of(trigger: FoundTrigger, voice: Voice, scene: Scene) -> tuple[Vote, ...]:
    """What the text says of whether the source's account could be checked."""
    sentences = scene.tree.reading.sentences
    return unverified_votes(
        scene.tree.span(trigger.first, trigger.last),
        sentences[sentence_of(trigger, scene)],
        text=scene.report.text,
        sentences=sentences,
        stance=voice.stance,
        weight=read_toml("statement_weights.toml")["votes"]["unverified"],
    )


def part_of_place(trigger: FoundTrigger, tree: Tree) -> str:
    """Whether a gain or loss covers the whole place, most or part of it, by the words next to the trigger."""
    around = [tree.token(k).text.lower() for k in tree.subtree(trigger.token)]
    for name, entry in read_toml("place_parts.toml").items():
        if any(word in around for word in entry["words"]):
            return name
    return "whole"


def absent_fields(
    agents: tuple[Participant, ...],
    targets: tuple[Participant, ...],
    places: tuple[StatementPlace, ...],
    *,
    time: TimeSpan | None,
    counts: tuple[Count, ...],
) -> tuple[tuple[str, str], ...]:
    """Why each empty field is empty."""
    reasons = (
        ("agents", agents, "the text names nobody who does it"),
        ("targets", targets, "the text names nobody it is done to"),
        ("places", places, "neither this sentence nor the one before names its place"),
        ("time", time, "neither this sentence nor the one before says when"),
        ("counts", counts, "the text gives no number for it"),
    )
    return tuple((name, reason) for name, value, reason in reasons if not value)


def drop_repeats(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """One statement for an event that a sentence tells twice: the better-scored of two that differ only in anchor."""
    least = read_toml("statement_weights.toml")["trigger"]["repeat"]
    kept: list[Statement] = []
    for statement in sorted(statements, key=lambda s: -s.score):
        again = any(is_repeat(statement, other) for other in kept)
        if not again or statement.score >= least:
            kept.append(statement)
    return tuple(sorted(kept, key=lambda s: s.anchor))


def is_repeat(statement: Statement, other: Statement) -> bool:
    """Whether two statements of a sentence tell the same event: same type and reality, no place or agent differs."""
    if (statement.sentence, statement.type, statement.reality) != (other.sentence, other.type, other.reality):
        return False
    return not (differ(statement.agents, other.agents) or differ(statement.places, other.places))


def differ(left: Sequence[Participant | StatementPlace], right: Sequence[Participant | StatementPlace]) -> bool:
    """Whether both name somebody (or somewhere) and nobody is named by both."""
    mine = {name for item in left for name in item.names}
    theirs = {name for item in right for name in item.names}
    return bool(mine and theirs and not mine & theirs)

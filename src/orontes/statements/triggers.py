"""Which words tell an event, and of which type? The statement head proposes, trigger words support or replace it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orontes.model.reading import Sentence, Trigger
from orontes.model.reason import Reason
from orontes.resources import read_toml
from orontes.statements.conditions import condition_holds
from orontes.statements.lexicon import WordEntry, load_types, load_words, word_class
from orontes.statements.linked import Linked
from orontes.statements.syntax import Tree

VERBAL = ("VERB", "AUX", "ADJ")


@dataclass(frozen=True, slots=True)
class FoundTrigger:
    """A word taken as the anchor of a statement, with its type and the reasons."""

    token: int
    first: int
    last: int
    type: str
    score: float
    mark: Trigger | None
    lemma: str
    reasons: tuple[Reason, ...]


def find_triggers(tree: Tree, *, linked: Linked) -> tuple[FoundTrigger, ...]:
    """Every anchor of a report, in text order: at most one type a word."""
    marks = {mark.token: mark for mark in tree.reading.triggers}
    found: list[FoundTrigger] = []
    for sentence in tree.reading.sentences:
        words = {
            token: entries
            for token in range(sentence.first, sentence.last)
            if (entries := matching_words(token, sentence=sentence, tree=tree, linked=linked))
        }
        inside = [marks[token] for token in range(sentence.first, sentence.last) if token in marks]
        if not tree.reading.has_triggers:
            found.extend(word_trigger(token, entries[0], tree=tree) for token, entries in words.items())
        else:
            civil = is_civil(sentence, tree=tree, linked=linked)
            found.extend(weigh_sentence(sentence, inside, words, tree=tree, is_civil=civil))
    return tuple(sorted(found, key=lambda trigger: trigger.token))


def weigh_sentence(
    sentence: Sentence,
    marks: Sequence[Trigger],
    words: Mapping[int, tuple[WordEntry, ...]],
    *,
    tree: Tree,
    is_civil: bool,
) -> Iterator[FoundTrigger]:
    """Anchors of one sentence: each type at its best word if sentence head, trigger head and trigger words together
    carry it, further words of the type only where the trigger head is sure of them. A word tells one type, its best.
    """
    weights = trigger_weights(tree)
    told = dict(sentence.types)
    floor = weights["civil"] if is_civil else 0.0
    offers = sorted(
        (offer for mark in marks for offer in weigh_mark(mark, told, words.get(mark.token, ()), weights)),
        key=lambda offer: (-offer[0], offer[2].token),
    )
    taken: set[int] = set()
    seen: dict[str, int] = {}
    for odds, name, mark in offers:
        if mark.token in taken or odds < floor + (weights["again"] if name in seen else weights["first"]):
            continue
        taken.add(mark.token)
        seen[name] = seen.get(name, 0) + 1
        yield build_trigger(mark, name, odds, told=told, entries=words.get(mark.token, ()), tree=tree)


def trigger_weights(tree: Tree) -> Mapping[str, float]:
    """The weights of `[trigger]`; those of `[trigger_short]` in a text too short for the head to be sure of itself."""
    table = read_toml("statement_weights.toml")
    is_short = len(tree.reading.sentences) <= table["trigger_short"]["sentences"]
    return {**table["trigger"], **table["trigger_short"]} if is_short else dict(table["trigger"])


def weigh_mark(
    mark: Trigger, told: Mapping[str, float], entries: Sequence[WordEntry], weights: Mapping[str, float]
) -> Iterator[tuple[float, str, Trigger]]:
    """(log-odds, type, mark) of every type that the trigger head gives the word."""
    named = {entry.type for entry in entries}
    for name, share in mark.types:
        if name != "none":
            odds = weights["trigger_head"] * logit(share) + weights["bias"]
            if told:
                odds += weights["sentence_head"] * logit(told.get(name, 0.02))
            yield odds + (weights["word"] if name in named else 0.0), name, mark


def logit(share: float) -> float:
    """Log-odds of a probability, clipped so that no head silences the others."""
    clipped = min(0.98, max(0.02, share))
    return math.log(clipped / (1 - clipped))


def build_trigger(
    mark: Trigger, name: str, odds: float, *, told: Mapping[str, float], entries: Sequence[WordEntry], tree: Tree
) -> FoundTrigger:
    """The trigger with the reasons for its type."""
    share = dict(mark.types)[name]
    reasons = [Reason("type", "head:trigger", f"{name} {share:.2f}", None, share)]
    if name in told:
        reasons.append(Reason("type", "head:sentence", f"{name} {told[name]:.2f}", None, told[name]))
    for entry in entries:
        if entry.type == name:
            detail = f"a {entry.pos} of {name}" + (f", as {entry.condition}" if entry.condition else "")
            reasons.append(Reason("type", f"word:{' '.join(entry.words)}", detail))
    score = 1 / (1 + math.exp(-odds))
    lemma = tree.particle_lemma(mark.token)
    return FoundTrigger(mark.token, mark.first, mark.last, name, round(score, 3), mark, lemma, tuple(reasons))


def word_trigger(token: int, entry: WordEntry, *, tree: Tree) -> FoundTrigger:
    """A trigger that rests on a word of the type alone."""
    detail = f"a {entry.pos} of {entry.type}" + (f", as {entry.condition}" if entry.condition else "")
    reasons = (Reason("type", f"word:{' '.join(entry.words)}", detail),)
    last = token + len(entry.words) if entry.pos == "noun" else token + 1
    return FoundTrigger(token, token, last, entry.type, 0.5, None, " ".join(entry.words), reasons)


def matching_words(token: int, *, sentence: Sentence, tree: Tree, linked: Linked) -> tuple[WordEntry, ...]:
    """Trigger words that stand at `token` and whose conditions hold, those with a condition first."""
    entries = [e for e in standing_entries(token, sentence=sentence, tree=tree)]
    holding = [e for e in entries if condition_holds(e.condition, token, tree=tree, linked=linked)]
    types = load_types()
    kept = [
        entry
        for entry in holding
        if not any(covers(phrase, token, sentence=sentence, tree=tree) for phrase in types[entry.type].cancelled_by)
    ]
    return tuple(sorted(kept, key=lambda e: (-len(e.words), not e.condition)))


def standing_entries(token: int, *, sentence: Sentence, tree: Tree) -> Iterator[WordEntry]:
    """Entries whose words stand at `token`: verbs by lemma and particle, nouns by consecutive lemmas."""
    word = tree.token(token)
    lemma = word.lemma.lower()
    for entry in load_words().get(lemma, ()):
        if entry.pos == "verb" and word.upos in VERBAL:
            if (
                len(entry.words) == 1
                or follows(token, entry.words, sentence=sentence, tree=tree)
                or (tree.particle_lemma(token) == " ".join(entry.words))
            ):
                yield entry
        elif entry.pos == "noun" and word.upos in ("NOUN", "PROPN"):
            if len(entry.words) == 1 or follows(token, entry.words, sentence=sentence, tree=tree):
                yield entry


def follows(token: int, words: tuple[str, ...], *, sentence: Sentence, tree: Tree) -> bool:
    """Whether the lemmas (or words) of `words` stand one after another from `token` on."""
    if token + len(words) > sentence.last:
        return False
    return all(
        words[k] in (tree.token(token + k).lemma.lower(), tree.token(token + k).text.lower()) for k in range(len(words))
    )


def covers(phrase: str, token: int, *, sentence: Sentence, tree: Tree) -> bool:
    """Whether the words of `phrase` stand in the sentence with `token` among them ("defence" in "defence ministry")."""
    words = phrase.split()
    for first in range(max(sentence.first, token - len(words) + 1), token + 1):
        last = first + len(words)
        if last <= sentence.last and [tree.token(k).text.lower() for k in range(first, last)] == words:
            return True
    return False


def is_civil(sentence: Sentence, *, tree: Tree, linked: Linked) -> bool:
    """Whether a sentence speaks of sport, business, culture or nature and of nobody and nothing that fights."""
    rule = read_toml("word_classes.toml")["civil_rule"]
    lemmas = {tree.token(k).lemma.lower() for k in range(sentence.first, sentence.last)}
    if not any(lemmas & word_class(name) for name in rule["words"]):
        return False
    actors = (linked.actor(k) for k in range(sentence.first, sentence.last))
    fights = any(actor is not None and actor.kind in rule["actors"] for actor in actors)
    return not fights and not any(lemmas & word_class(name) for name in rule["unless"])

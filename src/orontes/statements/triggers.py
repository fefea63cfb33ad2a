"""Which words tell an event, and of which type? The statement head proposes, the trigger words support or replace it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orontes.model.reading import Sentence, Trigger
from orontes.model.reason import Reason
from orontes.resources import read_toml
from orontes.statements.conditions import condition_holds
from orontes.statements.lexicon import WordEntry, load_types, load_words
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
    found = []
    for sentence in tree.reading.sentences:
        for token in range(sentence.first, sentence.last):
            entries = matching_words(token, sentence=sentence, tree=tree, linked=linked)
            trigger = judge_token(token, mark=marks.get(token), entries=entries, tree=tree, has_head=bool(marks))
            if trigger is not None:
                found.append(trigger)
    return tuple(found)


def judge_token(
    token: int, *, mark: Trigger | None, entries: tuple[WordEntry, ...], tree: Tree, has_head: bool
) -> FoundTrigger | None:
    """Whether one word is an anchor: by the head's best type with or without a word of that type, else by the word alone.

    A reading without a statement head (`has_head` False) leaves the choice to the words: the first whose condition holds.
    """
    if mark is None and has_head:
        return None
    weights = read_toml("statement_weights.toml")["trigger"]
    if mark is None:
        return word_trigger(token, entries[0], tree=tree) if entries else None
    named = {entry.type: entry for entry in entries}
    scored = [(p + (weights["word_bonus"] if t in named else 0.0), p, t) for t, p in mark.types if t != "none"]
    if not scored:
        return None
    _, share, best = max(scored)
    needed = weights["with_word"] if best in named else weights["without_word"]
    if share < needed:
        return None
    reasons = [Reason("type", "head:trigger", f"{best} {share:.2f}", None, share)]
    lemma = tree.particle_lemma(token)
    if best in named:
        entry = named[best]
        reasons.append(Reason("type", f"word:{' '.join(entry.words)}", f"a {entry.pos} of {best}"))
    return FoundTrigger(token, mark.first, mark.last, best, share, mark, lemma, tuple(reasons))


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
    around = surrounding(token, sentence=sentence, tree=tree)
    types = load_types()
    kept = [e for e in holding if not any(f" {phrase} " in around for phrase in types[e.type].cancelled_by)]
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


def surrounding(token: int, *, sentence: Sentence, tree: Tree) -> str:
    """Three words to each side of `token`, lower case, with a blank at both ends."""
    near = range(max(sentence.first, token - 3), min(sentence.last, token + 4))
    return " " + " ".join(tree.token(k).text.lower() for k in near) + " "

"""Whom do "they", "he" and "the group" mean? A simple rule, used only where one candidate fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from orontes.model.actor import ActorMention
from orontes.model.reading import Antecedent, Reading, Token
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.resources import read_toml

PRONOUNS = ("he_she", "they", "it")
ARMED = ("armed_group", "militia")
"""Kinds of actor that "the group" may mean from afar."""
OFFICIAL = ("state", "government", "armed_forces", "police")
"""Kinds of actor that nobody calls "the group"."""
SURE = 0.5
"""Probability from which the antecedent head's word keeps the rule from choosing another."""
BACK = 2
"""Sentences looked back; the nearest sentence with a fitting subject decides."""


def resolve_pronouns(report: Report, reading: Reading, mentions: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Mentions for pronouns and descriptions with the actor they stand for, or unlinked where that is not safe."""
    words = read_toml("actors/pronouns.toml")
    kinds = {w: name for name, table in words.items() if name in PRONOUNS for w in table["words"]}
    by_start = sorted(mentions, key=lambda m: m.span)
    links = {link.token: link for link in reading.antecedents}
    found: list[ActorMention] = []
    for token in reading.tokens:
        kind = kinds.get(token.text.lower()) or description_kind(token, reading, words)
        if kind is None or any(m.span.overlaps(token.span) for m in by_start if m.actor_id):
            continue
        before = [*by_start, *found]
        link = links.get(token.index)
        antecedent = learned_antecedent(token, kind, link=link, report=report, reading=reading, mentions=before)
        if antecedent is None and not is_elsewhere(kind, link, reading=reading, mentions=before):
            antecedent = find_antecedent(token, kind, reading=reading, mentions=before)
        if antecedent is not None:
            found.append(stand_in(token, antecedent, reading=reading, text=report.text))
    return tuple(found)


def description_kind(token: Token, reading: Reading, words: dict[str, dict[str, list[str]]]) -> str | None:
    """`described_…` for a definite description ("the group", "the minister"); None for anything else."""
    if token.upos != "NOUN" or not token.index:
        return None
    before = reading.tokens[token.index - 1].text.lower()
    for kind in ("group", "own", "person"):
        if token.lemma.lower() in words[f"described_{kind}"]["words"] and before in ("the", "this", "that"):
            return None if kind == "group" and has_complement(token, reading) else f"described_{kind}"
    return None


def has_complement(token: Token, reading: Reading) -> bool:
    """Whether a noun says itself whom it means: "the group of tourists"."""
    after = reading.tokens[token.index + 1 : reading.sentences[token.sentence].last]
    return any(kid.head == token.index and kid.deprel == "nmod" for kid in after)


def learned_antecedent(
    token: Token,
    kind: str,
    *,
    link: Antecedent | None,
    report: Report,
    reading: Reading,
    mentions: Sequence[ActorMention],
) -> ActorMention | None:
    """Whom the encoder's antecedent head means, if it is sure: an actor's mention, else the words described there."""
    if link is None:
        return None
    shares: dict[str, float] = {}
    meant: dict[str, ActorMention] = {}
    for index, share in link.candidates:
        who = mention_at(index, report=report, reading=reading, mentions=mentions)
        if who is not None and fits(who, kind, token):
            key = who.actor_id or (who.names[0] if who.names else who.text)
            shares[key] = shares.get(key, 0.0) + share
            meant.setdefault(key, who)
    if not shares:
        return None
    best = max(shares, key=lambda key: shares[key])
    return meant[best] if shares[best] >= read_toml("statement_weights.toml")["antecedent"]["least"] else None


def is_elsewhere(kind: str, link: Antecedent | None, *, reading: Reading, mentions: Sequence[ActorMention]) -> bool:
    """Whether the head is sure that "the group" is one that no known actor's mention covers: no rule is to guess."""
    if kind != "described_group" or link is None or not link.candidates:
        return False
    index, share = max(link.candidates, key=lambda candidate: candidate[1])
    place = reading.tokens[index].span
    return share >= SURE and not any(m.span.overlaps(place) for m in mentions if m.actor_id)


def mention_at(
    index: int, *, report: Report, reading: Reading, mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """The actor's mention over a token, else the encoder's mention that it heads, as words without an actor."""
    place = reading.tokens[index].span
    over = [m for m in mentions if m.span.overlaps(place)]
    if over:
        return max(over, key=lambda m: (m.actor_id is not None, m.span.end - m.span.start))
    described = next((m for m in reading.mentions if m.head == index), None)
    if described is None or described.kind not in ("person", "group"):
        return None
    text = described.span.words_of(report.text)
    return ActorMention(described.span, text, None, (text,), described.kind, "described")


def find_antecedent(
    token: Token, kind: str, *, reading: Reading, mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """The nearest fitting mention before the word, subjects first; None where nothing fits nearby."""
    floor = reading.sentences[max(0, token.sentence - BACK)].span.start
    near = (m for m in mentions if floor <= m.span.start and m.span.end <= token.span.start)
    before = [m for m in near if fits(m, kind, token) and (kind != "described_group" or m.actor_id)]
    if not before:
        return only_group(token, mentions, reading) if kind == "described_group" else None
    subjects = [m for m in before if is_subject(m, reading)]
    nearest = max(subjects or before, key=lambda m: m.span.start)
    same = {m.actor_id or m.names[:1] for m in (subjects or before) if m.span.start >= nearest.span.start - 1}
    if len(same) == 1:
        return nearest
    return only_group(token, mentions, reading) if kind == "described_group" else None


def only_group(token: Token, mentions: Sequence[ActorMention], reading: Reading) -> ActorMention | None:
    """The one armed group that the text has named so far, None where it has named none or several, or one unknown."""
    groups = [m for m in mentions if m.kind in ARMED and m.actor_id and m.span.start < token.span.start]
    if len({m.actor_id for m in groups}) != 1:
        return None
    last = max(groups, key=lambda m: m.span.start)
    names = (m.span for m in reading.mentions if m.kind == "group" and m.is_name)
    others = (n for n in names if last.span.end <= n.start and n.end <= token.span.start)
    return None if any(all(not m.span.overlaps(n) for m in mentions if m.actor_id) for n in others) else last


def fits(mention: ActorMention, kind: str, token: Token) -> bool:
    """Whether a mention can be what a word of this kind stands for."""
    if kind == "described_own":
        return any(token.lemma.lower() in name.lower().split()[1:] for name in mention.names)
    is_person = mention.kind == "leader" or (mention.is_anonymous and not mention.text.lower().endswith("s"))
    if kind in ("he_she", "described_person"):
        return is_person or mention.kind == "person"
    if mention.rule == "demonym" or (kind == "described_group" and mention.kind in OFFICIAL):
        return False
    return not is_person and mention.kind != "person"


def is_subject(mention: ActorMention, reading: Reading) -> bool:
    """Whether a subject stands inside the mention."""
    at = bisect_left(reading.tokens, mention.span.start, key=lambda token: token.span.start)
    inside = takewhile(lambda token: token.span.start < mention.span.end, islice(reading.tokens, at, None))
    return any(token.deprel.startswith("nsubj") and mention.span.contains(token.span) for token in inside)


def stand_in(token: Token, antecedent: ActorMention, *, reading: Reading, text: str) -> ActorMention:
    """The mention of a pronoun or description for its antecedent's actor."""
    start = token.span.start
    if token.upos == "NOUN":
        start = reading.tokens[token.index - 1].span.start
    span = Span(start, token.span.end)
    rule = "definite" if token.upos == "NOUN" else "coreference"
    return replace(antecedent, span=span, text=span.words_of(text), rule=rule, antecedent=antecedent.span)

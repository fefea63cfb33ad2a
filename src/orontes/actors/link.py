"""Who is meant? Every mention of an actor in a report: known ones linked, others kept with their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from orontes.actors.coreference import resolve_pronouns
from orontes.actors.knowledge import Knowledge
from orontes.actors.names import find_named
from orontes.model.actor import ActorMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.resources import read_toml

NAMED = ("alias", "nationality_noun")
"""Rules of mentions that give an actor's own name, which a later word may shorten."""

NO_HEAD = ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT")
"""Parts of speech that no name or description is headed by."""


def link_actors(report: Report, reading: Reading, *, knowledge: Knowledge) -> tuple[ActorMention, ...]:
    """Mentions in text order: aliases, nationality with noun, persons and groups of the encoder, then pronouns."""
    found = find_named(report, knowledge=knowledge)
    named = tuple(m for m in found if not is_namesake(m, report, reading, beside=found))
    described = tuple(unlinked(report, reading, named))
    known = tuple(sorted((*named, *described), key=lambda m: m.span))
    standing = resolve_pronouns(report, reading, known)
    replaced = {m.span for m in standing}
    kept = (m for m in known if m.actor_id or m.span not in replaced)
    return tuple(sorted((*kept, *standing), key=lambda m: m.span))


def is_namesake(
    mention: ActorMention, report: Report, reading: Reading, *, beside: Sequence[ActorMention] = ()
) -> bool:
    """Whether a leader's one-word alias is part of another's longer name ("the teacher Lina Saleh", "Assad Airbase").

    Words that another actor's mention of `beside` covers are none of the name: "Syrian" of "Syrian President Assad".
    """
    if mention.kind != "leader" or " " in mention.text:
        return False
    wider = (m for m in reading.mentions if m.kind in ("person", "place") and m.is_name)
    return any(
        foreign_words(longer.span, mention, report, beside=beside)
        for longer in wider
        if longer.span.contains(mention.span)
    )


def foreign_words(
    span: Span, mention: ActorMention, report: Report, *, beside: Sequence[ActorMention] = ()
) -> list[str]:
    """Capitalised words of a name that are no title and stand in none of the leader's names."""
    titles = read_toml("actors/titles.toml")
    own = {part for name in (*mention.names, mention.text) for part in split_name(name)}
    own |= {*titles["title"]["words"], *titles["courtesy"]["words"], *read_toml("offices.toml")["office"]["words"]}
    is_shouted = span.words_of(report.text).isupper()
    others = [m.span for m in beside if not m.span.overlaps(mention.span)]
    found: list[str] = []
    for match in re.compile(r"[^\W\d_]{2,}").finditer(report.text, span.start, span.end):
        word, place = match.group(), Span(match.start(), match.end())
        is_name = word[0].isupper() and (is_shouted or not word.isupper()) and word.lower() not in own
        if is_name and not any(other.overlaps(place) for other in others):
            found.append(word)
    return found


def split_name(name: str) -> list[str]:
    """The words of a name in lower case, at hyphens too."""
    return re.findall(r"[^\W\d_]+", name.lower())


def unlinked(report: Report, reading: Reading, named: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """The encoder's persons and groups that no known actor covers; a later short form takes the full name's names."""
    full: list[tuple[str, ...]] = []
    for mention in reading.mentions:
        text = mention.span.words_of(report.text)
        if mention.kind not in ("person", "group") or text.lower() in pronouns():
            continue
        if reading.tokens[mention.head].upos in NO_HEAD:
            continue
        if any(m.span.overlaps(mention.span) for m in named):
            continue
        known = short_of(text, [m for m in named if m.span.start < mention.span.start]) if mention.is_name else None
        if known is not None:
            yield replace(known, span=mention.span, text=text, rule="short_form", antecedent=known.span)
            continue
        longer = next((names for names in full if is_short_form(text, names[0])), ())
        names = tuple(dict.fromkeys((*longer, text)))
        if mention.is_name and " " in text:
            full.append(names)
        yield ActorMention(mention.span, text, None, names, mention.kind, "none")


def short_of(text: str, named: Sequence[ActorMention]) -> ActorMention | None:
    """The one known actor named before that `text` shortens: by its last word ("the Coalition") or its initials."""
    words = [word for word in text.split() if word.lower() != "the"]
    if len(words) != 1 or not words[0][:1].isupper():
        return None
    found = [m for m in named if m.actor_id and m.rule in NAMED and is_short(words[0], m.text)]
    return found[-1] if found and len({m.actor_id for m in found}) == 1 else None


def is_short(word: str, name: str) -> bool:
    """Whether a word is the last word of a longer name, or the initials of its words."""
    small = read_toml("actors/titles.toml")["small"]["words"]
    parts = [part for part in re.split(r"[\s-]+", name) if part]
    initials = "".join(part[0] for part in parts if part.lower() not in small)
    last = len(parts) > 1 and parts[-1].lower() == word.lower()
    return last or (len(word) > 2 and word.isupper() and initials.upper() == word)


@cache
def pronouns() -> frozenset[str]:
    """Words that name nobody themselves, whoever they stand for."""
    tables = (read_toml("actors/pronouns.toml"), read_toml("first_person.toml"))
    return frozenset(word for table in tables for entry in table.values() for word in entry["words"]) - described()


def described() -> frozenset[str]:
    """Nouns of definite descriptions, which may stand by themselves."""
    tables = read_toml("actors/pronouns.toml").items()
    return frozenset(word for name, entry in tables if name.startswith("described_") for word in entry["words"])


def is_short_form(text: str, full: str) -> bool:
    """Whether `text` ends a longer name met before, titles aside: "Haddad" and "Mr Haddad" of "Karim Haddad"."""
    titles = read_toml("actors/titles.toml")["title"]["words"]
    words, longer = [word for word in text.split() if word.lower().rstrip(".") not in titles], full.split()
    return 0 < len(words) < len(longer) and longer[-len(words) :] == words

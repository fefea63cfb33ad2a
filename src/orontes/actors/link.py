"""Who is meant? Every mention of an actor in a report: known ones linked, others kept with their own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes.actors.coreference import resolve_pronouns
from orontes.actors.knowledge import Knowledge
from orontes.actors.names import find_named
from orontes.model.actor import ActorMention
from orontes.model.reading import Reading
from orontes.model.report import Report


def link_actors(report: Report, reading: Reading, *, knowledge: Knowledge) -> tuple[ActorMention, ...]:
    """Mentions in text order: aliases, nationality with noun, persons and groups of the encoder, then pronouns."""
    named = find_named(report, knowledge=knowledge)
    described = tuple(unlinked(report, reading, named))
    known = tuple(sorted((*named, *described), key=lambda m: m.span))
    return tuple(sorted((*known, *resolve_pronouns(report, reading, known)), key=lambda m: m.span))


def unlinked(report: Report, reading: Reading, named: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """The encoder's persons and groups that no known actor covers; a later short form takes the full name's names."""
    full: list[tuple[str, ...]] = []
    for mention in reading.mentions:
        text = mention.span.words_of(report.text)
        if mention.kind not in ("person", "group") or any(m.span.overlaps(mention.span) for m in named):
            continue
        longer = next((names for names in full if is_short_form(text, names[0])), ())
        names = tuple(dict.fromkeys((*longer, text)))
        if mention.is_name and " " in text:
            full.append(names)
        yield ActorMention(mention.span, text, None, names, mention.kind, "none")


def is_short_form(text: str, full: str) -> bool:
    """Whether `text` is the last word (or last two) of a longer name met before: "Haddad" of "Karim Haddad"."""
    words, longer = text.split(), full.split()
    return 0 < len(words) < len(longer) and longer[-len(words) :] == words

"""Whose name must no output show? Spans that name private persons: no known actor, and no office is told of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orontes.model.actor import ActorMention
from orontes.model.place import PlaceMention
from orontes.model.reading import Mention
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.model.timespan import TimeSpan
from orontes.resources import read_toml
from orontes.statements.syntax import SUBJECTS, Tree, is_relation

BODIES = ("monitor", "io", "ngo", "media", "agency", "party", "government", "armed_group", "armed_forces", "analyst")
"""Kinds of known actors whose people speak for them."""
CLOSE = 12
"""Characters between a name and the organisation it is of."""
_OF = re.compile(r"\s+(?:of|for|from|with)\s+(?:the\s+)?")
BESIDE = ("appos", "flat", "compound", "nmod:desc")
"""Relations between a name and the words that say what the person is."""


def private_names(
    report: Report,
    tree: Tree,
    *,
    actors: Sequence[ActorMention],
    places: Sequence[PlaceMention],
    times: Sequence[TimeSpan] = (),
) -> tuple[Span, ...]:
    """Spans that name a person without office, in text order; whoever has an office once keeps the name throughout.

    In doubt a name is withheld: an office that the parser does not tie to the name does not count. Only a single word
    that is nobody's last name here must also stand where persons stand, for the encoder mistakes many of them.
    """
    mentions: tuple[ActorMention | PlaceMention, ...] = (*actors, *places)
    found = [each for each in mentions if is_known(each)]
    people = [
        mention
        for mention in tree.reading.mentions
        if is_personal(mention, tree)
        and not any(is_of(mention.span, each) for each in found)
        and not any(mention.span.overlaps(time.span) for time in times)
    ]
    public = {
        last_name(mention, report)
        for mention in people
        if has_office(mention, tree) or is_of_body(mention, report, actors=actors)
    }
    full = {last_name(mention, report) for mention in people if len(capitals(mention, report)) > 1}
    kept = [mention for mention in people if last_name(mention, report) not in public]
    sure = [m for m in kept if last_name(m, report) in full or stands_as_person(m, tree)]
    return tuple(sorted({mention.span for mention in sure}))


def is_known(mention: ActorMention | PlaceMention) -> bool:
    """Whether the mention is a known actor by a name, or a known place."""
    if isinstance(mention, PlaceMention):
        return mention.place is not None
    return mention.actor_id is not None


def is_of(span: Span, known: ActorMention | PlaceMention) -> bool:
    """Whether a name is a known leader's, or lies within a known name; a nationality beside it is not enough."""
    is_leader = isinstance(known, ActorMention) and known.kind == "leader"
    return known.span.contains(span) or (is_leader and known.span.overlaps(span))


def is_personal(mention: Mention, tree: Tree) -> bool:
    """Whether the encoder takes the mention for a person's name, and it is written as one."""
    words = [tree.token(k).text for k in range(mention.first, mention.last)]
    is_written_so = any(word[:1].isupper() and len(word) > 1 for word in words)
    is_acronym = len(words) == 1 and words[0].isupper()
    is_person = mention.kind == "person" and mention.is_name and tree.token(mention.head).upos == "PROPN"
    return is_person and is_written_so and not is_acronym


def stands_as_person(mention: Mention, tree: Tree) -> bool:
    """Whether a single name stands as subject, object or owner, as persons do and days and towns rarely."""
    return is_relation(tree.token(mention.head).deprel, (*SUBJECTS, "obj", "iobj", "nmod:poss", "appos"))


def has_office(mention: Mention, tree: Tree) -> bool:
    """Whether the words of a mention or those tied to it give an office."""
    return any(tree.token(k).lemma.lower().rstrip(".") in offices() for k in words_beside(mention, tree))


def is_of_body(mention: Mention, report: Report, *, actors: Sequence[ActorMention]) -> bool:
    """Whether a known organisation stands right behind the name: "Ahmed Jibril of the Syrian Observatory"."""
    end = mention.span.end
    behind = (a for a in actors if a.kind in BODIES and a.actor_id and end < a.span.start <= end + CLOSE)
    return any(_OF.fullmatch(report.text[end : actor.span.start]) for actor in behind)


def words_beside(mention: Mention, tree: Tree) -> Iterator[int]:
    """Tokens of the mention, what is set beside it, and what it is said to be ("Haddad is the mayor")."""
    for index in range(mention.first, mention.last):
        yield index
        for kid in tree.dependents(index, *BESIDE):
            yield kid
            yield from tree.dependents(kid, *BESIDE)
        token = tree.token(index)
        if token.head < 0 or mention.first <= token.head < mention.last:
            continue
        is_what = is_relation(token.deprel, SUBJECTS) and bool(tree.dependents(token.head, "cop"))
        if is_what or is_relation(token.deprel, BESIDE):
            yield token.head
            yield from tree.dependents(token.head, "flat", "compound")


def capitals(mention: Mention, report: Report) -> list[str]:
    """The capitalised words of a mention, courtesy titles aside."""
    titles = read_toml("actors/titles.toml")["title"]["words"]
    words = mention.span.words_of(report.text).split()
    return [word for word in words if word[:1].isupper() and word.lower().rstrip(".") not in titles]


def last_name(mention: Mention, report: Report) -> str:
    """The word by which a person may be called again, in lower case."""
    words = capitals(mention, report)
    return words[-1].removesuffix("'s").removesuffix("’s").lower() if words else ""


def offices() -> frozenset[str]:
    """Words that give an office."""
    return frozenset(read_toml("offices.toml")["office"]["words"])

"""Whose name must no output show? Spans that name private persons: no known actor, and no office is told of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from orontes.model.actor import ActorMention
from orontes.model.place import PlaceMention
from orontes.model.reading import Mention, Token
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
TITLED = ("appos", "flat", "nmod:desc")
"""Those of them that tie a further name or title to a noun; a compound only narrows it ("head cook")."""
PLURALS = (("s", ""), ("es", ""), ("ies", "y"), ("men", "man"))
"""Endings of plurals and of their singulars."""
_LISTED = re.compile(r",?\s+(?:and\s+)?")
_NAME_END = re.compile(r"['’]s?$")


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
    free = [
        mention
        for mention in tree.reading.mentions
        if not any(is_of(mention.span, each) for each in found)
        and not any(mention.span.overlaps(time.span) for time in times)
    ]
    people = [mention for mention in free if is_personal(mention, tree) and name_parts(mention, report)]
    families = {name_parts(mention, report)[-1:] for mention in people}
    people += [m for m in free if m.kind == "place" and m.is_name and is_relative(m, families, report)]
    public = [
        name_parts(mention, report)
        for mention in people
        if has_office(mention, tree) or is_of_body(mention, report, actors=actors)
    ]
    kept = [mention for mention in people if not is_part_of(name_parts(mention, report), public)]
    heads = {mention.head for mention in kept if is_full(mention, report)}
    last = {name_parts(m, report)[-1:] for m in kept if stands_as_person(m, tree, heads=heads)}
    sure = [mention for mention in kept if name_parts(mention, report)[-1:] in last]
    taken = [each.span for each in (*found, *times, *people, *groups_of(tree))]
    spans = {mention.span for mention in sure}
    told = {t.token for t in tree.reading.triggers if t.types and t.types[0][0] in lists("victims")["types"]}
    for run in named_runs(tree):
        span = tree.span(run[0], run[-1] + 1)
        is_public = is_part_of(parts_of(span.words_of(report.text)), public)
        if is_public or any(span.overlaps(other) for other in taken):
            continue
        if is_treated_as_person(run, tree, told=told) or is_listed(span, spans, report.text):
            spans.add(span)
    names = [span.words_of(report.text) for span in spans]
    again = repeated(names, report.text, public=public, taken=[*taken, *spans])
    return tuple(sorted({*spans, *again}))


def groups_of(tree: Tree) -> list[Mention]:
    """Names of groups by the encoder."""
    return [mention for mention in tree.reading.mentions if mention.is_name and mention.kind == "group"]


def named_runs(tree: Tree) -> Iterator[list[int]]:
    """Names of two words and more, whatever the encoder takes them for."""
    for sentence in tree.reading.sentences:
        run: list[int] = []
        for index in range(sentence.first, sentence.last + 1):
            if index < sentence.last and is_capital(tree.token(index)):
                run.append(index)
                continue
            if len(run) > 1:
                yield run
            run = []


def is_listed(span: Span, people: Collection[Span], text: str) -> bool:
    """Whether a name stands in a list behind a private person's."""
    return any(_LISTED.fullmatch(text[other.end : span.start]) for other in people if other.end <= span.start)


def is_capital(token: Token) -> bool:
    """Whether a token is part of a name with a capital ("al-Nasser" has one)."""
    return token.upos == "PROPN" and any(part[:1].isupper() for part in token.text.split("-"))


def is_treated_as_person(run: Sequence[int], tree: Tree, *, told: Collection[int]) -> bool:
    """Whether the words around a name tell that it is a person's, though the encoder does not: who is killed or
    arrested, has an age or a trade, or owns a house.
    """
    head = next((tree.token(k) for k in run if tree.token(k).head not in run), tree.token(run[-1]))
    is_bare = head.deprel == "obl" and not tree.dependents(head.index, "case")
    if head.head in told and (is_relation(head.deprel, ("obj", "nsubj:pass")) or is_bare):
        return True
    beside = (tree.token(kid) for k in run for kid in tree.dependents(k, "appos") if kid not in run)
    if any(kid.upos == "NUM" or kid.lemma.lower() in lists("trades")["words"] for kid in beside):
        return True
    is_owner = is_relation(head.deprel, ("nmod", "nmod:poss")) and head.head >= 0
    return is_owner and tree.token(head.head).lemma.lower() in lists("owned")["words"]


def lists(name: str) -> dict[str, list[str]]:
    """A table of `private.toml`."""
    table: dict[str, list[str]] = read_toml("private.toml")[name]
    return table


def repeated(
    names: Sequence[str], text: str, *, public: Sequence[tuple[str, ...]], taken: Sequence[Span]
) -> Iterator[Span]:
    """Where private names stand again, in full or by their last word, and the encoder takes them for no person."""
    known = {parts[-1] for parts in public if parts}
    words = {name for name in names if name[:1].isupper()}
    words |= {last for name in names if (last := name.split()[-1])[:1].isupper() and last.lower() not in known}
    if not words:
        return
    pattern = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        span = Span(match.start(), match.end())
        if not any(span.overlaps(other) for other in taken):
            yield span


def is_part_of(parts: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> bool:
    """Whether a name is one of the others or a shorter form of it: Nasser of Omar Nasser, not Lina Nasser."""
    return any(parts[-1:] == other[-1:] and set(parts) <= set(other) for other in others)


def is_full(mention: Mention, report: Report) -> bool:
    """Whether a mention has more than one name."""
    return len(name_parts(mention, report)) > 1


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
    is_no_name = len(words) == 1 and (words[0].isupper() or is_common(words[0]))
    is_no_name |= len(words) == 2 and tree.token(mention.first).upos == "DET"
    is_person = mention.kind == "person" and mention.is_name and tree.token(mention.head).upos == "PROPN"
    return is_person and is_written_so and not is_no_name


def is_common(word: str) -> bool:
    """Whether a word is a pronoun or a plural noun: where one begins a sentence the encoder may take it for a name."""
    low = word.lower()
    singulars = (low.removesuffix(ending) + instead for ending, instead in PLURALS if low.endswith(ending))
    return low in pronouns() or any(noun in common_nouns() for noun in singulars)


@cache
def pronouns() -> frozenset[str]:
    """Words that stand for somebody."""
    kinds = read_toml("actors/pronouns.toml")
    first = read_toml("first_person.toml")["pronouns"]["words"]
    return frozenset((*first, *(word for kind in ("he_she", "they", "it") for word in kinds[kind]["words"])))


@cache
def common_nouns() -> frozenset[str]:
    """Nouns of every class of `word_classes.toml` and of every kind of source."""
    tables = (*read_toml("word_classes.toml").values(), *read_toml("sources.toml").values())
    return frozenset(str(word) for table in tables if isinstance(table, dict) for word in table.get("words", ()))


def is_relative(mention: Mention, families: Collection[tuple[str, ...]], report: Report) -> bool:
    """Whether what the encoder takes for a place is a full name with a person's last name."""
    return is_full(mention, report) and name_parts(mention, report)[-1:] in families


def stands_as_person(mention: Mention, tree: Tree, *, heads: Collection[int]) -> bool:
    """Whether a name is one of the full names at `heads`, is listed with one, or stands as persons do and towns rarely:
    as subject, object or owner.
    """
    token = tree.token(mention.head)
    while token.index not in heads and token.deprel == "conj" and token.head >= 0:
        token = tree.token(token.head)
    is_bare = token.deprel == "obl" and not tree.dependents(token.index, "case")
    stands = is_relation(token.deprel, (*SUBJECTS, "obj", "iobj", "nmod:poss", "appos", "obl:agent"))
    return token.index in heads or stands or is_bare


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
            yield from tree.dependents(kid, *(BESIDE if tree.token(kid).upos == "PROPN" else TITLED))
        token = tree.token(index)
        if token.head < 0 or mention.first <= token.head < mention.last:
            continue
        is_what = is_relation(token.deprel, SUBJECTS) and bool(tree.dependents(token.head, "cop"))
        if is_what or is_relation(token.deprel, BESIDE):
            yield token.head
            yield from tree.dependents(token.head, *(BESIDE if tree.token(token.head).upos == "PROPN" else TITLED))


def name_parts(mention: Mention, report: Report) -> tuple[str, ...]:
    """The words of the name of a mention."""
    return parts_of(mention.span.words_of(report.text))


def parts_of(words: str) -> tuple[str, ...]:
    """The capitalised words of a name in lower case, titles and offices aside: karim, haddad of Mr Karim al-Haddad."""
    titles = {*read_toml("actors/titles.toml")["title"]["words"], *offices()}
    parts = (part for part in re.split(r"[\s-]+", _NAME_END.sub("", words)) if part[:1].isupper())
    return tuple(part.lower() for part in parts if part.lower().rstrip(".") not in titles)


@cache
def offices() -> frozenset[str]:
    """Words that give an office."""
    return frozenset(read_toml("offices.toml")["office"]["words"])

"""Which spans of a text name known actors? Aliases, nationality with noun, and bare nouns, longest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from orontes.actors.knowledge import Alias, Knowledge
from orontes.actors.states import State, StatePattern, bare_index, noun_index, state_words
from orontes.actors.words import Word, cut
from orontes.model.actor import Actor, ActorMention
from orontes.model.report import Report
from orontes.model.span import Span

LONGEST = 5
MOST_NAMES = 8
BETWEEN = re.compile(r"[,;:!?\n]|\w\w\.")
"""What ends a name between two of its words; the full stops of "U.S." and "H. W." do not."""


def find_named(report: Report, *, knowledge: Knowledge) -> tuple[ActorMention, ...]:
    """Mentions of known actors in text order, none overlapping another."""
    words = cut(report.text)
    focus = focus_state(words)
    shouts = report.text.isupper()
    found: list[ActorMention] = []
    position = 0
    while position < len(words):
        mention, used = (
            alias_at(words, position, report=report, knowledge=knowledge, focus=focus, shouts=shouts)
            or state_at(words, position, report=report)
            or bare_at(words, position, report=report, focus=focus)
            or (None, 1)
        )
        if mention is not None:
            found.append(mention)
        position += used
    return tuple(found)


def focus_state(words: Sequence[Word]) -> State | None:
    """The country the report speaks of most, by names and demonyms; None where none is named."""
    counts: Counter[str] = Counter()
    for first, second in zip(words, [*words[1:], None], strict=True):
        pair = f"{first.lower} {second.lower}" if second else ""
        known = state_words().get(pair) or state_words().get(first.lower)
        if known and first.text[:1].isupper():
            counts[known[0].code] += 1
    if not counts:
        return None
    code = max(counts, key=lambda c: counts[c])
    return next(state for state, _ in state_words().values() if state.code == code)


def alias_at(
    words: Sequence[Word], position: int, *, report: Report, knowledge: Knowledge, focus: State | None, shouts: bool
) -> tuple[ActorMention, int] | None:
    """The longest alias that begins at `position`; an ambiguous one is the actor's of the report's country and day."""
    fitting = [
        alias
        for alias in knowledge.aliases.get(words[position].lower, ())
        if stands(alias, words, position, text=report.text, shouts=shouts)
    ]
    if not fitting:
        return None
    longest = [alias for alias in fitting if len(alias.words) == len(fitting[0].words)]
    actors = [knowledge.actors[alias.actor] for alias in longest]
    live = [a for a in actors if is_live(a, report)] or actors
    home = [a for a in live if focus is not None and is_at_home(a, focus.code, knowledge)]
    actor = (home or live)[0]
    if longest[0].is_ambiguous and focus is not None and not home:
        return None
    span = Span(words[position].span.start, words[position + len(longest[0].words) - 1].span.end)
    return build(span, report.text, actor, rule="alias"), len(longest[0].words)


def stands(alias: Alias, words: Sequence[Word], position: int, *, text: str, shouts: bool) -> bool:
    """Whether the alias stands at `position`: acronyms by case, names with a capital, no sentence end inside."""
    count = len(alias.words)
    if position + count > len(words):
        return False
    for k, wanted in enumerate(alias.words):
        word = words[position + k]
        if alias.is_acronym and not shouts:
            if word.text != wanted:
                return False
        elif word.lower != wanted.lower():
            return False
        if k and BETWEEN.search(text[words[position + k - 1].span.end - 2 : word.span.start]):
            return False
    return shouts or any(c.isupper() or c.isdigit() for c in words[position].text) or alias.words[0].islower()


def is_at_home(actor: Actor, country: str, knowledge: Knowledge) -> bool:
    """Whether the actor is of the country, or takes part in a war fought there."""
    wars = (war for war in knowledge.wars if country in war.countries)
    return actor.country == country or any(tie.actor == actor.id for war in wars for tie in war.alignments)


def is_live(actor: Actor, report: Report) -> bool:
    """Whether the actor existed when the report was published (unknown dates count as yes)."""
    if report.published is None:
        return True
    if actor.valid_from is not None and report.published < actor.valid_from:
        return False
    return actor.valid_to is None or report.published <= actor.valid_to.replace(year=actor.valid_to.year + 5)


def state_at(words: Sequence[Word], position: int, *, report: Report) -> tuple[ActorMention, int] | None:
    """A state's actor ("Syrian troops", "Iran's foreign ministry"), or the state itself ("Russia", "Moscow")."""
    for size in (3, 2, 1):
        if position + size > len(words):
            continue
        phrase = " ".join(word.lower for word in words[position : position + size])
        known = state_words().get(phrase)
        if known is None or not words[position].text[:1].isupper():
            continue
        state, sort = known
        noun = noun_after(words, position + size, text=report.text)
        if noun is not None:
            pattern, is_person, used = noun
            span = Span(words[position].span.start, words[position + size + used - 1].span.end)
            mention = build(span, report.text, pattern.actor(state), rule="nationality_noun", is_anonymous=is_person)
            return mention, size + used
        span = Span(words[position].span.start, words[position + size - 1].span.end)
        return build_state(span, report.text, state, sort=sort), size
    return None


def noun_after(words: Sequence[Word], position: int, *, text: str) -> tuple[StatePattern, bool, int] | None:
    """The longest noun phrase of a state pattern at `position`, at most one word in between."""
    if position and re.search(r"[.,;:!?\n]", text[words[position - 1].span.end :][:2]):
        return None
    for skip in (0, 1):
        for size in range(min(LONGEST, len(words) - position - skip), 0, -1):
            phrase = " ".join(word.lower for word in words[position + skip : position + skip + size])
            if phrase in noun_index() and (
                not skip or words[position].lower in ("arab", "own", "new", "own", "former")
            ):
                pattern, is_person = noun_index()[phrase]
                return pattern, is_person, skip + size
    return None


def bare_at(
    words: Sequence[Word], position: int, *, report: Report, focus: State | None
) -> tuple[ActorMention, int] | None:
    """A noun that alone means an actor of the report's country ("the army", "government forces")."""
    if focus is None:
        return None
    for size in range(min(LONGEST, len(words) - position), 0, -1):
        phrase = " ".join(word.lower for word in words[position : position + size])
        if phrase in bare_index():
            pattern, is_person = bare_index()[phrase]
            span = Span(words[position].span.start, words[position + size - 1].span.end)
            rule = "country_most_mentioned"
            mention = build(span, report.text, pattern.actor(focus), rule=rule, is_anonymous=is_person)
            return mention, size
    return None


def build(span: Span, text: str, actor: Actor, *, rule: str, is_anonymous: bool = False) -> ActorMention:
    """A mention of a known actor."""
    shown = span.words_of(text)
    names = (shown, actor.name, *actor.aliases) if is_anonymous else (actor.name, *actor.aliases)
    kept = tuple(dict.fromkeys(names))[:MOST_NAMES]
    return ActorMention(span, shown, actor.id, kept, actor.kind, rule, is_anonymous=is_anonymous)


def build_state(span: Span, text: str, state: State, *, sort: str) -> ActorMention:
    """A mention of a state by its name, demonym or capital: its government."""
    shown = span.words_of(text)
    demonym = state.demonyms[0]
    names = (state.name, f"{demonym} government", *state.aliases, f"{demonym} forces", f"{demonym} army")
    rule = {"name": "alias", "demonym": "demonym", "people": "demonym", "capital": "metonym"}[sort]
    kept = tuple(dict.fromkeys((*names[:5], shown)))
    return ActorMention(span, shown, f"gov_{state.slug}", kept, "government", rule)

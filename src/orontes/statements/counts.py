"""Which numbers belong to a statement, and what do they count?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes.model.count import Count
from orontes.model.reading import Reading, RoleArc, Token
from orontes.model.span import Span
from orontes.statements.numbers import Number, find_numbers, lists

REACH = 8
"""Words on either side of a number in which a cue for what it counts is looked for; tuned on the training reports."""
CLAUSE_ENDS = frozenset(",;:.()—–") | {"and", "while", "but", "or"}
"""Where the words that belong to a number end."""


def counts_for(
    type: str,
    *,
    text: str,
    sentence: Span,
    trigger: Span,
    reading: Reading | None = None,
    arcs: Sequence[RoleArc] = (),
    excluded: Sequence[Span] = (),
) -> tuple[Count, ...]:
    """The counts of a statement of `type` whose anchor is `trigger`.

    `arcs` are the statement head's links with role "count" (already above their threshold); where there are any, they
    choose the numbers, also in the sentence before. Without them the numbers of the sentence are taken whose cue word
    fits the type. `excluded` are spans that are no counts (time expressions).
    """
    if reading is not None and arcs:
        chosen = _pointed_at(arcs, text=text, reading=reading, excluded=excluded)
    else:
        chosen = list(_in_sentence(type, text=text, sentence=sentence, trigger=trigger, excluded=excluded))
    counts = [build_count(number, type=type, text=text, trigger=trigger) for number in chosen]
    return tuple(dict.fromkeys(counts))


def build_count(number: Number, *, type: str, text: str, trigger: Span) -> Count:
    """A number as a count: what by the nearest cue that fits the type, and whom in the report's words."""
    what = what_of(number, type=type, text=text)
    span = number.span
    before = text[max(0, span.start - 60) : span.start].lower()
    after = text[span.end : span.end + 60].lower()
    is_total = any(cue in before or cue in after for cue in lists()["cumulative"]["phrases"])
    return Count(what, number.low, number.high, counted_words(number, text=text), span.words_of(text), span, is_total)


def what_of(number: Number, *, type: str, text: str) -> str:
    """What a number counts: by the nearest cue word in its clause, else by the statement's type."""
    fitting = lists()["fitting"].get(type, ["other"])
    cue = cue_beside(number.span, text=text)
    if cue in fitting:
        return cue
    default = lists()["default"].get(type, "other")
    return str(default)


def cue_beside(span: Span, *, text: str) -> str:
    """The `what` of the nearest cue word before or after `span` in the same clause, '' where there is none."""
    best = ("", REACH + 1)
    for words in (_words_after(span, text), _words_before(span, text)):
        for distance, word in enumerate(words, start=1):
            if distance >= best[1] or distance > REACH:
                break
            what = cues().get(word)
            if what:
                best = (what, distance)
                break
            if word in CLAUSE_ENDS:
                break
    return best[0]


def cues() -> dict[str, str]:
    """Cue word → what."""
    return {word: what for what, entry in lists()["what"].items() for word in entry["words"]}


def _words_after(span: Span, text: str) -> list[str]:
    return [w.lower() for w in _split(text[span.end : span.end + 120])]


def _words_before(span: Span, text: str) -> list[str]:
    start = max(0, span.start - 120)
    return [w.lower() for w in _split(text[start : span.start])][::-1]


def _split(text: str) -> list[str]:
    """Words and signs of a short stretch of text."""
    words: list[str] = []
    for raw in text.split():
        core = raw.strip("\"'“”‘’.,;:()—–!?")
        head, _, tail = raw.partition(core) if core else (raw, "", "")
        words.extend(piece for piece in (head[:1], core, tail[:1]) if piece)
    return words


def counted_words(number: Number, *, text: str) -> str:
    """Whom or what a number counts, in the report's words: "civilians" of "30 civilians were killed"."""
    rest = text[number.span.end : number.span.end + 80]
    words: list[str] = []
    for word in _split(rest):
        low = word.lower()
        if low == "of" and not words:
            continue
        if low in CLAUSE_ENDS or low in cues() or low in lists()["phrase_ends"]["words"] or not word[0].isalpha():
            break
        words.append(word)
        if len(words) == 4:
            break
    return " ".join(words)


def _pointed_at(
    arcs: Sequence[RoleArc], *, text: str, reading: Reading, excluded: Sequence[Span]
) -> list[Number]:
    """The numbers that the head's arcs point at; a word that is no number counts as one person or thing."""
    found: list[Number] = []
    for arc in arcs:
        token = reading.tokens[arc.head]
        sentence = reading.sentences[token.sentence].span
        number = next((n for n in _numbers(text, sentence, excluded) if n.span.overlaps(token.span)), None)
        found.append(number if number is not None else _one(token, text=text))
    return sorted(set(found), key=lambda number: number.span)


def _one(token: Token, *, text: str) -> Number:
    """A single person or thing: "a soldier", "him", a name; none where the word says so ("no casualties")."""
    amount = 0 if token.text.lower() in lists()["none"]["words"] else 1
    return Number(token.span, amount, amount, token.span)


def _numbers(text: str, sentence: Span, excluded: Sequence[Span]) -> Iterator[Number]:
    """The numbers of one sentence, with spans in the whole text."""
    inner = [_shifted(span, -sentence.start) for span in excluded if sentence.contains(span)]
    for number in find_numbers(sentence.words_of(text), excluded=inner):
        span, core = _shifted(number.span, sentence.start), _shifted(number.core, sentence.start)
        yield Number(span, number.low, number.high, core)


def _shifted(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _in_sentence(
    type: str, *, text: str, sentence: Span, trigger: Span, excluded: Sequence[Span]
) -> Iterator[Number]:
    """The numbers of the trigger's sentence that a statement of `type` can count, by their cue words."""
    fitting = lists()["fitting"].get(type, [])
    for number in _numbers(text, sentence, excluded):
        cue = cue_beside(number.span, text=text)
        is_near = abs(number.span.start - trigger.start) <= lists()["near"]["characters"]
        if cue in fitting or (not cue and is_near and (type in lists()["default"] or "other" in fitting)):
            yield number

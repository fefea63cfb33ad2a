"""What may an output show of persons and places?

Private persons are not named, and no point is finer than about a kilometre: harm follows more easily from a brief that
travels than from the report it was made of. Exports and briefs go through here; the working annotation does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orontes.model.span import Span
from orontes.model.statement import Participant, Source, Statement

HIDDEN = "[name withheld]"
DECIMALS = 2
"""Two decimals of a degree are about 1.1 km: the settlement, not the street."""

_FULL_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]+ (?:al-|el-|bin |ibn )?[^\W\d_a-z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a quoted sentence and what they are: anchor | source | place | time | hidden | ''."""

    text: str
    role: str = ""


def round_degree(degree: float | None) -> float | None:
    """A latitude or longitude as outputs give it, or None."""
    return None if degree is None else round(degree, DECIMALS)


def is_private_source(source: Source) -> bool:
    """Whether the source is a private person, or a named witness whom no knowledge file knows."""
    if source.is_private:
        return True
    return source.kind == "witness" and source.actor_id is None and bool(_FULL_NAME.search(source.text))


def bare_names(words: str) -> list[str]:
    """The full names that stand in some words."""
    return _FULL_NAME.findall(words)


def shown_participant(participant: Participant) -> str:
    """The words an output uses for an agent or target: the known name, else the report's own words."""
    if participant.is_private:
        return "a private person"
    is_resolved = participant.actor_id is not None or participant.antecedent is not None
    return participant.names[0] if is_resolved and participant.names else participant.text


def shown_source(source: Source) -> str:
    """The words an output uses for a source; '' for the narrator."""
    if is_private_source(source):
        return "a witness"
    is_pronoun = source.text.lower() in ("he", "she", "it", "they")
    is_resolved = source.actor_id is not None or is_pronoun
    return source.names[0] if source.names and is_resolved else source.text


def hidden_spans(statement: Statement) -> tuple[Span, ...]:
    """The spans of a statement's sentence whose words are a private person's name."""
    people = [*statement.withheld]
    people += [each.span for each in (*statement.agents, *statement.targets) if each.is_private]
    if is_private_source(statement.source) and statement.source.span is not None:
        people.append(statement.source.span)
    return tuple(span for span in people if statement.sentence.contains(span))


def quoted_pieces(statement: Statement) -> tuple[Piece, ...]:
    """The sentence cut at the words that matter, each with its role, private names withheld; joined they are it."""
    marked = [(span, "hidden") for span in hidden_spans(statement)]
    marked.append((statement.anchor, "anchor"))
    if statement.source.span is not None:
        marked.append((statement.source.span, "source"))
    marked.extend((place.span, "place") for place in statement.places)
    if statement.time is not None:
        marked.append((statement.time.span, "time"))
    chosen: list[tuple[Span, str]] = []
    for span, role in marked:
        if span.start < span.end and statement.sentence.contains(span) and not _is_taken(span, chosen):
            chosen.append((span, role))
    return _cut(statement, sorted(chosen))


def quoted_sentence(statement: Statement) -> str:
    """The sentence as outputs quote it: the report's words, private names withheld."""
    return "".join(piece.text for piece in quoted_pieces(statement))


def _is_taken(span: Span, chosen: list[tuple[Span, str]]) -> bool:
    return any(span.overlaps(other) for other, _ in chosen)


def _cut(statement: Statement, chosen: list[tuple[Span, str]]) -> tuple[Piece, ...]:
    origin, text = statement.sentence.start, statement.sentence_text
    pieces, at = [], origin
    for span, role in chosen:
        pieces.append(Piece(text[at - origin : span.start - origin]))
        words = HIDDEN if role == "hidden" else text[span.start - origin : span.end - origin]
        pieces.append(Piece(words, role))
        at = span.end
    pieces.append(Piece(text[at - origin :]))
    return tuple(piece for piece in pieces if piece.text)

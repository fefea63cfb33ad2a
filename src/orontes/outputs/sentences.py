"""How does a brief say one statement, so that a claim never looks like a fact?

Each sentence is filled from the record's fields alone: who says it and in what capacity, how, what, where, when and how
many. The pattern comes from `brief_phrases.toml`; a part whose field is empty is left out, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orontes.model.count import Count
from orontes.model.report import Report
from orontes.model.statement import Participant, Statement
from orontes.outputs.events_csv import say_bounds
from orontes.outputs.privacy import shown_participant
from orontes.outputs.wording import (
    begin,
    join_words,
    phrases,
    say_count,
    say_day,
    say_place,
    say_source,
    say_thing,
    say_time,
    with_article,
)

_CHOICE = re.compile(r"\[([^\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_OWN_WORD = ("appeal", "rejection", "accusation", "threat", "support")
"""Types whose agent is the speaker: 'the UN called for an act asked for by the UN' would say it twice."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a brief with the statements it rests on; a line without any is not written."""

    text: str
    statement_ids: tuple[str, ...]


def say_statement(statement: Statement, *, publisher: str) -> str:
    """The statement as one sentence without its full stop."""
    pattern = _pattern(statement)
    sentence = pattern.format(
        source=say_source(statement.source, publisher=publisher),
        verb=phrases()["verbs"][statement.stance],
        clause=_said(statement, form="clause"),
        noun=_said(statement, form="noun"),
    )
    via = "" if statement.source.kind == "narrator" else _carried(statement, publisher)
    return begin(" ".join(sentence.split()) + via)


def statement_line(statement: Statement, reports: Mapping[str, Report]) -> Line:
    """The statement as a line of a brief, with its report's outlet and day."""
    report = reports.get(statement.report_id)
    return Line(say_statement(statement, publisher=report.publisher if report else "") + ".", (statement.id,))


def _pattern(statement: Statement) -> str:
    for each in phrases()["say"]:
        if each["reality"] == statement.reality and each.get("stance", statement.stance) == statement.stance:
            return str(each["text"])
    raise ValueError(f"no phrase for reality {statement.reality!r}, stance {statement.stance!r}")


def _carried(statement: Statement, publisher: str) -> str:
    """Which outlet carried a voice, when: outlets carry, they do not add."""
    when = f", {say_day(statement.said_at)}" if statement.said_at else ""
    return f" ({publisher}{when})" if publisher else when


def _said(statement: Statement, *, form: str) -> str:
    patterns = phrases()["event"][statement.type]
    fields = _fields(statement, form=form)
    pattern = patterns["noun"] if form == "noun" else patterns["act" if fields["agents"] else "fact"]
    tail = [fill(pattern, fields), say_time(statement.time)]
    sentence = " ".join(part for part in tail if part)
    counts = join_words(say_count(each) for each in statement.counts if not _is_said(each, sentence))
    return sentence + (f"; {counts}" if counts else "")


def _is_said(count: Count, sentence: str) -> bool:
    """Whether the sentence holds the number already ("at least 15 civilians were killed")."""
    return say_bounds(count.low, count.high) in sentence and count.of in sentence


def _fields(statement: Statement, *, form: str) -> dict[str, str]:
    is_own = form == "noun" and statement.type in _OWN_WORD
    places = statement.places
    left = [each for each in places if each.relation != "to"]
    return {
        "agents": "" if is_own else _people(statement.agents),
        "targets": _people(statement.targets),
        "place": join_words(dict.fromkeys(say_thing(each) for each in places)),
        "at": join_words(dict.fromkeys(say_place(each) for each in places)),
        "out": join_words(dict.fromkeys(say_thing(each) for each in left)),
    }


def _people(people: Sequence[Participant]) -> str:
    return join_words(dict.fromkeys(say_participant(each) for each in people))


def say_participant(participant: Participant) -> str:
    """Who acts or is acted on: a name as known, a description in the report's words with whom it means beside it."""
    name = with_article(shown_participant(participant))
    text = participant.text.strip()
    is_pronoun = text.lower() in phrases()["articles"]["pronouns"]
    is_description = text[1:] == text[1:].lower() and not is_pronoun
    if participant.is_private or not participant.names or not is_description or name.endswith(text):
        return name
    words = with_article(text)
    return words if words == name else f"{words} ({name})"


def fill(pattern: str, fields: Mapping[str, str]) -> str:
    """The pattern with its fields; of each [a|b] the first whose fields are all filled, else nothing."""
    return _CHOICE.sub(lambda found: _choose(found.group(1), fields), pattern).format(**fields).strip()


def _choose(choices: str, fields: Mapping[str, str]) -> str:
    for choice in choices.split("|"):
        if all(fields[name] for name in _FIELD.findall(choice)):
            return _FIELD.sub(lambda found: _escape(fields[found.group(1)]), choice)
    return ""


def _escape(words: str) -> str:
    """Braces of a report's own words, doubled so that they survive the second filling."""
    return words.replace("{", "{{").replace("}", "}}")

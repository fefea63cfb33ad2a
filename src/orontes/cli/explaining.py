"""How is an answer laid open at a terminal?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text

from orontes.cli.tables import print_rows
from orontes.model.control import ControlState, ControlTerm
from orontes.model.picture import Picture
from orontes.model.report import Report
from orontes.model.statement import Statement
from orontes.outputs.privacy import quoted_pieces
from orontes.outputs.sentences import say_statement
from orontes.outputs.withholding import withhold_statement, withhold_words
from orontes.outputs.wording import Wording, phrases, say_label

STYLES = {
    "anchor": "bold reverse",
    "source": "underline",
    "place": "bold cyan",
    "time": "bold magenta",
    "hidden": "dim",
}


def print_statement(statement: Statement, report: Report, console: Console) -> None:
    """A statement: in words, in the report's words with the ones that count marked, and why each field is as it is."""
    statement = withhold_statement(statement)
    console.print(Text(say_statement(statement, publisher=report.publisher) + ".", "bold"))
    console.print()
    console.print(_marked(statement))
    console.print(Text(_key(statement, report), "dim"))
    console.print()
    text = report.text
    rows = [
        {
            "field": each.field,
            "rule": each.rule,
            "detail": each.detail,
            "words": withhold_words(each.span.words_of(text), statement) if each.span else "",
            "score": "" if each.score is None else f"{each.score:.2f}",
        }
        for each in statement.why
    ]
    if rows:
        print_rows(rows, console)
    for line in _sureness(statement):
        console.print(Text(line, "dim"))
    for name, reason in statement.absent:
        console.print(Text(f"no {name}: {reason}", "dim"))


def _sureness(statement: Statement) -> list[str]:
    """How sure each field is, who passed the word on, and whether it is an admission."""
    lines = []
    if statement.confidence:
        told = ", ".join(f"{name} {share:.0%}" for name, share in statement.confidence)
        lines.append(f"sure that it is right: {told}")
    if statement.source.chain:
        lines.append(f"passed on by {', from '.join(statement.source.chain)}")
    if statement.is_admission:
        lines.append("an admission: the source tells it against its own interest")
    return lines


def _marked(statement: Statement) -> Text:
    text = Text("“")
    for piece in quoted_pieces(statement):
        text.append(piece.text, STYLES.get(piece.role, ""))
    return text.append("”")


def _key(statement: Statement, report: Report) -> str:
    when = report.published.isoformat() if report.published else "day unknown"
    span = statement.sentence
    return (
        f"{report.publisher or 'outlet not named'}, {when}, characters {span.start}-{span.end} of {report.id}; "
        f"{statement.type}, {statement.stance}, {statement.reality}; confidence {statement.score:.2f}; "
        f"found by {statement.finder} {statement.finder_version}".rstrip()
    )


def print_state(state: ControlState, picture: Picture, wording: Wording, console: Console) -> None:
    """A place's state: label, probabilities, the terms that add up to them, claims, and the strongest against."""
    scope = "" if state.scope == "settlement" else f" ({state.scope})"
    console.print(Text(f"{state.place}{scope}: {say_label(state, wording)}", "bold"))
    console.print(
        Text(f"As of {picture.as_of.isoformat()}. {_basis(state)} Rules: {', '.join(state.rules) or 'none'}.")
    )
    console.print()
    print_rows([_start(state), *(_term(term, state) for term in state.terms), _sum(state)], console)
    for claim in state.claims:
        disputed = ", disputed" if claim.is_disputed else ""
        said = f"{claim.speaker} ({claim.source_kind}{disputed})"
        console.print(
            Text(f"Claim: {claim.label} {wording.side_name(claim.side)}, {said}: {' '.join(claim.statement_ids)}")
        )
    if state.strongest_against:
        console.print(Text(f"Strongest against: {state.strongest_against}"))
    _print_words(state, picture, console)


def _basis(state: ControlState) -> str:
    return f"It rests on: {phrases()['bases'].get(state.basis, state.basis)}."


def _sides(state: ControlState) -> tuple[str, ...]:
    return tuple(side for side, _ in state.probabilities)


def _start(state: ControlState) -> dict[str, object]:
    return _row("start", "", "", dict(state.prior), state)


def _term(term: ControlTerm, state: ControlState) -> dict[str, object]:
    return _row(term.group, term.source_class, " ".join(term.statement_ids), dict(term.weights), state)


def _sum(state: ControlState) -> dict[str, object]:
    return _row("probability", "", "", dict(state.probabilities), state, sign="")


def _row(
    voice: str, kind: str, ids: str, weights: Mapping[str, float], state: ControlState, *, sign: str = "+"
) -> dict[str, object]:
    row: dict[str, object] = {"voice": voice, "class": kind}
    for side in _sides(state):
        row[side] = f"{weights[side]:{sign}.2f}" if side in weights else ""
    return {**row, "statements": ids}


def _print_words(state: ControlState, picture: Picture, console: Console) -> None:
    """The sentences behind the terms, each once."""
    known = {each.id: each for each in picture.statements}
    ids = dict.fromkeys(id for term in state.terms for id in term.statement_ids)
    for id in ids:
        if id in known:
            console.print(Text(f"{id} ", "dim") + _marked(known[id]))
    console.print()


def state_fields(state: ControlState) -> dict[str, Any]:
    """A control state as plain values."""
    fields = asdict(state)
    for name in ("valid_from_lo", "valid_from_hi", "valid_to", "known_from"):
        fields[name] = fields[name].isoformat() if fields[name] else None
    return fields

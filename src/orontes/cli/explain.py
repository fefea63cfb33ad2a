"""orontes explain: why does it say that? The words, the rules and the terms behind a statement or a place's state."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from orontes.cli.console import choose_format, output
from orontes.cli.options import AsOf, DeskPath, Format, KnownAt
from orontes.errors import InputError

if TYPE_CHECKING:
    from orontes.model.picture import Picture
    from orontes.store import Desk


def explain(
    desk: DeskPath,
    target: Annotated[str, typer.Argument(metavar="STATEMENT|PLACE", help="A statement id (s_…) or a place's name.")],
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format: Format = None,
) -> None:
    """Shows the words, the rules and the terms behind an answer.

    [bold]Examples[/bold]

    orontes explain syria.orontes Homs

    orontes explain syria.orontes s_0123456789ab
    """
    from orontes.engine.read import as_date
    from orontes.engine.view import as_moment, picture_of
    from orontes.outputs.withholding import withhold_names
    from orontes.store import open_desk

    shape = choose_format(format, formats=("table", "json"))
    day, moment = as_date(as_of), as_moment(known_at)
    with open_desk(desk, create=False) as opened:
        if target.startswith("s_"):
            _explain_statement(opened, target, shape)
            return
        picture = picture_of(opened, as_of=day, known_at=moment)
    _explain_place(withhold_names(picture), target, shape)


def _explain_statement(desk: Desk, statement_id: str, shape: str) -> None:
    from orontes.outputs.statements_jsonl import shown_fields

    statement = desk.statement(statement_id)
    report = desk.report(statement.report_id)
    if shape == "json":
        output().out(json.dumps(shown_fields(statement), ensure_ascii=False, indent=1))
        return
    from orontes.cli.explaining import print_statement

    print_statement(statement, report, output())


def _explain_place(picture: Picture, name: str, shape: str) -> None:
    ids = _ids_called(picture, name)
    states = [state for state in picture.control if state.place_id in ids or state.place.casefold() == name.casefold()]
    if not states:
        known = ", ".join(dict.fromkeys(state.place for state in picture.control[:12]))
        raise InputError(
            f"The picture of {picture.as_of.isoformat()} has no state for {name!r}.",
            remedy=f"It has: {known or 'none'}; statement ids begin with s_.",
        )
    if shape == "json":
        from orontes.cli.explaining import state_fields

        output().out(json.dumps([state_fields(state) for state in states], ensure_ascii=False, indent=1))
        return
    from orontes.cli.explaining import print_state
    from orontes.engine.view import brief_wording

    wording = brief_wording()
    for state in states:
        print_state(state, picture, wording, output())


def _ids_called(picture: Picture, name: str) -> set[int | None]:
    """Ids of the places that a report or the gazetteer calls so, in any spelling met; an id stands for itself."""
    wanted = name.casefold()
    places = (place for statement in picture.statements for place in statement.places)
    return {
        place.place_id
        for place in places
        if wanted in (place.text.casefold(), str(place.place_id), *(each.casefold() for each in place.names))
    }

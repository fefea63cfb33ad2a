"""orontes show: what is in a desk?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from orontes.cli.console import choose_format, output, say_note
from orontes.cli.options import AsOf, DeskPath, Format, KnownAt
from orontes.errors import InputError

if TYPE_CHECKING:
    from orontes.model.statement import Statement
    from orontes.store import Desk

WHAT = ("statements", "events", "control", "actors", "places")
Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of one call."""

    place: str | None
    type: str | None
    source: str | None
    as_of: date | None
    known_at: datetime | None


def show(
    desk: DeskPath,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="statements, events, control, actors or places.")],
    *,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is about this place.")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="Only this event type, such as capture.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this source or outlet says.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format: Format = None,
) -> None:
    """Lists what a desk holds.

    [bold]Examples[/bold]

    orontes show syria.orontes statements --place Homs

    orontes show syria.orontes control --as-of 2024-12-07

    orontes show syria.orontes events --type strike --format json
    """
    from orontes.engine.read import as_date
    from orontes.engine.view import as_moment
    from orontes.store import open_desk

    shape = choose_format(format, formats=("table", "json"))
    if what not in WHAT:
        raise InputError(f"There is nothing called {what!r} to show.", remedy=f"Choose one of: {', '.join(WHAT)}.")
    _check_type(type)
    asked = Asked(place, type, source, as_date(as_of), as_moment(known_at))
    with open_desk(desk, create=False) as opened:
        rows = {"events": _events, "control": _control, "actors": _actors, "places": _places}.get(what, _statements)(
            opened, asked, shape
        )
    if shape == "json":
        output().out(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
    elif rows:
        from orontes.cli.tables import print_rows

        print_rows(rows, output())
    if not rows:
        say_note(f"No {what} match. Ask with fewer conditions, or see what is there: orontes show {desk} places")


def _check_type(type: str | None) -> None:
    from orontes.model.statement import EVENT_TYPES

    if type is not None and type not in EVENT_TYPES:
        raise InputError(f"There is no event type {type!r}.", remedy=f"Choose one of: {', '.join(EVENT_TYPES)}.")


def _found(desk: Desk, asked: Asked) -> Sequence[Statement]:
    return desk.statements(
        known_at=asked.known_at, place=asked.place, type=asked.type, source=asked.source, last_day=asked.as_of
    )


def _statements(desk: Desk, asked: Asked, shape: str) -> list[Fields]:
    found = _found(desk, asked)
    if shape == "json":
        from orontes.outputs.statements_jsonl import shown_fields

        return [shown_fields(each) for each in found]
    from orontes.cli.tables import statement_rows

    return [dict(row) for row in statement_rows(found)]


def _events(desk: Desk, asked: Asked, shape: str) -> list[Fields]:
    from orontes.engine.view import picture_of
    from orontes.outputs.withholding import withhold_names

    ids = {each.id for each in _found(desk, asked)}
    picture = withhold_names(picture_of(desk, as_of=asked.as_of, known_at=asked.known_at))
    return [
        {
            "id": event.id,
            "type": event.type,
            "reality": event.reality,
            "start": event.start,
            "end": event.end,
            "place": event.place,
            "agents": "; ".join(event.agents),
            "status": event.status,
            "voices": "; ".join(event.primary_sources),
            "statements": "; ".join(event.statement_ids) if shape == "json" else len(event.statement_ids),
        }
        for event in picture.events
        if ids.intersection(event.statement_ids)
    ]


def _control(desk: Desk, asked: Asked, shape: str) -> list[Fields]:
    from orontes.engine.view import brief_wording, picture_of
    from orontes.outputs.wording import say_label

    wording = brief_wording()
    picture = picture_of(desk, as_of=asked.as_of, known_at=asked.known_at)
    return [
        {
            "place": state.place,
            "scope": state.scope,
            "label": state.label,
            "in words": say_label(state, wording),
            "since": state.valid_from_hi or state.valid_from_lo,
            "basis": state.basis,
            "disputed": "yes" if state.is_disputed else "",
            "p": "  ".join(f"{side} {p:.2f}" for side, p in state.probabilities),
        }
        for state in picture.control
        if asked.place is None or asked.place.casefold() == state.place.casefold()
    ]


def _actors(desk: Desk, asked: Asked, shape: str) -> list[Fields]:
    from orontes.outputs.privacy import is_private_source, shown_participant, shown_source
    from orontes.outputs.withholding import withhold_statement

    roles: dict[tuple[str, str], Counter[str]] = {}
    for each in map(withhold_statement, _found(desk, asked)):
        for role, people in (("agent", each.agents), ("target", each.targets)):
            for person in people:
                if not person.is_private:
                    roles.setdefault((shown_participant(person), person.actor_id or ""), Counter())[role] += 1
        if each.source.kind != "narrator" and not is_private_source(each.source):
            roles.setdefault((shown_source(each.source), each.source.actor_id or ""), Counter())["source"] += 1
    ranked = sorted(roles.items(), key=lambda item: (-item[1].total(), item[0]))
    return [
        {"name": name, "actor_id": actor, "agent": seen["agent"], "target": seen["target"], "source": seen["source"]}
        for (name, actor), seen in ranked
    ]


def _places(desk: Desk, asked: Asked, shape: str) -> list[Fields]:
    from orontes.outputs.privacy import round_degree
    from orontes.outputs.withholding import withhold_statement

    found: dict[tuple[str, int | None], Fields] = {}
    told: Counter[tuple[str, int | None]] = Counter()
    for each in map(withhold_statement, _found(desk, asked)):
        for place in each.places:
            key = (place.name or place.text, place.place_id)
            told[key] += 1
            found[key] = {
                "name": key[0],
                "kind": place.kind,
                "country": place.country,
                "lat": round_degree(place.lat),
                "lon": round_degree(place.lon),
                "place_id": place.place_id,
                "not resolved because": "" if place.place_id is not None else place.reason,
            }
    return [
        {**found[key], "statements": number} for key, number in sorted(told.items(), key=lambda i: (-i[1], i[0][0]))
    ]

"""How does a brief look as one page: no script, no request, readable from a file, on a phone, on paper?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from orontes.model.picture import Picture
from orontes.model.place import Area
from orontes.outputs.brief import Brief, Theatre, as_of_line
from orontes.outputs.map_clip import Bounds
from orontes.outputs.map_drawing import Backdrop, Drawing, Key, build_legend, draw_map, number_sides
from orontes.outputs.map_frame import Shape
from orontes.outputs.sentences import say_statement
from orontes.outputs.wording import Wording, say_day

WIDE, NARROW = 760.0, 360.0


@dataclass(frozen=True, slots=True)
class TheatrePage:
    """A theatre with its maps, as the template wants it."""

    words: Theatre
    wide: Drawing | None
    narrow: Drawing | None
    legend: tuple[Key, ...]
    sides: dict[str, int]


def no_backdrop(bounds: Bounds) -> Iterable[Shape]:
    """The backdrop of who has none: marks on a plain ground."""
    return ()


def write_brief_html(
    brief: Brief, picture: Picture, *, wording: Wording, version: str, backdrop: Backdrop = no_backdrop
) -> str:
    """The brief as an HTML page; every word of a report or user is escaped."""
    areas = relative_areas(picture)
    theatres = [_page(i, each, areas, wording, backdrop) for i, each in enumerate(brief.theatres, start=1)]
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            theatres=theatres,
            numbers={entry.statement_id: entry.number for entry in brief.appendix},
            as_of=say_day(brief.as_of),
            as_of_line=as_of_line(brief),
            since=say_day(brief.since) if brief.since else "",
            css=Markup(_template("brief.css")),
            version=version,
        )
    )


def relative_areas(picture: Picture) -> list[tuple[Area, str]]:
    """The areas of relative places, with the sentence told of each, latest first."""
    publishers = {report.id: report.publisher for report in picture.reports}
    found = []
    for statement in reversed(picture.statements):
        for place in statement.places:
            if place.area is not None and statement.reality in ("happened", "possible"):
                sentence = say_statement(statement, publisher=publishers.get(statement.report_id, ""))
                found.append((place.area, sentence + "."))
    return found


def _page(
    number: int, theatre: Theatre, areas: list[tuple[Area, str]], wording: Wording, backdrop: Backdrop
) -> TheatrePage:
    places = (*theatre.places, *theatre.silent)
    sides = number_sides(place.state for place in places)
    wide, narrow = (
        draw_map(
            places,
            areas,
            id=f"m{number}{size}",
            title=f"Map: {theatre.name}; the list below says the same in words",
            width=width,
            backdrop=backdrop,
            sides=sides,
        )
        for size, width in (("w", WIDE), ("n", NARROW))
    )
    return TheatrePage(theatre, wide, narrow, build_legend(places, sides=sides, wording=wording), sides)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> str:
    return (files("orontes.outputs") / "templates" / name).read_text(encoding="utf-8")

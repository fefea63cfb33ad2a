"""orontes gazetteer: where are place names looked up, what is in there, and how does a user add places?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orontes.cli.console import choose_format, output, progress, say_note
from orontes.cli.options import Format, Quiet

if TYPE_CHECKING:
    from orontes.model.place import Place

MOST_SHOWN = 20

gazetteer = typer.Typer(help="The file that place names are looked up in.", no_args_is_help=True)


@gazetteer.command()
def build(
    again: Annotated[bool, typer.Option("--again", help="Build it even if it is there: mends a damaged file.")] = False,
    quiet: Quiet = False,
) -> None:
    """Builds the gazetteer from the installed packages and your own places, if it is not there yet."""
    from orontes.places import open_gazetteer
    from orontes.places.gazetteer import gazetteer_path

    if again:
        gazetteer_path().unlink(missing_ok=True)
    with progress(quiet=quiet) as show:
        opened = open_gazetteer(progress=show)
    output().print(f"Gazetteer: {opened.path}", markup=False)


@gazetteer.command()
def info(format: Format = None) -> None:
    """Says where the gazetteer is, what it was built from and what it holds."""
    from orontes.places import open_gazetteer
    from orontes.places.overlay import overlay_files, overlay_folder

    opened = open_gazetteer()
    told = {**opened.info(), "own places": str(overlay_folder()), "own files": [p.name for p in overlay_files()]}
    if choose_format(format, formats=("table", "json")) == "json":
        output().out(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for name, value in told.items():
        shown = ", ".join(value) or "none" if isinstance(value, list) else value
        output().print(f"{name}: {shown}", markup=False)


@gazetteer.command()
def search(
    name: Annotated[str, typer.Argument(help="A place name in any spelling.")],
    country: Annotated[str, typer.Option(metavar="CODE", help="Look also for other spellings in this country.")] = "",
    format: Format = None,
) -> None:
    """Lists the places of a name, largest first.

    [bold]Example[/bold]

    orontes gazetteer search "Deir ez-Zor"
    """
    from orontes.places import open_gazetteer

    opened = open_gazetteer()
    rows = [show_place(place, kind) for place, kind in opened.find(name)]
    if country:
        known = {row["id"] for row in rows}
        alike = opened.spelt_like(name, country=country.upper())
        rows += [show_place(p, f"alike {likeness:.2f}") for p, likeness in alike if p.id not in known]
    if choose_format(format, formats=("table", "json")) == "json":
        output().out(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        from orontes.cli.tables import print_rows

        print_rows(rows[:MOST_SHOWN], output())
    else:
        say_note(f"No place is called {name!r}. Add it: orontes gazetteer add FILE.csv")


def show_place(place: Place, kind: str) -> dict[str, str | int | float]:
    """A place as a row."""
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": round(place.lat, 3),
        "lon": round(place.lon, 3),
        "people": place.population,
        "found as": kind,
        "source": place.source,
        "id": place.id,
    }


@gazetteer.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV: name, lat, lon, and kind, country, aliases …")],
    quiet: Quiet = False,
) -> None:
    """Takes your own places into the gazetteer. A bad row is named and left out; the rest is taken.

    [bold]Example[/bold]

    orontes gazetteer add my_places.csv
    """
    from orontes.places import open_gazetteer
    from orontes.places.overlay import keep

    for bad in keep(file):
        say_note(f"row {bad.number} left out: {bad.problem}")
    with progress(quiet=quiet) as show:
        opened = open_gazetteer(progress=show)
    output().print(f"Gazetteer: {opened.path}", markup=False)


@gazetteer.command()
def download(
    codes: Annotated[list[str], typer.Argument(metavar="CODE…", help="Two-letter country codes, such as SY UA SD.")],
    from_folder: Annotated[
        Path | None, typer.Option("--from", metavar="FOLDER", help="Take SY.zip and so on from here, not the web.")
    ] = None,
    base: Annotated[str, typer.Option(metavar="URL", help="Where the dumps lie.")] = "",
    quiet: Quiet = False,
) -> None:
    """Adds all GeoNames places of a country, villages too (CC BY 4.0), from the web or from files already here.

    [bold]Example[/bold]

    orontes gazetteer download SY UA
    """
    from orontes.places import open_gazetteer
    from orontes.places.dumps import BASE, fetch_dump
    from orontes.places.overlay import overlay_folder

    with progress(quiet=quiet) as show:
        for code in codes:
            _, count = fetch_dump(code.upper(), overlay_folder(), source=from_folder, base=base or BASE, progress=show)
            say_note(f"{code.upper()}: {count} places, GeoNames, CC BY 4.0", quiet=quiet)
        opened = open_gazetteer(progress=show)
    output().print(f"Gazetteer: {opened.path}", markup=False)

"""Which places has the user added? CSV files and GeoNames dumps in one folder, read when the gazetteer is built.

The folder is ORONTES_PLACES, else `orontes/places` in the user's data folder. A file there is kept as it was given; the
gazetteer is built anew when one comes, goes or changes.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orontes.errors import InputError, ResourceError
from orontes.model.place import PLACE_KINDS
from orontes.places.dumps import dump_rows
from orontes.places.tables import Names, Row, listed

NEEDED = ("name", "lat", "lon")
KNOWN = (*NEEDED, "kind", "country", "radius_km", "population", "aliases", "demonyms")
FIRST_ID = 4 * 10**9


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its number in the file (the header is 1) and why."""

    number: int
    problem: str


def overlay_folder() -> Path:
    """Where the user's places lie."""
    named = os.environ.get("ORONTES_PLACES")
    if named:
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "orontes" / "places"


def overlay_files() -> tuple[Path, ...]:
    """The user's files, in order of their names."""
    folder = overlay_folder()
    return tuple(sorted(p for p in folder.iterdir() if p.suffix in (".csv", ".zip"))) if folder.is_dir() else ()


def overlay_hash() -> str:
    """Changes when one of the files does; '' without any."""
    digest = hashlib.sha256()
    files = overlay_files()
    for path in files:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest() if files else ""


def overlay_rows() -> Iterator[tuple[Row, Names]]:
    """The rows of all files; bad rows were said when a file was added. Raises ResourceError for a file gone bad."""
    for path in overlay_files():
        try:
            yield from dump_rows(path) if path.suffix == ".zip" else read_own(path)[0]
        except (InputError, zipfile.BadZipFile, EOFError, ValueError) as error:
            remedy = "Take it out of that folder, or fetch it again; then run the command once more."
            raise ResourceError(f"Your places file {path} cannot be read: {error}.", remedy=remedy) from error


def read_own(path: Path) -> tuple[list[tuple[Row, Names]], list[BadRow]]:
    """The rows of a user's CSV and those left out. Raises InputError where it is no such file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as UTF-8 text: {error}.", remedy="Save it as CSV in UTF-8.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(
            f"{path} has no column {', '.join(missing)}.",
            remedy=f"Its first line names the columns: {', '.join(NEEDED)}, and any of {', '.join(KNOWN[3:])}.",
        )
    rows, bad = [], []
    for number, cells in enumerate(reader, 2):
        try:
            rows.append(own_row({key: (value or "").strip() for key, value in cells.items() if key in KNOWN}, path))
        except ValueError as problem:
            bad.append(BadRow(number, str(problem)))
    return rows, bad


def own_row(cells: dict[str, str], path: Path) -> tuple[Row, Names]:
    """One row of a user's CSV. Raises ValueError with the reason why it is of no use."""
    name = cells["name"]
    if not name:
        raise ValueError("it has no name")
    lat, lon = degrees(cells["lat"], "lat", 90.0), degrees(cells["lon"], "lon", 180.0)
    kind = cells.get("kind") or "settlement"
    if kind not in PLACE_KINDS:
        raise ValueError(f"{kind!r} is no kind; known are {', '.join(PLACE_KINDS)}")
    country = cells.get("country", "").upper()
    if country and not (len(country) == 2 and country.isalpha()):
        raise ValueError(f"{country!r} is no two-letter country code (ISO 3166)")
    radius = float(cells["radius_km"]) if cells.get("radius_km") else None
    people = int(cells.get("population") or 0)
    digest = hashlib.sha256(f"{name}|{country}|{lat}|{lon}".encode()).hexdigest()
    number = FIRST_ID + int(digest[:10], 16)
    names = [(name, "editors"), *listed(cells.get("aliases", ""), "alt"), *listed(cells.get("demonyms", ""), "demonym")]
    return (number, name, kind, lat, lon, country, "", people, radius, f"user: {path.name}"), names


def degrees(cell: str, column: str, most: float) -> float:
    """A coordinate. Raises ValueError where it is none."""
    try:
        value = float(cell)
    except ValueError:
        raise ValueError(f"{column} {cell!r} is no number") from None
    if not -most <= value <= most:
        raise ValueError(f"{column} {cell} lies outside -{most:.0f} to {most:.0f}")
    return value


def keep(path: Path) -> list[BadRow]:
    """Take a user's CSV into the folder, if any row of it is of use; gives the rows left out. Raises InputError."""
    rows, bad = read_own(path)
    if not rows:
        first = f" Row {bad[0].number}: {bad[0].problem}." if bad else ""
        raise InputError(f"{path} holds no row of use.{first}", remedy="Nothing was changed; mend it and add it again.")
    folder = overlay_folder()
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / f"{path.stem}.part"
    scratch.write_bytes(path.read_bytes())
    os.replace(scratch, folder / f"{path.stem}.csv")
    return bad

"""How is a country's GeoNames dump read, fetched and checked? (geonames.org, CC BY 4.0; layout in its readme.txt)"""

from __future__ import annotations

import http.client
import io
import os
import re
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from orontes.errors import InputError
from orontes.places.tables import Names, Row
from orontes.resources import read_toml

BASE = "https://download.geonames.org/export/dump/"
COLUMNS = 19
TIMEOUT_S = 30.0
CHUNK = 1 << 16
LARGEST = 600 * 1024 * 1024
Progress = Callable[[str, float], None]


def dump_rows(path: Path) -> Iterator[tuple[Row, Names]]:
    """The places of a dump whose features are of use, with all their names."""
    with zipfile.ZipFile(path) as archive, archive.open(member_of(archive, path)) as file:
        for line in io.TextIOWrapper(file, encoding="utf-8", newline="\n"):
            cells = line.rstrip("\n").split("\t")
            kind = kind_of(f"{cells[6]}.{cells[7]}") if len(cells) == COLUMNS else ""
            if kind:
                yield dump_row(cells, kind)


def dump_row(cells: list[str], kind: str) -> tuple[Row, Names]:
    """One line of a dump."""
    names = [(cells[1], "main"), (cells[2], "main"), *((name, "alt") for name in cells[3].split(",") if name)]
    place = int(cells[0]), cells[2] or cells[1], kind, float(cells[4]), float(cells[5]), cells[8], cells[10]
    return (*place, int(cells[14] or 0), None, "GeoNames dump"), names


@cache
def kind_of(code: str) -> str:
    """Our kind of a feature ("P.PPL"); '' for one that is left out."""
    table = read_toml("places/feature_codes.toml")
    if code in table["left_out"]["codes"]:
        return ""
    kinds: dict[str, str] = table["kinds"]
    return kinds.get(code) or kinds.get(f"{code[:2]}*", "")


def member_of(archive: zipfile.ZipFile, path: Path) -> str:
    """The table in the archive. Raises InputError where there is none."""
    wanted = f"{path.name.partition('.')[0].removeprefix('geonames-')}.txt"
    if wanted not in archive.namelist():
        raise InputError(f"{path} holds no {wanted}.", remedy="Fetch it again: orontes gazetteer download XX.")
    return wanted


def check_dump(path: Path) -> int:
    """How many places of use a dump holds. Raises InputError where it is cut off, damaged or no dump."""
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
            if damaged:
                raise InputError(f"{path}: {damaged} is damaged (checksum).", remedy="Fetch it again.")
        count = sum(1 for _ in dump_rows(path))
    except (zipfile.BadZipFile, EOFError, UnicodeDecodeError, ValueError) as error:
        raise InputError(f"{path} is cut off or no GeoNames dump: {error}.", remedy="Fetch it again.") from error
    if count == 0:
        raise InputError(f"{path} holds no place of use.", remedy="Is it a country's file, such as SY.zip?")
    return count


def fetch_dump(code: str, folder: Path, *, source: Path | None, base: str, progress: Progress) -> tuple[Path, int]:
    """Take a country's dump from the web or from a folder into `folder`; gives the file and its places of use.

    What lies there already is replaced only by a whole and sound file. Raises InputError.
    """
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise InputError(f"{code!r} is no two-letter country code.", remedy="Give ISO 3166 codes, such as SY UA SD.")
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / f"geonames-{code}.zip"
    scratch = final.with_name(f"{final.name}.part")
    try:
        if source is not None:
            copy_dump(source / f"{code}.zip", scratch)
        else:
            download(f"{base}{code}.zip", scratch, progress=progress)
        count = check_dump(scratch)
        os.replace(scratch, final)
    finally:
        scratch.unlink(missing_ok=True)
    return final, count


def copy_dump(path: Path, target: Path) -> None:
    """A file of the user's own. Raises InputError where there is none."""
    if not path.is_file():
        raise InputError(f"There is no {path}.", remedy="Put the country's file from GeoNames there.")
    target.write_bytes(path.read_bytes())


def download(url: str, target: Path, *, progress: Progress) -> None:
    """Fetch to a file, whole. Raises InputError with what went wrong."""
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT_S) as answer, target.open("wb") as file:
            size, done = int(answer.headers.get("Content-Length") or 0), 0
            while chunk := answer.read(CHUNK):
                file.write(chunk)
                done += len(chunk)
                if done > LARGEST:
                    raise InputError(f"{url} is larger than any dump.", remedy="Is the address right?")
                progress(f"fetching {url.rsplit('/', 1)[-1]}", done / size if size else 0.5)
    except (urllib.error.URLError, TimeoutError, http.client.HTTPException, ConnectionError) as error:
        remedy = "Check the network, or fetch the file by hand and give its folder with --from."
        raise InputError(f"{url} cannot be fetched: {error}.", remedy=remedy) from error
    if size and done != size:
        raise InputError(f"{url} was cut off after {done} of {size} bytes.", remedy="Run the command again.")

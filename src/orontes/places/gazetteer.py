"""Which places have this name? The gazetteer file, built at first use and read only afterwards."""

from __future__ import annotations

import math
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from orontes.errors import ResourceError
from orontes.model.place import Place
from orontes.places.build import build_gazetteer, inputs_hash
from orontes.places.lock import locked
from orontes.places.naming import bare_key, key_of, short_key
from orontes.places.spelling import SpellingIndex
from orontes.resources import read_toml

Progress = Callable[[str, float], None]
EARTH_KM = 6371.0
OLD_DAYS = 30
MOST_FOUND = 60
POSTAL = 2
"""Letters of a postal code of a state or province."""
COLUMNS = "p.id, p.name, p.kind, p.lat, p.lon, p.country, p.admin1, p.population, p.radius_km, p.source"


class Gazetteer:
    """Look-ups in one gazetteer file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        self._cache: dict[str, tuple[tuple[Place, str], ...]] = {}
        self._spellings: dict[str, SpellingIndex] = {}

    def find(self, name: str) -> tuple[tuple[Place, str], ...]:
        """(place, kind of name) pairs for a name: main, alt, demonym or bare; exact keys before article-less ones."""
        key = key_of(name)
        found = self._cache.get(key)
        if found is None:
            found = self._find(key) or self._find(bare_key(key))
            self._cache[key] = found
        return found

    def _find(self, key: str) -> tuple[tuple[Place, str], ...]:
        rows = self._connection.execute(
            f"SELECT {COLUMNS}, n.kind FROM name n JOIN place p ON p.id = n.place_id WHERE n.key = ? "
            "ORDER BY (p.kind = 'settlement'), p.population DESC LIMIT ?",
            (key, MOST_FOUND),
        )
        return tuple((Place(*row[:10]), row[10]) for row in rows)

    def find_short(self, name: str, *, after_comma: bool) -> tuple[tuple[Place, str], ...]:
        """(place, kind of name) pairs of an abbreviation: of the press with its full stops ("W. Va."), of the post
        in two capitals after a comma ("Louisville, KY").
        """
        key = short_key(name) if "." in name else f", {name.lower()}"
        is_postal = after_comma and len(name) == POSTAL and name.isupper()
        return self._find(key) if "." in name or is_postal else ()

    def spelt_like(self, name: str, *, country: str) -> tuple[tuple[Place, float], ...]:
        """(place, likeness 0 to 1) pairs of one country (ISO code) whose name is another spelling of `name`."""
        if country in read_toml("places/spellings.toml")["letter_by_letter"]["countries"]:
            return ()
        index = self._spellings.get(country)
        if index is None:
            rows = self._connection.execute(
                f"SELECT n.key, {COLUMNS} FROM place p JOIN name n ON n.place_id = p.id "
                "WHERE p.country = ? AND n.kind IN ('main', 'alt')",
                (country,),
            )
            index = self._spellings[country] = SpellingIndex((row[0], Place(*row[1:])) for row in rows)
        return index.find(key_of(name))

    def place(self, place_id: int) -> Place | None:
        """The place with that id, or None."""
        row = self._connection.execute(f"SELECT {COLUMNS} FROM place p WHERE id = ?", (place_id,)).fetchone()
        return Place(*row) if row else None

    def all_places(self) -> Iterator[Place]:
        """Every place."""
        return (Place(*row) for row in self._connection.execute(f"SELECT {COLUMNS} FROM place p ORDER BY p.id"))

    def names_of(self, place_id: int) -> tuple[str, ...]:
        """The keys by which a place is found as itself: no demonym, no bare form."""
        rows = self._connection.execute(
            "SELECT key FROM name WHERE place_id = ? AND kind IN ('main', 'alt', 'editors') ORDER BY key", (place_id,)
        )
        return tuple(row[0] for row in rows)

    def province(self, country: str, admin1: str) -> Place | None:
        """The first-level unit of that code."""
        row = self._connection.execute(
            f"SELECT {COLUMNS} FROM place p WHERE p.country = ? AND p.kind = 'admin1' AND p.admin1 = ?",
            (country, admin1),
        ).fetchone()
        return Place(*row) if row else None

    def near(self, lat: float, lon: float, *, km: float) -> tuple[Place, ...]:
        """Settlements within `km` of a point, nearest first."""
        high = km / 111.0
        wide = high / max(0.1, math.cos(math.radians(lat)))
        rows = self._connection.execute(
            f"SELECT {COLUMNS} FROM place p WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? AND kind = 'settlement'",
            (lat - high, lat + high, lon - wide, lon + wide),
        )
        places = [Place(*row) for row in rows]
        places = [p for p in places if distance_km(lat, lon, p.lat, p.lon) <= km]
        return tuple(sorted(places, key=lambda p: distance_km(lat, lon, p.lat, p.lon)))

    def info(self) -> dict[str, str]:
        """Where the file is, what it was built from, how many places it holds."""
        meta = dict(self._connection.execute("SELECT key, value FROM meta").fetchall())
        count = self._connection.execute("SELECT count(*) FROM place").fetchone()[0]
        return {"path": str(self.path), "places": str(count), **meta}


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine)."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def gazetteer_path() -> Path:
    """Where the gazetteer lies: ORONTES_CACHE, else the user's cache folder; the name carries the inputs' hash."""
    base = os.environ.get("ORONTES_CACHE")
    folder = Path(base) if base else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "orontes"
    return folder / f"gazetteer-{inputs_hash()}.sqlite"


def open_gazetteer(path: Path | None = None, *, progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, built now if this machine has none of this version. Raises ResourceError with the remedy."""
    path = path or gazetteer_path()
    try:
        if not is_whole(path):
            rebuild(path, progress or (lambda message, share: None))
        return Gazetteer(path)
    except (OSError, sqlite3.Error) as error:
        remedy = "Set ORONTES_CACHE to a folder you can write, with 300 MB free."
        raise ResourceError(f"The gazetteer {path} cannot be built or opened: {error}.", remedy=remedy) from error


def is_whole(path: Path) -> bool:
    """Whether the file is a gazetteer built to the end from the present inputs."""
    if not path.exists():
        return False
    try:
        with connected(path) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'inputs'").fetchone()
        return bool(row and row[0] == inputs_hash())
    except sqlite3.Error:
        return False


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection that is closed again."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def rebuild(path: Path, progress: Progress) -> None:
    """Build beside and rename, so that an interrupted build leaves nothing behind; a second builder waits and takes it.

    Raises OSError and sqlite3.Error.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.with_suffix(".lock")) as waited:
        if waited and is_whole(path):
            return
        scratch = path.with_suffix(f".{os.getpid()}.part")
        scratch.unlink(missing_ok=True)
        try:
            build_gazetteer(scratch, progress=progress)
            os.replace(scratch, path)
        finally:
            scratch.unlink(missing_ok=True)
    remove_older(path)


def remove_older(path: Path) -> None:
    """Drop gazetteers of other versions that nobody has opened for a month, and what broken builds left for a day."""
    for pattern, days in (("gazetteer-*.sqlite", OLD_DAYS), ("gazetteer-*.part", 1)):
        for other in path.parent.glob(pattern):
            with suppress(OSError):
                if other != path and time.time() - max(other.stat().st_atime, other.stat().st_mtime) > days * 86400:
                    other.unlink()

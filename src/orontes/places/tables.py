"""Which rows do our own tables give the gazetteer? Countries, provinces, districts, continents and the supplement."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator

from orontes.places.naming import key_of, short_key, strip_generic
from orontes.resources import read_toml, resource_path

Row = tuple[int, str, str, float, float, str, str, int, float | None, str]
"""id, name, kind, latitude, longitude, country, province, people, radius in km, source."""
Names = list[tuple[str, str]]
"""(name, kind of name) pairs."""


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of `resources/places`."""
    with resource_path(f"places/{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def listed(cell: str, kind: str) -> Names:
    """The names of a cell, separated by semicolons, each with its kind."""
    return [(name.strip(), kind) for name in cell.split(";") if name.strip()]


def country_rows() -> Iterator[tuple[Row, Names]]:
    """Countries with their other names and demonyms."""
    others = {row[0]: row for row in read_toml("actors/states.toml")["states"]}
    labels = label_points()
    for row in read_table("countries"):
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
    return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in read_table("label_points")}


def continent_rows() -> Iterator[tuple[Row, Names]]:
    """Continents at GeoNames' own points."""
    for row in read_table("continents"):
        names = [(row["name"], "main"), *listed(row["aliases"], "alt"), *listed(row["demonyms"], "demonym")]
        place = int(row["geonames_id"]), row["name"], "continent", float(row["lat"]), float(row["lon"]), "", ""
        yield (*place, 0, float(row["radius_km"]), "GeoNames"), names


def province_rows() -> Iterator[tuple[Row, Names]]:
    """Provinces, with and without their generic word. Without a GeoNames id: one above all in use, stable by code."""
    more = province_names()
    for row in read_table("admin1"):
        country, _, code = row["code"].partition(".")
        bare, _ = strip_generic(key_of(row["name"]))
        names = [(row["name"], "main"), (bare, "alt"), *more.get(row["code"], [])]
        number = int(row["geonames_id"] or 10**9 + int(hashlib.sha256(row["code"].encode()).hexdigest()[:7], 16))
        place = number, row["name"], "admin1", float(row["lat"]), float(row["lon"]), country, code
        radius = float(row["radius_km"]) if row["radius_km"] else None
        yield (*place, int(row["population"]), radius, "GeoNames; point: Natural Earth"), names


def province_names() -> dict[str, Names]:
    """Code of a province → its other names, demonyms, and the abbreviations of the press and the post."""
    return {
        row["code"]: [
            *listed(row["aliases"], "alt"),
            *listed(row["demonyms"], "demonym"),
            *listed(row["abbreviations"], "abbrev"),
            *listed(row["postal"], "postal"),
        ]
        for row in read_table("admin1_names")
    }


def district_rows() -> Iterator[tuple[Row, Names]]:
    """Second-level units, with and without their generic word; their ids lie above those of the provinces."""
    for row in read_table("admin2"):
        country, admin1, _ = row["code"].split(".", 2)
        bare, _ = strip_generic(key_of(row["name"]))
        number = 2 * 10**9 + int(hashlib.sha256(row["code"].encode()).hexdigest()[:10], 16)
        place = number, row["name"], "admin2", float(row["lat"]), float(row["lon"]), country, admin1
        yield (*place, 0, None, "GeoNames"), [(row["name"], "main"), (bare, "alt")]


def supplement_rows() -> Iterator[tuple[Row, Names]]:
    """Our own rows; ids are negative, stable by name and country."""
    for row in read_table("supplement"):
        number = -1 - int(hashlib.sha256(f"{row['name']}|{row['country']}".encode()).hexdigest()[:10], 16)
        names = [(row["name"], "main"), *listed(row["aliases"], "alt"), *listed(row["demonyms"], "demonym")]
        radius = float(row["radius_km"]) if row["radius_km"] else None
        place = number, row["name"], row["kind"], float(row["lat"]), float(row["lon"]), row["country"], ""
        yield (*place, 0, radius, row["source"]), names


def key_of_kind(name: str, kind: str) -> str:
    """The key under which a name of that kind is looked up: abbreviations keep their stops, postal codes a comma."""
    if kind == "abbrev":
        return short_key(name)
    return f", {name.lower()}" if kind == "postal" else key_of(name)

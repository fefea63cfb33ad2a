"""Do areas hold what relative places mean? 232 cases of our own; and 200 conflict places by three spellings.

    python -m evals.relations [--errors N] [--no-encoder]

`evals/data/relations.tsv`: is the true place inside the area of the name, and how wide is it beside what a careful
analyst would draw? `evals/data/conflict_places.tsv`: each spelling in a sentence that names the country, nothing more.
"""

from __future__ import annotations

import argparse
import csv
import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from evals.places import empty_reading, encoder_reading
from orontes.model.place import Area, PlaceMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.places import Gazetteer, link_places, open_gazetteer
from orontes.places.areas import footprint, is_in_area
from orontes.places.gazetteer import distance_km
from orontes.places.polygons import ring_km2

DATA = Path(__file__).parent / "data"
WIDE_KM = {"river": 300.0, "region": 200.0, "province": 161.0, "line": 100.0, "road": 100.0, "water": 161.0}
CLOSE_KM = 25.0
Read = Callable[[Report], Reading]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--no-encoder", action="store_true", help="the gazetteer matcher alone")
    options = parser.parse_args()
    read: Read = empty_reading if options.no_encoder else encoder_reading()
    gazetteer = open_gazetteer()
    score_relations(read, gazetteer, errors=options.errors)
    score_conflict_places(read, gazetteer, errors=options.errors)


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of `evals/data`."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t")


def score_relations(read: Read, gazetteer: Gazetteer, *, errors: int) -> None:
    """Shares of truths inside, by relation, and the median width of the areas beside fair ones."""
    inside: dict[str, list[bool]] = defaultdict(list)
    width, wrong = [], []
    for row in rows_of("relations"):
        report = Report(id=row["id"], text=row["text"])
        area = area_of(row["name"], link_places(report, read(report), gazetteer=gazetteer), report.text)
        hit = area is not None and is_in_area((float(row["lat"]), float(row["lon"])), area)
        inside[row["relation"]].append(hit)
        if area is not None:
            width.append(area_km2(area) / float(row["area_km2_fair"]))
        if not hit:
            shown = f"{area.method} {area.lat},{area.lon} r{area.radius_km:.0f}" if area else "no area"
            wrong.append(f"{row['id']} {row['relation']}: {row['text']} [{row['name']} → {row['truth_name']}] {shown}")
    every = [hit for hits in inside.values() for hit in hits]
    print(f"relations: truth inside {share(every)} of {len(every)}; median width beside fair {median(width)}")
    print("  " + ", ".join(f"{name} {share(hits)} of {len(hits)}" for name, hits in sorted(inside.items())))
    print("\n".join(wrong[:errors]))


def area_of(name: str, mentions: tuple[PlaceMention, ...], text: str) -> Area | None:
    """The area of the mention of that name: its own, else the place itself."""
    start = text.find(name)
    for mention in mentions:
        if mention.span.start < start + len(name) and mention.span.end > start:
            return mention.area or (footprint(mention.place) if mention.place else None)
    return None


def area_km2(area: Area) -> float:
    """Square kilometres of an area."""
    if area.width_km:
        length = sum(distance_km(*one, *two) for one, two in pairwise(area.outline))
        return length * 2 * area.width_km + math.pi * area.width_km**2
    hole = math.pi * area.inner_km**2
    return max(1.0, (ring_km2(area.outline) if area.outline else math.pi * area.radius_km**2) - hole)


def score_conflict_places(read: Read, gazetteer: Gazetteer, *, errors: int) -> None:
    """Shares of names, in each of three spellings, that are placed where they lie."""
    right: dict[str, list[bool]] = defaultdict(list)
    wrong = []
    for row in rows_of("conflict_places"):
        limit = WIDE_KM.get(row["kind"], CLOSE_KM)
        for spelling in (row["name"], row["variant2"], row["variant3"]):
            text = f"Fighting was reported in {spelling}, {row['country_name']}, on Monday."
            report = Report(id="r_place", text=text)
            mentions = link_places(report, read(report), gazetteer=gazetteer)
            found = next((m for m in mentions if m.span.start == text.find(spelling)), None)
            place = found.place if found else None
            far = distance_km(place.lat, place.lon, float(row["lat"]), float(row["lon"])) if place else None
            right[row["war"]].append(far is not None and far <= limit)
            if not right[row["war"]][-1]:
                told = f"{place.name} {far:.0f} km" if place and far is not None else "no place"
                wrong.append(f"{row['war']}: {spelling} ({row['name']}, {row['kind']}) {told}")
    every = [hit for hits in right.values() for hit in hits]
    print(f"conflict places: {share(every)} of {len(every)} spellings")
    print("  " + ", ".join(f"{war} {share(hits)}" for war, hits in sorted(right.items())))
    print("\n".join(wrong[:errors]))


def share(hits: list[bool]) -> str:
    """A percentage."""
    return f"{100 * sum(hits) / max(1, len(hits)):.1f}"


def median(values: list[float]) -> str:
    """The median, one decimal."""
    return f"{statistics.median(values):.1f}" if values else "-"


if __name__ == "__main__":
    main()

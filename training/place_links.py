"""Which place does each linked name of GUM mean? Wikipedia titles carried over to the gazetteer, to train the ranker.

"Durham,_England" is the Durham that England holds; a title without more is its most prominent place, as in Wikipedia.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from orontes.model.place import Place
from orontes.model.span import Span
from orontes.places.features import holds
from orontes.places.gazetteer import Gazetteer, distance_km
from orontes.places.lookup import look_up
from orontes.places.spans import NameSpan
from training.place_stories import Story

PRIORS = {"country": 9.0, "continent": 9.0, "admin1": 5.0, "region": 5.0}
"""What Wikipedia's bare title means first; a settlement counts by the logarithm of its people, its main name by 1."""
CLOSE_KM = 25.0


@dataclass(frozen=True, slots=True)
class Linked:
    """A place name of a text and the Wikipedia title it is linked to."""

    span: Span
    title: str


def linked_stories(path: Path, gazetteer: Gazetteer) -> Iterator[Story]:
    """One story a document of a CoNLL-U file with GUM's entities."""
    for block in re.split(r"(?=# newdoc id)", path.read_text(encoding="utf-8")):
        text, links = read_document(block)
        story = build_story(text, links, gazetteer)
        if story.names:
            yield story


def read_document(block: str) -> tuple[str, list[Linked]]:
    """The document's text and its linked names."""
    text, links = "", []
    open_at: dict[str, tuple[int, str]] = {}
    for line in block.splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        start = len(text)
        text += cells[1]
        entity = re.search(r"Entity=([^|]*)", cells[9])
        for mark in re.findall(r"\([^()]*(?:%28[^()]*)?\)?|\d+\)", entity[1] if entity else ""):
            number = mark.strip("()").split("-")[0]
            if mark.startswith("("):
                fields = mark.strip("()").split("-")
                if len(fields) > 7 and fields[1] == "place":
                    open_at[number] = start, "-".join(fields[7:])
            if mark.endswith(")") and number in open_at:
                begin, title = open_at.pop(number)
                links.append(Linked(Span(begin, len(text)), unquote(title).replace("_", " ")))
        text += "" if "SpaceAfter=No" in cells[9] else " "
    return text, links


def build_story(text: str, links: list[Linked], gazetteer: Gazetteer) -> Story:
    """The names that the gazetteer has, with the places that their titles mean."""
    mentions, right = [], {}
    for link in links:
        span = name_in(link.span, text)
        found = look_up(span, text, gazetteer) if span else None
        meant = title_place(link.title, gazetteer)
        if not span or not found or meant is None:
            continue
        name = NameSpan(span, span.words_of(text), *found, True)
        ids = frozenset(p.id for p, _ in name.found if p.id == meant.id or is_near(p, meant))
        if right.setdefault(name.sense, ids) == ids:
            mentions.append(name)
    distinct = {name.sense: name for name in reversed(mentions)}
    return Story(tuple(distinct.values()), tuple(mentions), text, tuple(right[key] for key in distinct))


def is_near(place: Place, meant: Place) -> bool:
    """Whether it is of the same kind and lies there."""
    return place.kind == meant.kind and distance_km(place.lat, place.lon, meant.lat, meant.lon) < CLOSE_KM


def name_in(span: Span, text: str) -> Span | None:
    """The run of capitalised words that the mention begins with, without an article."""
    match = re.match(r"(?:the |The )?((?:[A-Z][\w.'’-]*(?: of| and)? ?)+)", span.words_of(text))
    if match is None:
        return None
    shown = re.sub(r"(?: of| and)?\s*$", "", match[1])
    return Span(span.start + match.start(1), span.start + match.start(1) + len(shown)) if shown else None


def title_place(title: str, gazetteer: Gazetteer) -> Place | None:
    """The place that a Wikipedia title means."""
    bare, _, more = re.sub(r"\s*\(.*\)$", "", title).partition(", ")
    named = {place.id for place, kind in gazetteer.find(bare) if kind in ("main", "editors")}
    found = [place for place, kind in gazetteer.find(bare) if kind != "demonym"]
    if "state)" in title or "province)" in title:
        found = [place for place in found if place.kind == "admin1"]
    if more:
        holders = [place for place, _ in gazetteer.find(more.split(", ")[-1])]
        found = [place for place in found if any(holds(holder, place) for holder in holders)]
    return max(found, key=lambda p: (prominence(p) + (p.id in named), -p.id), default=None)


def prominence(place: Place) -> float:
    """How prominent among places of one name."""
    return PRIORS.get(place.kind, math.log10(place.population + 1))

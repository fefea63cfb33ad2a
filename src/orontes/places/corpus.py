"""Which places does a corpus name, and where do they lie? The XML layout of LGL (Lieberman et al. 2010).

`articles/article/text` and `toponyms/toponym` with start, end, phrase and gaztag (geonameid, lat, lon).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from orontes.errors import InputError
from orontes.model.span import Span

DRIFT = 15
"""Characters by which an offset may miss its phrase: 116 of TR-News's do, by up to 10."""


@dataclass(frozen=True, slots=True)
class GoldName:
    """One annotated name: where it stands and which place it is; without a point it only counts as a name."""

    span: Span
    text: str
    lat: float | None
    lon: float | None
    geonames_id: int


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text and its annotated names."""

    text: str
    names: tuple[GoldName, ...]


def read_corpus(path: Path) -> Iterator[GoldArticle]:
    """The articles of a corpus. Raises InputError where it is missing or not of that layout."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    try:
        tree = etree.parse(str(path), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        raise InputError(f"{path} cannot be read as XML: {error}.", remedy="Give a corpus in LGL's layout.") from error
    articles = list(tree.iter("article"))
    if not any(article.findtext("text") for article in articles):
        raise InputError(f"{path} has no article with a text.", remedy="Give a corpus in LGL's layout.")
    for article in articles:
        text = article.findtext("text") or ""
        yield GoldArticle(text, tuple(names_of(article, text)))


def names_of(article: etree._Element, text: str) -> Iterator[GoldName]:
    """The annotated names of one article; offsets that drift are moved to the phrase near by."""
    for row in article.iter("toponym"):
        phrase = row.findtext("phrase") or ""
        if not phrase:
            continue
        start = snap(text, phrase, int(row.findtext("start") or 0))
        tag = row.find("gaztag")
        lat = tag.findtext("lat") if tag is not None else None
        lon = tag.findtext("lon") if tag is not None else None
        number = (tag.get("geonameid") or "0") if tag is not None else "0"
        yield GoldName(
            Span(start, start + len(phrase)),
            phrase,
            float(lat) if lat and lon else None,
            float(lon) if lat and lon else None,
            int(number) if number.isdigit() else 0,
        )


def snap(text: str, phrase: str, start: int) -> int:
    """The start of the phrase nearest to `start`, else `start`."""
    places = [at for at in range(max(0, start - DRIFT), start + DRIFT + 1) if text.startswith(phrase, at)]
    return min(places, key=lambda at: abs(at - start), default=start)

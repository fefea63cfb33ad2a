"""How well are the places of a corpus found and resolved? Names as annotated, and end to end.

Names as annotated: the share of names with a point whose place has the same GeoNames id, or lies within 25 or 161 km; a
name without an answer is wrong. End to end: names found in the text against those annotated, exact and by overlap, and
the share of all annotated names with a point that were found and lie within 161 km (Gritta et al. 2018; DeLozier 2015).
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from orontes.model.place import Place, PlaceMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.places.corpus import GoldArticle, GoldName
from orontes.places.gazetteer import Gazetteer, distance_km
from orontes.places.link import link_places
from orontes.places.lookup import look_up
from orontes.places.resolve import resolve_names
from orontes.places.spans import NameSpan

CLOSE_KM, WIDE_KM = 25.0, 161.0
Read = Callable[[Report], Reading]


@dataclass(frozen=True, slots=True)
class Answer:
    """One annotated name with a point, and what was made of it."""

    gold: GoldName
    place: Place | None
    km: float | None
    is_reachable: bool
    """Some place of that name in the gazetteer would have been right."""

    @property
    def is_right(self) -> bool:
        """Same id, or within 161 km."""
        return self.is_same or (self.km is not None and self.km <= WIDE_KM)

    @property
    def is_same(self) -> bool:
        """Same GeoNames id."""
        return self.place is not None and self.place.id == self.gold.geonames_id


def resolve_article(article: GoldArticle, *, gazetteer: Gazetteer) -> list[Answer]:
    """The annotated names of an article that have a point, resolved together."""
    names = [
        NameSpan(name.span, name.text, *(look_up(name.span, article.text, gazetteer) or ((), "")), True)
        for name in article.names
    ]
    resolved = resolve_names(names, gazetteer=gazetteer, context=(), text=article.text)
    answers = []
    for gold, name in zip(article.names, names, strict=True):
        if gold.lat is not None and gold.lon is not None:
            candidates = resolved[name.sense].candidates
            place = candidates[0].place if candidates else None
            answers.append(Answer(gold, place, apart(gold, place), any(is_right(gold, p) for p, _ in name.found)))
    return answers


def apart(gold: GoldName, place: Place | None) -> float | None:
    """Kilometres between the answer and the truth."""
    if place is None or gold.lat is None or gold.lon is None:
        return None
    return distance_km(gold.lat, gold.lon, place.lat, place.lon)


def is_right(gold: GoldName, place: Place) -> bool:
    """Whether the place would be counted right."""
    far = apart(gold, place)
    return place.id == gold.geonames_id or (far is not None and far <= WIDE_KM)


def resolution_figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Shares in percent, and the median error in km of the names answered."""
    count = max(1, len(answers))
    far = [answer.km for answer in answers if answer.km is not None]
    return {
        "names": float(len(answers)),
        "same id": percent(sum(a.is_same for a in answers), count),
        "same id or <= 161 km": percent(sum(a.is_right for a in answers), count),
        "<= 25 km": percent(sum(a.km is not None and a.km <= CLOSE_KM for a in answers), count),
        "<= 161 km": percent(sum(a.km is not None and a.km <= WIDE_KM for a in answers), count),
        "median error km": round(statistics.median(far), 1) if far else 0.0,
        "no answer": percent(sum(a.place is None for a in answers), count),
        "in reach": percent(sum(a.is_reachable for a in answers), count),
    }


def recognition_figures(articles: Iterable[GoldArticle], *, read: Read, gazetteer: Gazetteer) -> dict[str, float]:
    """Precision, recall and F1 in percent of names found in the texts, and the share of all names found and right."""
    exact = overlapping = found_all = there = right = pointed = 0
    for number, article in enumerate(articles):
        report = Report(id=f"c{number}", text=article.text)
        found = link_places(report, read(report), gazetteer=gazetteer)
        gold = {name.span: name for name in article.names}
        exact += sum(mention.span in gold for mention in found)
        overlapping += sum(any(m.span.overlaps(span) for span in gold) for m in found)
        found_all, there = found_all + len(found), there + len(gold)
        for name in article.names:
            if name.lat is not None:
                pointed += 1
                right += is_found_right(name, found)
    return {
        "precision": percent(exact, found_all),
        "recall": percent(exact, there),
        "F1": percent(2 * exact, found_all + there),
        "precision, overlap": percent(overlapping, found_all),
        "found and right": percent(right, pointed),
    }


def is_found_right(name: GoldName, found: Sequence[PlaceMention]) -> bool:
    """Whether a mention of the name has the right place."""
    mention = next((m for m in found if m.span.overlaps(name.span)), None)
    return mention is not None and mention.place is not None and is_right(name, mention.place)


def percent(part: float, whole: float) -> float:
    """A share in percent, one decimal."""
    return round(100 * part / whole, 1) if whole else 0.0

"""How well are names of places found and resolved?

    python -m evals.places --gold DIR [--part development|train] [--only FILE] [--no-encoder] [--errors N]
    python -m evals.places --lgl FILE --lgl FILE

Gold: F1 of distinct toponyms a report, and the shares of matched ones within 25 and 161 km (the gold's own scorer).
LGL and TR-News (Lieberman 2010; Kamalloo and Rafiei 2018): names as annotated, resolution only; right is the same
GeoNames id or at most 161 km; all annotated names with a point count, no answer is wrong. They measure, nothing ships.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from evals.gold import gold_folders, gold_ids, load_scorer
from evals.tally import F1, Scores
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.places import Gazetteer, link_places, open_gazetteer
from orontes.places.gazetteer import distance_km
from orontes.places.resolve import resolve_names
from orontes.places.spans import NameSpan, look_up

KM = (25, 161)


@dataclass(frozen=True, slots=True)
class GoldName:
    """One annotated name of LGL or TR-News: where it stands and what it is."""

    span: Span
    text: str
    lat: float
    lon: float
    geonames_id: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0 with a word when the data is absent."""
    options = parse(arguments)
    if not options.lgl and not (options.gold and (options.gold / "score.py").exists()):
        print(f"evals: no gold data at {options.gold}: skipped. Give its folder with --gold DIR or ORONTES_GOLD.")
        return 0
    gazetteer = open_gazetteer()
    if options.gold and (options.gold / "score.py").exists():
        score_gold(options, gazetteer)
    for path in options.lgl or ():
        score_lgl(path, gazetteer, errors=options.errors)
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Command-line options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=os.environ.get("ORONTES_GOLD"))
    parser.add_argument("--part", choices=("development", "train"), default="development")
    parser.add_argument("--only", type=Path, help="file with report ids, to score a part")
    parser.add_argument("--no-encoder", action="store_true", help="the gazetteer matcher alone")
    parser.add_argument("--lgl", type=Path, action="append", help="LGL or TR-News XML file")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args(arguments)
    options.gold = Path(options.gold) if options.gold else None
    return options


def score_gold(options: argparse.Namespace, gazetteer: Gazetteer) -> None:
    """Toponym F1 and distances on one part of the gold."""
    reports, annotations = gold_folders(options.gold, options.part)
    chosen = gold_ids(options.only) if options.only else [p.stem for p in sorted(annotations.glob("*.json"))]
    scorer, scores, errors = load_scorer(options.gold), Scores(), []
    read = empty_reading if options.no_encoder else encoder_reading()
    for name in chosen:
        gold = json.loads((annotations / f"{name}.json").read_text())["toponyms"]
        report = Report(id=name, text=json.loads((reports / f"{name}.json").read_text())["text"])
        found = distinct_places(link_places(report, read(report), gazetteer=gazetteer))
        errors += judge_report(name, gold, found, scorer=scorer, scores=scores)
    print(f"Gold toponyms, {options.part} reports: {len(chosen)}")
    print("\n".join(scores.lines()))
    print("\n".join(errors[: options.errors]))


def empty_reading(report: Report) -> Reading:
    """A reading in which nothing is marked."""
    return Reading(report.id, (), (), (), (), (), "none")


def encoder_reading() -> Callable[[Report], Reading]:
    """A function that reads a report with the shipped encoder."""
    from orontes.reading import load_encoder, read_report  # noqa: PLC0415 - not needed with --no-encoder

    encoder = load_encoder()
    return lambda report: read_report(report, encoder=encoder)


def distinct_places(mentions: Sequence[Any]) -> list[dict[str, Any]]:
    """Literal mentions, each distinct text once, as the gold lists them."""
    rows: dict[str, dict[str, Any]] = {}
    for mention in mentions:
        place = mention.place
        point = {"lat": place.lat, "lon": place.lon} if place else {"lat": None, "lon": None}
        if mention.use == "literal":
            rows.setdefault(mention.text, {"text": mention.text, **point})
    return list(rows.values())


def judge_report(
    name: str, gold: list[dict[str, Any]], found: list[dict[str, Any]], *, scorer: ModuleType, scores: Scores
) -> list[str]:
    """Count one report's toponyms; the errors as lines."""
    matched = scorer.pairs(gold, found, lambda a, b: scorer.same_name(scorer.norm(a["text"]), scorer.norm(b["text"])))
    tally = scores.f1.setdefault("toponyms", F1())
    tally.right, tally.found = tally.right + len(matched), tally.found + len(found)
    tally.there += len(gold)
    lines = []
    for want, got in [pair for pair in matched if scorer.has_point(pair[0])]:
        far = scorer.km(want, got) if scorer.has_point(got) else None
        for limit in KM:
            scores.labels(f"within {limit} km").add(far is not None and far <= limit)
        if far is None or far > KM[0]:
            lines.append(f"{name} far: {want['text']} by {'no point' if far is None else f'{far:.0f} km'}")
    right = {id(row) for pair in matched for row in pair}
    lines += [f"{name} missed: {row['text']}" for row in gold if id(row) not in right]
    return lines + [f"{name} spurious: {row['text']}" for row in found if id(row) not in right]


def score_lgl(path: Path, gazetteer: Gazetteer, *, errors: int) -> None:
    """Resolution of annotated names in one LGL-format file."""
    scores, wrong, started, reports = Scores(), [], time.perf_counter(), 0
    for text, names in read_lgl(path):
        reports += 1
        spans = [NameSpan(n.span, n.text, *(look_up(n.span, text, gazetteer) or ((), "")), True) for n in names]
        resolved = resolve_names(spans, gazetteer=gazetteer, context=(), text=text)
        for gold, span in zip(names, spans, strict=True):
            candidates = resolved[span.sense].candidates
            got = candidates[0].place if candidates else None
            far = distance_km(gold.lat, gold.lon, got.lat, got.lon) if got else None
            right = got is not None and far is not None and (got.id == gold.geonames_id or far <= KM[1])
            scores.labels("id|161").add(right)
            scores.labels("<= 25 km").add(far is not None and far <= KM[0])
            in_reach = any(
                p.id == gold.geonames_id or distance_km(gold.lat, gold.lon, p.lat, p.lon) <= KM[1]
                for p, _ in span.found
            )
            scores.labels("ceiling: some candidate id|161").add(in_reach)
            if not right:
                shown = f"{got.name}, {got.country} ({got.kind}) {far:.0f} km" if got else "nothing"
                wrong.append(
                    f"{gold.text!r} {gold.lat:.2f},{gold.lon:.2f} got {shown}{'' if in_reach else ' UNREACHED'}"
                )
    scores.figures["reports a second"] = reports / (time.perf_counter() - started)
    print(f"{path.name}: {reports} reports")
    print("\n".join([*scores.lines(), *wrong[:errors]]))


def read_lgl(path: Path) -> Iterator[tuple[str, list[GoldName]]]:
    """Text and annotated names with a point of each article; drifted offsets are moved to the phrase nearby."""
    for article in ElementTree.parse(path).iter("article"):
        text = article.findtext("text") or ""
        names = []
        for row in article.iter("toponym"):
            phrase = row.findtext("phrase") or ""
            tag = row.find("gaztag")
            lat = (tag.findtext("lat") if tag is not None else None) or row.findtext("gaztag/lat")
            if tag is None or not lat or not phrase:
                continue
            start = snap(text, phrase, int(row.findtext("start") or 0))
            point = float(lat), float(tag.findtext("lon") or 0)
            names.append(GoldName(Span(start, start + len(phrase)), phrase, *point, int(tag.get("geonameid") or 0)))
        yield text, names


def snap(text: str, phrase: str, start: int) -> int:
    """The start of the phrase nearest to `start` within 15 characters, else `start`."""
    places = [at for at in range(max(0, start - 15), start + 16) if text.startswith(phrase, at)]
    return min(places, key=lambda at: abs(at - start), default=start)


if __name__ == "__main__":
    sys.exit(main())

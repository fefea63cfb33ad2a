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
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.gold import gold_folders, gold_ids, load_scorer
from evals.tally import F1, Scores
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.places import Gazetteer, link_places, open_gazetteer
from orontes.places.corpus import read_corpus
from orontes.places.scoring import Answer, resolution_figures, resolve_article

KM = (25, 161)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0 with a word when the data is absent."""
    options = parse(arguments)
    if not options.lgl and not (options.gold and (options.gold / "score.py").exists()):
        print(f"evals: no gold data at {options.gold}: skipped. Give its folder with --gold DIR or ORONTES_GOLD.")
        return 0
    gazetteer = open_gazetteer()
    if options.gold and (options.gold / "score.py").exists():
        score_gold(options, gazetteer)
    for path in (path for path in options.lgl or () if is_there(path)):
        score_lgl(path, gazetteer, errors=options.errors)
    return 0


def is_there(path: Path) -> bool:
    """Whether the corpus is there; says so where it is not."""
    if not path.exists():
        print(f"evals: no corpus at {path}: skipped.")
    return path.exists()


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
    started, answers, reports = time.perf_counter(), [], 0
    for article in read_corpus(path):
        reports += 1
        answers += resolve_article(article, gazetteer=gazetteer)
    spent = time.perf_counter() - started
    print(f"{path.name}: {reports} reports, {reports / spent:.0f} a second")
    print("\n".join(f"  {name:<24}{value}" for name, value in resolution_figures(answers).items()))
    print("\n".join(say_answer(answer) for answer in [a for a in answers if not a.is_right][:errors]))


def say_answer(answer: Answer) -> str:
    """A wrong answer as a line."""
    place = answer.place
    shown = f"{place.name}, {place.country} ({place.kind}) {answer.km:.0f} km" if place else "nothing"
    reach = "" if answer.is_reachable else " UNREACHED"
    return f"{answer.gold.text!r} {answer.gold.lat:.2f},{answer.gold.lon:.2f} got {shown}{reach}"


if __name__ == "__main__":
    sys.exit(main())

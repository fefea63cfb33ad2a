"""What is read wrong? Missed, spurious and wrongly filled statements by type, each with its sentence.

python -m evals.errors --gold DIR [--part development|train] [--only FILE] [--model DIR] [--type NAME] [--most N]

Matches statements as the gold's own `score.py` does, so that its figures and these lists tell the same story.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.agreement import agrees
from evals.gold import gold_folders, gold_ids, load_scorer, predict

Row = dict[str, Any]
FIELDS = ("agents", "targets", "places", "counts", "time", "source", "stance", "reality")
IN_FULL = ("agents", "places", "source", "reality")
"""Fields that a fully right statement must have right, beside its type."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing read wrong: what kind of mistake, of which type, and the words that show it."""

    sort: str
    """missed | spurious | one of FIELDS."""
    type: str
    report: str
    anchor: str
    sentence: str
    gold: str = ""
    read: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the summary and the lists; 0 with a word where the data is absent."""
    options = parse(arguments)
    if options.gold is None or not (options.gold / "score.py").exists():
        print(f"errors: no gold data at {options.gold}: skipped. Give its folder with --gold DIR or ORONTES_GOLD.")
        return 0
    reports, annotations = gold_folders(options.gold, options.part)
    only = gold_ids(options.only) if options.only else None
    with tempfile.TemporaryDirectory() as scratch:
        predict(reports, annotations, out=Path(scratch), only=only, model=options.model)
        names = only or sorted(path.stem for path in annotations.glob("*.json"))
        scorer = load_scorer(options.gold)
        mistakes: list[Mistake] = []
        for name in names:
            path = Path(scratch) / f"{name}.json"
            read = json.loads(path.read_text())["statements"] if path.exists() else []
            gold = json.loads((annotations / f"{name}.json").read_text())["statements"]
            mistakes.extend(compare(gold, read, report=name, scorer=scorer))
    chosen = [m for m in mistakes if not options.type or m.type.startswith(options.type)]
    print(summary(chosen))
    print(listing(chosen, most=options.most))
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Command-line options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--part", choices=("development", "train"), default="development")
    parser.add_argument("--only", type=Path, help="file with report ids, to look at a part")
    parser.add_argument("--model", type=Path, help="folder of another encoder than the shipped one")
    parser.add_argument("--type", default="", help="only statements of this type")
    parser.add_argument("--most", type=int, default=6, help="examples of each sort and type")
    return parser.parse_args(arguments)


def compare(gold: Sequence[Row], read: Sequence[Row], *, report: str, scorer: Any) -> Iterator[Mistake]:
    """The mistakes in one report."""
    matched = scorer.pairs(
        gold, read, lambda a, b: scorer.same_sentence(a, b) and a["type"] == b["type"], scorer.overlap
    )
    found, used = {id(a) for a, _ in matched}, {id(b) for _, b in matched}
    for sort, rows, known in (("missed", gold, found), ("spurious", read, used)):
        other = read if sort == "missed" else gold
        for row in rows:
            if id(row) not in known:
                near = [r["type"] for r in other if scorer.same_sentence(r, row) and scorer.overlap(r, row) > 0]
                yield Mistake(sort, row["type"], report, row["anchor"], row["sentence"], read=" ".join(near))
    for a, b in matched:
        for key in FIELDS:
            if not agrees(a, b, key, scorer=scorer):
                yield Mistake(key, a["type"], report, a["anchor"], a["sentence"], shown(a, key), shown(b, key))


def shown(row: Row, key: str) -> str:
    """A field in words."""
    value = row[key]
    if key == "time":
        return f"{value['text']} {value['start']}..{value['end']}" if value else "-"
    if key == "source":
        return f"{value['kind']}: {value['text']}"
    if key == "counts":
        return "; ".join(f"{c['what']} {c['low']}..{c['high']}" for c in value) or "-"
    if isinstance(value, str):
        return value
    return "; ".join(mention["text"] for mention in value) or "-"


def summary(mistakes: Sequence[Mistake]) -> str:
    """A table: mistakes of each sort, and the types they are most often of."""
    lines = ["| mistake | how many | most often of |", "|---|---|---|"]
    by_sort: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mistake in mistakes:
        by_sort[mistake.sort][mistake.type] += 1
    for sort in ("missed", "spurious", *FIELDS):
        types = ", ".join(f"{name} {times}" for name, times in by_sort[sort].most_common(6))
        mark = " (counts for FULL)" if sort in IN_FULL else ""
        lines.append(f"| {sort}{mark} | {by_sort[sort].total()} | {types} |")
    return "\n".join(lines)


def listing(mistakes: Sequence[Mistake], *, most: int) -> str:
    """Examples of each sort and type, with their sentences."""
    lines: list[str] = []
    shown_of: Counter[tuple[str, str]] = Counter()
    order = {sort: k for k, sort in enumerate(("missed", "spurious", *FIELDS))}
    for mistake in sorted(mistakes, key=lambda m: (order[m.sort], m.type)):
        shown_of[mistake.sort, mistake.type] += 1
        if shown_of[mistake.sort, mistake.type] > most:
            continue
        told = f"gold {mistake.gold!r}, read {mistake.read!r}" if mistake.sort in FIELDS else mistake.read
        head = f"{mistake.sort} {mistake.type} [{mistake.anchor}] {mistake.report}"
        lines.append(f"\n{head}: {told}\n    {' '.join(mistake.sentence.split())[:300]}")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())

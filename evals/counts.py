"""How well are the counts of gold statements found, given sentence and anchor?

    python -m evals.counts --gold DIR [--part development|train] [--arcs] [--errors N]

Precision, recall and F1 of (what, low, high), matched one to one in each statement, as the gold's score.py does. With
`--arcs` the shipped encoder reads each report and its count arcs at the anchor choose the numbers where it has any.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evals.gold import gold_ids
from orontes.model.count import Count
from orontes.model.reading import Reading, RoleArc
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.reading import load_encoder, read_report
from orontes.statements.counts import counts_for
from orontes.times import find_times

Bounds = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One statement: gold and found counts."""

    report: str
    sentence: str
    type: str
    anchor: str
    gold: Counter[Bounds]
    found: tuple[Count, ...]

    def shared(self) -> int:
        """Counts on both sides."""
        return (self.gold & Counter((c.what, c.low, c.high) for c in self.found)).total()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print precision, recall and F1; 0 with a word when the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=os.environ.get("ORONTES_GOLD"))
    parser.add_argument("--part", choices=("development", "train"), default="train")
    parser.add_argument("--arcs", action="store_true")
    parser.add_argument("--only", type=Path, help="file with report ids, to score a part")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.gold is None or not (Path(options.gold) / "annotations").exists():
        print(f"evals: no gold data at {options.gold}: skipped. Give its folder with --gold DIR or ORONTES_GOLD.")
        return 0
    root = Path(options.gold) if options.part == "development" else Path(options.gold) / "train"
    only = set(gold_ids(options.only)) if options.only else None
    paths = [p for p in sorted((root / "annotations").glob("*.json")) if only is None or p.stem in only]
    rows = [row for path in paths for row in judge_report(root, path, has_arcs=options.arcs)]
    print_figures(rows, part=options.part)
    for row in [row for row in rows if row.shared() < max(row.gold.total(), len(row.found))][: options.errors]:
        found = [(c.what, c.low, c.high, c.text) for c in row.found]
        print(f"{row.report} {row.type} [{row.anchor}] gold {list(row.gold)} found {found} | {row.sentence[:200]}")
    return 0


def print_figures(rows: Sequence[Row], *, part: str) -> None:
    """One line of figures."""
    shared, gold = sum(row.shared() for row in rows), sum(row.gold.total() for row in rows)
    found = sum(len(row.found) for row in rows)
    precision, recall = shared / max(1, found), shared / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"Counts of {len(rows)} gold statements, {part} reports: precision {100 * precision:.1f}", end=" ")
    print(f"recall {100 * recall:.1f} F1 {100 * f1:.1f} (gold {gold}, found {found})")


def judge_report(root: Path, path: Path, *, has_arcs: bool) -> Iterator[Row]:
    """Gold and found counts of each statement of one report whose sentence stands in its text."""
    report = json.loads((root / "reports" / path.name).read_text())
    text = report["text"]
    published = date.fromisoformat(report["published"]) if report.get("published") else None
    excluded = [time.span for time in find_times(text, published=published)]
    reading = read_report(Report(path.stem, text), encoder=load_encoder()) if has_arcs else None
    for statement in json.loads(path.read_text())["statements"]:
        start = text.find(statement["sentence"])
        if start < 0:
            continue
        sentence = Span(start, start + len(statement["sentence"]))
        at = max(text.find(statement["anchor"], start), start)
        trigger = Span(at, at + len(statement["anchor"]))
        arcs = count_arcs(reading, trigger) if reading else None
        found = counts_for(
            statement["type"],
            text=text,
            sentence=sentence,
            trigger=trigger,
            reading=reading,
            arcs=arcs,
            excluded=excluded,
        )
        yield Row(path.stem, statement["sentence"], statement["type"], statement["anchor"], gold_of(statement), found)


def gold_of(statement: dict[str, Any]) -> Counter[Bounds]:
    """The gold counts of a statement as (what, low, high)."""
    return Counter((c["what"], c["low"], c["high"]) for c in statement["counts"])


def count_arcs(reading: Reading, trigger: Span) -> tuple[RoleArc, ...] | None:
    """The count arcs of the trigger over the anchor; None where the encoder marked no trigger there."""
    for mark in reading.triggers:
        if reading.tokens[mark.token].span.overlaps(trigger):
            return tuple(arc for arc in mark.arcs if arc.role == "count")
    return None


if __name__ == "__main__":
    sys.exit(main())

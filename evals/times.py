"""How many gold times does `find_times` resolve to the same days?

    python -m evals.times --gold DIR [--part development|train] [--errors N]

A gold time's words are looked up in its report (in the sentence first); the found expression that shares most
characters with them is compared by (start, end).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from orontes.model.span import Span
from orontes.model.timespan import TimeSpan
from orontes.times import find_times


@dataclass(frozen=True, slots=True)
class Asked:
    """One distinct gold time of one report: words, place in the text (None where they are not in it), days."""

    report: str
    words: str
    span: Span | None
    days: tuple[str | None, str | None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print found and exact shares; 0 with a word when the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=os.environ.get("ORONTES_GOLD"))
    parser.add_argument("--part", choices=("development", "train"), default="train")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.gold is None or not (options.gold / "annotations").exists():
        print(f"evals: no gold data at {options.gold}: skipped. Give its folder with --gold DIR or ORONTES_GOLD.")
        return 0
    root = options.gold if options.part == "development" else options.gold / "train"
    rows = [row for path in sorted((root / "annotations").glob("*.json")) for row in judge_report(root, path)]
    found = sum(time is not None for _, time in rows)
    exact = sum(is_exact(asked, time) for asked, time in rows)
    print(f"Gold times, {options.part} reports: {len(rows)}")
    print(f"found {found} ({100 * found / len(rows):.1f} %), exact days {exact} ({100 * exact / len(rows):.1f} %)")
    wrong = [(asked, time) for asked, time in rows if not is_exact(asked, time)]
    for asked, time in wrong[: options.errors]:
        got = f"{time.text!r} {time.start}..{time.end} {time.basis}" if time else "nothing"
        print(f"{asked.report} {asked.words!r} {asked.days[0]}..{asked.days[1]} got {got}")
    return 0


def judge_report(root: Path, path: Path) -> Iterator[tuple[Asked, TimeSpan | None]]:
    """Each gold time of each statement of one report with the found expression that shares most characters with it."""
    report = json.loads((root / "reports" / path.name).read_text())
    published = date.fromisoformat(report["published"]) if report.get("published") else None
    times = find_times(report["text"], published=published)
    for statement in json.loads(path.read_text())["statements"]:
        if statement["time"]:
            asked = place_time(statement, report["text"], report=path.stem)
            yield asked, best_overlap(asked.span, times)


def place_time(statement: dict[str, Any], text: str, *, report: str) -> Asked:
    """Where a gold time's words stand: in its sentence, else the last place before it, else the first."""
    time = statement["time"]
    start = text.find(statement["sentence"])
    at = text.find(time["text"], max(0, start))
    if start < 0 or at < 0 or at > start + len(statement["sentence"]):
        before = text.rfind(time["text"], 0, max(0, start))
        at = before if before >= 0 else text.find(time["text"])
    span = Span(at, at + len(time["text"])) if at >= 0 else None
    return Asked(report, time["text"], span, (time["start"], time["end"]))


def best_overlap(span: Span | None, times: Sequence[TimeSpan]) -> TimeSpan | None:
    """The expression that shares most characters with `span`."""
    if span is None:
        return None
    shared = [(min(t.span.end, span.end) - max(t.span.start, span.start), t) for t in times if t.span.overlaps(span)]
    return max(shared, key=lambda pair: pair[0])[1] if shared else None


def is_exact(asked: Asked, time: TimeSpan | None) -> bool:
    """Whether first and last day are the gold's."""
    if time is None:
        return False
    days = tuple(day.isoformat() if day else None for day in (time.start, time.end))
    return days == asked.days


if __name__ == "__main__":
    sys.exit(main())

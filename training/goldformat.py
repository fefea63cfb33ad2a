"""Our own reports in the gold's format, every mention with its offsets.

    python -m training.goldformat OUT [FILE…]

Writes OUT/reports/ID.json and OUT/annotations/ID.json for each report of the files (all of `training/reports` by
default), as `check_gold.py` and `score.py` read them. Names are the mentions' own words; values of counts and times
that our format does not give are null.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.ours import FOLDER, OwnReport, read_file

Row = dict[str, Any]


def as_annotation(report: OwnReport) -> Row:
    """The report's annotation: every mention with [start, end) in the text."""
    return {
        "id": report.id,
        "annotator": "ours",
        "statements": list(located(report)),
        "control": [],
        "toponyms": [],
        "relevant": report.is_relevant,
    }


def located(report: OwnReport) -> Iterator[Row]:
    """The statements with offsets; a mention stands in its statement's line, nearest the anchor, else before it."""
    line_at = 0
    for item in report.statements:
        line_at = report.text.index(item["sentence"], line_at if item["sentence"] in report.text[line_at:] else 0)
        line = (line_at, line_at + len(item["sentence"]))
        anchor = find(item["anchor"], report.text, line=line, near=line_at)
        yield locate(item, report.text, line=line, anchor=anchor)


def locate(item: Row, text: str, *, line: tuple[int, int], anchor: tuple[int, int]) -> Row:
    """One statement with offsets."""

    def mention(words: str, **more: object) -> Row:
        span = list(find(words, text, line=line, near=anchor[0])) if words else None
        return {"text": words, "span": span, **more}

    def named(words: str, **more: object) -> Row:
        return mention(words, names=[words] if words else [], **more)

    return {
        "sentence": item["sentence"],
        "type": item["type"],
        "anchor": item["anchor"],
        "anchor_span": list(anchor),
        "agents": [named(each["text"]) for each in item["agents"]],
        "targets": [named(each["text"]) for each in item["targets"]],
        "places": [named(each["text"], lat=None, lon=None, relation="in") for each in item["places"]],
        "time": mention(item["time"]["text"], start=None, end=None) if item["time"] else None,
        "counts": [mention(c["text"], what=c["what"], low=None, high=None) for c in item["counts"]],
        "source": named(item["source"]["text"], kind=item["source"]["kind"]),
        "stance": item["stance"],
        "reality": item["reality"],
    }


def find(words: str, text: str, *, line: tuple[int, int], near: int) -> tuple[int, int]:
    """Where a mention stands: in its line nearest to the anchor, else the last time before, else the first after."""
    low, wanted = text.lower(), words.lower()
    inside = [k for k in occurrences(low, wanted) if line[0] <= k < line[1]]
    before = [k for k in occurrences(low, wanted) if k < line[0]]
    places = inside or before[-1:] or list(occurrences(low, wanted))[:1]
    if not places:
        raise ValueError(f"{words!r} is not in the report")
    start = min(places, key=lambda k: abs(k - near))
    return start, start + len(words)


def occurrences(text: str, words: str) -> Iterator[int]:
    """Positions at which the words stand whole; inside other words ("he" of "the") only where they do so nowhere."""
    whole = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    yield from whole or (match.start() for match in re.finditer(re.escape(words), text))


def write(reports: Iterable[OwnReport], out: Path) -> int:
    """Writes texts and annotations; gives how many."""
    count = 0
    for folder in ("reports", "annotations"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for report in reports:
        text = {"id": report.id, "title": report.title, "published": report.day, "text": report.text}
        rows = (("reports", text), ("annotations", as_annotation(report)))
        for folder, row in rows:
            path = out / folder / f"{report.id}.json"
            path.write_text(json.dumps(row, ensure_ascii=False, indent=1), encoding="utf-8")
        count += 1
    return count


def main(arguments: list[str]) -> None:
    """Write and say how many."""
    paths = [Path(name) for name in arguments[1:]] or sorted(FOLDER.glob("*.txt"))
    count = write((report for path in paths for report in read_file(path)), Path(arguments[0]))
    print(f"{count} reports: {arguments[0]}")


if __name__ == "__main__":
    main(sys.argv[1:])

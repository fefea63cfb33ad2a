"""Reports in JSON: one object, a list of objects, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath
from typing import Any

from orontes.model.report import LoadIssue, Report
from orontes.reports.build import build_report
from orontes.reports.decode import decode_text
from orontes.reports.language import find_language

SHAPE = 'Give an object with at least "text", and "title", "publisher", "published" (2024-12-08), "url" where known.'


def load_json(raw: bytes, *, origin: str, published: date | None, publisher: str) -> Iterator[Report | LoadIssue]:
    """One report, or one for each object of a list."""
    text = decode_text(raw)
    if text is None:
        yield LoadIssue(origin, f"{origin} is no text (binary or damaged).", "Give a JSON file in UTF-8.", "binary")
        return
    try:
        content = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        yield LoadIssue(origin, f"{origin} is not valid JSON: {error}.", "Correct the file at that place.", "json")
        return
    rows = content if isinstance(content, list) else [content]
    for number, row in enumerate(rows, 1):
        name = origin if len(rows) == 1 else f"{origin} #{number}"
        yield load_row(row, origin=name, raw=raw, published=published, publisher=publisher)


def load_json_lines(raw: bytes, *, origin: str, published: date | None, publisher: str) -> Iterator[Report | LoadIssue]:
    """One report for each line."""
    text = decode_text(raw)
    if text is None:
        yield LoadIssue(origin, f"{origin} is no text (binary or damaged).", "Give JSON lines in UTF-8.", "binary")
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            name = f"{origin} line {number}"
            yield from load_json(line.encode(), origin=name, published=published, publisher=publisher)


def load_row(row: Any, *, origin: str, raw: bytes, published: date | None, publisher: str) -> Report | LoadIssue:
    """The report of one object."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return LoadIssue(origin, f'{origin} has no "text".', SHAPE, "json")
    if not row["text"].strip():
        return LoadIssue(origin, f'{origin} has an empty "text".', SHAPE, "empty")
    told, problem = read_day(row.get("published"))
    if problem:
        return LoadIssue(
            origin, f'{origin} has an impossible "published": {problem}.', "Write it as 2024-12-08.", "date"
        )
    return build_report(
        row["text"],
        published=told or published,
        published_basis="metadata" if told else "given",
        publisher=str(row.get("publisher") or publisher),
        title=str(row.get("title") or ""),
        url=str(row.get("url") or ""),
        licence=str(row.get("licence") or row.get("license") or ""),
        language=find_language(row["text"]),
        origin=origin,
        local_id=str(row.get("id") or PurePath(origin).stem),
        raw=raw,
    )


def read_day(value: Any) -> tuple[date | None, str]:
    """(day, problem): no day and no problem where nothing is given."""
    if value in (None, ""):
        return None, ""
    try:
        return date.fromisoformat(str(value)[:10]), ""
    except ValueError:
        return None, str(value)

"""Reports in plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from orontes.model.report import LoadIssue, Report
from orontes.reports.build import build_report
from orontes.reports.dateline import find_dateline
from orontes.reports.decode import decode_text
from orontes.reports.language import find_language


def load_text(raw: bytes, *, origin: str, published: date | None, publisher: str) -> Iterator[Report | LoadIssue]:
    """One report; its date is the one given, else that of its dateline."""
    text = decode_text(raw)
    if text is None:
        yield LoadIssue(
            origin, f"{origin} is no text (binary or damaged).", "Give a text, HTML or JSON file.", "binary"
        )
        return
    told = None if published else find_dateline(text)
    yield build_report(
        text,
        published=published or told,
        published_basis="given" if published else "text",
        publisher=publisher,
        language=find_language(text),
        origin=origin,
        local_id=PurePath(origin).stem if origin != "-" else "",
        raw=raw,
    )

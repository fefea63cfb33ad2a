"""Reports in web pages: trafilatura takes the article and its metadata out; scripts and boilerplate are dropped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from orontes.model.report import LoadIssue, Report
from orontes.reports.build import build_report
from orontes.reports.decode import decode_text
from orontes.reports.language import find_language


def load_html(raw: bytes, *, origin: str, published: date | None, publisher: str) -> Iterator[Report | LoadIssue]:
    """The page's article; the date given, else the page's own."""
    page = decode_text(raw)
    if page is None:
        yield LoadIssue(origin, f"{origin} is no text (binary or damaged).", "Save the page as HTML.", "binary")
        return
    found = extract(page)
    text = str(found.get("text") or "")
    if not text.strip():
        yield LoadIssue(
            origin, f"{origin} holds no article text.", "Save the article's own page, or give its text.", "no_text"
        )
        return
    told = as_day(str(found.get("date") or ""))
    yield build_report(
        text,
        published=published or told,
        published_basis="given" if published else "metadata",
        publisher=publisher or str(found.get("source-hostname") or found.get("sitename") or ""),
        title=str(found.get("title") or ""),
        url=str(found.get("source") or ""),
        language=find_language(text),
        origin=origin,
        local_id=PurePath(origin).stem if origin != "-" else "",
        raw=raw,
    )


def extract(page: str) -> dict[str, object]:
    """Trafilatura's text and metadata of a page; empty where it finds none."""
    import trafilatura  # noqa: PLC0415 - 0.2 s that plain text need not pay

    options = {"original_date": True, "extensive_search": False, "max_date": date.today().isoformat()}
    result = trafilatura.extract(
        page, output_format="json", with_metadata=True, include_comments=False, date_extraction_params=options
    )
    found: dict[str, object] = json.loads(result) if result else {}
    return found


def as_day(words: str) -> date | None:
    """The day in ISO form, None where there is none."""
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None

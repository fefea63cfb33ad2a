"""What does this web page say, and who put it out when?"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from orontes.reports.checks import Unreadable


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what its file says of it; what the file does not say stays empty."""

    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    licence: str = ""
    local_id: str = ""
    name: str = ""
    """What to call it in an issue, where one file holds several."""


_LOOKS_LIKE_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def is_page(text: str) -> bool:
    """Whether the text is HTML, whatever the file is called."""
    return _LOOKS_LIKE_HTML.match(text) is not None


def read_page(markup: str, *, name: str) -> Article:
    """The article of a page: text without menus and comments, title, outlet, date, address.

    trafilatura finds text and metadata, htmldate the date, from the page's markup alone: a date in the running text may
    be the event's. Raises Unreadable (no_text) for a page whose words are put there by scripts.
    """
    import trafilatura  # noqa: PLC0415 - half a second to import: only who reads pages waits for it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints become our issue
    found: Any = trafilatura.bare_extraction(markup, with_metadata=True, include_comments=False, include_tables=False)
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        raise Unreadable(
            f"{name} holds no article: a page of links, or one that scripts fill in.",
            remedy="Open it in a browser, copy the text and give that.",
            code="no_text",
        )
    title = found.title or ""
    return Article(
        text=_without_title(text, title),
        title=title,
        publisher=found.sitename or "",
        published=_date_of(markup),
        url=found.url or "",
        licence=found.license or "",
        name=name,
    )


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if rest.strip() and title and first.strip().lower() == title.strip().lower() else text


def _date_of(markup: str) -> date | None:
    import htmldate  # noqa: PLC0415 - as above

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = htmldate.find_date(markup, extensive_search=False, original_date=True)
        return date.fromisoformat(found) if found else None
    except ValueError:  # htmldate's for markup that lxml cannot make a tree of
        return None

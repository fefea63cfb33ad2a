"""What was read: one text as one outlet put it out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

PUBLISHED_BASES = ("given", "metadata", "url", "text", "none")


@dataclass(frozen=True, slots=True)
class Report:
    """One text with who put it out and when. `text` is never changed after loading: every span points into it."""

    id: str
    """`r_` and 12 characters of the SHA-256 of publisher, publication date, URL and text."""
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    published_basis: str = "none"
    """How the date is known: given | metadata | url | text | none."""
    url: str = ""
    language: str = "en"
    licence: str = ""
    origin: str = ""
    """Path or address the bytes came from."""
    raw_sha256: str = ""
    """SHA-256 of the bytes as they were read."""
    retrieved_at: datetime | None = None
    """When we read it (UTC): the third clock, 'when we learned it'."""
    local_id: str = ""
    """Id the file itself gave (`d05`), used for the name of the exported file."""
    notes: tuple[str, ...] = ()
    """What loading had to assume: "not UTF-8, read as Windows-1252"."""


def report_id(text: str, *, publisher: str = "", published: date | None = None, url: str = "") -> str:
    """The content-hash id of a report: the same text from the same outlet and day has the same id on every run."""
    when = published.isoformat() if published else ""
    content = "\x1f".join((publisher, when, url, text))
    return "r_" + hashlib.sha256(content.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class LoadIssue:
    """Why one input gave no report: which input, what is wrong with it, and what the user can do."""

    origin: str
    problem: str
    remedy: str
    code: str
    """Kind: empty | binary | encoding | too_large | no_text | language | date | json | unreadable | unrecognised."""

"""What are the words of this Markdown or plain text, without its marks, and is the first line a title?"""

from __future__ import annotations

import re
from datetime import date

from orontes.reports.checks import Unreadable
from orontes.reports.html import Article

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^(?P<key>\w+)[ \t]*:[ \t]*(?P<value>[^\n]*?)[ \t]*$", re.M)
_HEADING = re.compile(r"\A\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*\n")
_MARKS = (
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),  # pictures
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),  # links keep their words
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}|>|[-*+])[ \t]+", re.M), ""),  # headings, quotations, list items
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.M), ""),  # rules
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),  # emphasis
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?![\w_])"), r"\2"),
)
_TITLE_WORDS = 20
_ENDS_SENTENCE = re.compile(r"""[.!?…:;,]["'”’)\]]*$""")


def read_markdown(text: str, *, name: str) -> Article:
    """The words of a Markdown text; title from front matter or first heading, which are then no part of the text."""
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        fields = {m["key"].lower(): m["value"].strip("\"'") for m in _FIELD.finditer(front["fields"])}
        text = text[front.end() :]
    heading = _HEADING.match(text)
    if heading:
        text = text[heading.end() :]
    for mark, words in _MARKS:
        text = mark.sub(words, text)
    return Article(
        text=text.strip("\n"),
        title=fields.get("title") or (heading["title"] if heading else ""),
        publisher=fields.get("publisher", ""),
        published=read_day(fields.get("published") or fields.get("date"), name=name),
        url=fields.get("url", ""),
        licence=fields.get("licence") or fields.get("license") or "",
        name=name,
    )


def read_plain(text: str, *, name: str) -> Article:
    """A plain text; a short first paragraph without a full stop is its title, and then no part of the text."""
    body = text.lstrip("\n")
    first, gap, rest = body.partition("\n\n")
    is_title = bool(gap) and "\n" not in first.strip() and len(first.split()) <= _TITLE_WORDS
    if is_title and rest.strip() and first.strip() and not _ENDS_SENTENCE.search(first.strip()):
        return Article(text=rest.lstrip("\n"), title=first.strip(), name=name)
    return Article(text=text, name=name)


def read_day(value: object, *, name: str) -> date | None:
    """The day of an ISO 8601 date or moment; None for nothing. Raises Unreadable (date) for what is no day."""
    if value is None or value == "":
        return None
    try:
        if isinstance(value, str):
            return date.fromisoformat(value.strip()[:10])
    except ValueError:
        pass
    raise Unreadable(
        f"{name} has the publication date {value!r}, which is no day.",
        remedy="Write it as 2024-12-08 (year-month-day), or leave it out.",
        code="date",
    )

"""Which reports does this JSON hold?

The shape is that of one exported report: `text`, and as far as known `title`, `publisher`, `published` (ISO 8601),
`url`, `licence`, `id`; or a list of such; or one a line (JSONL).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from orontes.reports.checks import Unreadable
from orontes.reports.html import Article
from orontes.reports.text import read_day

_SHAPE = 'Give {"text": …, "title": …, "publisher": …, "published": "2024-12-08", "url": …}, or a list of such.'


def read_json(text: str, *, name: str) -> Iterator[Article | Unreadable]:
    """The articles of a JSON file: one, or a list's, each with what is wrong with it instead where something is."""
    value = _parse(text, name=name)
    if isinstance(value, list):
        if not value:
            raise Unreadable(f"{name} is an empty list.", remedy=_SHAPE, code="empty")
        for number, item in enumerate(value, start=1):
            yield _article_or_issue(item, name=f"{name}:{number}")
    else:
        yield _article_or_issue(value, name=name)


def read_jsonl(text: str, *, name: str) -> Iterator[Article | Unreadable]:
    """The articles of a JSONL file, one a line; blank lines are passed over, a file of nothing else is empty."""
    if not text.strip():
        raise Unreadable(f"{name} is empty.", remedy="Check the file, or leave it out.", code="empty")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                value = _parse(line, name=f"{name}:{number}")
            except Unreadable as issue:
                yield issue
            else:
                yield _article_or_issue(value, name=f"{name}:{number}")


def _parse(text: str, *, name: str) -> Any:  # noqa: ANN401 - any JSON value
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem = f"{name} is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        raise Unreadable(problem, remedy="Mend it there.", code="json") from error
    except RecursionError as error:
        raise Unreadable(f"{name} is nested too deeply.", remedy=_SHAPE, code="json") from error


def _article_or_issue(value: object, *, name: str) -> Article | Unreadable:
    try:
        return _article(value, name=name)
    except Unreadable as issue:
        return issue


def _article(value: object, *, name: str) -> Article:
    if not isinstance(value, Mapping):
        raise Unreadable(f"{name} is no JSON object.", remedy=_SHAPE, code="json")
    if "text" not in value:
        keys = ", ".join(sorted(map(str, value))[:8]) or "no field at all"
        raise Unreadable(f'{name} has no field "text" (it has: {keys}).', remedy=_SHAPE, code="json")
    return Article(
        text=_words(value, "text", name=name),
        title=_words(value, "title", name=name),
        publisher=_words(value, "publisher", name=name),
        published=read_day(value.get("published"), name=name),
        url=_words(value, "url", name=name),
        licence=_words(value, "licence", name=name) or _words(value, "license", name=name),
        local_id=str(value.get("id") or ""),
        name=name,
    )


def _words(value: Mapping[str, object], field: str, *, name: str) -> str:
    words = value.get(field)
    if words is None:
        return ""
    if not isinstance(words, str):
        problem = f'{name}: the field "{field}" is {type(words).__name__}, not text.'
        raise Unreadable(problem, remedy=_SHAPE, code="json")
    return words

"""Which reports are in these files and folders, and which inputs are none?"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from orontes.model.report import LoadIssue, Report
from orontes.reports.build import build_report, normalise_line_ends
from orontes.reports.checks import Unreadable
from orontes.reports.dateline import date_report
from orontes.reports.decode import decode_bytes
from orontes.reports.html import Article, is_page, read_page
from orontes.reports.structured import read_json, read_jsonl
from orontes.reports.text import read_markdown, read_plain

SUFFIXES = {
    **dict.fromkeys((".txt", ".text", ""), "text"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".json",), "json"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
}
"""File name suffixes and how their content is read; a file of another suffix named by itself is read as text."""
MOST_BYTES = {"json": 500_000_000, "jsonl": 500_000_000}
"""Largest files by kind: those hold many reports, and are read into memory whole."""
MOST_BYTES_OF_ONE = 20_000_000
"""Largest file of any other kind: 2 million characters, in the widest encoding, with a page's markup around them."""
STDIN = "-"


def load_reports(
    paths: Iterable[Path | str],
    *,
    published: date | None = None,
    publisher: str = "",
    stdin: Callable[[], bytes] | None = None,
) -> Iterator[Report | LoadIssue]:
    """Every report in files, folders (with all below them, hidden files aside, by name) and `-` (standard input).

    `published` and `publisher` are given for all of them and go before what the files say. An input that gives no
    report gives a LoadIssue, and the next one follows: one bad file never stops the others.
    """
    for path in paths:
        if str(path) == STDIN:
            raw = (stdin or sys.stdin.buffer.read)()
            yield from _reports_of(raw, origin=STDIN, kind="", published=published, publisher=publisher)
        else:
            yield from _load_path(Path(path), published=published, publisher=publisher)


def _load_path(path: Path, *, published: date | None, publisher: str) -> Iterator[Report | LoadIssue]:
    if not path.is_dir():
        yield from _load_file(path, published=published, publisher=publisher)
        return
    files = sorted(_files_under(path))
    if not files:
        remedy = "Give a folder with .txt, .md, .html, .json or .jsonl files."
        yield LoadIssue(origin=str(path), problem=f"The folder {path} holds no file.", remedy=remedy, code="empty")
    for file in files:
        if file.suffix.lower() in SUFFIXES:
            yield from _load_file(file, published=published, publisher=publisher)
        else:
            problem = f"{file} was passed over: files named *{file.suffix} are not read from folders."
            remedy = "Rename it to .txt, .md, .html, .json or .jsonl if it is a report."
            yield LoadIssue(origin=str(file), problem=problem, remedy=remedy, code="unrecognised")


def _files_under(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith(".") and not is_desk(name))


def is_desk(name: str) -> bool:
    """Whether a file is a desk, or what SQLite keeps beside one: ours, and never a report."""
    return Path(name).suffix.startswith(".orontes")


def _load_file(path: Path, *, published: date | None, publisher: str) -> Iterator[Report | LoadIssue]:
    kind = SUFFIXES.get(path.suffix.lower(), "text")
    try:
        raw = _read_bytes(path, most=MOST_BYTES.get(kind, MOST_BYTES_OF_ONE))
    except Unreadable as issue:
        yield issue.as_issue(str(path))
    else:
        yield from _reports_of(raw, origin=str(path), kind=kind, published=published, publisher=publisher)


def _read_bytes(path: Path, *, most: int) -> bytes:
    if "://" in str(path) or str(path).startswith(("http:/", "https:/")):
        remedy = "Save the page and give the file."
        raise Unreadable(f"{path} is a web address; nothing is fetched.", remedy=remedy, code="unreadable")
    try:
        if not path.is_file() and path.exists():
            raise Unreadable(f"{path} is no regular file.", remedy="Give a file or a folder.", code="unreadable")
        size = path.stat().st_size
        if size > most:
            problem = f"{path} has {size:,} bytes; at most {most:,} are read."
            raise Unreadable(problem, remedy="Split it into its single reports.", code="too_large")
        return path.read_bytes()
    except OSError as error:
        problem = f"{path} cannot be read: {error.strerror or error}."
        raise Unreadable(problem, remedy="Check the path and its permissions.", code="unreadable") from error


def _reports_of(
    raw: bytes, *, origin: str, kind: str, published: date | None, publisher: str
) -> Iterator[Report | LoadIssue]:
    """The reports of one file's bytes; `kind` '' is told from the content."""
    name = "standard input" if origin == STDIN else origin
    stem = "" if origin == STDIN else Path(origin).stem
    digest = hashlib.sha256(raw).hexdigest()
    try:
        text, notes = decode_bytes(raw, name=name, is_markup=kind in ("page", ""))
        for found in _articles(normalise_line_ends(text), kind=kind, name=name):
            yield _report_or_issue(
                found, name=name, origin=origin, stem=stem, digest=digest, notes=notes,
                published=published, publisher=publisher,
            )  # fmt: skip
    except Unreadable as issue:
        yield issue.as_issue(origin)


def _articles(text: str, *, kind: str, name: str) -> Iterator[Article | Unreadable]:
    if kind == "json" or (not kind and text.lstrip().startswith(("{", "["))):
        yield from read_json(text, name=name)
    elif kind == "jsonl":
        yield from read_jsonl(text, name=name)
    elif kind == "page" or is_page(text):
        yield read_page(text, name=name)
    else:
        yield (read_markdown if kind == "markdown" else read_plain)(text, name=name)


def _report_or_issue(
    found: Article | Unreadable,
    *,
    name: str,
    origin: str,
    stem: str,
    digest: str,
    notes: tuple[str, ...],
    published: date | None,
    publisher: str,
) -> Report | LoadIssue:
    if isinstance(found, Unreadable):
        return found.as_issue(origin)
    item = found.name.removeprefix(name)  # ':3' for the third of a file
    try:
        dating = date_report(given=published, metadata=found.published, url=found.url, text=found.text)
        return build_report(
            found.text,
            published=dating.day,
            published_basis=dating.basis,
            publisher=publisher or found.publisher,
            title=found.title,
            url=found.url,
            origin=origin + item,
            licence=found.licence,
            local_id=found.local_id or stem + item.replace(":", "-"),
            raw_sha256=digest,
            notes=notes,
        )
    except Unreadable as issue:
        return issue.as_issue(origin + item)

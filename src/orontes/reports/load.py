"""What is in these files? Each gives reports or says why it gives none; one bad input never stops the rest."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from orontes.model.report import LoadIssue, Report
from orontes.reports.checks import check_report
from orontes.reports.html import load_html
from orontes.reports.structured import load_json, load_json_lines
from orontes.reports.text import load_text

STANDARD_INPUT = "-"
Loader = Callable[..., Iterator[Report | LoadIssue]]
LOADERS: dict[str, Loader] = {
    ".txt": load_text,
    ".text": load_text,
    ".md": load_text,
    "": load_text,
    ".html": load_html,
    ".htm": load_html,
    ".xhtml": load_html,
    ".json": load_json,
    ".jsonl": load_json_lines,
    ".ndjson": load_json_lines,
}
"""Which loader reads which file ending; the whole list of what is read."""


def load_reports(
    paths: Iterable[Path | str], *, published: date | None = None, publisher: str = ""
) -> Iterator[Report | LoadIssue]:
    """Reports of files, folders (searched through, sorted, hidden ones skipped) and `-` (standard input).

    `published` and `publisher` count where the input itself names none.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            raw = sys.stdin.buffer.read()
            yield from checked(
                load_bytes(raw, origin=STANDARD_INPUT, ending="", published=published, publisher=publisher)
            )
        else:
            for file in files_of(Path(path)):
                yield from checked(load_file(file, published=published, publisher=publisher))


def files_of(path: Path) -> Iterator[Path]:
    """The file itself, or every file of a known ending in a folder."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and not hidden and file.suffix.lower() in LOADERS and file.suffix:
            yield file


def load_file(path: Path, *, published: date | None, publisher: str) -> Iterator[Report | LoadIssue]:
    """Reports of one file."""
    if path.suffix.lower() not in LOADERS:
        known = ", ".join(ending for ending in LOADERS if ending)
        problem = f"{path} has an ending that is not read."
        yield LoadIssue(str(path), problem, f"Give one of: {known}.", "unrecognised")
        return
    try:
        raw = path.read_bytes()
    except OSError as error:
        yield LoadIssue(
            str(path), f"{path} cannot be read: {error.strerror}.", "Check the path and its rights.", "unreadable"
        )
        return
    yield from load_bytes(raw, origin=str(path), ending=path.suffix.lower(), published=published, publisher=publisher)


def load_bytes(
    raw: bytes, *, origin: str, ending: str, published: date | None, publisher: str
) -> Iterator[Report | LoadIssue]:
    """Reports of the bytes of one input."""
    if not raw.strip():
        yield LoadIssue(origin, f"{origin} is empty.", "Give a file with the text of a report.", "empty")
        return
    yield from LOADERS[ending](raw, origin=origin, published=published, publisher=publisher)


def checked(found: Iterable[Report | LoadIssue]) -> Iterator[Report | LoadIssue]:
    """The same, with an issue in place of a report that cannot be read."""
    for item in found:
        yield item if isinstance(item, LoadIssue) else (check_report(item) or item)

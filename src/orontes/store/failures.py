"""What went wrong with the desk, and what can the user do?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orontes.errors import DeskError

# SQLite's own words (sqlite.org/rescode.html) and what they mean for somebody with a desk file.
_REMEDIES = (
    ("full", "the disk is full", "Free some space and run the command again; nothing was half stored."),
    ("readonly", "the file or its folder is read-only", "Make both writable, or copy the desk to another folder."),
    ("locked", "another program is writing to it", "Wait until it is done and run the command again."),
    ("not a database", "it is not a desk", "Give the path of a file that `orontes add` made."),
    ("malformed", "the file is damaged", "Restore it from a copy, or read the reports again into a new desk."),
    ("unable to open", "it cannot be opened", "Check that the folder exists and that you may read and write it."),
    ("disk i/o", "reading or writing the disk failed", "Check the disk, and copy the desk to another one."),
    ("append-only", "the desk adds records and never changes them", "Add a judgement instead."),
)


def explain(error: sqlite3.Error, path: Path, *, doing: str) -> DeskError:
    """The DeskError for one of SQLite's errors, while `doing` ("reading", "writing") the desk at `path`."""
    words = str(error).lower()
    for sign, problem, remedy in _REMEDIES:
        if sign in words:
            return DeskError(f"The desk {path}: {problem}.", remedy=remedy)
    return DeskError(f"The desk {path}: {doing} it failed ({error}).", remedy="Check the file, or open a copy of it.")


@contextmanager
def as_desk_error(path: Path, *, doing: str) -> Iterator[None]:
    """Turns SQLite's errors inside the block into DeskError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path, doing=doing) from error

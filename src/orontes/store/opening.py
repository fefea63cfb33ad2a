"""Is this file a desk, and is its layout the one this version knows?"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from orontes.errors import DeskError
from orontes.store.failures import as_desk_error, explain

APPLICATION_ID = 0x4F524F4E
"""`ORON`: SQLite's application_id, by which a desk is told from any other SQLite file."""
SQLITE_HEADER = b"SQLite format 3\x00"
BUSY_MS = 10_000
"""How long to wait for another writer, in milliseconds: one report is stored in well under a second."""


def migrations() -> tuple[str, ...]:
    """The SQL of every numbered migration, in order; a desk's version is how many of them it has seen."""
    folder = files("orontes.store") / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the desk at `path`, brought to this version's layout. Raises DeskError."""
    is_new = _check_file(path, create=create)
    with as_desk_error(path, doing="opening"):
        connection = _connect(path, is_new=is_new)
        try:
            _check_desk(connection, path, is_new=is_new)
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_file(path: Path, *, create: bool) -> bool:
    """Whether a desk has to be made; raises DeskError where there is something else, or nothing and none is wanted."""
    if path.is_dir():
        raise DeskError(f"{path} is a folder.", remedy="Give the path of a desk file inside it, such as syria.orontes.")
    if not path.exists() or path.stat().st_size == 0:
        if not create:
            raise DeskError(f"There is no desk at {path}.", remedy="Check the path, or make one with `orontes add`.")
        if not path.parent.is_dir():
            raise DeskError(f"There is no folder {path.parent}.", remedy="Make the folder first, or choose another.")
        return True
    try:
        with path.open("rb") as file:
            header = file.read(len(SQLITE_HEADER))
    except OSError as error:
        raise DeskError(f"{path} cannot be read: {error.strerror}.", remedy="Check its permissions.") from error
    if header != SQLITE_HEADER:
        raise _not_a_desk(path)
    return False


def _not_a_desk(path: Path) -> DeskError:
    return DeskError(f"{path} is not a desk.", remedy="Give the path of a file that `orontes add` made, or a new one.")


def _connect(path: Path, *, is_new: bool) -> sqlite3.Connection:
    if is_new or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
    else:
        # A desk on a read-only disk can still be read; `immutable` because no -shm file can be made beside it.
        address = path.absolute().as_uri() + "?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, timeout=BUSY_MS / 1000, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _check_desk(connection: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    known, version = len(migrations()), _number(connection, "user_version")
    # No table at all: another process has made the file a moment ago and has not laid it out yet.
    has_tables = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None
    if has_tables and _number(connection, "application_id") != APPLICATION_ID:
        raise _not_a_desk(path)
    if version > known:
        raise DeskError(
            f"The desk {path} has layout {version}; this orontes knows layouts up to {known}.",
            remedy="Update orontes (pip install --upgrade orontes), or use the version that wrote the desk.",
        )
    if is_new:
        connection.execute("PRAGMA journal_mode = WAL")  # readers go on while another process writes
    connection.execute("PRAGMA synchronous = NORMAL")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Applies the migrations the desk has not seen, all in one transaction: another process sees all or none."""
    steps = migrations()
    if _number(connection, "user_version") == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again inside the lock: another process may have made the desk meanwhile.
        for number in range(_number(connection, "user_version"), len(steps)):
            for command in _commands(steps[number]):
                connection.execute(command)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise explain(error, path, doing="laying out") from error


def _commands(script: str) -> Iterator[str]:
    """The single commands of an SQL script; SQLite itself says where one ends."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])

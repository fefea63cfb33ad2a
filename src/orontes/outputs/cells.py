"""How is a value written into a cell of a table?

Names are lower snake case, dates ISO, lists joined by `; `, and an empty cell means unknown. A text that a spreadsheet
would run as a formula (it begins with = + - @, a tab or a line break) gets an apostrophe before it; numbers are left.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

Value = str | int | float | bool | date | datetime | None | Iterable[str]

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_cells(columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> str:
    """A CSV text with a header; a row that lacks a column or has another raises ValueError."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")  # RFC 4180; a lone \r in a cell is quoted, too
    writer.writerow(columns)
    for row in rows:
        if row.keys() != set(columns):
            raise ValueError(f"columns differ: {sorted(row.keys() ^ set(columns))}")
        writer.writerow([cell(row[column]) for column in columns])
    return stream.getvalue()


def cell(value: Value) -> str:
    """One value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return guard(value if isinstance(value, str) else "; ".join(value))


def guard(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(_STARTS_FORMULA) else text

"""Orontes reads reports of an armed conflict and keeps a sourced picture of it.

>>> import orontes
>>> reading = orontes.read("Rebels captured Homs on Saturday.", published="2024-12-08")  # doctest: +SKIP
>>> [(s.type, s.reality) for s in reading.statements]  # doctest: +SKIP
[('capture', 'happened')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from orontes.model.picture import ReportReading
    from orontes.store import Desk

__version__ = "0.1.0"
__all__ = ["__version__", "open_desk", "read"]


def read(text: str, *, published: date | str | None = None, publisher: str = "") -> ReportReading:
    """What does this text say? Its statements, who holds what by it, and its places.

    `published` (a date or `YYYY-MM-DD`) resolves "Saturday"; without it weekdays stay unresolved. The first
    call loads the encoder and, once, builds the gazetteer. Raises InputError for an empty text or bad date.
    """
    from orontes.engine.read import read_text

    return read_text(text, published=published, publisher=publisher)


def open_desk(path: Path | str) -> Desk:
    """Which reports and statements are kept in this file? Opens the desk, or makes a new one. Raises DeskError."""
    from orontes.store import open_desk as open_store

    return open_store(path)

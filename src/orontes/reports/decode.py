"""Which characters do these bytes stand for?"""

from __future__ import annotations

import codecs
import re
import unicodedata

from orontes.reports.checks import Unreadable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# First bytes of formats that people drop into a folder of reports, and what to do with them.
_FORMATS = (
    (b"%PDF", "a PDF", "Save its text, as with `pdftotext`, and give that file."),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Save it as plain text or HTML and give that file."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as plain text or HTML and give that file."),
    (b"\x1f\x8b", "compressed", "Unpack it first."),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_TOO_MANY_CONTROLS = 0.02
"""Share of control characters above which decoded bytes are no text; text has none but tab, form feed and line ends."""


def decode_bytes(raw: bytes, *, name: str, is_markup: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text, with a note where the encoding had to be guessed. Raises Unreadable (binary, encoding, empty).

    Order: byte order mark, UTF-8, the encoding that a page declares, Windows-1252.
    """
    if not raw.strip():
        raise Unreadable(f"{name} is empty.", remedy="Check the file, or leave it out.", code="empty")
    _refuse_formats(raw, name=name)
    text, notes = _decode(raw, name=name, declared=_declared(raw) if is_markup else "")
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\n\r\f" for c in text[:20_000])
    if controls > _TOO_MANY_CONTROLS * min(len(text), 20_000):
        raise Unreadable(f"{name} is binary, not text.", remedy="Give text, Markdown, HTML or JSON.", code="binary")
    return text, notes


def _refuse_formats(raw: bytes, *, name: str) -> None:
    for start, what, remedy in _FORMATS:
        if raw.startswith(start):
            raise Unreadable(f"{name} is {what}, not text.", remedy=remedy, code="binary")


def _decode(raw: bytes, *, name: str, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding, name=name), ()
    if b"\x00" in raw[:20_000]:
        problem = f"{name} is binary, or UTF-16 without a byte order mark."
        raise Unreadable(problem, remedy="Save it as UTF-8 text.", code="binary")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared:
        return _strictly(raw, declared, name=name), ()
    return _strictly(raw, "cp1252", name=name), ("The file is not UTF-8; it was read as Windows-1252.",)


def _strictly(raw: bytes, encoding: str, *, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"{name} is neither UTF-8 nor {encoding}: byte {error.start} fits neither."
        raise Unreadable(problem, remedy="Save it as UTF-8 and try again.", code="encoding") from error


def _declared(raw: bytes) -> str:
    """The encoding that a page or XML declares in its first 4,000 bytes, or '' where it names none we know."""
    found = _DECLARED.search(raw[:4_000])
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""

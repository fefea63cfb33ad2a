"""Which characters do these bytes stand for?"""

from __future__ import annotations

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MOST_CONTROL = 0.02
"""Share of control characters above which bytes are no text."""


def decode_text(raw: bytes) -> str | None:
    """The text of `raw` (byte-order mark, UTF-8, else Windows-1252), or None where it is no text."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                return None
    if b"\x00" in raw:
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
        if text.count("\ufffd") > MOST_CONTROL * len(text):
            return None
    control = sum(1 for c in text if ord(c) < 32 and c not in "\t\n\r\f") + text.count("\x7f")
    return text if control <= MOST_CONTROL * max(1, len(text)) else None

"""What report do these words make? Text with its date, publisher and ids; line ends made uniform, nothing else changed."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from orontes.model.report import Report, report_id


def build_report(
    text: str,
    *,
    published: date | None = None,
    published_basis: str = "given",
    publisher: str = "",
    title: str = "",
    url: str = "",
    licence: str = "",
    language: str = "en",
    origin: str = "",
    local_id: str = "",
    raw: bytes | None = None,
) -> Report:
    """A report with its content-hash id. `raw` are the bytes as read; without them the text's own bytes are hashed."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    return Report(
        id=report_id(clean, publisher=publisher, published=published, url=url),
        text=clean,
        title=title,
        publisher=publisher,
        published=published,
        published_basis=published_basis if published else "none",
        url=url,
        language=language,
        licence=licence,
        origin=origin,
        raw_sha256=hashlib.sha256(raw if raw is not None else clean.encode()).hexdigest(),
        retrieved_at=datetime.now(UTC).replace(microsecond=0),
        local_id=local_id,
    )

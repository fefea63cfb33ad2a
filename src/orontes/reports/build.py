"""Is this text a report that can be read, and what is known of it?"""

from __future__ import annotations

import hashlib
from datetime import date

from orontes.model.report import Report, report_id
from orontes.reports.checks import check_text
from orontes.reports.dateline import Dating, date_report


def build_report(
    text: str,
    *,
    published: date | None = None,
    published_basis: str = "given",
    publisher: str = "",
    title: str = "",
    url: str = "",
    origin: str = "",
    licence: str = "",
    local_id: str = "",
    raw_sha256: str = "",
    notes: tuple[str, ...] = (),
) -> Report:
    r"""The report that a text is, with its content-hash id; line ends become \n, nothing else of the text changes.

    Without `published` the date is looked for in the address and the dateline, and stays None where neither has it.
    Raises InputError (an Unreadable) for a text that is empty, too long, without words, or not in English.
    """
    text = normalise_line_ends(text)
    check_text(text, name=origin or title or "The text")
    dating = date_report(given=published, metadata=None, url=url, text=text)
    if dating.basis == "given":
        dating = Dating(published, published_basis)
    return Report(
        id=report_id(text, publisher=publisher, published=dating.day, url=url),
        text=text,
        title=title,
        publisher=publisher,
        published=dating.day,
        published_basis=dating.basis,
        url=url,
        licence=licence,
        origin=origin,
        raw_sha256=raw_sha256 or hashlib.sha256(text.encode()).hexdigest(),
        local_id=local_id,
        notes=(*notes, dating.note) if dating.note else notes,
    )


def normalise_line_ends(text: str) -> str:
    r"""The text with every line end as \n, and without the byte order mark that some editors leave at its start."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

"""How does a desk become a brief or an export? Its picture, and what outputs need from other steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from orontes import __version__
from orontes.engine.backdrop import draw_backdrop
from orontes.engine.view import CHANGED_WITHIN, brief_wording, picture_of
from orontes.errors import InputError
from orontes.model.picture import Picture
from orontes.outputs.brief import build_brief
from orontes.outputs.brief_html import write_brief_html
from orontes.outputs.brief_md import write_brief_md
from orontes.outputs.control_csv import write_control_csv
from orontes.outputs.events_csv import write_events_csv
from orontes.outputs.events_geojson import write_events_geojson
from orontes.outputs.statements_csv import write_statements_csv
from orontes.outputs.statements_jsonl import write_statements_jsonl

if TYPE_CHECKING:
    from orontes.store import Desk

EXPORTS: dict[str, Callable[[Picture], str]] = {
    "statements.csv": write_statements_csv,
    "statements.jsonl": write_statements_jsonl,
    "events.csv": write_events_csv,
    "control.csv": write_control_csv,
    "events.geojson": write_events_geojson,
}


def write_brief(
    desk: Desk,
    *,
    format: str,
    as_of: date | None = None,
    known_at: datetime | None = None,
    since: date | None = None,
    title: str = "",
    notice: str = "",
    appendix: bool = True,
) -> str:
    """The brief of a desk as `md` or `html`."""
    picture = picture_of(desk, as_of=as_of, known_at=known_at, since=since)
    since = since or picture.as_of - CHANGED_WITHIN
    wording = brief_wording()
    brief = build_brief(picture, wording=wording, since=since, title=title, notice=notice)
    if format == "html":
        return write_brief_html(brief, picture, wording=wording, version=__version__, backdrop=draw_backdrop)
    return write_brief_md(brief, appendix=appendix)


def write_export(desk: Desk, name: str, *, as_of: date | None = None, known_at: datetime | None = None) -> str:
    """One of EXPORTS of a desk. Raises InputError for another name."""
    if name not in EXPORTS:
        raise InputError(f"There is no export {name!r}.", remedy=f"Choose one of: {', '.join(EXPORTS)}.")
    return EXPORTS[name](picture_of(desk, as_of=as_of, known_at=known_at))

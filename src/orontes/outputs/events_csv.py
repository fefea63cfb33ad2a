"""Which happenings are told, one a row, and by how many independent voices?"""

from __future__ import annotations

from collections.abc import Iterable

from orontes.model.event import Event, Figure
from orontes.model.picture import Picture
from orontes.outputs.cells import Value, write_cells
from orontes.outputs.privacy import round_degree
from orontes.outputs.withholding import withhold_names

FIGURES = ("killed", "wounded", "displaced")
COLUMNS = (
    "event_id",
    "type",
    "reality",
    "when_start",
    "when_end",
    "place",
    "place_id",
    "lat",
    "lon",
    "place_precision",
    "agents",
    "targets",
    "status",
    "voices",
    "statements",
    *(f"{what}_{bound}" for what in FIGURES for bound in ("low", "high")),
    "figures",
    "reasons",
    "statement_ids",
)


def write_events_csv(picture: Picture) -> str:
    """One row an event. Bounds come from figures of outsiders; a party's own claims stand in `figures` alone."""
    return write_cells(COLUMNS, (_row(each) for each in withhold_names(picture).events))


def _row(event: Event) -> dict[str, Value]:
    row: dict[str, Value] = {
        "event_id": event.id,
        "type": event.type,
        "reality": event.reality,
        "when_start": event.start,
        "when_end": event.end,
        "place": event.place,
        "place_id": event.place_id,
        "lat": round_degree(event.lat),
        "lon": round_degree(event.lon),
        "place_precision": event.precision,
        "agents": event.agents,
        "targets": event.targets,
        "status": event.status,
        "voices": event.primary_sources,
        "statements": len(event.statement_ids),
        "figures": [say_figure(each) for each in event.figures],
        "reasons": event.reasons,
        "statement_ids": event.statement_ids,
    }
    for what in FIGURES:
        row[f"{what}_low"], row[f"{what}_high"] = outside_bounds(event.figures, what=what)
    return row


def outside_bounds(figures: Iterable[Figure], *, what: str) -> tuple[int | None, int | None]:
    """The smallest lower and largest upper bound among the figures of outsiders, of one incident; never a sum."""
    counted = [f for f in figures if f.what == what and not f.is_own_claim and not f.is_cumulative]
    lows = [f.low for f in counted if f.low is not None]
    highs = [f.high for f in counted if f.high is not None]
    return (min(lows) if lows else None), (max(highs) if highs else None)


def say_figure(figure: Figure) -> str:
    """A figure in words: what, how many, of whom, who says it, and whether it is a party's own count."""
    words = f"{figure.what} {say_bounds(figure.low, figure.high)}"
    if figure.of and figure.of != figure.what:
        words += f" {figure.of}"
    if figure.is_cumulative:
        words += " (running total)"
    owner = " (own claim)" if figure.is_own_claim else ""
    return f"{words} by {figure.speaker}{owner}"


def say_bounds(low: int | None, high: int | None) -> str:
    """Bounds in words: 30, 24-99, at least 30, up to 100, unknown."""
    if low is None and high is None:
        return "unknown"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"

"""How many: a figure with its bounds and what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from orontes.model.span import Span

COUNTED = ("killed", "wounded", "captured", "freed", "displaced", "missing", "destroyed", "abducted", "other")


@dataclass(frozen=True, slots=True)
class Count:
    """A number the report gives. `low` None: no lower bound said ("up to 100"); `high` None: no upper bound."""

    what: str
    """One of COUNTED."""
    low: int | None
    high: int | None
    of: str
    """Who or what is counted, in the report's words ("civilians")."""
    text: str
    span: Span
    is_cumulative: bool = False
    """A running total ("since 27 November") rather than one incident's toll."""

"""Why does a record say what it says?"""

from __future__ import annotations

from dataclasses import dataclass

from orontes.model.span import Span


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the way to a value: which field, by which rule or head, on which words, how sure."""

    field: str
    """The field explained: `type`, `agents`, `places`, `source`, `stance`, `reality`, `time`, …"""
    rule: str
    """Id of the rule, cue or encoder head, as in `cue:reportedly` or `head:trigger`."""
    detail: str = ""
    """What the rule saw, in plain words."""
    span: Span | None = None
    score: float | None = None

"""Who acts: known actors, and their mentions in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from orontes.model.span import Span

ACTOR_KINDS = (
    "state",
    "government",
    "armed_forces",
    "police",
    "armed_group",
    "coalition",
    "militia",
    "leader",
    "party",
    "monitor",
    "io",
    "ngo",
    "media",
    "agency",
    "analyst",
)


@dataclass(frozen=True, slots=True)
class Membership:
    """A tie that holds for dates: `actor` belongs to, leads or speaks for `whole`."""

    whole: str
    tie: str
    """part_of | leads | speaks_for | allied_with."""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A known actor of the knowledge file."""

    id: str
    """Readable and stable: `hts`, `syrian_army`, `sohr`."""
    name: str
    kind: str
    """One of ACTOR_KINDS."""
    aliases: tuple[str, ...] = ()
    country: str = ""
    """ISO 3166 two-letter code of the country it belongs to or works in, if one."""
    memberships: tuple[Membership, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    """Where the entry's facts come from."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """On which side of which war an actor stands, and when."""

    war: str
    side: str
    actor: str
    strength: str
    """member | ally | leaning."""
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class War:
    """One armed conflict: countries, dates, sides with display names, who stands where."""

    id: str
    name: str
    countries: tuple[str, ...]
    sides: tuple[tuple[str, str], ...]
    """(side id, display name) pairs."""
    alignments: tuple[Alignment, ...]
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A span of a report linked to a known actor, or to an earlier mention, or left unlinked with a reason."""

    span: Span
    text: str
    actor_id: str | None
    names: tuple[str, ...]
    """Canonical name first, then other names of the same actor; for an unlinked mention its own words."""
    kind: str
    """Actor kind, or '' where unknown."""
    rule: str
    """How it was linked: alias | nationality_noun | coreference | definite | none."""
    antecedent: Span | None = None
    is_anonymous: bool = False
    """An unnamed person or official of a known actor ("a regime officer")."""

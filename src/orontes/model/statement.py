"""The unit of everything: one source, one act, one event or state of affairs, one place in one text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from orontes.model.count import Count
from orontes.model.place import Area
from orontes.model.reason import Reason
from orontes.model.span import Span
from orontes.model.timespan import TimeSpan

EVENT_GROUPS = {
    "force": ("clash", "strike", "bombing", "killing", "abduction", "destruction"),
    "ground": (
        "capture",
        "advance",
        "siege",
        "withdrawal",
        "defence",
        "deployment",
        "detention",
        "release",
        "surrender",
    ),
    "people": ("displacement",),
    "politics": (
        "agreement",
        "talks",
        "appeal",
        "rejection",
        "accusation",
        "threat",
        "support",
        "aid",
        "sanction",
        "protest",
        "departure",
    ),
}
EVENT_TYPES = tuple(name for names in EVENT_GROUPS.values() for name in names)
STANCES = ("states", "says", "claims", "confirms", "denies", "demands", "vows", "warns")
REALITIES = ("happened", "denied", "planned", "demanded", "possible")
SOURCE_KINDS = ("narrator", "party", "state", "monitor", "io", "media", "witness", "unnamed")


@dataclass(frozen=True, slots=True)
class Participant:
    """An agent or target: the words, and who they are taken to mean."""

    text: str
    span: Span
    names: tuple[str, ...] = ()
    """Canonical name first; the mention's own words where nobody known is meant."""
    actor_id: str | None = None
    antecedent: Span | None = None
    """The earlier mention a pronoun or description was resolved to."""
    is_private: bool = False
    """A private person: never named in outputs."""


@dataclass(frozen=True, slots=True)
class StatementPlace:
    """A place of the event, with its relation; coordinates only where the gazetteer has them."""

    text: str
    span: Span
    relation: str
    names: tuple[str, ...] = ()
    place_id: int | None = None
    name: str = ""
    """Gazetteer's name."""
    kind: str = ""
    """Gazetteer's kind (settlement, admin1 …), '' where unresolved."""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    area: Area | None = None
    precision: int = 7
    reason: str = ""
    """Why it was resolved so, or why it was not."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. The narrator is the outlet itself: text '', span None."""

    kind: str
    """One of SOURCE_KINDS."""
    text: str = ""
    span: Span | None = None
    names: tuple[str, ...] = ()
    actor_id: str | None = None
    is_anonymous: bool = False
    chain: tuple[str, ...] = ()
    """Outer speakers first, where one reports another ("X said that Y told …"); the innermost is the source itself."""
    cue: Span | None = None
    """The reporting words."""
    is_private: bool = False
    """A private person: never named in outputs."""
    body: tuple[str, ...] = ()
    """Names of the organisation the source speaks for."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of one event in one place of one text."""

    id: str
    report_id: str
    sentence: Span
    anchor: Span
    type: str
    agents: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    places: tuple[StatementPlace, ...]
    time: TimeSpan | None
    counts: tuple[Count, ...]
    source: Source
    stance: str
    reality: str
    sentence_text: str
    anchor_text: str
    said_at: date | None = None
    """The second clock: publication date, or the day of saying where the text gives one."""
    learned_at: datetime | None = None
    """The third clock (UTC): set when the statement is stored."""
    score: float = 1.0
    """The finder's confidence, 0 to 1."""
    confidence: tuple[tuple[str, float], ...] = ()
    """(field, probability that it is right, given that there is such a statement), calibrated; `type` for the whole."""
    why: tuple[Reason, ...] = ()
    absent: tuple[tuple[str, str], ...] = field(default=())
    """(field, reason) for each empty field: ("time", "the sentence names no time")."""
    withheld: tuple[Span, ...] = ()
    """Names of private persons in the sentence: outputs put none of them into words."""
    unnamed: tuple[str, ...] = ()
    """Names of all private persons of the report, for what outputs say of it beside this sentence (its headline)."""
    is_admission: bool = False
    """A party tells it against its own interest."""
    part: str = "whole"
    """How much of the place a capture or withdrawal covers: whole | most | part."""
    finder: str = "rules"
    finder_version: str = ""


def statement_id(report_id: str, *, anchor: Span, type: str, source: str) -> str:
    """The content-hash id: `s_` and 12 characters over report, anchor, type and source words."""
    content = f"{report_id}\x1f{anchor.start}\x1f{anchor.end}\x1f{type}\x1f{source}"
    return "s_" + hashlib.sha256(content.encode()).hexdigest()[:12]

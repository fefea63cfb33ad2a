"""Who holds what: what statements bear on a place, their weight, and the state that follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

LABELS = ("held", "besieged", "left", "contested", "claimed", "unknown")
MARKS = ("hold", "inside", "departed", "siege", "besieged", "fighting", "hot", "presence", "truce", "none")


@dataclass(frozen=True, slots=True)
class Bearing:
    """What one statement says for (+) or against (-) one side at one place."""

    statement_id: str
    place_id: int
    scope: str
    side: str
    actor: str
    strength: float
    """S of control.md section 2, times certainty."""
    mark: str
    """One of MARKS."""
    valid_from: date | None
    valid_to: date | None
    rule: str


@dataclass(frozen=True, slots=True)
class ControlTerm:
    """One additive term of a state: a group of statements that go back to one primary source."""

    group: str
    """The primary source in words."""
    statement_ids: tuple[str, ...]
    source_class: str
    """admission | against_anonymous | observed | outlet | monitor | witness | own_claim | unnamed | own_denial."""
    weights: tuple[tuple[str, float], ...]
    """(side, log-odds) pairs."""
    mark: str
    outlets: int
    articles: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody asserts about a place, kept apart from what is assessed."""

    side: str
    label: str
    """held | besieged | left."""
    speaker: str
    source_kind: str
    statement_ids: tuple[str, ...]
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class ControlState:
    """The assessment of one place for one span of days, as known in one span of time, with its terms."""

    place_id: int
    place: str
    scope: str
    label: str
    """One of LABELS."""
    holder_side: str
    holder_actor: str
    besieger_side: str
    previous_side: str
    basis: str
    """admission | independent | single_report | claim_only | inference | prior | none."""
    probabilities: tuple[tuple[str, float], ...]
    """(side or `unknown`, p) pairs; they sum to 1."""
    claims: tuple[Claim, ...]
    is_disputed: bool
    terms: tuple[ControlTerm, ...]
    prior: tuple[tuple[str, float], ...]
    """Log-odds start, so that prior and terms together give the probabilities."""
    strongest_against: str
    """Statement id of the strongest contrary evidence, or ''."""
    rules: tuple[str, ...]
    valid_from_lo: date | None
    """Day of the first report of the holder's entry."""
    valid_from_hi: date | None
    """Day on which the state was first confirmed: the true start lies between the two."""
    valid_to: date | None = None
    known_from: datetime | None = None
    lat: float | None = None
    lon: float | None = None
    outside_weight: float = 0.0
    """Summed log-odds for the holder from voices that are not on its side."""
    established_by: tuple[str, ...] = ()
    """Statements that settled the hold this state starts from, where later word is counted afresh."""


@dataclass(frozen=True, slots=True)
class ReportedControl:
    """What one report as a whole says of one place: the report view, scored against the gold `control` list."""

    place: str
    names: tuple[str, ...]
    lat: float | None
    lon: float | None
    status: str
    """held | contested | besieged | left."""
    holder: tuple[str, ...]
    previous: tuple[str, ...]
    source_kind: str
    disputed: bool
    statement_ids: tuple[str, ...]
    place_id: int | None = None

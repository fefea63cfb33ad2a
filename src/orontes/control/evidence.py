"""Whose word is it, and how much does it weigh? Bearings grouped by primary source (control.md section 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orontes.control.bearings import certainty_of, event_days
from orontes.model.control import Bearing, ControlTerm
from orontes.model.statement import Statement
from orontes.resources import read_toml

Primary = Callable[[Statement], str]
SourceSide = Callable[[Statement], tuple[str, str]]
"""(side, strength: member | ally | leaning) of a statement's source, ('', '') if none."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One primary source's current word on a place: its bearings, class and weight."""

    primary: str
    statement: Statement
    bearings: tuple[Bearing, ...]
    statement_ids: tuple[str, ...]
    source_class: str
    weights: tuple[tuple[str, float], ...]
    """(side, log-odds) pairs."""
    claim: float
    """W times C, without the strength of the bearing: what claims and sieges are judged by."""
    own_side: str
    marks: tuple[tuple[str, str], ...]
    """(side, mark) pairs."""
    outlets: int
    articles: int

    def as_term(self) -> ControlTerm:
        """The additive term of a state that this voice is."""
        mark = self.marks[0][1] if self.marks else "none"
        return ControlTerm(
            self.primary, self.statement_ids, self.source_class, self.weights, mark, self.outlets, self.articles
        )

    @property
    def said(self) -> date:
        """The day of the event it tells."""
        return event_days(self.statement)[0] or date.min


def group_voices(
    bearings: Sequence[Bearing],
    statements: Mapping[str, Statement],
    *,
    primary: Primary,
    source_side: SourceSide,
    as_of: date,
    publisher_of: Callable[[Statement], str],
) -> tuple[Voice, ...]:
    """One voice for each primary source: its latest day's word counts, the strongest of that day."""
    by_primary: dict[str, list[Bearing]] = {}
    for bearing in bearings:
        statement = statements[bearing.statement_id]
        by_primary.setdefault(primary(statement), []).append(bearing)
    voices = []
    for name in sorted(by_primary):
        found = by_primary[name]
        told = {b.statement_id: statements[b.statement_id] for b in found}
        current = choose_current(found, told)
        own, tie = source_side(current)
        kept = tuple(b for b in found if b.statement_id == current.id)
        voices.append(build_voice(name, current, kept, told, own=own, tie=tie, as_of=as_of, publisher_of=publisher_of))
    return tuple(voices)


def choose_current(bearings: Sequence[Bearing], told: Mapping[str, Statement]) -> Statement:
    """The statement that counts: of the latest day, the one with the strongest bearing."""
    strongest: dict[str, float] = {}
    for bearing in bearings:
        strongest[bearing.statement_id] = max(strongest.get(bearing.statement_id, 0.0), abs(bearing.strength))
    return max(told.values(), key=lambda s: (event_days(s)[0] or date.min, strongest[s.id], s.id))


def build_voice(
    name: str,
    current: Statement,
    bearings: tuple[Bearing, ...],
    told: Mapping[str, Statement],
    *,
    own: str,
    tie: str,
    as_of: date,
    publisher_of: Callable[[Statement], str],
) -> Voice:
    """A primary source's word with its weights: class times strength times age."""
    table = read_toml("control_weights.toml")
    gains = {b.side for b in bearings if b.strength > 0}
    losses = {b.side for b in bearings if b.strength < 0}
    source_class = class_of(current, own=own, tie=tie, gains=gains, losses=losses)
    base = table["class"][source_class]
    day = event_days(current)[0]
    age = max(0, (as_of - day).days) if day else 0
    decay = 2.0 ** (-age / table["prior"]["half_life_days"])
    quality = min(1.0, max(0.5, current.score))
    weights: dict[str, float] = {}
    for bearing in bearings:
        if bearing.side:
            value = base * bearing.strength * quality * decay
            weights[bearing.side] = max(weights.get(bearing.side, 0.0), value, key=abs)
    return Voice(
        primary=name,
        statement=current,
        bearings=bearings,
        statement_ids=tuple(sorted(told)),
        source_class=source_class,
        weights=tuple((side, round(value, 3)) for side, value in sorted(weights.items())),
        claim=round(base * abs(certainty_of(current)) * decay, 3),
        own_side=own if tie in ("member", "ally") else "",
        marks=tuple(dict.fromkeys((b.side, b.mark) for b in bearings)),
        outlets=len({publisher_of(s) for s in told.values()}),
        articles=len({s.report_id for s in told.values()}),
    )


def class_of(statement: Statement, *, own: str, tie: str, gains: set[str], losses: set[str]) -> str:
    """The class of a voice: by the source's kind and its interest in what it says."""
    kind = statement.source.kind
    is_denial = statement.reality == "denied"
    if own and tie in ("member", "ally"):
        if own in losses and not is_denial:
            return "against_anonymous" if statement.source.is_anonymous else "admission"
        return "own_denial" if is_denial else "own_claim"
    if kind == "party":
        return "own_denial" if is_denial else "own_claim"
    if kind == "monitor":
        if tie == "leaning":
            return "monitor_leaning_gainer" if own in gains else "monitor_leaning_loser" if own in losses else "monitor"
        return "monitor"
    by_kind = {"witness": "witness", "unnamed": "unnamed"}
    return by_kind.get(kind, "outlet")

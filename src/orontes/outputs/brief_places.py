"""What does a brief say of each place: its status, the best evidence, and the strongest against it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from orontes.model.control import Claim, ControlState, ControlTerm
from orontes.model.picture import Change, Picture
from orontes.model.report import Report
from orontes.model.statement import Statement
from orontes.outputs.brief_sections import Section
from orontes.outputs.sentences import Line, statement_line
from orontes.outputs.wording import Wording, begin, phrases, say_claim, say_day, say_label, say_source, with_article


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place of a brief. `state` keeps the numbers; the words are decided here."""

    state: ControlState
    name: str
    status: Line
    likelihood: str
    """ICD 203 word with its probability, or '' where the label names no holder."""
    basis: str
    best: Line | None
    against: Line | None
    claims: tuple[Line, ...]

    @property
    def is_silent(self) -> bool:
        """Whether nothing is said of who holds it: events are told there, no more."""
        return self.state.label == "unknown" and not self.claims

    def lines(self) -> tuple[Line, ...]:
        """All its lines that rest on statements."""
        return tuple(line for line in (self.status, self.best, self.against, *self.claims) if line is not None)


def build_places(picture: Picture, *, wording: Wording) -> tuple[PlaceEntry, ...]:
    """The places with something to say, those with the most evidence first."""
    statements = {each.id: each for each in picture.statements}
    reports = {each.id: each for each in picture.reports}
    spellings = spell_places(picture.statements)
    told = [state for state in picture.control if ids_of(state)]
    told.sort(key=lambda state: (state.label == "unknown", -len(ids_of(state)), state.place))
    return tuple(_entry(state, statements, reports, wording, spellings) for state in told)


def spell_places(statements: Iterable[Statement]) -> dict[int, str]:
    """How the reports write each place, most often first met: Talbiseh, where the gazetteer has another spelling."""
    found: dict[int, Counter[str]] = {}
    for statement in statements:
        for place in statement.places:
            is_name = place.text[:1].isupper() and place.relation in ("in", "from", "to")
            if place.place_id is not None and is_name:
                found.setdefault(place.place_id, Counter())[place.text] += 1
    return {place_id: texts.most_common(1)[0][0] for place_id, texts in found.items()}


def ids_of(state: ControlState) -> tuple[str, ...]:
    """The statements a control state rests on: of its terms, then of its claims."""
    terms = [id for term in state.terms for id in term.statement_ids]
    claims = [id for claim in state.claims for id in claim.statement_ids]
    return tuple(dict.fromkeys((*terms, *claims)))


def place_name(state: ControlState, spellings: Mapping[int, str]) -> str:
    """The place with its scope where it is not a settlement: Damascus (outskirts)."""
    return scoped_name(spellings.get(state.place_id, state.place), state.scope)


def scoped_name(name: str, scope: str) -> str:
    """A place's name with the part of the ground that is meant, where it is not the settlement: "Aleppo (province)"."""
    return name if scope in ("settlement", "") or scope in name.lower() else f"{name} ({scope})"


def say_changes(picture: Picture, *, wording: Wording, since: date | None) -> Section:
    """What changed hands or status, latest first, after `since` where given."""
    dated = [(change, _day_of(change)) for change in picture.changes]
    kept = [(change, day) for change, day in dated if since is None or day is None or day > since]
    kept.sort(key=lambda pair: (pair[1] or date.min, pair[0].after.place), reverse=True)
    spellings = spell_places(picture.statements)
    return Section.of([_change_line(change, day, wording, spellings) for change, day in kept if _is_news(change)])


def _is_news(change: Change) -> bool:
    """Whether there is something to tell: a place that was and is unknown is a gap, not a change."""
    is_new_unknown = change.before is None and change.after.label == "unknown"
    return bool(ids_of(change.after)) and not is_new_unknown


def _day_of(change: Change) -> date | None:
    return change.after.valid_from_hi or change.after.valid_from_lo


def _change_line(change: Change, day: date | None, wording: Wording, spellings: Mapping[int, str]) -> Line:
    now = say_label(change.after, wording)
    before = f", before: {say_label(change.before, wording)}" if change.before else ""
    when = f" ({say_day(day)})" if day else ""
    return Line(f"{place_name(change.after, spellings)}: {now}{when}{before}.", ids_of(change.after))


def _entry(
    state: ControlState,
    statements: dict[str, Statement],
    reports: dict[str, Report],
    wording: Wording,
    spellings: Mapping[int, str],
) -> PlaceEntry:
    since = state.valid_from_hi or state.valid_from_lo
    when = f", since {say_day(since)} at the latest" if since and state.label in ("held", "besieged", "left") else ""
    status = begin(say_label(state, wording)) + when + ("; disputed" if state.is_disputed else "") + "."
    best = _best_id(state, statements)
    against = "" if state.strongest_against in (best, *_claimed_ids(state)) else state.strongest_against
    return PlaceEntry(
        state=state,
        name=place_name(state, spellings),
        status=Line(status, ids_of(state)),
        likelihood=_likelihood(state, wording),
        basis=phrases()["bases"].get(state.basis, state.basis),
        best=statement_line(statements[best], reports) if best else None,
        against=statement_line(statements[against], reports) if against in statements else None,
        claims=tuple(_claim_line(claim, statements, reports, wording) for claim in state.claims if claim.statement_ids),
    )


def _claimed_ids(state: ControlState) -> tuple[str, ...]:
    return tuple(id for claim in state.claims for id in claim.statement_ids)


def _likelihood(state: ControlState, wording: Wording) -> str:
    """How likely the named holder holds it; a `left` or `contested` place is about nobody's hold."""
    chances = dict(state.probabilities)
    if state.label not in ("held", "besieged", "claimed") or state.holder_side not in chances:
        return ""
    chance = chances[state.holder_side]
    return f"control by {wording.side_name(state.holder_side)}: {wording.likelihood(chance)} ({chance:.2f})"


def _best_id(state: ControlState, statements: dict[str, Statement]) -> str:
    """A statement of the weightiest term for what the label says, its latest."""
    terms = sorted(state.terms, key=lambda term: -_weight_for(term, state))
    for term in terms:
        known = [id for id in term.statement_ids if id in statements and _is_for(id, state)]
        if known:
            return max(known, key=lambda id: (statements[id].said_at or date.min, id))
    return ""


def _is_for(statement_id: str, state: ControlState) -> bool:
    """Whether a statement may be the best evidence: what speaks against a holder is the evidence that it left."""
    return state.label == "left" or statement_id != state.strongest_against


def _weight_for(term: ControlTerm, state: ControlState) -> float:
    weights = dict(term.weights)
    if state.label == "left":
        return -weights.get(state.previous_side or state.holder_side, 0.0)
    if state.holder_side:
        return weights.get(state.holder_side, 0.0)
    return max(weights.values(), default=0.0)


def _claim_line(claim: Claim, statements: dict[str, Statement], reports: dict[str, Report], wording: Wording) -> Line:
    """Who asserts it, as the statement names them: an outlet's own word, a speaker with its kind."""
    first = next((statements[id] for id in claim.statement_ids if id in statements), None)
    report = reports.get(first.report_id) if first else None
    kind = phrases()["source_kinds"][claim.source_kind]
    speaker = f"{with_article(claim.speaker)} ({kind})"
    if first is not None:
        speaker = say_source(first.source, publisher=report.publisher if report else "")
    disputed = "; others dispute this" if claim.is_disputed else ""
    return Line(f"{begin(say_claim(claim, wording))}, according to {speaker}{disputed}.", claim.statement_ids)

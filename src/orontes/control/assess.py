"""Who holds what on this day? Every place of the statements with its label, probabilities and additive terms."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from orontes.control.bearings import SideOf, event_days, find_bearings
from orontes.control.evidence import Primary, SourceSide, Voice, group_voices
from orontes.control.labels import Verdict, choose_label, find_claims
from orontes.control.update import episode_prior, start_prior, update
from orontes.model.control import Bearing, ControlState
from orontes.model.statement import Statement, StatementPlace

Key = tuple[int, str]
"""Place id and scope."""


def assess_control(
    statements: Sequence[Statement],
    *,
    side_of: SideOf,
    source_side: SourceSide,
    primary: Primary,
    publisher_of: Callable[[Statement], str],
    as_of: date,
    baseline: Mapping[int, str] | None = None,
) -> tuple[ControlState, ...]:
    """The state of every place that a statement bears on, as of a day, by name of the place.

    `baseline`: place id → side that held it before any statement. Statements about later days than `as_of` are left out.
    """
    known = {s.id: s for s in statements if (event_days(s)[0] or as_of) <= as_of}
    bearings: dict[Key, list[Bearing]] = {}
    for statement in known.values():
        for bearing in find_bearings(statement, side_of=side_of):
            bearings.setdefault((bearing.place_id, bearing.scope), []).append(bearing)

    def voices_on(found: Sequence[Bearing], day: date) -> tuple[Voice, ...]:
        return group_voices(
            found, known, primary=primary, source_side=source_side, as_of=day, publisher_of=publisher_of
        )

    places = {place.place_id: place for s in known.values() for place in s.places if place.place_id is not None}
    states = [
        assess_place(
            places[key[0]], key, found, voices_on=voices_on, as_of=as_of, holder=(baseline or {}).get(key[0], "")
        )
        for key, found in bearings.items()
    ]
    return tuple(sorted(states, key=lambda state: (state.place, state.scope)))


def assess_place(
    place: StatementPlace,
    key: Key,
    bearings: Sequence[Bearing],
    *,
    voices_on: Callable[[Sequence[Bearing], date], tuple[Voice, ...]],
    as_of: date,
    holder: str,
) -> ControlState:
    """The state of one place: day by day, a new episode beginning when evidence against a new holder follows its hold."""
    sides = sorted({b.side for b in bearings if b.side} | ({holder} if holder else set()))
    prior = start_prior(sides, holder=holder)
    start, baseline, previous = date.min, holder, holder
    since: tuple[date | None, date | None] = (None, None)
    days = sorted({b.valid_from for b in bearings if b.valid_from and b.valid_from <= as_of} | {as_of})
    verdict, p = Verdict("unknown", "", "", "none", "unknown"), prior
    voices: tuple[Voice, ...] = ()
    for day in days:
        episode = [b for b in bearings if start <= (b.valid_from or date.min) <= day]
        if verdict.label == "held" and verdict.basis != "prior" and is_against(verdict.holder, episode, after=since[1]):
            prior, baseline, previous = episode_prior(sides, holder=verdict.holder), verdict.holder, verdict.holder
            start = day
            episode = [b for b in episode if (b.valid_from or date.min) >= day]
        voices = voices_on(episode, day)
        p = update(prior, voices)
        verdict_before, verdict = verdict, choose_label(p, voices, as_of=day, baseline=baseline)
        if (verdict.label, verdict.holder) != (verdict_before.label, verdict_before.holder):
            since = (first_day(episode, verdict.holder) or day, day)
    return build_state(
        place, key, verdict, p, prior, voices, since=since, previous=previous if previous != verdict.holder else ""
    )


def is_against(holder: str, bearings: Sequence[Bearing], *, after: date | None) -> bool:
    """Whether a bearing later than the hold speaks for another side or against the holder."""
    later = [b for b in bearings if after is None or (b.valid_from or date.min) > after]
    return any((b.side != holder and b.strength > 0.3) or (b.side == holder and b.strength < 0) for b in later)


def first_day(bearings: Sequence[Bearing], side: str) -> date | None:
    """The first day on which a bearing puts the side there."""
    days = [b.valid_from for b in bearings if b.side == side and b.strength > 0 and b.valid_from]
    return min(days, default=None)


def build_state(
    place: StatementPlace,
    key: Key,
    verdict: Verdict,
    p: Mapping[str, float],
    prior: Mapping[str, float],
    voices: Sequence[Voice],
    *,
    since: tuple[date | None, date | None],
    previous: str,
) -> ControlState:
    """The state record with everything that explains it."""
    claims = find_claims(voices)
    actor = next((b.actor for v in voices for b in v.bearings if b.side == verdict.holder and b.strength > 0), "")
    against = strongest_against(verdict.holder, voices)
    denied = any(v.statement.reality == "denied" for v in voices)
    return ControlState(
        place_id=key[0],
        place=place.name or place.text,
        scope=key[1],
        label=verdict.label,
        holder_side=verdict.holder,
        holder_actor=actor,
        besieger_side=verdict.besieger,
        previous_side=previous,
        basis=verdict.basis,
        probabilities=tuple(sorted(p.items())),
        claims=claims,
        is_disputed=denied and bool(claims or verdict.holder),
        terms=tuple(voice.as_term() for voice in voices),
        prior=tuple((side, round(math.log(max(value, 1e-6)), 4)) for side, value in sorted(prior.items())),
        strongest_against=against,
        rules=(verdict.rule,),
        valid_from_lo=since[0],
        valid_from_hi=since[1],
        lat=place.lat,
        lon=place.lon,
    )


def strongest_against(holder: str, voices: Sequence[Voice]) -> str:
    """The statement of the voice that weighs most against the holder, '' if none does."""
    contrary = {
        voice.statement.id: max(
            (-w if side == holder else w for side, w in voice.weights if (side == holder) == (w < 0)), default=0.0
        )
        for voice in voices
    }
    best = max(contrary, key=lambda statement_id: contrary[statement_id], default="")
    return best if best and contrary[best] > 0 else ""

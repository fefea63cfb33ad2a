"""Who holds what on this day? Every place of the statements with its label, probabilities and additive terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from orontes.control.bearings import Sign, find_signs
from orontes.control.claims import find_claims
from orontes.control.drift import find_heats, heats_near
from orontes.control.evidence import Primary, Speakers, Voice
from orontes.control.ground import Ground
from orontes.control.moments import as_moment
from orontes.control.outside import INSIDE, outside_weight
from orontes.control.place_state import Baseline, Found, Neighbours, Walk, walk
from orontes.control.sides import SideOf, SourceSide
from orontes.control.takers import add_takers
from orontes.model.control import ControlState
from orontes.model.statement import Statement
from orontes.resources import read_toml

Key = tuple[int, str]
"""Place id and scope."""


def assess_control(
    statements: Sequence[Statement],
    *,
    side_of: SideOf,
    source_side: SourceSide,
    primary: Primary,
    publisher_of: Callable[[Statement], str],
    as_of: date | datetime,
    baseline: Mapping[int, str] | None = None,
    baseline_day: date | None = None,
) -> tuple[ControlState, ...]:
    """The state of every place that a statement bears on, at the end of a day or at a moment (UTC), by place and scope.

    `baseline`: place id → side that held it, as known on `baseline_day`; without that day the first sign's. Statements
    of later events are left out; what was known when is the caller's choice of statements.
    """
    now = as_moment(as_of)
    signs = [sign for s in statements for sign in find_signs(s, side_of=side_of) if sign.moment <= now]
    signs = list(add_takers(signs))
    since = as_moment(baseline_day) if baseline_day else None
    held = {place_id: Baseline(side, since) for place_id, side in (baseline or {}).items()}
    by_key = gather(signs)
    ground = find_heats(signs)
    speakers = Speakers(primary, source_side, publisher_of)
    sides = {key: sides_at(found, signs, held.get(key[0], Baseline()).side) for key, found in by_key.items()}

    def follow(key: Key, neighbours: Neighbours) -> Found:
        found = by_key[key]
        heats = heats_near(ground, found[0].place.lat, found[0].place.lon)
        baseline_here = held.get(key[0], Baseline()) if key[1] in ("settlement", "province", "area") else Baseline()
        place = Walk(found, sides[key], speakers=speakers, baseline=baseline_here, heats=heats, neighbours=neighbours)
        return walk(place, found, now)

    alone = {key: follow(key, equal_shares(sides[key])) for key in by_key}
    holders = Ground((by_key[k][0].place.lat, by_key[k][0].place.lon, (k, f)) for k, f in alone.items() if is_point(k))
    states = [
        build_state(key, by_key[key], follow(key, neighbour_shares(key, by_key[key][0], holders, sides[key])))
        for key in by_key
    ]
    return tuple(sorted(states, key=lambda state: (state.place, state.scope)))


def gather(signs: Sequence[Sign]) -> dict[Key, list[Sign]]:
    """Signs by place and scope: evidence counts at its own scope only."""
    by_key: dict[Key, list[Sign]] = {}
    for sign in signs:
        by_key.setdefault((sign.bearing.place_id, sign.bearing.scope), []).append(sign)
    return by_key


def sides_at(found: Sequence[Sign], signs: Sequence[Sign], holder: str) -> list[str]:
    """The sides a place can belong to: those that any report telling of it names on the ground, and its holder."""
    reports = {sign.statement.report_id for sign in found}
    named = {s.bearing.side for s in signs if s.statement.report_id in reports and s.bearing.side}
    return sorted(named | ({holder} if holder else set()))


def is_point(key: Key) -> bool:
    """Whether a place can be somebody's neighbour: a settlement, not a province or outskirts."""
    return key[1] == "settlement"


def equal_shares(sides: Sequence[str]) -> Neighbours:
    """Each side alike, for a place whose surroundings are not known."""
    shares = {side: 1 / len(sides) for side in sides}
    return lambda moment: shares


def neighbour_shares(key: Key, sign: Sign, holders: Ground[tuple[Key, Found]], sides: Sequence[str]) -> Neighbours:
    """Who held the places within reach at a moment; each side alike where nobody is known to hold any."""
    reach = read_toml("control_weights.toml")["drift"]["neighbour_km"]
    near = [found for _, (k, found) in holders.near(sign.place.lat, sign.place.lon, within_km=reach) if k[0] != key[0]]
    alike = equal_shares(sides)

    def shares(moment: datetime) -> Mapping[str, float]:
        held = Counter(side for found in near if (side := holder_at(found, moment)) in sides)
        total = sum(held.values())
        return {side: count / total for side, count in held.items()} if total else alike(moment)

    return shares


def holder_at(found: Found, moment: datetime) -> str:
    """Who held a place at a moment, '' if nobody is known to."""
    return next((side for when, side in reversed(found.history) if when <= moment), "")


def build_state(key: Key, signs: Sequence[Sign], found: Found) -> ControlState:
    """The state record with everything that explains it."""
    verdict, voices, place = found.verdict, found.voices, signs[0].place
    claims = find_claims(voices)
    holder = verdict.holder
    return ControlState(
        place_id=key[0],
        place=place.name or place.text,
        scope=key[1],
        label=verdict.label,
        holder_side=holder,
        holder_actor=holder_actor(holder, voices),
        besieger_side=verdict.besieger,
        previous_side=verdict.left or found.previous,
        basis=verdict.basis,
        probabilities=tuple(sorted(found.p.items())),
        claims=claims,
        is_disputed=any(claim.is_disputed for claim in claims),
        terms=tuple(voice.as_term() for voice in voices),
        prior=tuple(sorted(found.prior.items())),
        strongest_against=strongest_against(holder, voices),
        rules=(verdict.rule,),
        valid_from_lo=first_entry(holder, voices) or found.since.date(),
        valid_from_hi=found.since.date(),
        lat=place.lat,
        lon=place.lon,
        outside_weight=round(outside_weight(holder, voices), 3) if holder else 0.0,
        established_by=found.established_by,
    )


def holder_actor(side: str, voices: Sequence[Voice]) -> str:
    """The actor that the strongest word for the side names; P runs over sides, not over actors."""
    named = [
        (s.bearing.strength * v.weights.get(side, 0.0), s.bearing.actor)
        for v in voices
        for s in v.current.signs
        if side and s.bearing.side == side and s.bearing.actor and s.bearing.strength > 0
    ]
    return max(named, default=(0.0, ""))[1]


def first_entry(side: str, voices: Sequence[Voice]) -> date | None:
    """The day of the first report that puts the side in the place, None if none does."""
    return min(
        (t.moment.date() for v in voices for t in v.told if side and t.side == side and t.mark in INSIDE), default=None
    )


def strongest_against(holder: str, voices: Sequence[Voice]) -> str:
    """Id of the statement that weighs most against the holder, '' if none does or nobody holds it."""

    def against(voice: Voice) -> float:
        others = max((w for side, w in voice.weights.items() if side != holder and w > 0), default=0.0)
        return max(others, -voice.weights.get(holder, 0.0)) - max(0.0, voice.weights.get(holder, 0.0))

    best = max(voices, key=against, default=None) if holder else None
    return best.current.statement.id if best is not None and against(best) > 0 else ""

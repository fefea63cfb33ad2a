"""Who gains where a side leaves and nobody says who came? The one opposing side known to be there, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from orontes.control.bearings import Sign
from orontes.control.ground import Ground
from orontes.resources import read_toml

FROM_AFAR = ("strike", "bombing")
"""Who strikes a place is not thereby there to take it."""


def add_takers(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """The signs and, beside each that leaves a place open, one for its taker (design, section 2, note on takers).

    A taker may have come just after the loser left: signs from `within_days` before the departure on count.
    """
    ground = Ground((s.place.lat, s.place.lon, s) for s in signs if is_presence(s))
    found: list[Sign] = []
    for sign in signs:
        found.append(sign)
        side = taker_of(sign, ground) if sign.taker else ""
        if side:
            bearing = replace(
                sign.bearing, side=side, actor="", strength=sign.taker, mark="none", rule=f"{sign.bearing.rule}.taker"
            )
            found.append(replace(sign, bearing=bearing, taker=0.0))
    return tuple(found)


def is_presence(sign: Sign) -> bool:
    """Whether the sign puts a side at or near its place."""
    marks = read_toml("control_weights.toml")["taker"]["marks"]
    told = sign.is_asserted and sign.bearing.side and sign.statement.type not in FROM_AFAR
    return bool(told) and sign.bearing.mark in marks


def taker_of(sign: Sign, ground: Ground[Sign]) -> str:
    """The one side but the leaver's with a presence near; '' where there is none, or there are several."""
    table = read_toml("control_weights.toml")["taker"]
    since = sign.moment - timedelta(days=table["within_days"])
    near = ground.near(sign.place.lat, sign.place.lon, within_km=table["within_km"])
    sides = {other.bearing.side for _, other in near if other.moment >= since} - {sign.bearing.side}
    return sides.pop() if len(sides) == 1 else ""

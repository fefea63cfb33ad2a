"""Which mark stands for which state, so that colour is never the only sign?

Side: colour and form. Label: filled (held), filled in a broken ring (surrounded), hatched (contested), hollow (left),
ring with a point (claimed), small grey (unknown). A province or region has no mark, for it is no point.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from orontes.model.control import ControlState

FORMS = 5
"""Circle, square, triangle, diamond, hexagon: as many sides as one can tell apart; more share the last."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One place's mark: paths and how they are painted. Sides are numbers into the palette, -1 is grey."""

    x: float
    y: float
    d: str
    side: int
    paint: str
    """solid | hollow | ringed | hatched | grey."""
    other: int = -1
    """Second side: the besieger, or the other hand in a contested place."""
    ring_d: str = ""
    dot_d: str = ""
    title: str = ""
    anchor: str = ""
    """Id of the place's entry in the page."""


def make_mark(
    state: ControlState,
    *,
    x: float,
    y: float,
    radius: float,
    sides: Mapping[str, int],
    title: str = "",
    anchor: str = "",
) -> Mark:
    """The mark of a control state at a point of the map."""
    holder = sides.get(state.holder_side, -1)
    if state.label == "claimed":
        claimed = next((claim.side for claim in state.claims if claim.side in sides), state.holder_side)
        holder = sides.get(claimed, holder)
    if state.label == "left":
        holder = sides.get(state.previous_side or state.holder_side, -1)
    paint, other = _paint(state), -1
    if state.label == "besieged":
        other = sides.get(state.besieger_side, -1)
    if state.label == "contested":
        holder, other = _hands(state, sides)
    size = radius * {"grey": 0.7, "hatched": 1.2}.get(paint, 1.0)
    return Mark(
        x=x,
        y=y,
        d=form_path(-1 if paint == "hatched" else holder, x, y, size),
        side=holder,
        paint=paint,
        other=other,
        ring_d=form_path(0, x, y, radius * 1.75) if state.label == "besieged" else "",
        dot_d=form_path(holder, x, y, radius * 0.35) if paint == "ringed" else "",
        title=title,
        anchor=anchor,
    )


def _paint(state: ControlState) -> str:
    paints = {"held": "solid", "besieged": "solid", "left": "hollow", "contested": "hatched", "claimed": "ringed"}
    return paints.get(state.label, "grey")


def _hands(state: ControlState, sides: Mapping[str, int]) -> tuple[int, int]:
    """The two likeliest sides of a contested place."""
    likely = sorted((pair for pair in state.probabilities if pair[0] in sides), key=lambda pair: -pair[1])
    hands = [sides[side] for side, _ in likely[:2]]
    return (hands[0], hands[1]) if len(hands) == 2 else (hands[0] if hands else -1, -1)


def form_path(side: int, x: float, y: float, radius: float) -> str:
    """The outline of a side's form around a point; grey is a circle."""
    if side <= 0:
        return (
            f"M{x - radius:.1f} {y:.1f}a{radius:.1f} {radius:.1f} 0 1 0 {2 * radius:.1f} 0"
            f"a{radius:.1f} {radius:.1f} 0 1 0 {-2 * radius:.1f} 0Z"
        )
    corners, turn, grow = ((4, 45, 1.2), (3, -90, 1.3), (4, 0, 1.25), (6, 0, 1.1))[min(side, FORMS - 1) - 1]
    angles = [math.radians(turn + 360 * i / corners) for i in range(corners)]
    points = [(x + radius * grow * math.cos(a), y + radius * grow * math.sin(a)) for a in angles]
    return "M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in points) + "Z"

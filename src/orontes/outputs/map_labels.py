"""Where can a place's name stand so that it covers no other name and no mark?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

WIDTH_PER_LETTER = 0.56
"""Mean letter width over font size of the sans-serif faces the page asks for; a little wide, to be safe."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name placed on the map: baseline start, middle or end."""

    text: str
    x: float
    y: float
    anchor: str
    """SVG text-anchor: start | middle | end."""


def place_labels(
    wanted: Sequence[tuple[str, float, float, float]], *, font: float, width: float, height: float
) -> tuple[Label, ...]:
    """Labels for (name, x, y, radius) in order of importance; one that fits nowhere is left to the mark's tooltip."""
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for _, x, y, r in wanted]
    placed: list[Label] = []
    for name, x, y, radius in wanted:
        for label in _choices(name, x, y, radius, font):
            box = _box(label, font)
            inside = box[0] >= 2 and box[1] >= 2 and box[2] <= width - 2 and box[3] <= height - 2
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                placed.append(label)
                break
    return tuple(placed)


def _choices(name: str, x: float, y: float, r: float, font: float) -> tuple[Label, ...]:
    gap, drop = r + 4, font * 0.35
    return (
        Label(name, x + gap, y + drop, "start"),
        Label(name, x - gap, y + drop, "end"),
        Label(name, x, y - gap, "middle"),
        Label(name, x, y + gap + font * 0.75, "middle"),
        Label(name, x + gap * 0.8, y - gap * 0.7, "start"),
        Label(name, x + gap * 0.8, y + gap * 0.7 + font * 0.6, "start"),
        Label(name, x - gap * 0.8, y - gap * 0.7, "end"),
        Label(name, x - gap * 0.8, y + gap * 0.7 + font * 0.6, "end"),
    )


def _box(label: Label, font: float) -> Box:
    width = len(label.text) * font * WIDTH_PER_LETTER
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return (left - 1, label.y - font * 0.8, left + width + 1, label.y + font * 0.25)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

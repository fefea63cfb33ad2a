"""Which part of a coast, lake or river lies on the map? What lies outside need not travel with the page.

Rings are cut by the four edges in turn (Sutherland and Hodgman, 1974); lines keep the runs that come near the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def clip_ring(points: Sequence[Point], bounds: Bounds) -> list[Point]:
    """The part of a ring inside the bounds, [] if none; where it leaves, it follows the edge."""
    west, south, east, north = bounds
    ring = list(points)
    for axis, limit, keep_above in ((0, west, True), (0, east, False), (1, south, True), (1, north, False)):
        ring = _cut(ring, axis, limit, keep_above=keep_above)
    return ring


def _cut(ring: list[Point], axis: int, limit: float, *, keep_above: bool) -> list[Point]:
    """The ring on one side of a line of equal longitude (axis 0) or latitude (axis 1)."""
    is_in: Callable[[Point], bool] = (lambda p: p[axis] >= limit) if keep_above else (lambda p: p[axis] <= limit)
    kept: list[Point] = []
    for before, here in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if is_in(before) != is_in(here):
            kept.append(_crossing(before, here, axis, limit))
        if is_in(here):
            kept.append(here)
    return kept


def _crossing(one: Point, other: Point, axis: int, limit: float) -> Point:
    share = (limit - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (limit, across) if axis == 0 else (across, limit)


def clip_line(points: Sequence[Point], bounds: Bounds) -> Iterator[list[Point]]:
    """The runs of a line whose steps touch the bounds, each with one point beyond at its ends."""
    run: list[Point] = []
    for one, other in pairwise(points):
        if _touches(one, other, bounds):
            run = run or [one]
            run.append(other)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _touches(one: Point, other: Point, bounds: Bounds) -> bool:
    """Whether the box around a step meets the window."""
    west, south, east, north = bounds
    is_beside = max(one[0], other[0]) < west or min(one[0], other[0]) > east
    return not (is_beside or max(one[1], other[1]) < south or min(one[1], other[1]) > north)

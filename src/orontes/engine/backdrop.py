"""What lies behind a map's marks: land, borders and rivers of the base map that the places step keeps?"""

from __future__ import annotations

from collections.abc import Iterable

from orontes.outputs.map_clip import Bounds
from orontes.outputs.map_frame import Shape


def draw_backdrop(bounds: Bounds) -> Iterable[Shape]:
    """The base map's shapes within bounds; nothing where there is no base map."""
    try:
        from orontes.places import read_basemap
    except ImportError:
        return ()
    return tuple(read_basemap(bounds))

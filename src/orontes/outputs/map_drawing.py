"""What is on a theatre's map: backdrop, areas, marks, names, scale and legend?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from orontes.model.control import ControlState
from orontes.model.place import Area
from orontes.outputs.brief_places import PlaceEntry
from orontes.outputs.map_clip import Bounds, clip_line, clip_ring
from orontes.outputs.map_frame import Frame, Shape, frame_points, path_of
from orontes.outputs.map_labels import Label, place_labels
from orontes.outputs.map_marks import Mark, form_path, make_mark
from orontes.outputs.wording import Wording

Backdrop = Callable[[Bounds], Iterable[Shape]]
AREAS_SHOWN = 12
FILLED = ("land", "water")
POINT_SCOPES = ("settlement", "site", "base", "district", "camp", "")


@dataclass(frozen=True, slots=True)
class Disc:
    """A relative place: somewhere within, no pin."""

    x: float
    y: float
    radius: float
    title: str
    d: str = ""
    """SVG path of an outline or line, instead of the disc."""
    width: float = 0.0
    """Pixels that a line is wide."""


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the legend: a sample mark and what it means."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map, decided; the template writes it."""

    id: str
    title: str
    width: float
    height: float
    font: float
    backdrop: tuple[tuple[str, str], ...]
    """(kind, SVG path) pairs, back to front."""
    discs: tuple[Disc, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    scale_km: int
    scale_px: float
    hatches: tuple[tuple[int, int], ...]


def draw_map(
    places: Sequence[PlaceEntry],
    areas: Sequence[tuple[Area, str]],
    *,
    id: str,
    title: str,
    width: float,
    backdrop: Backdrop,
    sides: dict[str, int],
) -> Drawing | None:
    """The map of placed states and of areas (with what is told of each); None where nothing has a point."""
    placed = [
        p for p in places if p.state.lat is not None and p.state.lon is not None and p.state.scope in POINT_SCOPES
    ]
    points = [(p.state.lon or 0.0, p.state.lat or 0.0) for p in placed]
    if not points:
        return None
    frame = frame_points(points, width=width, tallest=0.85 if width > 500 else 1.2)
    radius = 7.0 if width > 500 else 6.0
    font = 13.0 if width > 500 else 11.5
    marks = tuple(_mark(entry, frame, radius, sides) for entry in placed)
    names = [(entry.name, mark.x, mark.y, _extent(mark, radius)) for entry, mark in zip(placed, marks, strict=True)]
    return Drawing(
        id=id,
        title=title,
        width=width,
        height=frame.height,
        font=font,
        backdrop=_backdrop(backdrop(frame.bounds), frame),
        discs=_discs(areas, frame),
        marks=marks[::-1],
        labels=place_labels(names, font=font, width=width, height=frame.height),
        scale_km=frame.scale_km(),
        scale_px=frame.pixels(frame.scale_km()),
        hatches=tuple(sorted({(m.side, m.other) for m in marks if m.paint == "hatched"})),
    )


def number_sides(states: Iterable[ControlState]) -> dict[str, int]:
    """A number a side, the most frequent first; it gives its colour and form."""
    counted: Counter[str] = Counter()
    for state in states:
        named = (state.holder_side, state.besieger_side, state.previous_side, *(c.side for c in state.claims))
        counted.update({side for side in named if side})
    return {side: i for i, (side, _) in enumerate(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))}


def build_legend(places: Sequence[PlaceEntry], *, sides: dict[str, int], wording: Wording) -> tuple[Key, ...]:
    """A key for each side and each label that the map shows."""
    x, y, r = 13.0, 11.0, 6.0
    labels = {place.state.label for place in places}
    first = 0 if sides else -1
    keys = [
        Key(Mark(x, y, form_path(i, x, y, r), i, "solid"), f"held by {wording.side_name(side)}")
        for side, i in sides.items()
    ]
    plain = form_path(first, x, y, r)
    samples = {
        "besieged": (Mark(x, y, plain, first, "solid", other=1, ring_d=form_path(0, x, y, 9.5)), "surrounded"),
        "contested": (Mark(x, y, form_path(-1, x, y, r), -1, "hatched"), "contested: neither side holds it"),
        "claimed": (
            Mark(x, y, plain, first, "ringed", dot_d=form_path(first, x, y, 2.0)),
            "claimed by that side, not confirmed",
        ),
        "left": (Mark(x, y, plain, first, "hollow"), "left by that side, holder not settled"),
        "unknown": (Mark(x, y, form_path(-1, x, y, 4.2), -1, "grey"), "unknown"),
    }
    keys.extend(Key(*samples[label]) for label in samples if label in labels)
    return tuple(keys)


def _mark(entry: PlaceEntry, frame: Frame, radius: float, sides: dict[str, int]) -> Mark:
    state = entry.state
    x, y = frame.point(round(state.lon or 0.0, 2), round(state.lat or 0.0, 2))
    title = f"{entry.name}: {entry.status.text}"
    return make_mark(
        state, x=x, y=y, radius=radius, sides=sides, title=title, anchor=f"place-{state.place_id}-{state.scope}"
    )


def _extent(mark: Mark, radius: float) -> float:
    return radius * 1.75 if mark.ring_d else radius * 1.2


def _backdrop(shapes: Iterable[Shape], frame: Frame) -> tuple[tuple[str, str], ...]:
    """Shapes cut to the map; one that shrinks to a point or two is left out."""
    paths = []
    for kind, points in shapes:
        if kind in FILLED:
            paths.append((kind, path_of(clip_ring(points, frame.bounds), frame, closed=True)))
        else:
            paths.extend((kind, path_of(run, frame, closed=False)) for run in clip_line(points, frame.bounds))
    return tuple((kind, d) for kind, d in paths if d.count("L") > (kind in FILLED))


def _discs(areas: Sequence[tuple[Area, str]], frame: Frame) -> tuple[Disc, ...]:
    seen: dict[tuple[float, float, float, str], tuple[Area, list[str]]] = {}
    for area, title in areas:
        key = round(area.lat, 2), round(area.lon, 2), area.radius_km, area.method
        seen.setdefault(key, (area, []))[1].append(title)
    discs = []
    for area, titles in list(seen.values())[:AREAS_SHOWN]:
        x, y = frame.point(area.lon, area.lat)
        told = "\n".join(dict.fromkeys(titles))
        if area.outline:
            d = _outline(area, frame)
            if d:
                discs.append(Disc(x, y, 0.0, told, d, frame.pixels(2 * area.width_km)))
        elif 0 <= x <= frame.width and 0 <= y <= frame.height:
            discs.append(Disc(x, y, frame.pixels(area.radius_km), told))
    return tuple(discs)


def _outline(area: Area, frame: Frame) -> str:
    """The path of an area's polygon or line where it lies on the map; '' elsewhere."""
    points = [(lon, lat) for lat, lon in area.outline]
    if area.width_km:
        return "".join(path_of(run, frame, closed=False) for run in clip_line(points, frame.bounds))
    return path_of(clip_ring(points, frame.bounds), frame, closed=True)

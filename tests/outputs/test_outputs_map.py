import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from one_day import make_picture, make_wording
from orontes.model.place import Area
from orontes.outputs.brief import build_brief
from orontes.outputs.events_geojson import area_polygon
from orontes.outputs.map_clip import clip_line, clip_ring
from orontes.outputs.map_drawing import draw_map, number_sides
from orontes.outputs.map_frame import frame_points, path_of
from orontes.outputs.map_labels import _box, _overlap, place_labels
from orontes.outputs.map_marks import form_path

LON, LAT = st.floats(-170, 170), st.floats(-70, 70)
POINTS = st.lists(st.tuples(LON, LAT), min_size=1, max_size=20)


@given(POINTS)
def test_every_point_is_inside_its_frame(points):
    frame = frame_points(points, width=760, tallest=0.85)
    for lon, lat in points:
        x, y = frame.point(lon, lat)
        assert -0.1 <= x <= frame.width + 0.1 and -0.1 <= y <= frame.height + 0.1
    assert 0.59 * 760 <= frame.height <= 0.86 * 760


def test_a_kilometre_is_as_long_eastward_as_northward():
    frame = frame_points([(36.2, 33.5), (37.2, 36.2)], width=760, tallest=0.85)
    east = frame.point(37.0, 35.0)[0] - frame.point(36.0, 35.0)[0]
    north = frame.point(36.0, 35.0)[1] - frame.point(36.0, 36.0)[1]
    assert east / north == pytest.approx(0.8192, abs=0.02)
    assert frame.pixels(111.195) == pytest.approx(north, rel=0.01)


def test_the_scale_bar_is_round_and_short():
    frame = frame_points([(36.2, 33.5), (37.2, 36.2)], width=760, tallest=0.85)
    assert frame.scale_km() == 100 and frame.pixels(100) <= 190


WANTED = st.lists(
    st.tuples(st.text("abcdefg ", min_size=1, max_size=14), st.floats(0, 760), st.floats(0, 600), st.just(8.0)),
    max_size=30,
)


@given(WANTED)
def test_no_name_covers_another_or_leaves_the_map(wanted):
    labels = place_labels(wanted, font=13, width=760, height=600)
    boxes = [_box(label, 13) for label in labels]
    for i, box in enumerate(boxes):
        assert box[0] >= 2 and box[2] <= 758 and box[1] >= 2 and box[3] <= 598
        assert not any(_overlap(box, other) for other in boxes[:i])


def test_points_that_fall_together_are_one_point_of_the_path():
    frame = frame_points([(0, 0), (10, 10)], width=760, tallest=0.85)
    path = path_of([(0, 0), (0.0001, 0), (5, 5)], frame, closed=True)
    assert path.count("M") == 1 and path.count("L") == 1 and path.endswith("Z")


def test_each_side_has_a_form_of_its_own():
    assert len({form_path(side, 0, 0, 7) for side in range(5)}) == 5
    assert form_path(-1, 0, 0, 7) == form_path(0, 0, 0, 7)


def draw(areas=()):
    theatre = next(t for t in build_brief(make_picture(), wording=make_wording()).theatres if t.places)
    sides = number_sides(place.state for place in theatre.places)
    return draw_map(theatre.places, areas, id="m", title="t", width=760, backdrop=lambda bounds: (), sides=sides)


def test_settlements_have_marks_and_provinces_have_none():
    drawing = draw()
    assert len(drawing.marks) == 2
    assert {label.text for label in drawing.labels} == {"Homs", "Damascus"}
    assert {mark.paint for mark in drawing.marks} == {"solid", "ringed"}


def test_a_relative_place_is_an_area_drawn_once_and_only_on_its_map():
    ring = Area(33.51, 36.29, 18, 6, "ring")
    far = Area(15.6, 32.5, 10)
    (disc,) = draw([(ring, "one"), (ring, "two"), (far, "three")]).discs
    assert disc.title == "one\ntwo" and disc.radius > 10


def test_an_area_with_an_outline_is_drawn_and_written_as_it_is():
    square = ((33.4, 36.2), (33.4, 36.4), (33.6, 36.4), (33.6, 36.2))
    half = Area(33.5, 36.3, 20, method="half", outline=square)
    road = Area(33.9, 36.5, 60, method="corridor", outline=((33.5, 36.3), (34.7, 36.7)), width_km=6.0)
    shown, strip = draw([(half, "north of it"), (road, "on the road")]).discs
    assert shown.d.endswith("Z") and shown.radius == shown.width == 0
    assert strip.d.count("M") == 1 and strip.width > 2
    ((*corners, last),) = area_polygon(half)
    assert last == corners[0] and {(lat, lon) for lon, lat in corners} == set(square)
    (ring,) = area_polygon(road)
    assert ring[0] == ring[-1] and len(ring) == 5


@given(st.floats(-60, 60), st.floats(-150, 150), st.floats(1, 30))
def test_a_strip_lies_around_its_line(lat, lon, width):
    line = ((lat, lon), (lat + 0.5, lon + 0.7), (lat + 0.6, lon + 1.5))
    (ring,) = area_polygon(Area(lat, lon, 200, outline=line, width_km=width))
    assert min(y for _, y in ring) < lat + 0.01 and max(x for x, _ in ring) > lon + 1.49
    twice = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in itertools.pairwise(ring))
    assert twice <= 0  # counter-clockwise, as RFC 7946 asks


def test_a_theatre_without_points_has_no_map():
    assert draw_map((), (), id="m", title="t", width=760, backdrop=lambda bounds: (), sides={}) is None


SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def test_a_ring_is_cut_at_the_window():
    assert sorted(clip_ring(SQUARE, (5, 5, 20, 20))) == [(5, 5), (5, 10), (10, 5), (10, 10)]
    assert clip_ring(SQUARE, (20, 20, 30, 30)) == []
    assert sorted(clip_ring(SQUARE, (2, 2, 3, 3))) == [(2, 2), (2, 3), (3, 2), (3, 3)]


@given(st.lists(st.tuples(LON, LAT), min_size=3, max_size=30))
def test_no_point_of_a_cut_ring_is_outside(points):
    for lon, lat in clip_ring(points, (-50, -20, 60, 40)):
        assert -50 <= lon <= 60 and -20 <= lat <= 40


def test_a_line_keeps_the_runs_near_the_window():
    line = [(-9.0, 1.0), (-8.0, 1.0), (0.5, 1.0), (1.0, 1.0), (9.0, 1.0), (9.5, 1.0), (1.0, 1.2)]
    assert list(clip_line(line, (0, 0, 2, 2))) == [line[1:5], line[5:]]

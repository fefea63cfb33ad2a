"""Windows: every sentence is read once, in order, with the sentence before it in sight where there is room."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orontes.reading.windows import LONGEST_CONTEXT, MOST_PIECES, cut_windows


@given(st.lists(st.integers(1, 400), max_size=40))
def test_every_sentence_is_fresh_once(sizes):
    windows = cut_windows(sizes)
    assert [k for w in windows for k in range(w.fresh, w.last)] == list(range(len(sizes)))
    for window in windows:
        assert window.fresh - 1 <= window.first <= window.fresh < window.last


@given(st.lists(st.integers(1, 400), max_size=40))
def test_windows_hold_no_more_than_they_may(sizes):
    for window in cut_windows(sizes):
        total = sum(sizes[window.first : window.last])
        assert total <= MOST_PIECES or window.last - window.fresh == 1


@given(st.lists(st.integers(1, 60), min_size=2, max_size=40))
def test_short_sentences_are_carried_over(sizes):
    windows = cut_windows(sizes)
    assert all(later.first == earlier.last - 1 for earlier, later in pairwise(windows))
    assert all(size < LONGEST_CONTEXT for size in sizes)

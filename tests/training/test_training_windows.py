"""Training windows: nothing is lost, batches keep to their size, and annotated reports carry a sentence over."""

import random

from hypothesis import given
from hypothesis import strategies as st
from training.sentences import TrainingSentence, close_document
from training.windows import batch_windows, cut_windows


def build(sizes, corpus):
    return close_document([TrainingSentence(["x"] * size, corpus, pieces=size) for size in sizes])


@given(st.lists(st.integers(1, 120), min_size=1, max_size=40), st.integers(0, 99), st.sampled_from(["ewt", "gold"]))
def test_every_sentence_is_in_a_window(sizes, seed, corpus):
    document = build(sizes, corpus)
    windows = cut_windows([document], chance=random.Random(seed))
    seen = {id(sentence) for window in windows for sentence in window}
    assert seen == {id(sentence) for sentence in document}
    assert all(window for window in windows)


@given(st.lists(st.integers(1, 120), min_size=1, max_size=40), st.integers(0, 99))
def test_batches_hold_every_window_within_the_size(sizes, seed):
    chance = random.Random(seed)
    windows = cut_windows([build(sizes, "ewt")], chance=chance)
    batches = batch_windows(windows, pieces=300, chance=chance)
    assert sum(len(batch) for batch in batches) == len(windows)
    for batch in batches:
        longest = max(sum(s.pieces for s in window) for window in batch)
        assert len(batch) == 1 or longest * len(batch) <= 300


def test_the_same_seed_draws_the_same_windows():
    document = build([20, 30, 40, 50, 60] * 5, "gold")
    one, two = (cut_windows([document], chance=random.Random(3)) for _ in range(2))
    assert [[id(s) for s in window] for window in one] == [[id(s) for s in window] for window in two]

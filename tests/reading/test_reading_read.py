"""Reading with the shipped encoder: what holds for every text, and a few sentences that must be read right."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.errors import ResourceError
from orontes.model.reading import MENTION_KINDS, TRIGGER_ROLES
from orontes.model.report import Report
from orontes.reading.encoder import load_encoder, shape_of
from orontes.reading.read import read_report

TEXT = (
    "Rebels captured the town of Arda on Saturday, killing at least 30 soldiers, the Example Monitor said.\n\n"
    "The army denied the claim. “We still hold Arda,” a spokesman told reporters. Thousands of people fled."
)
ENCODER = load_encoder()


def read(text):
    return read_report(Report(id="r_test", text=text), encoder=ENCODER)


def check(reading, text):
    """Everything that must hold for any text."""
    assert [token.index for token in reading.tokens] == list(range(len(reading.tokens)))
    assert all(token.span.words_of(text) == token.text for token in reading.tokens)
    for sentence in reading.sentences:
        tokens = reading.tokens_of(sentence)
        assert tokens
        assert all(sentence.span.contains(token.span) and token.sentence == sentence.index for token in tokens)
        assert sum(token.head < 0 for token in tokens) == 1
        for token in tokens:
            seen, node = set(), token
            while node.head >= 0:
                assert sentence.first <= node.head < sentence.last
                assert node.index not in seen
                seen.add(node.index)
                node = reading.tokens[node.head]
    for mention in reading.mentions:
        assert mention.kind in MENTION_KINDS
        assert mention.first <= mention.head < mention.last
        assert mention.span.start == reading.tokens[mention.first].span.start
        assert mention.span.end == reading.tokens[mention.last - 1].span.end
    for frame in reading.frames:
        for argument in frame.arguments:
            assert argument.first <= argument.head < argument.last
            assert reading.tokens[argument.head].sentence == reading.tokens[frame.predicate].sentence
    for trigger in reading.triggers:
        assert trigger.first <= trigger.token < trigger.last
        assert max(share for name, share in trigger.types if name != "none") >= 0.05
        assert all(arc.role in TRIGGER_ROLES and arc.score >= 0.1 for arc in trigger.arcs)
        assert all(type(arc.head) is int and 0 <= arc.head < len(reading.tokens) for arc in trigger.arcs)
    assert 0 <= reading.relevance <= 1


def test_a_report_is_read():
    reading = read(TEXT)
    check(reading, TEXT)
    assert len(reading.sentences) == 4
    assert reading.tokens[1].lemma == "capture"
    assert reading.tokens[1].upos in ("VERB", "AUX")
    assert reading.tokens[0].deprel == "nsubj"
    best = {reading.tokens[t.token].text: t.types[0][0] for t in reading.triggers}
    assert best["captured"] == "capture"
    frame = next(f for f in reading.frames if reading.tokens[f.predicate].text == "captured")
    assert reading.tokens[frame.filler("ARG0").head].text == "Rebels"
    assert "town" in [t.text for t in reading.tokens if t.head == 1 and t.deprel == "obj"]


@pytest.mark.parametrize(
    "text",
    ["", " \n\t ", "\u200b", ".", "a", "🚀", "\x00\x01", "\ud7ff", "é" * 500, "1 " * 600, "、" * 1200, "x7Q9z " * 300],
)
def test_odd_texts_are_read(text):
    check(read(text), text)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read(text):
    check(read(text), text)


def test_the_same_text_is_read_the_same():
    assert read(TEXT) == read(TEXT)


def test_a_long_text_is_read_window_by_window():
    text = "\n".join([TEXT] * 12)
    started = time.perf_counter()
    reading = read(text)
    check(reading, text)
    assert len(reading.sentences) == 48
    assert time.perf_counter() - started < 10


def test_a_missing_encoder_is_named(tmp_path):
    with pytest.raises(ResourceError, match=str(tmp_path)):
        load_encoder(tmp_path)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("town", 1), ("Arda", 2), ("UN", 3), ("A", 4), ("McKay", 5), ("30", 6), ("M23", 7), (",", 8), ("Gen.", 9)],
)
def test_shapes(word, shape):
    assert shape_of(word) == shape

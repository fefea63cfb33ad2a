"""Do our annotations point at words of the corpora, and are they legal?"""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.annotated import annotated_rows, as_gold, document_texts, load_annotated, with_capitals
from training.sentences import KINDS, REALITIES, STANCES, TYPES

CORPORA = Path(os.environ.get("ORONTES_CORPORA", "")) if os.environ.get("ORONTES_CORPORA") else None


@given(st.text(max_size=80))
def test_capitals_keep_every_offset(text):
    changed = with_capitals(text)
    assert changed.lower() == text.lower() or len(changed) == len(text)


def test_capitals_begin_sentences_but_not_after_titles():
    assert with_capitals("he left.  they saw mr. buschmann. u.s. aid came.") == (
        "he left.  They saw mr. buschmann. U.s. aid came."
    )


def test_codes_are_legal_and_offsets_in_order():
    rows = list(annotated_rows())
    assert len(rows) >= 80
    for row in rows:
        for item in row["statements"]:
            assert item["type"] in TYPES and item["kind"] in KINDS
            assert item["stance"] in STANCES and item["reality"] in REALITIES
            spans = [item["anchor"], *item["agents"], *item["targets"], *item["places"]]
            assert all(0 <= start < end for start, end in spans)


def test_annotations_stand_in_their_texts():
    if CORPORA is None or not CORPORA.exists():
        pytest.skip("no corpora: set ORONTES_CORPORA to their folder")
    texts = dict(document_texts(CORPORA))
    for row in annotated_rows():
        text = texts[row["doc"]]
        for item in row["statements"]:
            statement = as_gold(item, text)
            assert statement["anchor"] in statement["sentence"]
            assert all(mention["text"].strip() for mention in statement["agents"])
    documents = load_annotated(CORPORA, but=["muc4/DEV-MUC3-0018"])
    assert len(documents) == len(list(annotated_rows())) - 1

"""Word pieces: the ids of the `tokenizers` package, which is not needed to run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.reading.wordpiece import CLS, SEP, UNKNOWN, WordPiece
from orontes.resources import resource_path

PIECES = WordPiece(resource_path("encoder/vocab.txt"))
WORDS = (
    "Haddad Deir ez-Zor 3,500 n't U.S. Türkiye İstanbul naïve 北京 Хомс حمص M23 BM-21 “ … ’s é \u200bword a\u00adb "
    "ﬁre ½ 10:30 http://example.org/a?b=c ____ 🚀 ẞ Ǆ"
).split()


@pytest.fixture(scope="module")
def oracle():
    """The reference implementation over the same vocabulary."""
    tokenizers = pytest.importorskip("tokenizers")
    found = tokenizers.BertWordPieceTokenizer(str(resource_path("encoder/vocab.txt")), lowercase=True)
    return lambda word: tuple(found.encode(word, add_special_tokens=False).ids) or (UNKNOWN,)


@pytest.mark.parametrize("word", WORDS)
def test_same_ids_as_tokenizers_on_words(word, oracle):
    assert PIECES.ids(word) == oracle(word)


@given(st.text(alphabet=st.characters(max_codepoint=0x2BFF, categories=("L", "N", "P", "S")), min_size=1, max_size=20))
def test_same_ids_as_tokenizers_on_any_word(oracle, word):
    assert PIECES.ids(word) == oracle(word)


@given(st.text(max_size=300))
def test_every_word_has_ids(word):
    assert PIECES.ids(word)


def test_markers_are_where_the_vocabulary_has_them():
    lines = resource_path("encoder/vocab.txt").read_text(encoding="utf-8").split("\n")
    assert (lines[UNKNOWN], lines[CLS], lines[SEP]) == ("[UNK]", "[CLS]", "[SEP]")

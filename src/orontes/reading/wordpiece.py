"""Which vocabulary entries make up a word? WordPiece of the uncased BERT vocabulary, for words already cut.

Method: Wu et al. 2016, "Google's Neural Machine Translation System", greedy longest match first; text cleaning as
the BERT release describes. Gives the same ids as the `tokenizers` package (tests/reading compare them).
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

UNKNOWN, CLS, SEP = 100, 101, 102
"""Ids of [UNK], [CLS] and [SEP] in the BERT uncased vocabulary."""
LONGEST_WORD = 100
"""Characters; longer words are [UNK], as in the BERT release."""
CACHED_WORDS = 200_000
CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


class WordPiece:
    """A vocabulary with a cache of words already cut."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").split("\n")
        self._vocabulary = {piece: index for index, piece in enumerate(lines) if piece}
        self._cache: dict[str, tuple[int, ...]] = {}

    def ids(self, word: str) -> tuple[int, ...]:
        """Vocabulary ids of one word; ([UNK],) where nothing fits."""
        known = self._cache.get(word)
        if known is not None:
            return known
        found = tuple(index for part in basic_parts(word) for index in self._pieces(part)) or (UNKNOWN,)
        if len(self._cache) < CACHED_WORDS:
            self._cache[word] = found
        return found

    def _pieces(self, part: str) -> list[int]:
        """Greedy longest-match-first pieces of one lower-case part."""
        if len(part) > LONGEST_WORD:
            return [UNKNOWN]
        found: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start and (part[start:end] if not start else "##" + part[start:end]) not in self._vocabulary:
                end -= 1
            if end == start:
                return [UNKNOWN]
            found.append(self._vocabulary[part[start:end] if not start else "##" + part[start:end]])
            start = end
        return found


def basic_parts(word: str) -> list[str]:
    """Lower-case, accent-free parts of a word, punctuation and CJK characters each on their own."""
    clean = unicodedata.normalize("NFD", "".join(clean_character(c) for c in word))
    bare = "".join(c for c in clean if unicodedata.category(c) != "Mn").lower()
    parts: list[str] = []
    current = ""
    for character in bare:
        if character.isspace() or is_punctuation(character):
            parts.extend(p for p in (current, character.strip()) if p)
            current = ""
        else:
            current += character
    return [*parts, current] if current else parts


def clean_character(character: str) -> str:
    """The character, a blank, or nothing: control characters go, CJK characters get blanks around them."""
    if character.isspace():
        return " "
    if character in "\x00\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Cs"):
        return ""
    return f" {character} " if any(low <= ord(character) <= high for low, high in CJK) else character


def is_punctuation(character: str) -> bool:
    """ASCII symbols and Unicode punctuation."""
    code = ord(character)
    ascii_symbol = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_symbol or unicodedata.category(character).startswith("P")

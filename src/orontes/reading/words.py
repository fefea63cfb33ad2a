"""Where do the words of a sentence begin and end? Cutting as the English Web Treebank does, with exact offsets.

Clitics (n't, 's) and hyphens are words of their own; abbreviations keep their full stop; 3,500 is one word.
"""

from __future__ import annotations

import re
from functools import cache

from orontes.model.span import Span
from orontes.resources import read_toml

LONGEST_WORD = 200
"""Characters; a longer run without a break is cut, so that no input makes a word of a megabyte."""


@cache
def word_pattern() -> re.Pattern[str]:
    """The cutting rules as one pattern, abbreviations from `abbreviations.toml`."""
    dotted = sorted((w.rstrip(".") for w in read_toml("abbreviations.toml")["with_full_stop"]["words"]), key=len)
    abbreviations = "|".join(re.escape(word) for word in reversed(dotted))
    letter, alnum = r"[^\W\d_]", r"[^\W_]"
    clitic = r"(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b"
    return re.compile(
        rf"""
        (?:{letter}\.){{2,10}}                                  # U.S.
        | (?:{abbreviations})\.(?=\s)                         # Gen.
        | https?://\S{{1,{LONGEST_WORD}}}
        | \d{{1,50}}(?:[.,:]\d{{1,50}}){{0,20}}(?:st|nd|rd|th)?(?!{letter})
        | {alnum}{{1,50}}?(?=n['’]t\b) | n['’]t\b             # did n't
        | ['’]{clitic}                                        # 's
        | {alnum}{{1,{LONGEST_WORD}}}(?:['’](?!(?:s|S|re|ve|ll|d|m|t|RE|VE|LL|D|M)\b){alnum}{{1,{LONGEST_WORD}}}){{0,5}}
        | \.\.\. | -{{2,9}} | [^\w\s] | _
        """,
        re.VERBOSE,
    )


def cut_words(text: str, *, start: int = 0) -> tuple[Span, ...]:
    """Spans of the words of `text`, shifted by `start`."""
    return tuple(Span(start + m.start(), start + m.end()) for m in word_pattern().finditer(text))

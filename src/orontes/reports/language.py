"""Is this text in English? If not, in what, as far as can be told?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from orontes.resources import read_toml

_WORD = re.compile(r"[^\W\d_]+")
_LOOK_AT = 20_000
"""Characters looked at: enough for any text, quick for a long one."""


def words_of(text: str) -> list[str]:
    """The words of the start of a text, lower case."""
    return [word.lower() for word in _WORD.findall(text[:_LOOK_AT])]


def find_language(text: str) -> str:
    """`English`, another language's name, or `no language that is known` for a longer text without function words.

    By script first; for Latin script by the share of function words, English's against each other language's. A text
    too short to tell counts as English.
    """
    script = _script(text)
    if script != "LATIN":
        return str(read_toml("languages.toml")["scripts"].get(script, f"{script.capitalize()} script"))
    data, words = read_toml("languages.toml"), words_of(text)
    shares = {name: sum(w in known for w in words) / max(len(words), 1) for name, known in _function_words()}
    english = shares.pop("English")
    other = max(shares, key=lambda name: shares[name])
    distinct = set(words) & dict(_function_words())[other]  # one alone may be a name's ("El Salvador")
    if len(distinct) > 1 and shares[other] >= data["least_other_share"] and shares[other] > data["lead"] * english:
        return other
    if len(words) >= data["sure_words"] and english < data["least_english_share"]:
        return "no language that is known"
    return "English"


def _script(text: str) -> str:
    """The script of most letters, by the first word of their Unicode names (`LATIN`, `ARABIC`, `CJK`)."""
    letters = (c for c in text[:_LOOK_AT] if c.isalpha())
    scripts = Counter("LATIN" if c.isascii() else unicodedata.name(c, "?").split()[0].split("-")[0] for c in letters)
    return scripts.most_common(1)[0][0] if scripts else "LATIN"


@cache
def _function_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (entry["name"], frozenset(entry["words"].split())) for entry in read_toml("languages.toml")["languages"]
    )

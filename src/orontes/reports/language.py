"""In which language is this text? A light test by script and function words; enough not to misread it as English."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from orontes.resources import read_toml

SAMPLE = 6000
"""Characters looked at."""
LEAST_WORDS = 12
"""With fewer words nothing is said and English is assumed."""
WORD = re.compile(r"[^\W\d_]+")


def find_language(text: str) -> str:
    """ISO 639-1 code of the likeliest language of `languages.toml`, `en` for short texts, `und` for other scripts."""
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    if len(words) < LEAST_WORDS:
        return "en" if latin_share(text[:SAMPLE]) > 0.5 or not words else script_language(text[:SAMPLE])
    if latin_share(text[:SAMPLE]) < 0.5:
        return script_language(text[:SAMPLE])
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in table["words"]) / len(words)
        for code, table in read_toml("languages.toml")["latin"].items()
    }
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    return best if shares[best] > 0.08 or best == "en" else "und" if shares["en"] < 0.04 else "en"


def latin_share(text: str) -> float:
    """Share of Latin letters among all letters."""
    letters = [c for c in text if c.isalpha()]
    latin = sum(1 for c in letters if unicodedata.name(c, "").startswith("LATIN"))
    return latin / len(letters) if letters else 1.0


def script_language(text: str) -> str:
    """The language a script stands for where only one in the table uses it, else `und`."""
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())
    return str(read_toml("languages.toml")["scripts"].get(scripts.most_common(1)[0][0], "und")) if scripts else "und"

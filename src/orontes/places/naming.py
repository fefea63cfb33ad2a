"""What is the same name? Keys that make spellings of one place name equal (design: places.md section 3)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from orontes.resources import read_toml

DROPPED = str.maketrans({c: "" for c in "ʻʼʾʿ‘’'`´."} | {"ı": "i", "ł": "l", "đ": "d", "ø": "o"})
DASHES = re.compile(r"[-‐‑–—_/]+")
BLANKS = re.compile(r"\s+")


@cache
def name_words() -> dict[str, frozenset[str]]:
    """Articles and generic words of `place_names.toml`."""
    return {name: frozenset(table["words"]) for name, table in read_toml("places/name_words.toml").items()}


def key_of(name: str) -> str:
    """The name's key: lower case, no accents, apostrophes or full stops, dashes as blanks, no leading "the"."""
    text = unicodedata.normalize("NFKD", name.casefold().translate(DROPPED))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = BLANKS.sub(" ", DASHES.sub(" ", text)).strip()
    text = shortened().sub(lambda match: spelt_out()[match[0]], text)
    return text[4:] if text.startswith("the ") else text


@cache
def spelt_out() -> dict[str, str]:
    """Short forms of words of names, and the words."""
    pairs = (entry.partition("=") for entry in name_words()["spelt_out"])
    return {short: word for short, _, word in pairs}


@cache
def shortened() -> re.Pattern[str]:
    """The short forms as whole words."""
    return re.compile(rf"\b(?:{'|'.join(sorted(spelt_out()))})\b")


def short_key(name: str) -> str:
    """The key of an abbreviation, full stops kept: "W. Va." is "w.va."; a postal code has none."""
    return name.casefold().replace(" ", "")


def bare_key(key: str) -> str:
    """The key without article and blanks: "al bab", "el bab" and "albab" are one."""
    words = key.split()
    while len(words) > 1 and words[0] in name_words()["articles"]:
        words = words[1:]
    return "".join(words)


def strip_generic(key: str) -> tuple[str, str]:
    """(key, generic word), the leading or trailing generic word cut off: "daraa province" → ("daraa", "province")."""
    words = key.split()
    generic = name_words()["generic"]
    if len(words) > 1 and words[-1] in generic:
        return " ".join(words[:-1]), words[-1]
    if len(words) > 2 and words[0] in generic and words[1] == "of":
        return " ".join(words[2:]), words[0]
    return key, ""

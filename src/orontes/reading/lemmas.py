"""What is the dictionary form of a word? Suffix rules, a list of known verbs, and the exceptions of `lemmas.tsv`.

The table is derived from the lemma layer of the English Web Treebank (training/lemmas.py): words for which the rules
alone give another lemma, and the verbs that decide whether a stem takes a final e.
"""

from __future__ import annotations

from functools import cache

from orontes.resources import resource_path

VOWELS = "aeiou"
DOUBLED = "bdgklmnprtvz"


@cache
def load_table() -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    """((word, part of speech) → lemma of exceptions, known verb lemmas)."""
    exceptions: dict[tuple[str, str], str] = {}
    verbs: set[str] = set()
    for line in resource_path("lemmas.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, upos, lemma = line.split("\t")
            if upos == "verb":
                verbs.add(lemma)
            else:
                exceptions[word, upos] = lemma
    return exceptions, frozenset(verbs)


def find_lemma(word: str, upos: str) -> str:
    """The lemma of `word` with universal part of speech `upos`; names keep their capitals."""
    exceptions, verbs = load_table()
    lower = word.lower()
    known = exceptions.get((lower, upos))
    if known is not None:
        return known
    if upos == "PROPN":
        return word
    return apply_rules(lower, upos, verbs=verbs)


def apply_rules(word: str, upos: str, *, verbs: frozenset[str]) -> str:
    """The lemma by suffix rules alone."""
    if upos == "NOUN":
        return singular(word)
    if upos in ("VERB", "AUX"):
        return bare_verb(word, verbs)
    return word


def singular(word: str) -> str:
    """A noun without its plural ending."""
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def bare_verb(word: str, verbs: frozenset[str]) -> str:
    """A verb without -s, -ed or -ing; known verbs decide between stem, stem + e, and an undoubled stem."""
    if word in verbs:
        return word
    if word.endswith("s") and not word.endswith("ss"):
        options = (word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y" if word.endswith("ies") else "")
        return next((option for option in options if option in verbs), word[:-1])
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return restore(word[: -len(ending)], verbs)
    return word


def restore(stem: str, verbs: frozenset[str]) -> str:
    """The verb a stem without its ending belongs to."""
    undoubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in DOUBLED else ""
    with_y = stem[:-1] + "y" if stem.endswith("i") else ""
    for option in (stem, stem + "e", undoubled, with_y):
        if option and option in verbs:
            return option
    if undoubled and not stem.endswith(("ll", "ss")):
        return undoubled
    takes_e = stem.endswith(("at", "iz", "is", "uc", "ag", "eg", "ur", "v", "c", "s", "u", "dg", "rg"))
    return stem + "e" if takes_e and not stem.endswith("ss") else (with_y or stem)

"""Which place do "the city", "the capital" or "there" stand for? A simple rule, used only where it is safe."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.model.place import PlaceMention
from orontes.resources import read_toml
from orontes.statements.syntax import Tree

BACK = 3
"""Sentences looked back for the place that is meant."""


def find_antecedent(head: int, *, tree: Tree, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place meant by a description or place adverb at `head`: the last fitting named place before it, or None.

    The description must be definite ("the city", "that town") and must not itself carry a name; the candidate is the
    nearest literal place before it, at most two sentences back, whose kind the noun allows.
    """
    token = tree.token(head)
    kinds = described_kinds(token.text.lower(), lemma=token.lemma.lower())
    if not kinds or not is_definite(head, tree):
        return None
    floor = tree.reading.sentences[max(0, token.sentence - BACK)].span.start
    before = [p for p in places if floor <= p.span.start < token.span.start and p.use == "literal"]
    named = [p for p in before if token.lemma.lower() in p.text.lower().split()]
    if named:
        return named[-1]
    fitting = [p for p in before if p.place and fits(p.place.kind, kinds)]
    if not fitting and "country" in kinds:
        fitting = [p for p in places if p.place and p.place.kind == "country" and p.span.start < token.span.start]
    return fitting[-1] if fitting else None


def fits(kind: str, kinds: tuple[str, ...]) -> bool:
    """Whether a gazetteer kind is one that the noun can stand for."""
    is_local = kind not in ("country", "continent")
    return kind in kinds or "any" in kinds or (is_local and bool({"local", "site"} & set(kinds)))


def described_kinds(word: str, *, lemma: str) -> tuple[str, ...]:
    """Gazetteer kinds that a common noun or place adverb can stand for; () if it stands for no place."""
    nouns: dict[str, dict[str, object]] = read_toml("place_nouns.toml")
    entry = nouns.get(lemma) or nouns.get(word)
    return tuple(str(k) for k in entry["kinds"]) if entry and isinstance(entry["kinds"], list) else ()


def is_definite(head: int, tree: Tree) -> bool:
    """Whether the noun is definite ("the", "that", "this") or an adverb such as "there"."""
    token = tree.token(head)
    if token.upos in ("ADV", "PRON"):
        return True
    kids = tree.dependents(head)
    has_name = any(
        tree.token(k).upos == "PROPN" for k in kids if tree.token(k).deprel in ("compound", "flat", "nmod", "appos")
    )
    definite = any(
        tree.token(k).deprel == "det" and tree.token(k).lemma.lower() in ("the", "this", "that") for k in kids
    )
    return definite and not has_name

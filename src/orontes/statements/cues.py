"""Which words report, hedge, deny, demand or intend? The cues of `cues.toml`, found in a reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from orontes.resources import read_toml


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of `cues.toml`."""

    id: str
    words: tuple[tuple[str, ...], ...]
    """Alternatives, each a sequence of lower-case lemmas (verbs, nouns) or words (phrases)."""
    pos: str
    """verb | noun | adjective | adverb | modal | phrase | prefix."""
    effect: str
    """source | hedge | negation | modal | demand | intention | conditional | factive | pseudo | stop."""
    stance: str
    reality: str
    needs: tuple[str, ...]
    """Circumstances of which one must hold for the entry to count, () for always (`[needs]` in `cues.toml`)."""
    example: str

    @property
    def is_source(self) -> bool:
        """Whether the cue brings in a speaker."""
        return bool(self.stance)


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue found in a text: its head token, its token range, and for reporting cues the head of who speaks."""

    cue: Cue
    token: int
    first: int
    last: int
    speaker: int | None


@cache
def load_cues() -> tuple[Cue, ...]:
    """All cues, in file order."""
    return tuple(
        Cue(
            id=entry["id"],
            words=tuple(tuple(words.split()) for words in entry["words"]),
            pos=entry["pos"],
            effect=entry["effect"],
            stance=entry.get("stance", ""),
            reality=entry.get("reality", ""),
            needs=tuple(entry.get("needs", ())),
            example=entry["example"],
        )
        for entry in read_toml("cues.toml")["cue"]
    )


@cache
def cue_index() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """First word → (words, cue) pairs, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in load_cues():
        for words in cue.words:
            found.setdefault(words[0], []).append((words, cue))
    return {word: tuple(sorted(pairs, key=lambda pair: -len(pair[0]))) for word, pairs in found.items()}

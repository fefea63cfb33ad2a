"""Whose word is it, and how much does it weigh? Signs of a place grouped by primary source (design, section 3)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from orontes.control.bearings import Sign
from orontes.control.classes import ADMISSIONS, OWN_WORDS, TIED, class_of, weight_of
from orontes.control.moments import days_between
from orontes.control.sides import SourceSide
from orontes.model.control import ControlTerm
from orontes.model.statement import Statement
from orontes.resources import read_toml

Primary = Callable[[Statement], str]
"""The primary source of a statement in words."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """What the engine knows of the speakers of statements."""

    primary: Primary
    side: SourceSide
    publisher: Callable[[Statement], str]


@dataclass(frozen=True, slots=True)
class Word:
    """What one statement says of one place: its signs put together."""

    statement: Statement
    signs: tuple[Sign, ...]
    vector: Mapping[str, float]
    """Side → strength times certainty."""
    source_class: str
    own: str
    """The speaker's own side, '' if it has none."""
    moment: datetime
    is_echo: bool

    @property
    def strength(self) -> float:
        """The strongest of the vector."""
        return max((abs(strength) for strength in self.vector.values()), default=0.0)

    def conflicts(self, other: Word) -> bool:
        """Whether the two words point different ways: one's gainer loses in the other, or each has its own gainer."""
        gains, losses = _signed(self.vector, 1), _signed(self.vector, -1)
        their_gains, their_losses = _signed(other.vector, 1), _signed(other.vector, -1)
        apart = bool(gains and their_gains) and not gains & their_gains
        return apart or bool(gains & their_losses) or bool(losses & their_gains)


@dataclass(frozen=True, slots=True)
class Told:
    """One mark that a voice puts at the place, and how much it is worth without the strength of its bearing."""

    side: str
    mark: str
    claim: float
    """W times C, faded with age."""
    statement: Statement
    moment: datetime
    is_asserted: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """One primary source's current word on a place."""

    primary: str
    current: Word
    words: tuple[Word, ...]
    """All that it has said, in order of time."""
    weights: Mapping[str, float]
    """Side → log-odds."""
    told: tuple[Told, ...]
    outlets: int
    articles: int

    @property
    def is_own(self) -> bool:
        """Speaks for its own side."""
        return self.current.source_class in OWN_WORDS

    @property
    def is_admission(self) -> bool:
        """Speaks against its own side."""
        return self.current.source_class in ADMISSIONS

    @property
    def statement_ids(self) -> tuple[str, ...]:
        """Ids of all its statements on the place, in order of time."""
        return tuple(dict.fromkeys(word.statement.id for word in self.words))

    def as_term(self) -> ControlTerm:
        """The additive term of a state that this voice is."""
        mark = next((told.mark for told in self.told if told.statement.id == self.current.statement.id), "none")
        weights = tuple(sorted(self.weights.items()))
        return ControlTerm(
            self.primary, self.statement_ids, self.current.source_class, weights, mark, self.outlets, self.articles
        )


def group_voices(signs: Sequence[Sign], *, speakers: Speakers, now: datetime, holder: str = "") -> tuple[Voice, ...]:
    """One voice for each primary source, by name: the strongest word of its latest direction counts."""
    present = {sign.bearing.side for sign in signs if sign.bearing.mark in ("hold", "inside", "departed")} | {holder}
    echoes = find_echoes(signs)
    groups: dict[str, dict[str, list[Sign]]] = {}
    for sign in signs:
        name = speakers.primary(echoes.get(sign.statement.id, sign.statement))
        groups.setdefault(name, {}).setdefault(sign.statement.id, []).append(sign)
    voices = []
    for name in sorted(groups):
        words = [build_word(group, speakers, present, echoes) for group in groups[name].values()]
        voices.append(build_voice(name, sorted(words, key=lambda w: (w.moment, w.statement.id)), speakers, now=now))
    return tuple(voices)


def find_echoes(signs: Sequence[Sign]) -> dict[str, Statement]:
    """Narrator's statement → the attributed one of the same report that it repeats ("these retreats").

    An echo comes later in the text, is of the same type at the same place and names no other side.
    """
    attributed = [sign for sign in signs if sign.statement.source.kind != "narrator"]
    echoes: dict[str, Statement] = {}
    for sign in signs:
        if sign.statement.source.kind == "narrator":
            first = next((a.statement for a in attributed if repeats(sign, a)), None)
            if first is not None:
                echoes[sign.statement.id] = first
    return echoes


def repeats(sign: Sign, earlier: Sign) -> bool:
    """Whether a narrator's sign repeats an attributed one of the same report."""
    mine, theirs = sign.statement, earlier.statement
    return (
        mine.report_id == theirs.report_id
        and mine.type == theirs.type
        and mine.anchor.start > theirs.anchor.start
        and sign.bearing.side == earlier.bearing.side
        and earlier.certainty > 0
    )


def build_word(
    signs: Sequence[Sign], speakers: Speakers, present: Collection[str], echoes: Mapping[str, Statement]
) -> Word:
    """A statement's signs at the place as one word, with its class."""
    statement = signs[0].statement
    vector: dict[str, float] = {}
    for sign in signs:
        if sign.bearing.side and sign.bearing.strength:
            vector[sign.bearing.side] = vector.get(sign.bearing.side, 0.0) + sign.bearing.strength
    speaker = echoes.get(statement.id, statement)
    own, tie = speakers.side(speaker)
    source_class = class_of(speaker, vector, own=own, tie=tie, present=present)
    return Word(
        statement=statement,
        signs=tuple(signs),
        vector=vector,
        source_class=source_class,
        own=own if tie in TIED else "",
        moment=signs[0].moment,
        is_echo=statement.id in echoes,
    )


def build_voice(name: str, words: Sequence[Word], speakers: Speakers, *, now: datetime) -> Voice:
    """A primary source's words as one voice with its weights: class times strength times certainty, quality and age."""
    run = latest_direction(words)
    current = max(run, key=lambda word: (not word.is_echo, word.strength, word.moment, word.statement.id))
    quality = min(1.0, max(0.5, current.statement.score))
    factor = weight_of(current.source_class) * quality * fade(current.moment, now)
    ahead = {id(word) for word in run}
    return Voice(
        primary=name,
        current=current,
        words=tuple(words),
        weights={side: round(factor * strength, 4) for side, strength in sorted(current.vector.items())},
        told=tuple(told for word in words if id(word) in ahead or not word.vector for told in tell(word, now)),
        outlets=len({speakers.publisher(word.statement) for word in words}),
        articles=len({word.statement.report_id for word in words}),
    )


def latest_direction(words: Sequence[Word]) -> list[Word]:
    """The last run of words that point the same way; words without a direction alone where there are no others."""
    run: list[Word] = []
    for word in words:
        if not word.vector:
            continue
        if any(word.conflicts(other) for other in run):
            run = []
        run.append(word)
    return run or list(words)


def tell(word: Word, now: datetime) -> list[Told]:
    """The marks of one word, in the order of its signs."""
    worth = weight_of(word.source_class) * fade(word.moment, now)
    return [
        Told(s.bearing.side, s.bearing.mark, round(worth * s.certainty, 4), s.statement, s.moment, s.is_asserted)
        for s in word.signs
        if s.bearing.mark != "none"
    ]


def fade(moment: datetime, now: datetime) -> float:
    """What is left of a word's weight at `now`."""
    half_life = read_toml("control_weights.toml")["prior"]["half_life_days"]
    return float(2.0 ** (-days_between(moment, now) / half_life))


def _signed(vector: Mapping[str, float], sign: int) -> set[str]:
    return {side for side, strength in vector.items() if strength * sign > 0}

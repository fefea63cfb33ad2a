"""What the encoder marked in a text: sentences, words, syntax, mentions, frames, triggers. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from orontes.model.span import Span

MENTION_KINDS = ("person", "group", "place", "facility", "date", "quantity", "weapon", "other")
TRIGGER_ROLES = ("agent", "target", "place", "time", "count", "source")


@dataclass(frozen=True, slots=True)
class Token:
    """One word. Positions are indices into `Reading.tokens`, over the whole report."""

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    """Universal part of speech."""
    head: int
    """Index of the syntactic head, -1 for the root of its sentence."""
    deprel: str
    """Universal dependency relation, with subtype (`nsubj:pass`)."""
    sentence: int
    """Index into `Reading.sentences`."""
    reality: float | None = None
    """Encoder's factuality of this word as a predicate, -3 (certainly not) to +3 (certainly happened)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters, its tokens `first` (inclusive) to `last` (exclusive), its paragraph."""

    index: int
    span: Span
    first: int
    last: int
    paragraph: int
    types: tuple[tuple[str, float], ...] = ()
    """Probability that the sentence tells an event of each type, best first; types under 0.05 are left out."""


@dataclass(frozen=True, slots=True)
class FrameArgument:
    """One PropBank argument: `label` (ARG0, ARG1, ARG2, ARGM-LOC, ARGM-TMP …) and the tokens that fill it."""

    label: str
    head: int
    """Index of the syntactic head token of the argument."""
    first: int
    last: int
    """Token range, `last` exclusive."""
    score: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate and its arguments, without sense."""

    predicate: int
    """Token index of the verb or noun."""
    arguments: tuple[FrameArgument, ...]

    def filler(self, label: str) -> FrameArgument | None:
        """The best-scored argument with that label, or None."""
        found = [a for a in self.arguments if a.label == label]
        return max(found, key=lambda a: a.score) if found else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or describes somebody or something."""

    span: Span
    first: int
    last: int
    """Token range, `last` exclusive."""
    head: int
    kind: str
    """One of MENTION_KINDS."""
    is_name: bool
    """A proper name, as against a description ("the rebels") or a pronoun."""
    score: float


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What the encoder takes a pronoun or definite description to stand for."""

    token: int
    candidates: tuple[tuple[int, float], ...]
    """Tokens that head earlier mentions with their probabilities, best first; what is left is nothing said before."""


@dataclass(frozen=True, slots=True)
class RoleArc:
    """The statement head's link from a trigger to a token that heads a participant, place, time, count or source."""

    role: str
    """One of TRIGGER_ROLES."""
    head: int
    score: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """What the statement head thinks of one token as the anchor of a statement. Scores are probabilities."""

    token: int
    first: int
    last: int
    """Token range of the anchor, `last` exclusive."""
    types: tuple[tuple[str, float], ...]
    """Event types with their probabilities, best first; `none` may be among them."""
    stances: tuple[tuple[str, float], ...]
    realities: tuple[tuple[str, float], ...]
    source_kinds: tuple[tuple[str, float], ...]
    arcs: tuple[RoleArc, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything marked in one report. `triggers` holds every token whose best type but `none` has p >= 0.05."""

    report_id: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...]
    triggers: tuple[Trigger, ...]
    reader: str
    """Name and version of what read it, as in `orontes-encoder 1`."""
    has_triggers: bool = False
    """Whether the reader has a statement head; where it has none, trigger words alone decide."""
    antecedents: tuple[Antecedent, ...] = ()
    """One for each pronoun and definite description, where the encoder has a head for them."""
    relevance: float = 1.0
    """Probability that the report is about armed conflict."""

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]

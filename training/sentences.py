"""What does one training sentence carry? The layers that the corpora share, each None where a corpus lacks it."""

from __future__ import annotations

from dataclasses import dataclass, field

TYPES = (
    "clash strike bombing killing abduction destruction capture advance siege withdrawal defence deployment detention "
    "release surrender displacement agreement talks appeal rejection accusation threat support aid sanction protest "
    "departure"
).split()
STANCES = "states says claims confirms denies demands vows warns".split()
REALITIES = "happened denied planned demanded possible".split()
KINDS = "narrator party state monitor io media witness unnamed".split()
ROLES = "agent target place time count source".split()
NAMES = ["O", *(f"{part}-{kind}" for kind in ("PER", "ORG", "LOC") for part in "BI")]
MENTIONS = [
    "O",
    *(f"{part}-{kind}" for kind in ("person", "group", "place", "date", "quantity", "weapon") for part in "BI"),
]

Range = tuple[int, int, str]
"""First word, last word (exclusive), label."""


@dataclass(slots=True)
class GoldTrigger:
    """One annotated statement at its anchor word, labels as indices, arcs as (role, sentence, word)."""

    type: int
    stance: int
    reality: int
    kind: int
    arcs: list[tuple[str, int, int]]


@dataclass(slots=True)
class TrainingSentence:
    """One sentence of one document. Word indices are 0-based; `heads` 1-based with 0 for the root, as in CoNLL-U."""

    words: list[str]
    corpus: str
    upos: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[str | None] | None = None
    """BIO label per word; None where the word's label is not known."""
    mentions: list[Range] | None = None
    """All mentions of the sentence."""
    some_mentions: list[Range] = field(default_factory=list)
    """Mentions known in a sentence where not all are annotated."""
    frames: list[tuple[int, list[tuple[int, str]]]] | None = None
    """(predicate word, [(head word of an argument, label)])."""
    factuality: dict[int, float] = field(default_factory=dict)
    triggers: dict[int, GoldTrigger] | None = None
    inside: list[int] = field(default_factory=list)
    """1 for words that go on with an anchor begun before."""
    links: list[tuple[int, list[tuple[int, int]]]] = field(default_factory=list)
    """(pronoun or description, [(sentence, word) of earlier mentions it stands for]); without any, it starts anew."""
    document: list[TrainingSentence] = field(default_factory=list, repr=False)
    pieces: int = 0


Document = list[TrainingSentence]


def close_document(document: Document) -> Document:
    """The document with each sentence pointing back to it, so that arcs find sentences outside their window."""
    for sentence in document:
        sentence.document = document
    return document

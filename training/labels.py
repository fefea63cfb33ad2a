"""Which labels do the heads tell apart? Collected from the corpora once, written beside the weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from training.sentences import KINDS, MENTIONS, NAMES, REALITIES, ROLES, STANCES, TYPES, Document

LEAST_ARGUMENTS = 200
"""A PropBank label seen less often in training is not told apart."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Label lists by head; positions are the heads' outputs."""

    upos: list[str]
    rels: list[str]
    srl: list[str]
    ner: list[str]
    men: list[str]
    types: list[str]
    stances: list[str]
    realities: list[str]
    kinds: list[str]
    roles: list[str]

    def as_table(self) -> dict[str, list[str]]:
        """The lists by name, for `labels.json`."""
        return asdict(self)


def collect_labels(ewt: Sequence[Document], gum: Sequence[Document]) -> Labels:
    """Parts of speech and frame labels of EWT, relations of both, and the fixed lists."""
    sentences = [s for document in ewt for s in document]
    both = sentences + [s for document in gum for s in document]
    arguments = Counter(label for s in sentences for _, args in s.frames or () for _, label in args)
    return Labels(
        upos=sorted({tag for s in sentences for tag in s.upos or ()}),
        rels=sorted({relation for s in both for relation in s.relations or ()}),
        srl=["none", *(label for label, count in arguments.most_common() if count >= LEAST_ARGUMENTS)],
        ner=NAMES,
        men=MENTIONS,
        types=["none", *TYPES],
        stances=STANCES,
        realities=REALITIES,
        kinds=KINDS,
        roles=ROLES,
    )

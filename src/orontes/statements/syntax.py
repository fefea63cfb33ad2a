"""How do the words of a sentence hang together? A small read-only view of a reading's dependency tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orontes.model.reading import Frame, Reading, Token
from orontes.model.span import Span

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
OBJECTS = ("obj", "iobj")
PHRASE_PARTS = ("det", "amod", "compound", "nummod", "flat", "nmod:poss", "case", "det:predet", "goeswith", "punct")
SHARED_SUBJECT = ("xcomp", "advcl", "conj")
"""Relations whose dependent clause borrows its governor's subject when it has none (Universal Dependencies)."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A reading with its children lists; tokens are indices into `reading.tokens`."""

    reading: Reading
    children: tuple[tuple[int, ...], ...]
    frames: dict[int, Frame]

    def token(self, index: int) -> Token:
        """The token at `index`."""
        return self.reading.tokens[index]

    def dependents(self, index: int, *relations: str) -> tuple[int, ...]:
        """Children of `index` with one of `relations` (subtypes count: `obl` finds `obl:tmod`), all if none given."""
        kids = self.children[index]
        if not relations:
            return kids
        return tuple(k for k in kids if is_relation(self.token(k).deprel, relations))

    def ancestors(self, index: int) -> Iterator[tuple[int, int]]:
        """(child, parent) pairs from `index` up to the root of its sentence."""
        child, parent = index, self.token(index).head
        seen = 0
        while parent >= 0 and seen < 200:
            yield child, parent
            child, parent = parent, self.token(parent).head
            seen += 1

    def subtree(self, index: int) -> tuple[int, ...]:
        """All tokens below and including `index`, in text order."""
        stack, found = [index], []
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(self.children[node])
        return tuple(sorted(found))

    def phrase(self, index: int) -> tuple[int, int]:
        """Token range [first, last) of the base noun phrase headed by `index`: no clauses, no coordination."""
        first, last = index, index + 1
        for kid in self.children[index]:
            token = self.token(kid)
            if token.index < index and is_relation(token.deprel, PHRASE_PARTS) and token.deprel != "case":
                below = self.subtree(kid)
                first = min(first, *below) if self.is_nominal(kid, below) else first
            elif token.index == last and is_relation(token.deprel, ("flat", "compound")):
                last = max(self.subtree(kid)) + 1
        while first < index and self.token(first).upos == "PUNCT":
            first += 1
        return first, last

    def is_nominal(self, kid: int, below: tuple[int, ...]) -> bool:
        """Whether a modifier and what hangs on it hold no clause: a parse that puts one there has gone wrong."""
        return not any(self.token(k).upos in ("VERB", "AUX", "SCONJ") for k in below if k != kid)

    def span(self, first: int, last: int) -> Span:
        """Characters from token `first` to the token before `last`."""
        return Span(self.token(first).span.start, self.token(last - 1).span.end)

    def is_passive(self, index: int) -> bool:
        """Whether the verb at `index` has passive marking."""
        return bool(self.dependents(index, "nsubj:pass", "aux:pass", "csubj:pass"))

    def subject(self, index: int) -> int | None:
        """The surface subject of a verb: its own, or the one it shares with the clause above it.

        A verb that hangs on a noun has the noun's owner ("their intention to move", "the army's bid to retake").
        """
        own = self.dependents(index, *SUBJECTS)
        if own:
            return self.last_subject(own, index)
        for child, parent in self.ancestors(index):
            relation = self.token(child).deprel
            if self.token(parent).upos == "NOUN" and is_relation(relation, ("xcomp", "acl")):
                owners = self.dependents(parent, "nmod:poss")
                return owners[0] if owners else None
            if not is_relation(relation, SHARED_SUBJECT):
                return None
            found = self.dependents(parent, *SUBJECTS)
            if found and found[0] != index:
                return found[0]
        return None

    def last_subject(self, subjects: tuple[int, ...], index: int) -> int:
        """The one subject of a verb: where the parser gave it two with a clause between, the first is the clause's."""
        clauses = self.dependents(index, "ccomp", "parataxis")
        later = (kid for kid in subjects if any(subjects[0] < clause < kid < index for clause in clauses))
        return max(later, default=subjects[0])

    def objects(self, index: int) -> tuple[int, ...]:
        """Direct and indirect objects of a verb."""
        return self.dependents(index, *OBJECTS)

    def preposition(self, index: int) -> str:
        """Prepositions before a noun phrase in lower case, "" if none: "from", "according to", "north of"."""
        marks = [k for k in self.dependents(index, "case") if k < index]
        words: list[str] = []
        for mark in marks:
            words.append(self.token(mark).text.lower())
            words.extend(self.token(k).text.lower() for k in self.dependents(mark, "fixed"))
        return " ".join(words)

    def obliques(self, index: int, *prepositions: str) -> tuple[int, ...]:
        """Noun phrases that hang on `index` by one of `prepositions` (any if none is given)."""
        found = self.dependents(index, "obl", "nmod")
        if not prepositions:
            return tuple(k for k in found if self.token(k).deprel != "nmod:poss")
        return tuple(k for k in found if self.preposition(k) in prepositions)

    def coordinated(self, index: int) -> tuple[int, ...]:
        """`index` and everything coordinated with it ("Homs, Hama and Aleppo"), in text order."""
        found, stack = [index], [index]
        while stack:
            for kid in self.dependents(stack.pop(), "conj"):
                found.append(kid)
                stack.append(kid)
        return tuple(sorted(found))

    def particle_lemma(self, index: int) -> str:
        """The lemma with its particle: `pull out`, `take over`; the bare lemma if there is none."""
        lemma = self.token(index).lemma.lower()
        for kid in self.dependents(index, "compound:prt"):
            return f"{lemma} {self.token(kid).text.lower()}"
        return lemma


def is_relation(deprel: str, relations: tuple[str, ...]) -> bool:
    """Whether `deprel` is one of `relations` or a subtype of one (`obl:tmod` of `obl`)."""
    return deprel in relations or deprel.split(":", maxsplit=1)[0] in relations


def build_tree(reading: Reading) -> Tree:
    """The dependency view of a reading; O(tokens)."""
    kids: list[list[int]] = [[] for _ in reading.tokens]
    for token in reading.tokens:
        if token.head >= 0:
            kids[token.head].append(token.index)
    frames = {frame.predicate: frame for frame in reading.frames}
    return Tree(reading=reading, children=tuple(tuple(k) for k in kids), frames=frames)

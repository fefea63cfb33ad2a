"""Which words fill a frame's argument? The subtree of its head word, without the branch that holds the predicate.

"the man who killed them": the subtree of `man` holds the relative clause, the argument of `killed` is `the man`.
On gold trees of the English Web Treebank's development part this gives the annotated words of 95.2 % of arguments
(the bare subtree of 82.4 %).
"""

from __future__ import annotations

from collections.abc import Sequence

from orontes.model.reading import Token

SINGLE_WORD = frozenset({"ARGM-LVB", "ARGM-PRR", "ARGM-MOD", "ARGM-NEG"})
"""Light verbs, their nouns, modals and negation are annotated as one word."""
OF_THE_CLAUSE = frozenset(
    "nsubj csubj expl aux cop mark advmod advcl parataxis conj cc discourse dislocated vocative obl punct".split()
)
"""Relations of the words that belong to the clause of a copula rather than to its complement."""
OPENING, CLOSING = "\"“‘'([", "\"”’')]%"


def argument_words(
    head: int, *, predicate: int, label: str, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[int, int]:
    """First and last (exclusive) position of the argument of `predicate` headed by `head`, as positions in `tokens`.

    `head` and `predicate` are positions too; `children` holds the positions of each token's dependents.
    """
    if label in SINGLE_WORD:
        return head, head + 1
    inside = _kept_words(head, predicate=predicate, tokens=tokens, children=children)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while first < head and tokens[first].upos == "PUNCT" and tokens[first].text not in OPENING:
        first += 1
    while last > head and tokens[last].upos == "PUNCT" and tokens[last].text not in CLOSING:
        last -= 1
    return first, last + 1


def _kept_words(
    head: int, *, predicate: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> frozenset[int]:
    """The subtree of `head`; where the predicate hangs in it, without that branch and what belongs to its clause."""
    subtree = _subtree(head, children)
    if predicate not in subtree or predicate == head:
        return frozenset(subtree)
    branch = next(child for child in children[head] if predicate in _subtree(child, children))
    is_copula = tokens[branch].deprel.split(":")[0] == "cop"
    dropped = OF_THE_CLAUSE if is_copula else frozenset({"case", "cc"})
    for child in children[head]:
        relation = tokens[child].deprel.split(":")[0]
        is_before_copula = relation == "advmod" and is_copula and child > branch
        if child == branch or (relation in dropped and not is_before_copula):
            subtree -= _subtree(child, children)
    return frozenset(subtree)


def _subtree(head: int, children: Sequence[Sequence[int]]) -> set[int]:
    """A position and all below it."""
    found: set[int] = set()
    waiting = [head]
    while waiting:
        position = waiting.pop()
        if position not in found:
            found.add(position)
            waiting.extend(children[position])
    return found


def list_children(tokens: Sequence[Token]) -> list[list[int]]:
    """Positions of each token's dependents, in order; `tokens` is a run of consecutive tokens."""
    children: list[list[int]] = [[] for _ in tokens]
    if tokens:
        offset = tokens[0].index
        for position, token in enumerate(tokens):
            if token.head >= 0:
                children[token.head - offset].append(position)
    return children

"""The words of frame arguments, on annotated sentences."""

import tomllib
from pathlib import Path

import pytest

from orontes.model.reading import Token
from orontes.model.span import Span
from orontes.reading.arguments import argument_words, list_children

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "reading" / "arguments.toml").read_text())["case"]


def build_tokens(case, *, offset):
    """Tokens of a case as if `offset` words stood before them."""
    columns = zip(case["words"].split(), case["heads"], case["relations"].split(), case["upos"].split(), strict=True)
    return [
        Token(k + offset, Span(k, k + 1), word, word, upos, head - 1 + offset if head else -1, relation, 0)
        for k, (word, head, relation, upos) in enumerate(columns)
    ]


@pytest.mark.parametrize("offset", [0, 7])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_argument_words(case, offset):
    tokens = build_tokens(case, offset=offset)
    words = case["words"].split()
    first, last = argument_words(
        words.index(case["head"]),
        predicate=words.index(case["predicate"]),
        label=case["label"],
        tokens=tokens,
        children=list_children(tokens),
    )
    assert " ".join(words[first:last]) == case["argument"]

"""Which words stand inside quotation marks, over one paragraph or several?"""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.statements.quotations import find_quotations, is_speech, quotation_over


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we left the town” and went.", ["“we left the town”"]),
        ('He said: "We left." Nobody else spoke.', ['"We left."']),
        ("“We left the town.\n“We shall be back,” he said.", ["“We left the town.", "“We shall be back,”"]),
        ('He said, "We left the town.\nWe shall be back." Then he went.', ['"We left the town.', 'We shall be back."']),
        ("He said, “We left the town.\nNobody is there now.\n", ["“We left the town."]),
    ],
)
def test_quotations(text, quoted):
    assert [span.words_of(text) for span in find_quotations(text)] == quoted


@given(st.text(alphabet="ab .\n\"“”'", max_size=60))
def test_quotations_are_ordered_and_inside_the_text(text):
    spans = find_quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_a_quoted_term_is_no_speech():
    text = "The “special operation” goes on."
    (span,) = find_quotations(text)
    assert not is_speech(text, span)
    assert quotation_over(text.index("special"), (span,)) == span
    assert quotation_over(0, (span,)) is None

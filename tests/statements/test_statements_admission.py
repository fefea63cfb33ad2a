"""Does a party tell something against its own interest?"""

from __future__ import annotations

import pytest

from orontes.engine.read import read_text
from orontes.engine.toolkit import Toolkit

CASES = (
    ("The Syrian army acknowledged that its troops had withdrawn from Hama.", True),
    ("The Syrian army said rebels had withdrawn from Hama.", False),
    ("The Syrian army denied that its troops had withdrawn from Hama.", False),
    ("A monitoring group said Syrian troops had withdrawn from Hama.", False),
)


@pytest.mark.parametrize(("text", "is_admission"), CASES)
def test_an_admission_is_marked_with_its_reason(text: str, is_admission: bool, toolkit: Toolkit) -> None:
    found = [s for s in read_text(text, published="2024-12-08", toolkit=toolkit).statements if s.type == "withdrawal"]
    assert found and found[0].is_admission == is_admission
    assert any(reason.rule == "admission" for reason in found[0].why) == is_admission

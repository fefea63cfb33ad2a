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
NO_ADMISSIONS = (
    "The Syrian army said it had struck the rebels near Hama and destroyed their vehicles.",
    "The army said it had killed 40 rebels and shelled their bases near Hama.",
    "Israel said its jets had struck Hamas and killed its leader in Gaza.",
    "The Syrian army said rebel fighters had withdrawn their fighters from Hama.",
    "Sarah said rebels killed her son in Idlib. Her son Sami was 12.",
)


@pytest.mark.parametrize(("text", "is_admission"), CASES)
def test_an_admission_is_marked_with_its_reason(text: str, is_admission: bool, toolkit: Toolkit) -> None:
    found = [s for s in read_text(text, published="2024-12-08", toolkit=toolkit).statements if s.type == "withdrawal"]
    assert found and found[0].is_admission == is_admission
    assert any(reason.rule == "admission" for reason in found[0].why) == is_admission


@pytest.mark.parametrize("text", NO_ADMISSIONS)
def test_what_a_side_does_to_others_or_tells_of_them_is_no_admission(text: str, toolkit: Toolkit) -> None:
    found = read_text(text, published="2024-12-08", toolkit=toolkit).statements
    assert found and not any(statement.is_admission for statement in found)

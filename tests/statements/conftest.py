"""One toolkit for all linguistic tests: the shipped encoder, the gazetteer and the knowledge file."""

import pytest

from orontes.engine.toolkit import Toolkit, shared_toolkit


@pytest.fixture(scope="session")
def toolkit() -> Toolkit:
    return shared_toolkit()

"""The real gazetteer, opened once for all tests of places (built at first use, kept in the user's cache folder)."""

import pytest

from orontes.places import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()

"""What the tests of understanding share."""

from __future__ import annotations

import pytest

from tests.support.readers import readers


@pytest.fixture(scope="session", autouse=True)
def built_readers() -> None:
    """Builds the readers before any test is timed."""
    readers()

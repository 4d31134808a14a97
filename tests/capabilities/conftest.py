from __future__ import annotations

import pytest

from bot.domain.library import Library
from tests.capabilities.visits import IN_GROUP, Visit


@pytest.fixture
def ada(library: Library) -> Visit:
    """Someone in Berlin, on a Monday at ten."""
    return Visit(library)


@pytest.fixture
def nomad(library: Library) -> Visit:
    """Someone whose zone is not known."""
    return Visit(library, zone=None)


@pytest.fixture
def group(library: Library) -> Visit:
    """An administrator in a group."""
    return Visit(library, speaker=IN_GROUP)

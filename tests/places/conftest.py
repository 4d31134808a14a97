from __future__ import annotations

import pytest

from bot.places.fetching import fetch
from bot.places.finding import Finder


@pytest.fixture(scope="session")
def finder() -> Finder:
    """The finder over all towns; gathered once, as that takes seconds."""
    return Finder(fetch())

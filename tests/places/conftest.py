from __future__ import annotations

import pytest

from bot.catalogue.cues import read_cues
from bot.catalogue.root import catalogue_root
from bot.places.fetching import fetch
from bot.places.finding import Finder
from bot.places.naming import PlaceNames


@pytest.fixture(scope="session")
def finder() -> Finder:
    """The finder over all towns; gathered once, as that takes seconds."""
    return Finder(fetch(), PlaceNames(read_cues(catalogue_root())))

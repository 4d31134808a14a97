"""What every test may ask for. Reading and learning all of the content takes a moment, so it is done once."""

from __future__ import annotations

import pytest

from bot.app import Brain
from bot.catalogue.library import catalogue_root, load_library
from bot.domain.library import Library
from tests.support.network import no_network, no_proxy

__all__ = ["no_network", "no_proxy"]


@pytest.fixture(scope="session")
def library() -> Library:
    """All of intents/ and content/, as Hammy reads them."""
    return load_library(catalogue_root())


@pytest.fixture(scope="session")
def brain(library: Library) -> Brain:
    """Hammy without a messenger, having learnt all sentences."""
    return Brain(library)

"""What every test may ask for. Reading and learning all of the content takes a moment, so it is done once."""

from __future__ import annotations

import pytest

from bot.brain import Brain, build_brain
from bot.domain.library import Library
from tests.support.network import no_network, no_proxy

__all__ = ["no_network", "no_proxy"]


@pytest.fixture(scope="session")
def brain() -> Brain:
    """Hammy without a messenger, having learnt all sentences."""
    return build_brain()


@pytest.fixture(scope="session")
def library(brain: Brain) -> Library:
    """All of intents/ and content/, as Hammy reads them."""
    return brain.library

"""What every test may ask for. Learning all of the content takes a moment, so it is done once for all processes."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.domain.library import Library
from tests.support.examples import load_profile
from tests.support.learned import learned_assistant
from tests.support.network import no_network, no_proxy

__all__ = ["no_network", "no_proxy"]

load_profile()


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """Hammy without a messenger, having learned all sentences; once a process, however often its tests are run."""
    return learned_assistant()


@pytest.fixture(scope="session")
def library(assistant: Assistant) -> Library:
    """All of intents/ and content/, as Hammy reads them."""
    return assistant.library

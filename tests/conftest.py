"""What every test may ask for. Reading and learning all of the content takes a moment, so it is done once."""

from __future__ import annotations

from functools import cache

import pytest

from bot.assistant import Assistant, build_assistant
from bot.domain.library import Library
from tests.support.examples import load_profile
from tests.support.network import no_network, no_proxy

__all__ = ["no_network", "no_proxy"]

load_profile()


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """Hammy without a messenger, having learned all sentences; once a process, however often its tests are run."""
    return _learned()


@pytest.fixture(scope="session")
def library(assistant: Assistant) -> Library:
    """All of intents/ and content/, as Hammy reads them."""
    return assistant.library


@cache
def _learned() -> Assistant:
    return build_assistant()

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.support.sentences import close_call
from tests.support.talk import Talk


@pytest.fixture
def talk(assistant: Assistant) -> Talk:
    """A conversation that has just begun."""
    return Talk(assistant)


@pytest.fixture(scope="session")
def unclear(assistant: Assistant) -> str:
    """A sentence that could mean several topics."""
    return close_call(assistant)

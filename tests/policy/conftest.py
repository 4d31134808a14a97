from __future__ import annotations

import pytest

from bot.brain import Brain
from tests.support.sentences import close_call
from tests.support.talk import Talk


@pytest.fixture
def talk(brain: Brain) -> Talk:
    """A conversation that has just begun."""
    return Talk(brain)


@pytest.fixture(scope="session")
def unclear(brain: Brain) -> str:
    """A sentence that could mean several topics."""
    return close_call(brain)

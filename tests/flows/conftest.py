from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.assistant import Assistant
from bot.storage.sqlite.store import open_store
from tests.flows.people import Guest, House


@pytest.fixture
async def house(assistant: Assistant) -> AsyncIterator[House]:
    """The bot over a store in memory."""
    store = await open_store(":memory:")
    yield House(assistant, store)
    await store.close()


@pytest.fixture
async def ada(house: House) -> Guest:
    """Someone in Lisbon."""
    ada = house.guest(7)
    await ada.lives_in_lisbon()
    return ada

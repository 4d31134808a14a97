from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.assistant import Assistant
from tests.support.chat import Person
from tests.support.folders import folder_in_memory
from tests.support.telegram import Telegram, served


@pytest.fixture
async def unattended(assistant: Assistant) -> AsyncIterator[Telegram]:
    """A playground whose bot is not running."""
    async with served(assistant) as telegram:
        yield telegram


@pytest.fixture
async def telegram(unattended: Telegram) -> AsyncIterator[Telegram]:
    """A playground with the bot running."""
    async with unattended.bot():
        yield unattended


@pytest.fixture
async def ada(telegram: Telegram) -> Person:
    """Someone who has not written yet."""
    return await telegram.person("Ada")


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one."""
    with folder_in_memory() as folder:
        yield folder

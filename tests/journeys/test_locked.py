"""Another program locks the database: what needs no record is answered at once, and a card comes whatever happens."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from bot.domain.library import Library
from bot.storage.sqlite.store import Store
from tests.journeys.reminded import in_lisbon
from tests.support.chat import Person
from tests.support.telegram import Telegram

EMERGENCY = "I cannot feel my legs and I wet myself"
QUESTION = "why does my leg shake when I stretch?"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else can write."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
    finally:
        connection.close()


@asynccontextmanager
async def served_with_file(telegram: Telegram) -> AsyncIterator[tuple[Store, Path]]:
    async with telegram.bot() as store:
        assert store.path is not None
        yield store, store.path


async def test_a_question_does_not_wait_for_what_somebody_else_wants_to_keep(
    unattended: Telegram, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.sqlite.connection._BUSY_MS", 60_000)  # for as long as anybody waits for an answer
    async with served_with_file(unattended) as (_, path):
        ada, bob = await unattended.person("Ada"), await unattended.person("Bob")
        await in_lisbon(ada, library)
        with locked(path):
            await ada.write("I drank 500 ml")
            await asyncio.sleep(0.2)
            answer = await bob.say(QUESTION)
            assert answer.text.startswith(library.answers["shaking_causes"].short.plain)
            assert ada.heard_all(), "that is still being kept"
        await ada.hear()


@pytest.mark.parametrize("reminded", [False, True])
async def test_a_card_comes_though_nothing_can_be_kept(unattended: Telegram, library: Library, reminded: bool) -> None:
    async with served_with_file(unattended) as (_, path):
        ada: Person = await unattended.person("Ada")
        await in_lisbon(ada, library)
        if reminded:
            await ada.say("remind me to stretch every day at 8 am")
            await ada.press("Save")
        with locked(path):
            assert "112" in (await ada.say(EMERGENCY)).text

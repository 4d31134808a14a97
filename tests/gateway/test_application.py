"""The application as a whole: what happens to an update that fails, and what the logs say of it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram import Update
from telegram.ext import Application
from whenever import Instant

from bot.app import remembered_for, running
from bot.assistant import Assistant
from bot.domain.conversation import Decision
from bot.domain.library import Library
from bot.domain.messages import Incoming, Speaker
from bot.flows.message import MessageFlow
from bot.gateway.application import TelegramApplication, add_gateway, build_application
from bot.gateway.pictures import Cards, Pictures
from bot.storage.handled import HandledUpdates
from bot.views.about import AboutPhrases
from bot.views.misses import MissPhrases
from playground.server import Playground
from tests.support.cards import no_cards
from tests.support.chat import ChatPage, Person, opened
from tests.support.memory.store import adapters, memory_store
from tests.support.telegram import Telegram
from tests.support.updates import SAM, said

SECRET = "my zebra has cramps"


class FailingFlow(MessageFlow):
    """Fails on what mentions a zebra; everything else is the real flow."""

    def __init__(self, real: MessageFlow) -> None:
        self._real = real

    async def handle(self, speaker: Speaker, incoming: Incoming, sent: Instant | None = None) -> Decision:
        if "zebra" in repr(incoming):
            raise KeyError(SECRET)
        return await self._real.handle(speaker, incoming, sent)


@pytest.fixture
async def page(assistant: Assistant) -> AsyncIterator[ChatPage]:
    """A playground whose bot fails on zebras."""
    playground = Playground(port=0)
    await playground.start()
    flow = FailingFlow(assistant.flow(Telegram.clock_of(playground), adapters(assistant)))
    application = build_application(playground.token, playground.url)
    async with (
        opened(playground.url) as opened_page,
        running(application, flow, assistant.library, memory_store().uploads),
    ):
        yield opened_page
    await playground.stop()


@pytest.fixture
async def ada(page: ChatPage) -> Person:
    return await page.person("Ada")


async def test_an_error_is_told_in_one_sentence(ada: Person, library: Library) -> None:
    assert (await ada.say(SECRET)).text == library.phrasebook.of(MissPhrases).failure.plain


async def test_the_next_message_is_answered_as_ever(ada: Person, library: Library) -> None:
    await ada.write(SECRET)
    await ada.write("/help")
    assert (await ada.hear()).text == library.phrasebook.of(MissPhrases).failure.plain
    assert (await ada.hear()).text == library.phrasebook.of(AboutPhrases).help.plain


async def test_the_log_says_where_it_failed_and_not_a_word_of_the_message(
    ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await ada.say(SECRET)
    (record,) = [record for record in caplog.records if record.name.startswith("bot.gateway")]
    assert record.levelno == logging.ERROR
    assert "KeyError" in record.getMessage()
    assert "handle:" in record.getMessage()
    everything = "\n".join(f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records)
    assert "zebra" not in everything


async def test_where_even_the_apology_fails_nothing_breaks(
    page: ChatPage, ada: Person, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    await page.fault("sendMessage", "409", times=1)
    await ada.write(SECRET)
    await page.called("sendMessage", times=1)
    assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
    assert not [record for record in caplog.records if record.exc_info]


async def test_neither_token_nor_message_is_ever_logged(ada: Person, caplog: pytest.LogCaptureFixture) -> None:
    """At the levels that `hammy run` sets: httpx names the address of each request at INFO."""
    for name in ("httpx", "httpcore", "telegram"):
        caplog.set_level(logging.WARNING, logger=name)
    caplog.set_level(logging.DEBUG, logger="bot")
    await ada.say("why does my leg shake when I stretch?")
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert "playground" not in logged
    assert "shake" not in logged


@asynccontextmanager
async def _unstarted(assistant: Assistant) -> AsyncIterator[TelegramApplication]:
    playground = Playground(port=0)
    await playground.start()
    application = build_application(playground.token, playground.url)
    remembered = remembered_for(9)
    pictures = Pictures(Path("nowhere"), memory_store().uploads, Cards(no_cards, remembered.cards))
    flow = assistant.flow(Telegram.clock_of(playground), adapters(assistant))
    add_gateway(application, flow, assistant.library, remembered, pictures, HandledUpdates(1))
    try:
        async with application:
            yield application
    finally:
        await playground.stop()


async def test_updates_that_are_none_of_its_business_do_nothing(assistant: Assistant) -> None:
    async with _unstarted(assistant) as application:
        for content in ({}, {"poll": None}, {"my_chat_member": None}):
            await application.process_update(Update.de_json({"update_id": 1, **content}, application.bot))


async def test_nobody_is_kept_in_memory_for_having_written(assistant: Assistant) -> None:
    """The library has collections by person and by chat, which would grow with everybody who ever wrote."""
    async with _unstarted(assistant) as application:
        for number in range(3):
            await application.process_update(said("/help", **{"from": {**SAM, "id": 900 + number}}))
        held = [
            getattr(application, name) for name in Application.__slots__ if name.startswith("_") and "__" not in name
        ]
        collections = [one for one in held if isinstance(one, set | Mapping)]
        assert len(collections) > 4
        assert not any(number in one for one in collections for number in (7, 900, 901, 902))

"""A bot written with aiogram 3, polling the playground."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

from .driver import SAM, Driver
from .journeys import Journey

if TYPE_CHECKING:
    from aiogram import Bot


@pytest.fixture
async def bot(driver: Driver) -> AsyncIterator[Bot]:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(driver.playground.url))
    made = Bot(driver.playground.token, session=session)
    yield made
    await session.close()


@pytest.fixture
async def journey(driver: Driver, bot: Bot) -> AsyncIterator[Journey]:
    from .aiogram_bot import built

    dispatcher = built()
    allowed = dispatcher.resolve_used_update_types()
    polling = asyncio.ensure_future(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False, allowed_updates=allowed)
    )
    yield Journey(driver)
    await dispatcher.stop_polling()
    await polling


async def test_a_conversation(journey: Journey) -> None:
    await journey.converses()


async def test_every_kind_of_thing_a_person_sends_comes_back(journey: Journey) -> None:
    await journey.says("/start")
    await journey.echoes()


async def test_polls_reactions_payments_and_inline_mode(journey: Journey) -> None:
    await journey.says("/start")
    await journey.votes()
    await journey.reacts()
    await journey.pays()
    await journey.asks_inline()


async def test_errors_become_the_librarys_exceptions(started: Driver, bot: Bot) -> None:
    from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter

    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(SAM, "x" * 4097)
    with pytest.raises(TelegramBadRequest, match="sendGame is not built in the playground"):
        await bot.send_game(SAM, "chess")
    await started.control("faults", method="sendMessage", kind="429", retry_after=2)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(SAM, "x")


async def test_live_places(started: Driver, bot: Bot) -> None:
    from aiogram.types import Message

    sent = await bot.send_location(SAM, 38.7, -9.1, live_period=60)
    moved = await bot.edit_message_live_location(39, -9, chat_id=SAM, message_id=sent.message_id)
    assert isinstance(moved, Message)
    assert moved.location is not None
    assert moved.location.latitude == 39
    assert isinstance(await bot.stop_message_live_location(chat_id=SAM, message_id=sent.message_id), Message)

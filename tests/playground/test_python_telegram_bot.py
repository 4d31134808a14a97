"""The library the real bot uses, against the playground."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest

from bot.playground.files import sample_photo

from .driver import SAM, Driver


@pytest.fixture
async def bot(driver: Driver) -> AsyncIterator[Bot]:
    base = driver.playground.url
    request, polling = (
        HTTPXRequest(httpx_kwargs={"trust_env": False}),
        HTTPXRequest(httpx_kwargs={"trust_env": False}),
    )
    made = Bot(
        driver.playground.token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=request,
        get_updates_request=polling,
    )
    async with made:
        yield made


async def test_a_conversation(driver: Driver, bot: Bot) -> None:
    await driver.says("/start")
    (update,) = await bot.get_updates(timeout=1, allowed_updates=Update.ALL_TYPES)
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.parse_entities() == {update.message.entities[0]: "/start"}
    button = InlineKeyboardButton("Go", callback_data="go", api_kwargs={"style": "primary"})
    sent = await bot.send_message(
        SAM,
        "When: <tg-time unix='1647531900' format='t'>22:45</tg-time>",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup([[button]]),
        reply_parameters=ReplyParameters(update.message.message_id),
    )
    assert [entity.type for entity in sent.entities] == ["date_time"]
    place = {"chat_id": SAM, "person_id": SAM, "message_id": sent.message_id}
    await driver.control("press", **place, data="go")
    (tap,) = await bot.get_updates(offset=update.update_id + 1)
    assert tap.callback_query is not None
    assert tap.callback_query.data == "go"
    assert await tap.callback_query.answer("Done")
    edited = await tap.callback_query.edit_message_text("Gone")
    assert not isinstance(edited, bool)
    assert edited.text == "Gone"
    assert edited.reply_markup is None
    assert await bot.delete_message(SAM, sent.message_id)


async def test_photo_and_file(driver: Driver, bot: Bot) -> None:
    await driver.says("/start")
    sent = await bot.send_photo(SAM, sample_photo(4, 4), caption="<i>week</i>", parse_mode="HTML")
    assert sent.caption == "week"
    file = await bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == sample_photo(4, 4)


async def test_profile(driver: Driver, bot: Bot) -> None:
    assert (await bot.get_me()).username == "hammy_playground_bot"
    commands = [BotCommand("help", "What I can do")]
    scope = BotCommandScopeAllPrivateChats()
    assert await bot.set_my_commands(commands, scope=scope)
    assert list(await bot.get_my_commands(scope=scope)) == commands
    assert await bot.delete_my_commands(scope=scope)
    assert await bot.set_my_description("Legs")
    assert (await bot.get_my_description()).description == "Legs"
    assert await bot.set_my_short_description("L")
    assert (await bot.get_my_short_description()).short_description == "L"
    assert await bot.set_my_name("Hams")
    assert (await bot.get_my_name()).name == "Hams"
    assert (await bot.get_chat_menu_button()).type == "default"
    await driver.says("/start")
    assert (await bot.get_chat(SAM)).first_name == "Sam"
    assert (await bot.get_chat_member(SAM, SAM)).status == "member"
    assert await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_errors_become_the_librarys_exceptions(driver: Driver, bot: Bot) -> None:
    with pytest.raises(Forbidden):
        await bot.send_message(SAM, "x")
    await driver.says("/start")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(SAM, "x" * 4097)
    await driver.control("faults", method="sendMessage", kind="429", retry_after=2)
    with pytest.raises(RetryAfter):
        await bot.send_message(SAM, "x")
    await driver.control("faults", method="sendMessage", kind="cut")
    with pytest.raises(NetworkError):
        await bot.send_message(SAM, "x")
    await driver.control("faults", method="sendMessage", kind="timeout")
    with pytest.raises(TimedOut):
        await bot.send_message(SAM, "x", read_timeout=0.2)


async def test_two_pollers(driver: Driver, bot: Bot) -> None:
    first = asyncio.ensure_future(bot.get_updates(timeout=5))
    await asyncio.sleep(0.1)
    second = asyncio.ensure_future(driver.ok("getUpdates", timeout=5))
    with pytest.raises(Conflict):
        await first
    await driver.says("hi")
    assert len(await second) == 1

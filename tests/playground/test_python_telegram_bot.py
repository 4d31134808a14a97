"""The library the real bot uses, against the playground."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberOwner,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Location,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest

from playground.files import sample_photo

from .driver import SAM, Driver

MOMENT = datetime(2022, 3, 17, 15, 45, tzinfo=UTC)


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
    (moment,) = sent.entities
    assert (moment.type, moment.unix_time, moment.date_time_format) == ("date_time", MOMENT, "t")
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


async def test_a_document(driver: Driver, bot: Bot) -> None:
    await driver.says("/start")
    content = b'{"water": 7}'
    sent = await bot.send_document(SAM, content, filename="mine.json", caption="<b>Yours</b>", parse_mode="HTML")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("mine.json", "application/json")
    assert (sent.document.file_size, sent.caption) == (len(content), "Yours")
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == content
    again = await bot.send_document(SAM, sent.document.file_id)
    assert again.document == sent.document


async def test_times_make_the_round_trip(driver: Driver, bot: Bot) -> None:
    await driver.says("/start")
    by_hand = MessageEntity(MessageEntity.DATE_TIME, offset=0, length=4, unix_time=MOMENT, date_time_format="wDT")
    sent = await bot.send_message(SAM, "then", entities=[by_hand])
    assert sent.entities == (by_hand,)
    assert (sent.entities[0].unix_time, sent.entities[0].date_time_format) == (MOMENT, "wDT")
    for layout in ("", "r", "d", "wd", "dT"):
        written = f'<tg-time unix="{int(MOMENT.timestamp())}" format="{layout}">then</tg-time>'
        sent = await bot.send_message(SAM, written, parse_mode="HTML")
        assert (sent.entities[0].unix_time, sent.entities[0].date_time_format) == (MOMENT, layout or None)
        assert sent.text == "then"
    with pytest.raises(BadRequest):
        await bot.send_message(SAM, '<tg-time unix="soon">then</tg-time>', parse_mode="HTML")


async def test_a_keyboard_that_asks_for_the_location(driver: Driver, bot: Bot) -> None:
    await driver.says("/start")
    (update,) = await bot.get_updates()
    button = KeyboardButton("Share", request_location=True)
    await bot.send_message(SAM, "Where?", reply_markup=ReplyKeyboardMarkup([[button]], one_time_keyboard=True))
    assert (await driver.state())["chats"][0]["keyboard"]["rows"][0][0]["request_location"] is True
    place = {"latitude": 38.7223, "longitude": -9.1393}
    await driver.control("send", chat_id=SAM, person_id=SAM, location=place)
    (shared,) = await bot.get_updates(offset=update.update_id + 1)
    assert shared.message is not None
    assert shared.message.location == Location(place["longitude"], place["latitude"])
    await bot.send_message(SAM, "Thanks", reply_markup=ReplyKeyboardRemove())


async def test_groups(driver: Driver, bot: Bot) -> None:
    ada = (await driver.control("people", first_name="Ada"))["person"]["id"]
    chat_id = (await driver.control("groups", title="Team", members=[SAM, ada]))["chat"]["id"]
    assert isinstance(await bot.get_chat_member(chat_id, SAM), ChatMemberOwner)
    await driver.control(f"groups/{chat_id}/admins", member=ada)
    owner, admin = await bot.get_chat_administrators(chat_id)
    assert isinstance(owner, ChatMemberOwner)
    assert isinstance(admin, ChatMemberAdministrator)
    assert await bot.get_chat_member_count(chat_id) == 3
    assert (await bot.get_chat(chat_id)).type == "group"
    upgraded = (await driver.control(f"groups/{chat_id}/upgrade"))["chat"]["id"]
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(chat_id, "x")
    assert moved.value.new_chat_id == upgraded
    added, old, new = await bot.get_updates()
    assert added.my_chat_member is not None
    assert old.message is not None
    assert new.message is not None
    assert (old.message.migrate_to_chat_id, new.message.migrate_from_chat_id) == (upgraded, chat_id)
    assert (await bot.get_chat(upgraded)).type == "supergroup"
    await driver.control(f"groups/{upgraded}/bot", present=False)
    with pytest.raises(Forbidden, match="kicked"):
        await bot.send_message(upgraded, "x")
    (removed,) = await bot.get_updates(offset=new.update_id + 1)
    assert removed.my_chat_member is not None
    assert isinstance(removed.my_chat_member.new_chat_member, ChatMemberBanned)


async def test_blocking_is_told_and_ends_in_forbidden(driver: Driver, bot: Bot) -> None:
    await driver.says("/start")
    await bot.get_updates(offset=-1)
    for blocked, status in ((True, "kicked"), (False, "member")):
        await driver.control(f"people/{SAM}/block", blocked=blocked)
        update = (await bot.get_updates())[-1]
        assert update.my_chat_member is not None
        assert update.my_chat_member.new_chat_member.status == status
        if blocked:
            with pytest.raises(Forbidden, match="blocked"):
                await bot.send_document(SAM, b"x")
    await bot.send_message(SAM, "back")


async def test_profile(driver: Driver, bot: Bot) -> None:
    assert (await bot.get_me()).username == "playground_bot"
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
        await bot.send_message(SAM, "x", read_timeout=1)


async def test_two_pollers(driver: Driver, bot: Bot) -> None:
    first = asyncio.ensure_future(bot.get_updates(timeout=50, read_timeout=60))
    await driver.polled()
    second = asyncio.ensure_future(driver.ok("getUpdates", timeout=5))
    with pytest.raises(Conflict):
        await first
    await driver.says("hi")
    assert len(await second) == 1

"""Who writes, where, and when: topics, albums, channels, edits, forwards, quotes, and messages of hours ago."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from whenever import Instant, Time

from bot.domain.library import Library
from bot.domain.occurrences import Reason, State
from bot.domain.schedules import Countdown, Once
from bot.storage.sqlite.store import Store
from bot.views.misses import MissPhrases
from bot.views.one_reminder import OneReminderPhrases
from bot.views.unreadable import UnreadablePhrases
from tests.journeys.reminded import STRETCH, in_lisbon, is_nudge, nudged, silent, told
from tests.support.chat import Heard, Person
from tests.support.telegram import Telegram

EMERGENCY = "@hammy_playground_bot I cannot feel my legs and I wet myself"
QUESTION = "why does my leg shake when I stretch?"
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]


async def updated(telegram: Telegram, person: Person, /, **content: Any) -> None:
    """A message that the chat page has no button for."""
    group = person.chat != person.id
    chat = {"id": person.chat, "type": "supergroup" if group else "private", "title": "x"}
    sender = {"id": person.id, "is_bot": False, "first_name": "Ada"}
    message = {"message_id": 9000, "date": int(telegram.now.timestamp()), "chat": chat, "from": sender, **content}
    await telegram.page.post("updates", kind="message", content=message, chat_id=person.chat)


@pytest.fixture
async def member(telegram: Telegram, ada: Person) -> Person:
    (member,) = await telegram.page.group(ada)
    return member


@pytest.mark.parametrize("as_itself", [True, False])
async def test_who_writes_as_the_group_or_a_channel_is_answered(
    telegram: Telegram, member: Person, as_itself: bool
) -> None:
    sender = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    written_by = {"id": member.chat if as_itself else -1001234567890, "type": "channel", "title": "x"}
    await updated(telegram, member, **{"from": sender}, sender_chat=written_by, text=EMERGENCY)
    assert "112" in (await member.hear()).text


async def test_what_a_channel_forwards_by_itself_is_not_answered(telegram: Telegram, member: Person) -> None:
    channel = {"id": -1001234567890, "type": "channel", "title": "x"}
    await updated(telegram, member, sender_chat=channel, is_automatic_forward=True, text=EMERGENCY)
    assert await silent(member)


async def test_an_album_is_one_message(telegram: Telegram, ada: Person, library: Library) -> None:
    await ada.say("/help")
    for number in range(4):
        await updated(telegram, ada, message_id=9000 + number, media_group_id="a", photo=PHOTO)
    assert (await ada.hear()).text == library.phrasebook.of(UnreadablePhrases).photo.plain
    await updated(telegram, ada, message_id=9010, media_group_id="b", photo=PHOTO, caption=QUESTION)
    await updated(telegram, ada, message_id=9011, media_group_id="b", photo=PHOTO)
    assert (await ada.hear()).text.startswith(library.answers["shaking_causes"].short.plain)
    assert await silent(ada)


TOPIC = {"message_thread_id": 31, "is_topic_message": True}


async def sent_to(telegram: Telegram, chat: int) -> list[dict[str, Any]]:
    """What was sent into a chat."""
    calls = await telegram.page.calls("sendMessage")
    return [call["params"] for call in calls if call["params"]["chat_id"] == chat]


async def test_an_answer_comes_in_its_topic(telegram: Telegram, member: Person) -> None:
    await updated(telegram, member, text="@hammy_playground_bot why does my leg shake?", **TOPIC)
    await member.hear()
    assert [one["message_thread_id"] for one in await sent_to(telegram, member.chat)] == [31]


COMMAND = [{"type": "bot_command", "offset": 0, "length": 31}]


@asynccontextmanager
async def reminded_in_a_topic(telegram: Telegram, library: Library) -> AsyncIterator[tuple[Store, Person]]:
    """Somebody in a group with a reminder for eight in the morning, made in a topic."""
    async with telegram.bot(reminds=True) as store:
        ada = await telegram.person()
        await telegram.forward_to(12)
        await in_lisbon(ada, library)
        (member,) = await telegram.page.group(ada)
        for text in (STRETCH, "save"):
            await updated(telegram, member, text=f"@hammy_playground_bot {text}", **TOPIC)
            await member.hear()
        yield store, member


async def test_a_reminder_comes_in_the_topic_that_it_was_made_in(unattended: Telegram, library: Library) -> None:
    async with reminded_in_a_topic(unattended, library) as (_, member):
        assert is_nudge(library, await nudged(unattended, member))
        assert [one["message_thread_id"] for one in await sent_to(unattended, member.chat)] == [31, 31, 31]


CLOSED = {"method": "sendMessage", "kind": "400", "description": "Bad Request: TOPIC_CLOSED"}


async def test_a_reminder_whose_topic_is_gone_comes_to_the_chat_itself(unattended: Telegram, library: Library) -> None:
    async with reminded_in_a_topic(unattended, library) as (store, member):
        await unattended.page.post("faults", times=2, **CLOSED)
        assert is_nudge(library, await nudged(unattended, member))
        assert "message_thread_id" not in (await sent_to(unattended, member.chat))[-1]
        (last,) = await told(store, 1)
        assert (last.state, last.reason) == (State.SENT, Reason.TOPIC_GONE)
        assert is_nudge(library, await nudged(unattended, member)), "it goes on"
        assert (await sent_to(unattended, member.chat))[-1]["message_thread_id"] == 31, "the topic may be open again"


async def test_where_the_chat_itself_is_closed_too_the_reminder_is_on_hold_and_said_to_be(
    unattended: Telegram, library: Library
) -> None:
    async with reminded_in_a_topic(unattended, library) as (store, member):
        await unattended.page.post("faults", times=4, **CLOSED)
        await unattended.forward_to(8)
        assert (await told(store, 1))[0].state is State.BLOCKED
        await updated(unattended, member, text="/reminders@hammy_playground_bot", **TOPIC, entities=COMMAND)
        assert library.phrasebook.of(OneReminderPhrases).next_frozen.plain in (await member.hear()).text


async def test_what_comes_in_another_topic_goes_on_where_one_takes_nothing(
    unattended: Telegram, library: Library
) -> None:
    async with reminded_in_a_topic(unattended, library) as (store, member):
        for text in ("remind me to stretch every day at 9 am", "save"):
            await updated(unattended, member, text=f"@hammy_playground_bot {text}", **TOPIC | {"message_thread_id": 32})
            await member.hear()
        await unattended.page.post("faults", times=4, **CLOSED)
        await unattended.forward_to(8)
        assert (await told(store, 1))[0].state is State.BLOCKED
        await unattended.forward_to(9)
        assert is_nudge(library, await member.hear())
        assert (await sent_to(unattended, member.chat))[-1]["message_thread_id"] == 32


async def test_an_answer_whose_topic_cannot_be_found_comes_to_the_chat_itself(
    telegram: Telegram, member: Person, library: Library
) -> None:
    await telegram.page.post("faults", times=2, **CLOSED)
    await updated(telegram, member, text="@hammy_playground_bot why does my leg shake?", **TOPIC)
    assert (await member.hear()).text.startswith(library.answers["shaking_causes"].short.plain)


async def test_a_mended_last_message_is_answered_anew_in_place(ada: Person, library: Library) -> None:
    number = await ada.write("asdf qwer zxcv")
    missed = await ada.hear()
    await ada.edit(number, QUESTION)
    answer = await ada.hear()
    assert (answer.edited, answer.id) == (True, missed.id)
    assert answer.text.startswith(library.answers["shaking_causes"].short.plain)


async def test_an_edit_does_nothing_twice(ada: Person, library: Library) -> None:
    await in_lisbon(ada, library)
    number = await ada.write("I drank 500 ml")
    await ada.hear()
    await ada.edit(number, "I drank 600 ml")
    assert await silent(ada)


async def test_nothing_is_done_for_what_another_wrote(telegram: Telegram, ada: Person, library: Library) -> None:
    await ada.say("/help")
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Bob"}
    await updated(telegram, ada, forward_origin=origin, text="remind me to stretch every day at 8")
    assert (await ada.hear()).text == library.phrasebook.of(MissPhrases).first.plain
    await updated(telegram, ada, forward_origin=origin, text=QUESTION)
    assert (await ada.hear()).text.startswith(library.answers["shaking_causes"].short.plain)
    await updated(telegram, ada, forward_origin=origin, text="I cannot feel my legs and I wet myself")
    assert "112" in (await ada.hear()).text


async def test_a_number_under_an_older_list_counts_there(ada: Person, library: Library) -> None:
    topics = await ada.say("/topics")
    newest = await ada.say(QUESTION)
    assert newest.buttons[0] != topics.buttons[0]
    chosen: Heard = await ada.say("1", reply_to=topics.id)
    assert library.title(library.categories[0].topics[0]) in chosen.buttons


async def test_what_was_written_while_the_bot_was_down_counts_from_then(unattended: Telegram, library: Library) -> None:
    ada = await unattended.person()
    async with unattended.bot():
        await in_lisbon(ada, library)
    written = unattended.now
    await ada.write("remind me to stretch in 3 hours")
    await unattended.forward(120)
    async with unattended.bot() as store:
        await ada.hear()
        await ada.press("Save")
        (kept,) = (await store.records.everything(ada.id)).reminders
        assert isinstance(kept.schedule, Countdown)
        assert abs((kept.schedule.at - written).total("minutes") - 180) < 2
        drunk = unattended.now
        await ada.write("I drank 500 ml")
        await ada.hear()
    await ada.write("I drank 300 ml")
    await unattended.forward(90)
    async with unattended.bot() as store:
        await ada.hear()
        last = (await store.records.everything(ada.id)).drinks[-1]
        assert abs((last.at - drunk).total("minutes")) < 2
        assert isinstance(last.at, Instant)


async def test_a_day_counts_from_when_it_was_said(unattended: Telegram, library: Library) -> None:
    """Tomorrow is the day after the one on which it was written, also where it is read a day later."""
    ada = await unattended.person()
    async with unattended.bot():
        await unattended.forward_to(22)
        await in_lisbon(ada, library)
    written = unattended.now
    await ada.write("remind me to stretch tomorrow at 9 am")
    await unattended.forward(180)
    async with unattended.bot() as store:
        await ada.hear()
        await ada.press("Save")
        (kept,) = (await store.records.everything(ada.id)).reminders
        assert isinstance(kept.schedule, Once)
        tomorrow = written.to_tz("Europe/Lisbon").date().add(days=1)
        assert kept.schedule.at == tomorrow.at(Time(9))

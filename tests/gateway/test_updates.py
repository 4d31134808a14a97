"""Telegram's updates as what came in, and which of them are none of the bot's business."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.domain.actions import BrowseTopics
from bot.domain.messages import Button, Commanded, Incoming, Located, Pressed, Said, Speaker, Unreadable
from bot.gateway.callbacks import Callbacks
from bot.gateway.updates import Received, read
from tests.support.bot_api import HAMMY
from tests.support.updates import GROUP, SAM, edited, hammy, message, said, tapped, update

ME = f"@{HAMMY['username']}"
FILE = {"file_id": "f", "file_unique_id": "u"}
PHOTO = [{**FILE, "width": 1, "height": 1}]
STICKER = {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
HAMMYS = {"message_id": 3, "date": 1, "chat": GROUP, "from": HAMMY, "text": "Hello"}
BUTTONS = {
    "reply_markup": {
        "inline_keyboard": [
            [{"text": "Topics", "callback_data": "b"}, {"text": "Old", "callback_data": "forged!"}],
            [{"text": "Page", "url": "https://example.org"}],
        ]
    }
}
SOMEONES = {**HAMMYS, "from": {"id": 8, "is_bot": False, "first_name": "Bob"}}


def received(one: Update) -> Received | None:
    return read(one, hammy(), Callbacks("secret"))


def incoming(one: Update) -> Incoming | None:
    found = received(one)
    return found.incoming if found else None


@pytest.mark.parametrize(
    ("one", "read_as"),
    [
        (said("why does my leg shake"), Said("why does my leg shake")),
        (said("skip it", reply_to_message=HAMMYS), Said("skip it")),
        (said("why", reply_to_message=HAMMYS | BUTTONS), Said("why", quoted=(Button("Topics", BrowseTopics()),))),
        (said("why", reply_to_message=SOMEONES | BUTTONS), Said("why")),
        (said(caption="and this?", photo=PHOTO), Said("and this?")),
        (edited("why?"), Said("why?", edited=True)),
        (said("/start"), Commanded("start")),
        (said("/start topic_x"), Commanded("start", "topic_x")),
        (said("/START"), Commanded("start")),
        (said(f"/help{ME}"), Commanded("help")),
        (said(f"/help{ME.upper()} me now"), Commanded("help", "me now")),
        (said("/check\nshaking please"), Commanded("check", "shaking please")),
        (said("what does /why do"), Said("what does /why do")),
        (tapped("b"), Pressed(BrowseTopics(), 9)),
        (tapped("forged!"), Pressed(None, 9)),
        (said(sticker=STICKER), Unreadable("sticker")),
        (said(voice={**FILE, "duration": 1}), Unreadable("voice")),
        (said(photo=PHOTO), Unreadable("photo")),
        (said(document=FILE), Unreadable("other")),
        (said(location={"latitude": 1, "longitude": 1}), Located(1, 1)),
        (said("   "), None),
        (edited("/help"), None),
        (said("/help@other_bot"), None),
        (said("hello", **{"from": HAMMY}), None),
        (said(pinned_message=message("x")), None),
        (said(new_chat_members=[SAM], chat=GROUP), None),
        (update(channel_post={**message("news"), "chat": {"id": -1, "type": "channel", "title": "News"}}), None),
        (update(poll_answer={"poll_id": "1", "option_ids": [], "option_persistent_ids": [], "user": SAM}), None),
    ],
)
def test_what_came_in(one: Update, read_as: Incoming | None) -> None:
    assert incoming(one) == read_as


def test_a_command_ends_where_telegram_says_it_ends() -> None:
    marked = [{"type": "bot_command", "offset": 0, "length": 5}]
    assert incoming(said("/help.", entities=marked)) == Commanded("help", ".")


def test_who_speaks() -> None:
    in_private, in_group, tap = received(said("hi")), received(said("/help", chat=GROUP)), received(tapped("b"))
    assert in_private is not None
    assert in_group is not None
    assert tap is not None
    assert in_private.speaker == Speaker(7, 7)
    assert in_group.speaker == Speaker(-70, 7)
    assert tap.speaker == Speaker(7, 7)
    assert (in_private.answers_to, in_group.answers_to, tap.answers_to) == (None, 5, None)


@pytest.mark.parametrize(
    ("one", "read_as"),
    [
        (said("why does it shake", chat=GROUP), None),
        (said(f"{ME} why does it shake", chat=GROUP), Said("why does it shake")),
        (said(f"why does it shake {ME}?", chat=GROUP), Said("why does it shake  ?")),
        (said(f"hey {ME.upper()}, why", chat=GROUP), Said("hey  , why")),
        (said(f"İ {ME} why", chat=GROUP), Said("İ   why")),
        (said(f"{ME}2 why", chat=GROUP), None),
        (said(f"mail{ME} why", chat=GROUP), None),
        (said(f"{ME}", chat=GROUP), Commanded("help")),
        (said("and why?", chat=GROUP, reply_to_message=HAMMYS), Said("and why?")),
        (said("and why?", chat=GROUP, reply_to_message=SOMEONES), None),
        (said(sticker=STICKER, chat=GROUP), None),
        (said(sticker=STICKER, chat=GROUP, reply_to_message=HAMMYS), Unreadable("sticker")),
        (said(caption=f"{ME} and this?", photo=PHOTO, chat=GROUP), Said("and this?")),
        (said("/start", chat=GROUP), Commanded("start")),
        (said("/start@other_bot", chat=GROUP), None),
        (edited(f"{ME} why", chat=GROUP), Said("why", edited=True)),
        (edited("why", chat=GROUP), None),
    ],
)
def test_in_a_group_the_bot_is_spoken_to_or_silent(one: Update, read_as: Incoming | None) -> None:
    assert incoming(one) == read_as


def test_a_tap_on_a_message_that_telegram_no_longer_shows() -> None:
    query: dict[str, Any] = {"id": "1", "from": SAM, "chat_instance": "1", "data": "b"}
    gone = {"chat": {"id": 7, "type": "private"}, "message_id": 9, "date": 0}
    assert incoming(update(callback_query={**query, "message": gone})) == Pressed(BrowseTopics(), 9)
    assert incoming(update(callback_query={**query, "inline_message_id": "x"})) is None


def test_a_tap_with_data_that_stands_on_no_button_of_the_message() -> None:
    under = {"message_id": 9, "date": 1, "chat": {"id": 7, "type": "private"}, "from": HAMMY, "text": "?"}
    under["reply_markup"] = {"inline_keyboard": [[{"text": "Topics", "callback_data": "b"}]]}
    query = {"id": "1", "from": SAM, "chat_instance": "1", "message": under}
    assert incoming(update(callback_query={**query, "data": "b"})) == Pressed(BrowseTopics(), 9)
    assert incoming(update(callback_query={**query, "data": "n"})) == Pressed(None, 9)


@given(st.text(max_size=60), st.booleans())
def test_any_text_can_come_in(text: str, in_group: bool) -> None:
    chat: dict[str, Any] = {"chat": GROUP} if in_group else {}
    marked = [{"type": "bot_command", "offset": 0, "length": 5}]
    for one in (said(text, **chat), said(f"{text}{ME}{text}", **chat)):
        received(one)
    received(update(message={**message(**chat), "text": "/" + text, "entities": marked}))


@given(st.text(max_size=64))
def test_any_data_can_be_tapped(data: str) -> None:
    assert isinstance(incoming(tapped(data)), Pressed)


@pytest.mark.parametrize(
    "one",
    [
        said("hi", **{"from": {**SAM, "id": -1}}),
        said("hi", **{"from": {**SAM, "id": 10**30}}),
        said("hi", chat={"id": 10**30, "type": "private"}),
        said("hi", message_id=-1),
        said("hi", message_thread_id=2**60, is_topic_message=True),
        said(migrate_to_chat_id=10**30),
        tapped("b", message_id=2**60),
    ],
)
def test_a_number_that_nobody_has_is_refused_before_anything_is_done(one: Update) -> None:
    with pytest.raises(TypeError):
        received(one)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("NaN", 1), (1, None), (None, None), ([], {}), (float("nan"), 1), (1, float("inf")), ("38.7", "-9.1")],
)
def test_a_place_without_degrees_is_refused_before_anything_is_done(latitude: object, longitude: object) -> None:
    with pytest.raises(TypeError):
        received(said(location={"latitude": latitude, "longitude": longitude}))


@pytest.mark.parametrize(("date", "said_so"), [(1_700_000_000, True), (1, False), (-(2**31), False)])
def test_a_message_that_would_be_older_than_telegram_does_not_say_when_it_was_written(date: int, said_so: bool) -> None:
    one = received(said("hi", date=date))
    assert one is not None
    assert (one.sent is not None) is said_so

"""Pictures go out as bytes once and by their name from then on, and no answer is lost with one."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.domain.actions import ShowMore, ShowPicture
from bot.domain.illustrations import Illustration
from bot.domain.limits import CAPTION_UNITS
from bot.domain.messages import Button, Reply
from bot.domain.text import sentence
from bot.gateway.callbacks import Callbacks
from bot.gateway.pictures import Cards, Pictures, name_of
from bot.gateway.sender import Sender
from bot.gateway.trying import SendOutcome
from bot.storage.short import BoundedMemory
from tests.support.bot_api import Call, RecordingRequest, Refusal, recording_bot
from tests.support.cards import CARD, Drawer
from tests.support.memory.store import memory_store

pytestmark = pytest.mark.filterwarnings(
    "ignore::telegram.warnings.PTBDeprecationWarning"
)  # retry_after, inside the library

STILL = Illustration("warm_up_walk", "A walk", "Somebody walks.")
MOVING = Illustration("hinge", "A hinge", "Somebody bends.", moves=True)
ROWS = ((Button("More", ShowMore("warm_up")), Button("Show me", ShowPicture("warm_up"))),)
ANSWER = Reply(sentence("Walk <first>", bold=True), ROWS, picture=STILL)
WEEK = replace(ANSWER, picture=CARD)
LONG = replace(ANSWER, text=sentence("x" * (CAPTION_UNITS + 1)))
REFUSED = Refusal(400, "Bad Request: whatever it says")
UPLOADED = "bytes"
FULL_FLOOD = Refusal(429, "Too Many Requests", retry_after=3600)


class Desk:
    """A sender with two pictures, and what it asked of Telegram."""

    def __init__(self, sender: Sender, request: RecordingRequest, folder: Path, drawer: Drawer) -> None:
        self.sender = sender
        self.drawer = drawer
        self.request = request
        self.folder = folder

    @property
    def calls(self) -> list[Call]:
        """All calls but the first."""
        return self.request.sent()

    @property
    def methods(self) -> list[str]:
        """Their names."""
        return [call.method for call in self.calls]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    bot, request = recording_bot()
    for picture in (STILL, MOVING):
        (tmp_path / name_of(picture)).write_bytes(picture.id.encode())

    async def sleep(_seconds: float) -> None:
        pass

    drawer = Drawer()
    async with bot:
        pictures = Pictures(tmp_path, memory_store().uploads, Cards(drawer.png, BoundedMemory(9)))
        yield Desk(Sender(bot, Callbacks("secret"), BoundedMemory(99), pictures, sleep), request, tmp_path, drawer)


async def test_the_answer_stands_below_its_picture_without_the_button_that_would_bring_it(desk: Desk) -> None:
    assert await desk.sender.send(7, ANSWER) is SendOutcome.DELIVERED
    (call,) = desk.calls
    assert call.method == "sendPhoto"
    assert call.params["caption"] == "<b>Walk &lt;first&gt;</b>"
    assert _labels(call) == ["More"]


async def test_it_is_uploaded_once_and_sent_by_its_name_from_then_on(desk: Desk) -> None:
    for _ in range(3):
        assert await desk.sender.send(7, ANSWER) is SendOutcome.DELIVERED
    assert [_name(call) for call in desk.calls] == [UPLOADED, "file-2", "file-2"]


async def test_a_movement_is_an_animation(desk: Desk) -> None:
    for _ in range(2):
        await desk.sender.send(7, replace(ANSWER, picture=MOVING))
    assert desk.methods == ["sendAnimation"] * 2
    assert [_name(call) for call in desk.calls] == [UPLOADED, "file-2"]


async def test_a_name_that_telegram_does_not_know_any_more_is_replaced_by_a_new_upload(desk: Desk) -> None:
    await desk.sender.send(7, ANSWER)
    desk.request.trouble.append(REFUSED)
    assert await desk.sender.send(7, ANSWER) is SendOutcome.DELIVERED
    assert await desk.sender.send(7, ANSWER) is SendOutcome.DELIVERED
    assert [_name(call) for call in desk.calls] == [UPLOADED, "file-2", UPLOADED, "file-4"]


@pytest.mark.parametrize(
    "trouble",
    [[REFUSED], [Refusal(500, "Internal Server Error")] * 3, [FULL_FLOOD]],
    ids=["refused", "broken", "flooded"],
)
async def test_an_answer_whose_picture_fails_is_sent_in_words_with_the_button(
    desk: Desk, trouble: list[Refusal]
) -> None:
    desk.request.trouble.extend(trouble)
    assert await desk.sender.send(7, ANSWER) is SendOutcome.DELIVERED
    assert desk.methods[-1] == "sendMessage"
    assert set(desk.methods[:-1]) == {"sendPhoto"}
    assert desk.calls[-1].params["text"] == "<b>Walk &lt;first&gt;</b>"
    assert _labels(desk.calls[-1]) == ["More", "Show me"]


async def test_an_answer_whose_picture_is_missing_is_sent_in_words(desk: Desk) -> None:
    (desk.folder / name_of(STILL)).unlink()
    assert await desk.sender.send(7, ANSWER) is SendOutcome.DELIVERED
    assert desk.methods == ["sendMessage"]


async def test_what_is_too_long_to_stand_below_follows_the_picture(desk: Desk) -> None:
    assert await desk.sender.send(7, LONG) is SendOutcome.DELIVERED
    picture, words = desk.calls
    assert (picture.method, words.method) == ("sendPhoto", "sendMessage")
    assert "caption" not in picture.params
    assert "reply_markup" not in picture.params
    assert words.params["text"] == LONG.text.plain
    just = replace(LONG, text=sentence("x" * CAPTION_UNITS))
    await desk.sender.send(7, just)
    assert desk.methods[2:] == ["sendPhoto"]


async def test_someone_who_blocked_the_bot_is_left_alone(desk: Desk) -> None:
    desk.request.trouble.append(Refusal(403, "Forbidden: bot was blocked by the user"))
    assert await desk.sender.send(7, ANSWER) is SendOutcome.BLOCKED
    assert desk.methods == ["sendPhoto"]


async def test_it_quotes_in_a_group_and_follows_the_group_to_its_new_id(desk: Desk) -> None:
    desk.request.trouble.append(Refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1007))
    assert await desk.sender.send(-70, ANSWER, answers_to=5) is SendOutcome.DELIVERED
    assert [call.params["chat_id"] for call in desk.calls] == [-70, -1007]
    assert _decoded(desk.calls[0].params["reply_parameters"])["message_id"] == 5


async def test_under_a_picture_the_words_are_changed_and_the_picture_stays(desk: Desk) -> None:
    assert await desk.sender.edit(7, 9, ANSWER, pictured=True) is SendOutcome.DELIVERED
    (call,) = desk.calls
    assert call.method == "editMessageCaption"
    assert (call.params["chat_id"], call.params["message_id"]) == (7, 9)
    assert _labels(call) == ["More"]


@pytest.mark.parametrize("reply", [LONG, replace(ANSWER, picture=None)], ids=["too long", "about something else"])
async def test_what_does_not_belong_below_a_picture_is_a_message_of_its_own(desk: Desk, reply: Reply) -> None:
    assert await desk.sender.edit(7, 9, reply, pictured=True) is SendOutcome.DELIVERED
    assert desk.methods == ["sendMessage"]


async def test_a_card_is_drawn_once_and_sent_by_its_name_until_something_on_it_changes(desk: Desk) -> None:
    for _ in range(2):
        assert await desk.sender.send(7, WEEK) is SendOutcome.DELIVERED
    other = replace(CARD, goal_ml=2500)
    await desk.sender.send(7, replace(WEEK, picture=other))
    assert [_name(call) for call in desk.calls] == [UPLOADED, "file-2", UPLOADED]
    assert set(desk.methods) == {"sendPhoto"}
    assert desk.drawer.drawn == [CARD, other]


async def test_a_card_whose_name_is_not_known_any_more_is_drawn_anew(desk: Desk) -> None:
    await desk.sender.send(7, WEEK)
    desk.request.trouble.append(REFUSED)
    assert await desk.sender.send(7, WEEK) is SendOutcome.DELIVERED
    assert [_name(call) for call in desk.calls] == [UPLOADED, "file-2", UPLOADED]


async def test_a_card_that_cannot_be_drawn_or_is_refused_leaves_its_words(desk: Desk) -> None:
    desk.drawer.fails = True
    assert await desk.sender.send(7, WEEK) is SendOutcome.DELIVERED
    assert desk.methods == ["sendMessage"]
    desk.drawer.fails = False
    desk.request.trouble.append(REFUSED)
    assert await desk.sender.send(7, WEEK) is SendOutcome.DELIVERED
    assert desk.methods == ["sendMessage", "sendPhoto", "sendMessage"]
    assert desk.calls[-1].params["text"] == "<b>Walk &lt;first&gt;</b>"


async def test_a_message_without_a_picture_is_changed_in_words(desk: Desk) -> None:
    await desk.sender.edit(7, 9, ANSWER)
    assert desk.methods == ["editMessageText"]
    assert _labels(desk.calls[0]) == ["More", "Show me"]


def _name(call: Call) -> str:
    """The file_id that was sent; bytes are no parameter."""
    return str(call.params.get("photo") or call.params.get("animation") or UPLOADED)


def _labels(call: Call) -> list[str]:
    rows = _decoded(call.params["reply_markup"])["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value

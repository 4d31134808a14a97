"""Every way Telegram can fail, and what a person gets all the same."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telegram import CallbackQuery, User
from telegram.error import NetworkError, TimedOut

from bot.domain.actions import NoneOfThese
from bot.domain.messages import Button, Reply
from bot.domain.text import sentence
from bot.flows.observing import Part
from bot.gateway.callbacks import Callbacks
from bot.gateway.on_its_way import SENDING, OnItsWay
from bot.gateway.pictures import Cards, Pictures
from bot.gateway.requests import AnswerLostError, NotSentError, ServerFailedError
from bot.gateway.sender import Sender
from bot.gateway.trying import SendOutcome
from bot.storage.short import BoundedMemory
from tests.support.bot_api import RecordingRequest, Refusal, recording_bot
from tests.support.cards import no_cards
from tests.support.memory.store import memory_store
from tests.support.observing import RecordingObserver

pytestmark = pytest.mark.filterwarnings(
    "ignore::telegram.warnings.PTBDeprecationWarning"
)  # retry_after, inside the library

HELLO = Reply(sentence("Hello <you>", bold=True), ((Button("None", NoneOfThese()),),))
NOT_MODIFIED = Refusal(400, "Bad Request: message is not modified")
GONE = Refusal(400, "Bad Request: message to edit not found")
UNPARSABLE = Refusal(400, "Bad Request: can't parse entities")
BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")
BROKEN = Refusal(500, "Internal Server Error")


class Desk:
    """A sender, what it asked of Telegram, and how long it paused."""

    def __init__(
        self, sender: Sender, request: RecordingRequest, pauses: list[float], observer: RecordingObserver
    ) -> None:
        self.sender = sender
        self.observer = observer
        self.request = request
        self.pauses = pauses

    def trouble(self, *trouble: Refusal | Exception) -> None:
        """What the next calls meet."""
        self.request.trouble.extend(trouble)

    @property
    def methods(self) -> list[str]:
        """The calls so far."""
        return [call.method for call in self.request.sent()]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    bot, request = recording_bot()
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    observer = RecordingObserver()
    pictures = Pictures(Path("nowhere"), memory_store().uploads, Cards(no_cards, BoundedMemory(9)))
    async with bot:
        sender = Sender(bot, Callbacks("secret"), BoundedMemory(99), pictures, sleep, observer)
        yield Desk(sender, request, pauses, observer)


async def test_what_is_sent_is_counted_by_its_result_and_each_error_by_its_type(desk: Desk) -> None:
    desk.trouble(BROKEN)
    await desk.sender.send(7, HELLO)
    desk.trouble(BLOCKED)
    await desk.sender.edit(7, 1, HELLO)
    desk.trouble(UNPARSABLE)
    await desk.sender.send(7, HELLO)
    assert desk.observer.told == [
        ("failed", Part.SENDING, "NetworkError"),
        ("sent", "reply", "delivered"),
        ("sent", "edit", "blocked"),
        ("failed", Part.SENDING, "BadRequest"),
        ("sent", "reply", "refused"),
        ("sent", "reply", "delivered"),
    ]


async def test_a_message_goes_out_as_html_with_its_buttons_and_no_preview(desk: Desk) -> None:
    assert await desk.sender.send(7, HELLO) is SendOutcome.DELIVERED
    (call,) = desk.request.sent()
    assert call.method == "sendMessage"
    assert (call.params["chat_id"], call.params["text"]) == (7, "<b>Hello &lt;you&gt;</b>")
    assert call.params["parse_mode"] == "HTML"
    assert _decoded(call.params["reply_markup"]) == {"inline_keyboard": [[{"text": "None", "callback_data": "n"}]]}
    assert _decoded(call.params["link_preview_options"]) == {"is_disabled": True}
    assert "reply_parameters" not in call.params


async def test_a_group_that_became_a_supergroup_is_followed(desk: Desk) -> None:
    desk.trouble(Refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1007))
    assert await desk.sender.send(-70, HELLO, answers_to=5) is SendOutcome.DELIVERED
    assert [call.params["chat_id"] for call in desk.request.sent()] == [-70, -1007]
    assert "reply_parameters" not in desk.request.sent()[1].params


async def test_a_message_may_quote_another_that_may_be_gone(desk: Desk) -> None:
    await desk.sender.send(-70, HELLO, answers_to=5)
    (call,) = desk.request.sent()
    quoted = _decoded(call.params["reply_parameters"])
    assert quoted == {"message_id": 5, "allow_sending_without_reply": True}


async def test_too_many_requests_waits_as_long_as_telegram_says(desk: Desk) -> None:
    desk.trouble(Refusal(429, "Too Many Requests", retry_after=7))
    assert await desk.sender.send(7, HELLO) is SendOutcome.DELIVERED
    assert desk.pauses == [7]
    assert desk.methods == ["sendMessage"] * 2


async def test_too_long_a_wait_gives_up_at_once(desk: Desk) -> None:
    desk.trouble(Refusal(429, "Too Many Requests", retry_after=3600))
    assert await desk.sender.send(7, HELLO) is SendOutcome.FAILED
    assert (desk.pauses, desk.methods) == ([], ["sendMessage"])


@pytest.mark.parametrize("trouble", [BROKEN, TimedOut(), NetworkError("cut off"), Refusal(502, "Bad Gateway")])
async def test_a_broken_line_is_tried_again_after_a_pause(desk: Desk, trouble: Refusal | Exception) -> None:
    desk.trouble(trouble, trouble)
    assert await desk.sender.send(7, HELLO) is SendOutcome.DELIVERED
    assert desk.methods == ["sendMessage"] * 3
    assert desk.pauses == sorted(desk.pauses)
    assert all(0 < pause <= 5 for pause in desk.pauses)


async def test_a_line_that_stays_broken_is_given_up(desk: Desk) -> None:
    desk.trouble(*[TimedOut()] * 9)
    assert await desk.sender.send(7, HELLO) is SendOutcome.FAILED
    assert desk.methods == ["sendMessage"] * 3


@pytest.mark.parametrize(
    ("trouble", "tries"),
    [(NotSentError("no connection"), 60), (ServerFailedError("500"), 12), (AnswerLostError("-"), 3)],
)
async def test_what_certainly_did_not_arrive_is_tried_for_longer(desk: Desk, trouble: NetworkError, tries: int) -> None:
    desk.trouble(*[trouble] * (tries - 1))
    assert await desk.sender.send(7, HELLO) is SendOutcome.DELIVERED
    assert max(desk.pauses) <= 3
    desk.trouble(*[trouble] * tries)
    assert await desk.sender.send(7, HELLO) is SendOutcome.FAILED


async def test_what_may_have_arrived_is_tried_three_times_though_the_line_was_gone_before(desk: Desk) -> None:
    gone, lost = NotSentError("no connection"), AnswerLostError("cut")
    desk.trouble(*[gone] * 9, lost, gone, lost)
    assert await desk.sender.send(7, HELLO) is SendOutcome.DELIVERED
    desk.trouble(lost, gone, lost, gone, lost)
    assert await desk.sender.send(7, HELLO) is SendOutcome.FAILED


async def test_someone_who_blocked_the_bot_is_left_alone(desk: Desk) -> None:
    desk.trouble(BLOCKED)
    assert await desk.sender.send(7, HELLO) is SendOutcome.BLOCKED
    assert desk.methods == ["sendMessage"]


async def test_refused_html_goes_out_as_plain_words(desk: Desk) -> None:
    desk.trouble(UNPARSABLE)
    assert await desk.sender.send(7, HELLO) is SendOutcome.DELIVERED
    plain = desk.request.sent()[-1].params
    assert plain["text"] == "Hello <you>"
    assert "parse_mode" not in plain
    assert "reply_markup" in plain


async def test_a_message_that_is_refused_both_ways_is_given_up(desk: Desk) -> None:
    desk.trouble(UNPARSABLE, UNPARSABLE)
    assert await desk.sender.send(7, HELLO) is SendOutcome.FAILED
    assert desk.methods == ["sendMessage"] * 2


class Ways:
    """Records how often the answer to an update may have arrived by now."""

    def __init__(self) -> None:
        self.often = 0

    def going_out(self, update: int) -> None:
        self.often += 1

    def came_back(self, update: int) -> None:
        self.often -= 1


@pytest.mark.parametrize(
    ("trouble", "often"),
    [
        (Refusal(429, "Too Many Requests", retry_after=7), 1),
        (UNPARSABLE, 1),
        (ServerFailedError("500"), 1),
        (NotSentError("no connection"), 1),
        (AnswerLostError("502"), 2),
        (TimedOut(), 2),
    ],
)
async def test_what_may_have_arrived_is_told_from_what_certainly_did_not(
    desk: Desk, trouble: Refusal | Exception, often: int
) -> None:
    ways = Ways()
    way = OnItsWay(ways, 1000)

    def leaves() -> None:
        assert SENDING.get() is way
        way.going_out()

    desk.request.leaves = leaves
    desk.trouble(trouble)
    assert await desk.sender.send(7, HELLO, way=way) is SendOutcome.DELIVERED
    assert ways.often == often
    assert way.message is not None


async def test_what_never_left_is_on_no_way(desk: Desk) -> None:
    ways = Ways()
    desk.trouble(NotSentError("no connection"))
    await desk.sender.send(7, HELLO, way=OnItsWay(ways, 1000))
    assert ways.often == 0


async def test_an_edit_replaces_the_message(desk: Desk) -> None:
    assert await desk.sender.edit(7, 9, HELLO) is SendOutcome.DELIVERED
    (call,) = desk.request.sent()
    assert call.method == "editMessageText"
    assert (call.params["chat_id"], call.params["message_id"]) == (7, 9)
    assert call.params["text"] == "<b>Hello &lt;you&gt;</b>"


@pytest.mark.parametrize("trouble", [GONE, NOT_MODIFIED, Refusal(400, "Bad Request: message can't be edited")])
async def test_where_an_edit_is_refused_a_new_message_is_sent_with_all_its_weights(
    desk: Desk, trouble: Refusal
) -> None:
    desk.trouble(trouble)
    assert await desk.sender.edit(7, 9, HELLO) is SendOutcome.DELIVERED
    assert desk.methods == ["editMessageText", "sendMessage"]
    assert desk.request.sent()[-1].params["parse_mode"] == "HTML"


async def test_a_double_tap_is_not_shown_twice(desk: Desk) -> None:
    assert await desk.sender.edit(7, 9, HELLO) is SendOutcome.DELIVERED
    assert await desk.sender.edit(7, 9, HELLO) is SendOutcome.UNCHANGED
    assert desk.methods == ["editMessageText"]


async def test_the_same_words_in_another_message_are_shown(desk: Desk) -> None:
    await desk.sender.edit(7, 9, HELLO)
    assert await desk.sender.edit(7, 10, HELLO) is SendOutcome.DELIVERED
    assert await desk.sender.edit(8, 9, HELLO) is SendOutcome.DELIVERED


async def test_there_and_back_again_is_shown_each_time(desk: Desk) -> None:
    other = Reply(sentence("Other"))
    for reply in (HELLO, other, HELLO):
        assert await desk.sender.edit(7, 9, reply) is SendOutcome.DELIVERED


async def test_an_edit_that_failed_may_be_tried_again(desk: Desk) -> None:
    desk.trouble(*[TimedOut()] * 6)
    assert await desk.sender.edit(7, 9, HELLO) is SendOutcome.FAILED
    assert await desk.sender.edit(7, 9, HELLO) is SendOutcome.DELIVERED


async def test_an_edit_for_someone_who_blocked_the_bot_sends_nothing_else(desk: Desk) -> None:
    desk.trouble(BLOCKED)
    assert await desk.sender.edit(7, 9, HELLO) is SendOutcome.BLOCKED
    assert desk.methods == ["editMessageText"]


@pytest.mark.parametrize("trouble", [Refusal(400, "Bad Request: query is too old"), BROKEN, TimedOut()])
async def test_a_tap_that_cannot_be_acknowledged_is_let_be(desk: Desk, trouble: Refusal | Exception) -> None:
    desk.trouble(trouble)
    await desk.sender.acknowledge(CallbackQuery("1", User(7, "Sam", False), "1"))
    assert desk.methods == ["answerCallbackQuery"]


async def test_a_toast_goes_with_the_acknowledgement(desk: Desk) -> None:
    await desk.sender.acknowledge(CallbackQuery("1", User(7, "Sam", False), "1"), "Not yours")
    assert desk.request.sent()[0].params["text"] == "Not yours"


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value

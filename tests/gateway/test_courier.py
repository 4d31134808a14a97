"""Every way a nudge can fail, and what is known of it afterwards."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.domain.actions import NudgeDone
from bot.domain.delivery import Delivery, DeliveryOutcome
from bot.domain.messages import Button, Reply
from bot.domain.text import sentence
from bot.gateway.callbacks import Callbacks
from bot.gateway.courier import BotCourier
from bot.gateway.pacing import Pace
from bot.gateway.requests import (
    AnswerLateError,
    AnswerLostError,
    NotSentError,
    NotSentInTimeError,
    ServerFailedError,
    build_requests,
)
from playground.server import Playground
from tests.support.bot_api import RecordingRequest, Refusal, recording_bot

pytestmark = pytest.mark.filterwarnings(
    "ignore::telegram.warnings.PTBDeprecationWarning"
)  # retry_after, inside the library

ADA, GROUP, SAM = 7, -70, 1001
NUDGE = Reply(sentence("Time to <stretch>.", bold=True), ((Button("Done", NudgeDone(36)),),))
UNPARSABLE = Refusal(400, "Bad Request: can't parse entities")
FLOOD = Refusal(429, "Too Many Requests", retry_after=7)


class Desk:
    """A courier, what it asked of Telegram, and how long it paused."""

    def __init__(self, courier: BotCourier, request: RecordingRequest, pauses: list[float]) -> None:
        self.courier = courier
        self.request = request
        self.pauses = pauses

    async def deliver(self, *trouble: Refusal | Exception, chat: int = ADA, thread: int | None = None) -> Delivery:
        """Deliver a nudge that meets some trouble."""
        self.request.trouble.extend(trouble)
        return await self.courier.deliver(chat, NUDGE, thread)

    async def told_to_wait(self, chat: int) -> float:
        """What a turn for a chat gives."""
        async with self.courier.send_slot(chat) as seconds:
            return seconds


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    bot, request = recording_bot()
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    async with bot:
        yield Desk(BotCourier(bot, Callbacks("secret"), Pace(1000), sleep), request, pauses)


async def test_a_nudge_goes_out_as_html_with_its_buttons_and_no_preview(desk: Desk) -> None:
    delivery = await desk.deliver()
    (call,) = desk.request.sent()
    assert delivery == Delivery(DeliveryOutcome.DELIVERED, 1002)
    assert (call.method, call.params["chat_id"]) == ("sendMessage", ADA)
    assert (call.params["text"], call.params["parse_mode"]) == ("<b>Time to &lt;stretch&gt;.</b>", "HTML")
    assert _decoded(call.params["reply_markup"])["inline_keyboard"] == [[{"text": "Done", "callback_data": "od:36"}]]
    assert _decoded(call.params["link_preview_options"]) == {"is_disabled": True}


async def test_a_nudge_may_have_no_buttons(desk: Desk) -> None:
    await desk.courier.deliver(ADA, Reply(sentence("Hello")))
    assert "reply_markup" not in desk.request.sent()[0].params


@pytest.mark.parametrize("description", ["Forbidden: bot was blocked by the user", "Forbidden: user is deactivated"])
async def test_a_chat_that_blocked_the_bot_is_named_so(desk: Desk, description: str) -> None:
    assert await desk.deliver(Refusal(403, description)) == Delivery(DeliveryOutcome.BLOCKED)


async def test_a_group_that_moved_tells_where_to(desk: Desk) -> None:
    moved = Refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1007)
    assert await desk.deliver(moved, chat=GROUP) == Delivery(DeliveryOutcome.MOVED, moved_to=-1007)


async def test_refused_html_goes_out_as_plain_words_once(desk: Desk) -> None:
    assert (await desk.deliver(UNPARSABLE)).outcome is DeliveryOutcome.DELIVERED
    plain = desk.request.sent()[-1].params
    assert plain["text"] == "Time to <stretch>."
    assert "parse_mode" not in plain
    assert "reply_markup" in plain


async def test_what_is_refused_both_ways_has_failed(desk: Desk) -> None:
    assert await desk.deliver(UNPARSABLE, UNPARSABLE) == Delivery(DeliveryOutcome.FAILED)
    assert len(desk.request.sent("sendMessage")) == 2


async def test_plain_words_that_get_lost_are_unknown(desk: Desk) -> None:
    assert await desk.deliver(UNPARSABLE, AnswerLostError("cut")) == Delivery(DeliveryOutcome.UNKNOWN)


@pytest.mark.parametrize(
    "trouble",
    [NotSentError("refused"), NotSentInTimeError(), ServerFailedError("500"), Refusal(401, "Unauthorized")],
    ids=lambda trouble: type(trouble).__name__,
)
async def test_what_was_certainly_not_delivered_is_to_be_tried_again(desk: Desk, trouble: Refusal | Exception) -> None:
    assert await desk.deliver(trouble) == Delivery(DeliveryOutcome.RETRY)
    assert len(desk.request.sent()) == 1


@pytest.mark.parametrize(
    "trouble",
    [AnswerLostError("cut"), AnswerLateError(), NetworkError("?"), TimedOut(), TelegramError("no JSON"), OSError()],
    ids=lambda trouble: type(trouble).__name__,
)
async def test_what_may_have_been_delivered_is_unknown_and_never_sent_again(desk: Desk, trouble: Exception) -> None:
    assert await desk.deliver(trouble) == Delivery(DeliveryOutcome.UNKNOWN)
    assert len(desk.request.sent()) == 1


async def test_a_chat_that_must_wait_is_left_alone_and_others_go_on(desk: Desk) -> None:
    assert await desk.deliver(FLOOD) == Delivery(DeliveryOutcome.RETRY, retry_after=7)
    assert await desk.told_to_wait(ADA) == pytest.approx(7, abs=0.5)
    assert await desk.told_to_wait(8) == 0


async def test_a_wait_ends(desk: Desk) -> None:
    await desk.deliver(FLOOD)
    desk.courier._told_to_wait[ADA] -= 7
    assert await desk.told_to_wait(ADA) == 0


async def test_a_flood_slows_down_everything_until_messages_get_through_again(desk: Desk) -> None:
    await desk.deliver(FLOOD)
    assert desk.courier._pace._stretch == 2
    for chat in range(1, 9):
        await desk.deliver(chat=chat)
    assert desk.courier._pace._stretch == 1


async def test_two_nudges_to_one_chat_come_a_second_apart_and_three_in_a_group(desk: Desk) -> None:
    for chat in (ADA, GROUP):
        assert await desk.told_to_wait(chat) == 0
        await desk.deliver(chat=chat)
        await desk.told_to_wait(chat)
    assert desk.pauses == [pytest.approx(1, abs=0.2), pytest.approx(3, abs=0.2)]


async def test_what_is_remembered_of_chats_is_bounded(desk: Desk) -> None:
    for chat in range(1, 3000):
        desk.courier._ready[chat] = 0.0
    await desk.deliver(chat=5000)
    assert list(desk.courier._ready) == [5000]


async def test_an_older_nudge_loses_its_buttons(desk: Desk) -> None:
    await desk.courier.retire(ADA, 99)
    (call,) = desk.request.sent()
    assert (call.method, call.params) == ("editMessageReplyMarkup", {"chat_id": ADA, "message_id": 99})


@pytest.mark.parametrize("trouble", [UNPARSABLE, FLOOD, TimedOut(), Refusal(403, "Forbidden")])
async def test_where_the_buttons_cannot_be_taken_off_they_stay(desk: Desk, trouble: Refusal | Exception) -> None:
    desk.request.trouble.append(trouble)
    await desk.courier.retire(ADA, 99)
    assert len(desk.request.sent()) == 1


class Line:
    """A courier over real requests, in front of a playground."""

    def __init__(self, bot: Bot, playground: Playground, http: httpx.AsyncClient) -> None:
        self.courier = BotCourier(bot, Callbacks("secret"))
        self.playground = playground
        self._http = http

    async def control(self, path: str, **body: Any) -> None:
        """Ask something of the playground."""
        (await self._http.post(f"/playground/{path}", json=body)).raise_for_status()

    async def messages(self) -> int:
        """How many messages of the bot Sam has."""
        calls = (await self._http.get("/playground/calls")).json()
        return sum(1 for call in calls if call["method"] == "sendMessage" and call["ok"])


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    playground = Playground(port=0)
    await playground.start()
    calls, polling = build_requests(playground.url, 2, 1)
    bot = Bot(playground.token, f"{playground.url}/bot", request=calls, get_updates_request=polling)
    plain = httpx.AsyncHTTPTransport(verify=False)
    try:
        async with bot, httpx.AsyncClient(base_url=playground.url, transport=plain) as http:
            line = Line(bot, playground, http)
            await line.control("send", chat_id=SAM, person_id=SAM, text="/start")
            yield line
    finally:
        await playground.stop()


async def test_a_nudge_reaches_the_playground(line: Line) -> None:
    delivery = await line.courier.deliver(SAM, NUDGE)
    assert delivery.outcome is DeliveryOutcome.DELIVERED
    assert delivery.message is not None
    await line.courier.retire(SAM, delivery.message)
    assert await line.messages() == 1


@pytest.mark.parametrize(
    ("kind", "outcome", "arrived"),
    [
        ("429", DeliveryOutcome.RETRY, 0),
        ("500", DeliveryOutcome.RETRY, 0),
        ("403", DeliveryOutcome.BLOCKED, 0),
        ("502", DeliveryOutcome.UNKNOWN, 0),
        ("502_after", DeliveryOutcome.UNKNOWN, 1),
        ("cut_before", DeliveryOutcome.UNKNOWN, 0),
        ("cut_after", DeliveryOutcome.UNKNOWN, 1),
    ],
)
async def test_faults_of_the_playground_are_named(
    line: Line, kind: str, outcome: DeliveryOutcome, arrived: int
) -> None:
    await line.control("faults", method="sendMessage", kind=kind, retry_after=5)
    delivery = await line.courier.deliver(SAM, NUDGE)
    assert delivery.outcome is outcome
    assert await line.messages() == arrived


async def test_a_server_that_is_gone_was_sent_nothing(line: Line) -> None:
    await line.playground.stop()
    await asyncio.sleep(0)
    assert (await line.courier.deliver(SAM, NUDGE)).outcome in (DeliveryOutcome.RETRY, DeliveryOutcome.UNKNOWN)
    assert (await line.courier.deliver(SAM, NUDGE)).outcome is DeliveryOutcome.RETRY


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


async def test_where_a_topic_and_the_general_one_take_nothing_the_topic_is_blocked_and_not_the_chat(desk: Desk) -> None:
    closed = Refusal(400, "Bad Request: TOPIC_CLOSED")
    delivered = await desk.deliver(closed, closed, closed, closed, thread=31)
    assert delivered == Delivery(DeliveryOutcome.BLOCKED, beside_topic=True)


@pytest.mark.parametrize("refused", [Refusal(400, "Bad Request: chat not found"), Refusal(403, "Forbidden")])
async def test_a_chat_where_nothing_may_be_written_counts_as_blocked(desk: Desk, refused: Refusal) -> None:
    assert await desk.deliver(refused, refused, refused) == Delivery(DeliveryOutcome.BLOCKED)

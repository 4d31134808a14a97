"""A card that comes as a nudge: drawn before its turn, sent once, and never at the price of its words."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.delivery import Delivery, DeliveryOutcome
from bot.domain.messages import Reply
from bot.domain.text import sentence
from bot.gateway.callbacks import Callbacks
from bot.gateway.courier import BotCourier
from bot.gateway.pacing import Pace
from bot.gateway.pictures import Cards
from bot.gateway.requests import AnswerLostError
from bot.storage.short import BoundedMemory
from tests.support.bot_api import RecordingRequest, Refusal, recording_bot
from tests.support.cards import CARD, Drawer

pytestmark = pytest.mark.filterwarnings(
    "ignore::telegram.warnings.PTBDeprecationWarning"
)  # retry_after, inside the library

WEEK = Reply(sentence("Your week is <here>.", bold=True), picture=CARD)
REFUSED = Refusal(400, "Bad Request: whatever it says")


class Desk:
    """A courier with someone who draws, and what it asked of Telegram."""

    def __init__(self, courier: BotCourier, request: RecordingRequest, drawer: Drawer) -> None:
        self.courier = courier
        self.request = request
        self.drawer = drawer

    @property
    def methods(self) -> list[str]:
        """The names of all calls but the first."""
        return [call.method for call in self.request.sent()]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    bot, request = recording_bot()
    drawer = Drawer()
    async with bot:
        cards = Cards(drawer.png, BoundedMemory(9))
        yield Desk(BotCourier(bot, Callbacks("secret"), Pace(1000), cards=cards), request, drawer)


async def test_it_is_drawn_before_its_turn_and_once(desk: Desk) -> None:
    await desk.courier.prepare(WEEK)
    assert (desk.drawer.drawn, desk.methods) == ([CARD], [])
    delivery = await desk.courier.deliver(7, WEEK)
    assert delivery.outcome is DeliveryOutcome.DELIVERED
    assert delivery.message is not None
    assert desk.drawer.drawn == [CARD]
    assert desk.methods == ["sendPhoto"]
    assert desk.request.sent()[0].params["caption"] == "<b>Your week is &lt;here&gt;.</b>"


async def test_what_telegram_has_already_is_neither_drawn_nor_uploaded_again(desk: Desk) -> None:
    for _ in range(2):
        await desk.courier.prepare(WEEK)
        await desk.courier.deliver(7, WEEK)
    assert desk.drawer.drawn == [CARD]
    assert "photo" in desk.request.sent()[1].params


async def test_one_that_cannot_be_drawn_or_is_refused_leaves_its_words(desk: Desk) -> None:
    desk.drawer.fails = True
    await desk.courier.prepare(WEEK)
    assert (await desk.courier.deliver(7, WEEK)).outcome is DeliveryOutcome.DELIVERED
    assert desk.methods == ["sendMessage"]
    desk.drawer.fails = False
    desk.request.trouble.append(REFUSED)
    assert (await desk.courier.deliver(7, WEEK)).outcome is DeliveryOutcome.DELIVERED
    assert desk.methods == ["sendMessage", "sendPhoto", "sendMessage"]


async def test_a_lost_answer_leaves_it_unknown_and_nothing_more_is_sent(desk: Desk) -> None:
    desk.request.trouble.append(AnswerLostError("lost"))
    assert await desk.courier.deliver(7, WEEK) == Delivery(DeliveryOutcome.UNKNOWN)
    assert desk.methods == ["sendPhoto"]


async def test_a_chat_that_blocked_the_bot_is_named_so(desk: Desk) -> None:
    desk.request.trouble.append(Refusal(403, "Forbidden: bot was blocked by the user"))
    assert await desk.courier.deliver(7, WEEK) == Delivery(DeliveryOutcome.BLOCKED)


async def test_nothing_is_prepared_for_words_alone(desk: Desk) -> None:
    await desk.courier.prepare(Reply(sentence("Time to stretch.")))
    assert desk.drawer.drawn == []

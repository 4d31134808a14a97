"""What is posted is handled once, and answered when that is done; and Telegram keeps posting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Update

from bot.gateway.intake import Intake
from bot.gateway.sources import TokenRefusedError
from bot.gateway.webhook import Address, Letterbox, Receipt, Webhook
from bot.storage.handled import HandledUpdates
from tests.support.bot_api import RecordingRequest, Refusal, recording_bot

URL = "https://example.org/hammy"
ADDRESS = Address(URL, "s3cret")
SET = {"url": URL, "has_custom_certificate": False, "pending_update_count": 0}


def _post(number: int) -> dict[str, Any]:
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}}


class Desk:
    """A webhook, with what was handled; whatever is handled waits while `held` is not set."""

    def __init__(self, webhook: Webhook, intake: Intake, request: RecordingRequest) -> None:
        self.webhook = webhook
        self.intake = intake
        self.request = request

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something to be so. Raises TimeoutError after a minute."""
        async with asyncio.timeout(60):
            while not reached():  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.001)


class Handling:
    """Records what is handled, in order; it waits while `held` is not set."""

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.held = asyncio.Event()
        self.held.set()

    async def __call__(self, update: Update, begins: Callable[[], None]) -> None:
        if update.update_id < 1000:
            begins()
        await self.held.wait()
        self.seen.append(update.update_id)


@pytest.fixture
async def handling() -> Handling:
    return Handling()


@asynccontextmanager
async def _desk(handling: Handling, refused_for: float = 180) -> AsyncIterator[Desk]:
    bot, request = recording_bot()
    request.results["getWebhookInfo"] = SET
    async with bot:
        intake = Intake(bot, handling, HandledUpdates(42))
        webhook = Webhook(ADDRESS, bot, intake, refused_for, every=0.01)
        await webhook.prepare()
        webhook.start()
        yield Desk(webhook, intake, request)
        await webhook.stop(0)


@pytest.fixture
async def desk(handling: Handling) -> AsyncIterator[Desk]:
    async with _desk(handling) as desk:
        yield desk


async def test_telegram_is_told_where_to_post_what_and_with_which_secret(desk: Desk) -> None:
    (call,) = desk.request.sent("setWebhook")
    assert call.params["url"] == URL
    assert call.params["secret_token"] == "s3cret"
    kinds = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
    assert call.params["allowed_updates"] == kinds
    assert "drop_pending_updates" not in call.params


async def test_a_post_is_answered_once_it_was_handled(desk: Desk, handling: Handling) -> None:
    handling.held.clear()
    posting = asyncio.ensure_future(desk.webhook.receive(_post(5)))
    await asyncio.sleep(0.01)
    assert not posting.done()
    handling.held.set()
    assert await posting is Receipt.HANDLED
    assert handling.seen == [5]


async def test_what_comes_again_is_not_handled_again(desk: Desk, handling: Handling) -> None:
    handling.held.clear()
    twice = [asyncio.ensure_future(desk.webhook.receive(_post(5))) for _ in range(2)]
    await asyncio.sleep(0.01)
    handling.held.set()
    assert await asyncio.gather(*twice) == [Receipt.HANDLED, Receipt.HANDLED]
    assert await desk.webhook.receive(_post(5)) is Receipt.HANDLED
    assert handling.seen == [5]


async def test_who_hangs_up_does_not_end_what_was_begun(desk: Desk, handling: Handling) -> None:
    handling.held.clear()
    posting = asyncio.ensure_future(desk.webhook.receive(_post(5)))
    await asyncio.sleep(0.01)
    posting.cancel()
    handling.held.set()
    await desk.until(lambda: handling.seen == [5])


@pytest.mark.parametrize("number", [None, "5", 5.0, True, -1, 2**63])
async def test_what_has_no_number_is_no_update(desk: Desk, handling: Handling, number: object) -> None:
    assert await desk.webhook.receive({**_post(5), "update_id": number}) is Receipt.NO_UPDATE
    assert handling.seen == []


async def test_one_that_cannot_be_read_need_not_come_again(desk: Desk, handling: Handling) -> None:
    assert await desk.webhook.receive({"update_id": 5, "message": {"date": "zebra"}}) is Receipt.HANDLED
    assert handling.seen == []


_KEYS = (
    "message",
    "callback_query",
    "my_chat_member",
    "chat",
    "from",
    "id",
    "date",
    "text",
    "entities",
    "poll",
    "type",
)
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(content=st.dictionaries(st.sampled_from(_KEYS), _ANYTHING, max_size=4), number=st.integers(0, 2**63 - 1))
async def test_whatever_is_posted_is_done_with_at_once(desk: Desk, content: dict[str, object], number: int) -> None:
    assert await desk.webhook.receive({**content, "update_id": number}) is Receipt.HANDLED
    assert not desk.intake.in_hand


async def test_as_it_ends_what_has_begun_is_finished_and_the_rest_comes_again(desk: Desk, handling: Handling) -> None:
    handling.held.clear()
    begun, waiting = (asyncio.ensure_future(desk.webhook.receive(_post(number))) for number in (5, 1005))
    await asyncio.sleep(0.01)
    desk.webhook.wind_down()
    assert await waiting is Receipt.LATER
    assert await desk.webhook.receive(_post(6)) is Receipt.LATER
    handling.held.set()
    assert await begun is Receipt.HANDLED
    assert handling.seen == [5]


async def test_before_anybody_is_there_a_post_comes_again(desk: Desk, handling: Handling) -> None:
    letterbox = Letterbox(ADDRESS)
    assert await letterbox.post(_post(5)) is Receipt.LATER
    letterbox.opens(desk.webhook)
    assert await letterbox.post(_post(5)) is Receipt.HANDLED


async def test_each_look_that_telegram_answers_is_progress(desk: Desk) -> None:
    before = desk.webhook.answered
    await desk.until(lambda: desk.webhook.answered > before)


async def test_a_webhook_that_somebody_took_away_is_set_again(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.request.results["getWebhookInfo"] = {**SET, "url": ""}
    await desk.until(lambda: len(desk.request.sent("setWebhook")) > 1)
    assert "set again" in caplog.text


async def test_that_telegram_cannot_post_is_said_once_a_failure(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    looks = len(desk.request.sent("getWebhookInfo"))
    await desk.until(lambda: len(desk.request.sent("getWebhookInfo")) > looks + 2)
    desk.request.results["getWebhookInfo"] = {**SET, "last_error_date": 5, "last_error_message": "Connection refused"}
    await desk.until(lambda: "Connection refused" in caplog.text)
    looks = len(desk.request.sent("getWebhookInfo"))
    await desk.until(lambda: len(desk.request.sent("getWebhookInfo")) > looks + 3)
    assert len(caplog.messages) == 1


async def test_a_token_that_stays_refused_is_the_end(handling: Handling) -> None:
    async with _desk(handling, refused_for=0.05) as desk:
        desk.request.trouble.extend([Refusal(401, "Unauthorized")] * 99)
        with pytest.raises(TokenRefusedError):
            await asyncio.wait_for(asyncio.shield(desk.webhook.asking), 60)


async def test_a_server_that_fails_is_asked_again(desk: Desk, handling: Handling) -> None:
    desk.request.trouble.extend([Refusal(500, "Internal Server Error"), Refusal(401, "Unauthorized")])
    await desk.until(lambda: not desk.request.trouble)
    before = desk.webhook.answered
    await desk.until(lambda: desk.webhook.answered > before)

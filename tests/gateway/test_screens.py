"""The message of a session on its way to Telegram: words, another picture, and whatever goes wrong."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.domain.actions import SteerSession
from bot.domain.illustrations import Illustration
from bot.domain.messages import Button, Reply
from bot.domain.sessions import Placed, Shown, Steering
from bot.domain.text import sentence
from bot.gateway.callbacks import Callbacks
from bot.gateway.pacing import Pace
from bot.gateway.pictures import Cards, Pictures, name_of
from bot.gateway.screens import SessionScreens
from bot.storage.short import BoundedMemory
from tests.support.bot_api import RecordingRequest, Refusal, recording_bot
from tests.support.cards import no_cards
from tests.support.memory.store import memory_store

pytestmark = pytest.mark.filterwarnings(
    "ignore::telegram.warnings.PTBDeprecationWarning"
)  # retry_after, inside the library

ADA = 7
STILL, MOVING = Illustration("walk", "A walk", "Walk."), Illustration("hinge", "A hinge", "Bend.", moves=True)
STEP = Reply(
    sentence("Go <on>", bold=True), ((Button("Next", SteerSession("stretch", 1, 0, Steering.NEXT)),),), picture=STILL
)
BELOW, ALONE = Placed(9, pictured=True), Placed(9, pictured=False)
REFUSED = Refusal(400, "Bad Request: whatever it says")
FLOOD = Refusal(429, "Too Many Requests", retry_after=60)


class Desk:
    """Screens over a recording bot."""

    def __init__(self, screens: SessionScreens, request: RecordingRequest) -> None:
        self.screens = screens
        self.request = request

    async def show(self, message: Placed, picture: Illustration | None = None) -> Shown:
        """One attempt in a turn of its own."""
        assert await self.screens.take_turn()
        return await self.screens.show(ADA, message, STEP, picture)

    @property
    def methods(self) -> list[str]:
        """What was asked of Telegram."""
        return [call.method for call in self.request.sent()]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    bot, request = recording_bot()
    file = {"file_id": "kept", "file_unique_id": "one", "width": 640, "height": 480}
    message = {"message_id": 9, "date": 1, "chat": {"id": ADA, "type": "private"}, "photo": [file]}
    request.results["editMessageMedia"] = message
    for picture in (STILL, MOVING):
        (tmp_path / name_of(picture)).write_bytes(picture.id.encode())
    async with bot:
        pictures = Pictures(tmp_path, memory_store().uploads, Cards(no_cards, BoundedMemory(1)))
        yield Desk(SessionScreens(bot, Callbacks("secret"), pictures, Pace(10_000)), request)


async def test_words_are_changed_below_a_picture_or_in_a_message_of_words(desk: Desk) -> None:
    assert await desk.show(BELOW) is Shown.SHOWN
    assert await desk.show(ALONE, STILL) is Shown.SHOWN
    caption, text = desk.request.sent()
    assert (caption.method, caption.params["caption"]) == ("editMessageCaption", "<b>Go &lt;on&gt;</b>")
    assert (text.method, text.params["text"]) == ("editMessageText", "<b>Go &lt;on&gt;</b>")
    assert "Next" in str(caption.params["reply_markup"])


@pytest.mark.parametrize(("picture", "kind"), [(STILL, "photo"), (MOVING, "animation")])
async def test_another_picture_comes_with_its_words_and_is_uploaded_once(
    desk: Desk, picture: Illustration, kind: str
) -> None:
    for _ in range(2):
        assert await desk.show(BELOW, picture) is Shown.SHOWN
    media = [call.params["media"] for call in desk.request.sent("editMessageMedia")]
    first, second = (json.loads(one) if isinstance(one, str) else one for one in media)
    assert (first["type"], first["caption"]) == (kind, "<b>Go &lt;on&gt;</b>")
    assert str(first["media"]).startswith("attach://")
    assert second["media"] == "kept"


async def test_a_picture_that_is_refused_costs_no_words(desk: Desk) -> None:
    desk.request.trouble.append(REFUSED)
    assert await desk.show(BELOW, STILL) is Shown.SHOWN
    assert desk.methods == ["editMessageMedia", "editMessageCaption"]


@pytest.mark.parametrize(
    ("trouble", "shown"),
    [
        (REFUSED, Shown.GONE),
        (Refusal(403, "Forbidden: bot was blocked by the user"), Shown.GONE),
        (Refusal(500, "Internal Server Error"), Shown.LATER),
        (NetworkError("no line"), Shown.LATER),
        (FLOOD, Shown.LATER),
    ],
    ids=["refused", "blocked", "server failed", "no line", "flood"],
)
async def test_what_goes_wrong_is_tried_once(desk: Desk, trouble: Refusal | Exception, shown: Shown) -> None:
    desk.request.trouble.append(trouble)
    assert await desk.show(BELOW) is shown
    assert desk.methods == ["editMessageCaption"]


async def test_after_a_flood_no_session_takes_a_turn_until_telegram_allows_it(desk: Desk) -> None:
    desk.request.trouble.append(FLOOD)
    await desk.show(BELOW)
    assert not await desk.screens.take_turn()

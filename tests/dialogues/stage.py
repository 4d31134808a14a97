"""The real bot before a playground whose clock stands still unless it is moved, and one person in front of both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx
from telegram import Update
from telegram.ext import TypeHandler
from whenever import Instant

from bot.app import running
from bot.assistant import Adapters, Assistant
from bot.flows.reminder import ReminderFlow
from bot.gateway.application import build_application
from bot.gateway.callbacks import Callbacks
from bot.gateway.courier import BotCourier
from bot.gateway.handling import Context
from bot.gateway.members import TelegramMembers
from bot.storage.sqlite.store import Store, open_store
from bot.views.export import exported
from playground.clock import PlaygroundClock
from playground.server import Playground
from tests.dialogues.kept import Kept
from tests.dialogues.moments import BEGINS
from tests.dialogues.screen import Screen, screen_of

_PATIENCE = 60.0
"""Seconds until the bot has dealt with what it was told: a busy machine is no failure."""
_AT_ONCE = 64


class StandingClock(PlaygroundClock):
    """A clock that shows the moment it was set to until it is moved: a slow machine changes nothing."""

    def __init__(self, begins: datetime) -> None:
        super().__init__()
        self._moment = begins

    def now(self) -> datetime:
        return self._moment

    def forward(self, seconds: float) -> None:
        if seconds <= 0:
            raise ValueError("The clock only moves forward, by a positive number of seconds.")
        self._moment += timedelta(seconds=seconds)

    def move_to(self, moment: datetime) -> None:
        if moment < self._moment:
            raise ValueError("The clock only moves forward.")
        self._moment = moment


class Handled:
    """Which messages and taps the bot is done with: what it has to say to them has been said."""

    def __init__(self) -> None:
        self._done: dict[str, asyncio.Event] = {}

    async def note(self, update: Update, _context: Context) -> None:
        """The handler that comes after that of the bot."""
        if update.callback_query is not None:
            self._event(update.callback_query.id).set()
        elif update.effective_message is not None:
            self._event(str(update.effective_message.message_id)).set()

    async def done_with(self, number: str) -> None:
        """Wait until then. Raises TimeoutError."""
        async with asyncio.timeout(_PATIENCE):
            await self._event(number).wait()

    def _event(self, number: str) -> asyncio.Event:
        return self._done.setdefault(number, asyncio.Event())


class Stage:
    """A person, who acts and sees by HTTP; time, which passes only when it is told to; and what is kept."""

    def __init__(
        self, http: httpx.AsyncClient, chat: int, store: Store, reminders: ReminderFlow, handled: Handled
    ) -> None:
        self._http = http
        self._chat = chat
        self._store = store
        self._reminders = reminders
        self._handled = handled
        self.now = BEGINS

    async def say(self, text: str) -> None:
        """Type it, and wait until the bot has answered or will not."""
        sent = await self._post("send", text=text, **self._who)
        await self._handled.done_with(str(sent["message"]["message_id"]))

    async def press(self, message: int, data: str) -> None:
        """Tap a button, and wait until the bot has answered or will not."""
        tapped = await self._post("press", message_id=message, data=data, **self._who)
        await self._handled.done_with(tapped["callback_query_id"])

    async def screen(self) -> Screen:
        """What is on the screen now."""
        answer = await self._http.get("/playground/state")
        chats = answer.raise_for_status().json()["chats"]
        return screen_of(next(one["messages"] for one in chats if one["id"] == self._chat))

    async def kept(self) -> Kept:
        """What /export would hand out now. Asking for it in the chat would be a part of the conversation."""
        return Kept(exported(self._chat, await self._store.records.everything(self._chat)), self.now)

    async def pass_until(self, moment: Instant) -> None:
        """Let time pass; each reminder on the way comes at its own time."""
        while (wake := await self._store.ticks.next_wake()) is not None and self.now < wake <= moment:
            await self._move_to(wake)
        if moment > self.now:
            await self._move_to(moment)

    async def _move_to(self, moment: Instant) -> None:
        seconds = (moment - self.now).total("seconds")
        await self._post("clock", forward_seconds=seconds)
        self.now = moment
        while found := await self._reminders.tick(_AT_ONCE):
            for due in found:
                await self._reminders.bring(due)

    @property
    def _who(self) -> dict[str, int]:
        return {"chat_id": self._chat, "person_id": self._chat}

    async def _post(self, path: str, **body: Any) -> dict[str, Any]:
        answer = await self._http.post(f"/playground/{path}", json=body)
        decoded: dict[str, Any] = answer.raise_for_status().json()
        return decoded


@asynccontextmanager
async def stage(assistant: Assistant) -> AsyncIterator[Stage]:
    """All of it anew, for a person who has said nothing yet."""
    playground = Playground(port=0, name="Hammy", username="hammy_playground_bot")
    playground.clock = StandingClock(BEGINS.to_stdlib())
    async with AsyncExitStack() as stack:
        await playground.start()
        stack.push_async_callback(playground.stop)
        plain = httpx.AsyncHTTPTransport(verify=False)  # reading certificates takes a while, and none is needed
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=playground.url, transport=plain))
        store = await open_store(":memory:")
        stack.push_async_callback(store.close)
        handled, application = Handled(), build_application(playground.token, playground.url)
        application.add_handler(TypeHandler(Update, handled.note), group=1)

        def clock() -> Instant:
            return Instant(playground.clock.now())

        kept = Adapters(store.records, store.chats, assistant.places, TelegramMembers(application.bot))
        await stack.enter_async_context(
            running(application, assistant.flow(clock, kept), assistant.library, store.uploads)
        )
        courier = BotCourier(application.bot, Callbacks(playground.token), sleep=_at_once)
        reminders = ReminderFlow(assistant.library, store.ticks, store.chats, courier, clock, owner="stage")
        made = await http.post("/playground/people", json={"first_name": "Ada"})
        yield Stage(http, made.raise_for_status().json()["chat"]["id"], store, reminders, handled)


async def _at_once(_seconds: float) -> None:
    """Two reminders to one chat need no second between them here."""

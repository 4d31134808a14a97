"""The real bot, put together as `hammy run` does, in front of a playground."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from whenever import Instant, Time, TimeDelta

from bot.app import reminding, running, ticker
from bot.assistant import Adapters, Assistant
from bot.domain.places import Place
from bot.gateway.application import build_application
from bot.gateway.courier import A_SECOND
from bot.gateway.members import TelegramMembers
from bot.gateway.pacing import Pace
from bot.storage.sqlite.store import Store, open_store
from playground.server import Playground
from tests.support.chat import PATIENCE, ChatPage, Person, opened
from tests.support.folders import folder_in_memory
from tests.support.standing import StandingClock, taps_by

TICK = 0.05
"""Seconds between two looks at what is due."""

_TOWNS = (
    Place("Lisbon", "Portugal", "Europe/Lisbon"),
    Place("Springfield", "Illinois", "America/Chicago"),
    Place("Springfield", "Massachusetts", "America/New_York"),
    Place("Tokyo", "Japan", "Asia/Tokyo"),
)


class FewTowns:
    """The Places port of a small world, which is known without looking far."""

    def expect(self) -> None:
        """It is all here."""

    async def find(self, text: str) -> tuple[Place, ...]:
        return tuple(town for town in _TOWNS if town.name.lower() in text.lower())

    async def at(self, latitude: float, longitude: float) -> Place | None:
        return _TOWNS[3] if longitude > 100 else _TOWNS[0]


class Telegram:
    """A playground with a page, and the bot, which can be stopped and started again: what is kept stays."""

    def __init__(self, playground: Playground, page: ChatPage, assistant: Assistant, database: Path) -> None:
        self.playground = playground
        self.page = page
        self._brain = assistant
        self._database = database
        self.ahead = TimeDelta()
        """How far the clock of the bot's machine runs ahead of everybody else's."""

    @staticmethod
    def clock_of(playground: Playground) -> Callable[[], Instant]:
        """The clock of a playground, as the bot reads it."""
        return lambda: Instant(playground.clock.now())

    async def person(self, name: str = "Ada") -> Person:
        """Someone who has not written yet."""
        return await self.page.person(name)

    @property
    def now(self) -> Instant:
        """This instant, for the bot and for Telegram."""
        return Instant(self.playground.clock.now())

    async def settled(self) -> None:
        """Wait until the bot is done with all that was said to it. Raises TimeoutError after a minute."""
        assert self.playground._world is not None
        async with asyncio.timeout(PATIENCE):
            while len(self.playground._world.updates):  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.02)

    async def forward(self, minutes: float) -> None:
        """Let time pass, for the bot and for Telegram."""
        await self.page.post("clock", forward_seconds=60 * minutes)

    async def forward_to(self, hour: int, minute: int = 0, *, days: int = 0, zone: str = "Europe/Lisbon") -> None:
        """Let time pass until a clock on the wall next shows a time, or so many days after that."""
        here = self.now.to_tz(zone)
        then = here.date().at(Time(hour, minute)).assume_tz(zone)
        if then <= here:
            then = then.add(days=1)
        seconds = (then.add(days=days) - here).total("seconds")
        await self.page.post("clock", forward_seconds=seconds + 0.001)

    @asynccontextmanager
    async def bot(self, *, reminds: bool = False, learns: bool = False) -> AsyncIterator[Store]:
        """The bot from its first request to its end; whoever asks for it gets reminders, within a moment."""
        library, right = self._brain.library, self.clock_of(self.playground)

        def clock() -> Instant:
            return right() + self.ahead

        async with AsyncExitStack() as stack:
            store = await open_store(self._database)
            stack.push_async_callback(store.close)
            application = build_application(self.playground.token, self.playground.url)
            kept = Adapters(store.records, store.chats, FewTowns(), TelegramMembers(application.bot))
            flow, pace = self._brain.flow(clock, kept, learns=learns), Pace(A_SECOND)
            await stack.enter_async_context(running(application, flow, library, store.uploads))
            if reminds:
                reminders = reminding(
                    application, library, store.ticks, store.chats, clock, TICK, store.records, pace=pace
                )
                await stack.enter_async_context(reminders)
            await stack.enter_async_context(ticker(application, flow, store.uploads, pace, TICK).running())
            yield store


@asynccontextmanager
async def served(assistant: Assistant) -> AsyncIterator[Telegram]:
    """A fresh playground, whose clock stands still until time is let pass; the bot is not started yet."""
    playground = Playground(port=0, name="Hammy", username="hammy_playground_bot")
    playground.clock = StandingClock()
    await playground.start()
    try:
        with folder_in_memory() as folder, taps_by(playground.clock):
            async with opened(playground.url) as page:
                yield Telegram(playground, page, assistant, folder / "hammy.db")
    finally:
        await playground.stop()

"""The real bot, put together as `hammy run` does, in front of a playground."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from whenever import Instant

from bot.app import running
from bot.brain import Brain
from bot.gateway.application import build_application
from bot.playground.server import Playground
from tests.support.chat import ChatPage, Person, opened


class Telegram:
    """A playground with a page, and the bot, which can be stopped and started again."""

    def __init__(self, playground: Playground, page: ChatPage, brain: Brain) -> None:
        self.playground = playground
        self.page = page
        self._brain = brain

    @staticmethod
    def clock_of(playground: Playground) -> Callable[[], Instant]:
        """The clock of a playground, as the bot reads it."""
        return lambda: Instant(playground.clock.now())

    async def person(self, name: str = "Ada") -> Person:
        """Someone who has not written yet."""
        return await self.page.person(name)

    async def forward(self, minutes: float) -> None:
        """Let time pass, for the bot and for Telegram."""
        await self.page.post("clock", forward_seconds=60 * minutes)

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[None]:
        """The bot from its first request to its end, with an empty memory."""
        flow = self._brain.flow(self.clock_of(self.playground))
        application = build_application(self.playground.token, self.playground.url)
        async with running(application, flow, self._brain.library):
            yield


@asynccontextmanager
async def served(brain: Brain) -> AsyncIterator[Telegram]:
    """A fresh playground; the bot is not started yet."""
    playground = Playground(port=0)
    await playground.start()
    try:
        async with opened(playground.url) as page:
            yield Telegram(playground, page, brain)
    finally:
        await playground.stop()

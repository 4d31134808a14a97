"""Where updates come from: Telegram is asked for them, or it posts them."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod

from bot.flows.observing import Observer
from bot.gateway.intake import Intake

REFUSED_FOR = 180.0
"""Seconds for which a token may be refused before that counts as meant: a single 401 or 404 is a hiccup of a server."""


class TokenRefusedError(Exception):
    """Telegram has refused the token for so long that it is meant."""


class Refusals:
    """For how long the token has been refused."""

    def __init__(self, most: float) -> None:
        self._most = most
        self._since: float | None = None

    def accepted(self) -> None:
        """Telegram has answered."""
        self._since = None

    def refused(self) -> None:
        """It was refused. Raises TokenRefusedError where it has been for too long."""
        now = asyncio.get_running_loop().time()
        self._since = self._since if self._since is not None else now
        if now - self._since >= self._most:
            raise TokenRefusedError


class UpdateSource(ABC):
    """Hands each update on once, from `start` to `stop`: a task asks Telegram, and the intake has in hand what came."""

    def __init__(self, intake: Intake, refused_for: float, observer: Observer | None) -> None:
        """`refused_for` is how many seconds the token may be refused."""
        self._intake = intake
        self._refusals = Refusals(refused_for)
        self._observer = observer or Observer()
        self._asking: asyncio.Task[None] | None = None
        self.answered = 0.0
        """When Telegram last answered, on the clock of the event loop."""

    @abstractmethod
    async def prepare(self) -> None:
        """Let Telegram give its updates this way, those that wait too. Raises TelegramError."""

    @abstractmethod
    async def _ask_on(self) -> None:
        """Ask Telegram again and again. Raises TokenRefusedError."""

    def start(self) -> None:
        """From now on."""
        self._was_answered()
        self._asking = asyncio.create_task(self._ask_on())  # noqa: TID251 (ended in wind_down)

    @property
    def asking(self) -> asyncio.Task[None]:
        """The task that asks, once started; it ends before `stop` with TokenRefusedError alone."""
        assert self._asking is not None
        return self._asking

    @property
    def handled(self) -> float:
        """Another number whenever something was handled, and always while nothing is in hand."""
        return self._intake.progress

    def wind_down(self) -> None:
        """Take no more, and begin nothing of what waits for its turn; what has begun goes on."""
        if self._asking is not None:
            self._asking.cancel()
        self._intake.wind_down()

    async def stop(self, seconds: float) -> None:
        """Give what has begun so many seconds from `wind_down` on. What else there is comes back at the next start."""
        self.wind_down()
        await self._intake.stop(seconds)

    def _was_answered(self) -> None:
        self.answered = asyncio.get_running_loop().time()

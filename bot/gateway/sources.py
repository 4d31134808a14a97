"""Where updates come from: Telegram is asked for them, or it posts them."""

from __future__ import annotations

import asyncio
from typing import Protocol

REFUSED_FOR = 180.0
"""Seconds for which a token may be refused before that counts as meant: a single 401 or 404 is a hiccup of a server."""


class TokenRefusedError(Exception):
    """Telegram has refused the token for so long that it is meant."""


class UpdateSource(Protocol):
    """Hands each update on once, from `start` to `stop`."""

    async def prepare(self) -> None:
        """Let Telegram give its updates this way, those that wait too. Raises TelegramError."""

    def start(self) -> None:
        """From now on."""

    @property
    def asking(self) -> asyncio.Task[None]:
        """The task that asks Telegram, once started; it ends before `stop` with TokenRefusedError alone."""

    @property
    def answered(self) -> float:
        """When Telegram last answered, on the clock of the event loop."""

    @property
    def handled(self) -> float:
        """Another number whenever something was handled, and always while nothing is in hand."""

    def wind_down(self) -> None:
        """Take no more, and begin nothing of what waits for its turn; what has begun goes on."""

    async def stop(self, seconds: float) -> None:
        """Give what has begun so many seconds from `wind_down` on. What else there is comes back at the next start."""


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

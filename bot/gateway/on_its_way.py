"""The answer to one update while it is sent: what a process that is killed meanwhile leaves to the next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Protocol

from bot.domain.sessions import Placed


class Answers(Protocol):
    """How often the answer to an update may have arrived, by the number of the update."""

    def going_out(self, update: int) -> None:
        """From now on it may have arrived once more."""

    def came_back(self, update: int) -> None:
        """The last one certainly did not."""


class OnItsWay:
    """The answer to one update, and its message once it was delivered."""

    def __init__(self, answers: Answers, update: int) -> None:
        self._answers = answers
        self._update = update
        self._out = False
        self.placed: Placed | None = None

    @property
    def message(self) -> int | None:
        """The number of its message."""
        return self.placed.message if self.placed is not None else None

    async def attempt(self, work: Callable[[], Awaitable[None]]) -> None:
        """One request, which tells when its body leaves this machine; before that a kill costs nothing."""
        self._out = False
        token = SENDING.set(self)
        try:
            await work()
        finally:
            SENDING.reset(token)

    def going_out(self) -> None:
        """It leaves this machine now."""
        self._out = True
        self._answers.going_out(self._update)

    def came_back(self) -> None:
        """It was refused, or never left this machine."""
        if self._out:
            self._out = False
            self._answers.came_back(self._update)


SENDING: ContextVar[OnItsWay | None] = ContextVar("sending", default=None)
"""What is sent by the task that runs: the connection, far below, knows when it leaves."""

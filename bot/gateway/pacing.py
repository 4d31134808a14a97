"""Turns to send: evenly, and never more within any second than the receiver allows."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiolimiter import AsyncLimiter

_WINDOW = 1.001
"""Seconds: a hair more than the receiver's."""
_EVENLY = 0.95
"""Of the time between two messages at full pace: a timer is always a little late, and that would add up."""
_SLOWEST = 32.0
_RECOVERY = 0.9
_SPARE = 0.5
"""Of the messages within a second, so many at most are such as can be spared."""
_UNTIL_CALM = 30.0
"""Seconds."""


class Pace:
    """At most so many messages a second, first come first served.

    When a message counts for the receiver is known only to lie between its request and its answer. So a turn is
    given back one second after it ended, not after it began: a slow answer costs pace, never a refusal.
    """

    def __init__(self, a_second: int) -> None:
        self._room = asyncio.Semaphore(a_second)
        self._period = _EVENLY / a_second
        self._evenly = AsyncLimiter(1, self._period)
        self._next = asyncio.Lock()
        self._stretch = 1.0
        self._waiting = 0
        self._spare = max(1, int(_SPARE * a_second))
        self._spare_again = -math.inf

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn; it lasts until the message was answered."""
        self._waiting += 1
        try:
            async with self._next:
                await self._evenly.acquire()
                if self._stretch > 1:
                    await asyncio.sleep(self._period * self._stretch)  # the limiter's own wait runs meanwhile
                await self._room.acquire()  # last: what waits here takes no place yet
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            asyncio.get_running_loop().call_later(_WINDOW, self._room.release)

    async def take_spare(self) -> bool:
        """A turn that nobody needs, at once or not at all; it ends with `end_spare`.

        Nobody who waits is passed by. These come evenly too, and at half the pace: so one that is needed from now on
        finds a place at any moment, just as if there were none of them.
        """
        now = asyncio.get_running_loop().time()
        if self._waiting or now < self._spare_again or self._room.locked():
            return False
        self._spare_again = now + 1 / self._spare
        return await self._room.acquire()  # there is room, so nothing is waited for

    def end_spare(self) -> None:
        """The message of a spare turn was answered."""
        asyncio.get_running_loop().call_later(_WINDOW, self._room.release)

    def slow_down(self) -> None:
        """The receiver asked for a pause: half the pace from now on, and nothing that can be spared for a while."""
        self._stretch = min(2 * self._stretch, _SLOWEST)
        self._spare_again = asyncio.get_running_loop().time() + _UNTIL_CALM

    def speed_up(self) -> None:
        """A message was accepted: a little faster again, up to the full pace."""
        self._stretch = max(_RECOVERY * self._stretch, 1.0)

"""Looks at the signs every second, and says when the process should end for its supervisor to start it anew."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import NoReturn

from bot.flows.observing import Observer
from bot.flows.ports import Clock
from bot.watching.signs import Sign, Watched

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
LAGGING = 1.0
"""Seconds that the event loop may come late."""
_LEAP = 60.0


class StuckError(Exception):
    """The bot cannot go on; the message is one line."""


class Watchdog:
    """What is known of how the bot is. `starting` and `stopping` it is alive and not ready."""

    def __init__(self, observer: Observer, clock: Clock, every: float = SECONDS_BETWEEN_LOOKS) -> None:
        self._observer = observer
        self._clock = clock
        self._every = every
        self._unready: str | None = "starting"
        self._dead: str | None = None

    def dead(self) -> str | None:
        """Why the process should be started anew."""
        return self._dead

    def unready(self) -> str | None:
        """Why nobody should rely on the bot now."""
        return self._unready

    async def watch(
        self, signs: Sequence[Sign], broken: Callable[[], str | None], well: Callable[[], None]
    ) -> NoReturn:
        """From now on it is ready. Raises StuckError where a sign is still for too long, or with what is `broken`.

        `well` is called at each look with which all goes on.
        """
        loop = asyncio.get_running_loop()
        watched = [Watched(sign) for sign in signs]
        self._unready = None
        wall, before = self._clock(), loop.time()
        while True:
            await asyncio.sleep(self._every)
            now, seen = loop.time(), self._clock()
            lag = max(0.0, now - before - self._every)
            self._observer.lagged(lag)
            leap = (seen - wall).total("seconds") - (now - before)
            if abs(leap) > _LEAP:
                self._observer.leapt()
                log.warning("the clock leapt by %.0f seconds", leap)
            wall, before = seen, now
            for one in watched:
                one.look(self._every)
            self._dead = broken() or next((end for one in watched if (end := one.end)), None)
            if self._dead is not None:
                raise StuckError(self._dead)
            late = f"the event loop comes {lag:.1f} seconds late" if lag > LAGGING else None
            self._unready = next((doubt for one in watched if (doubt := one.doubt)), late)
            well()

    def stopping(self) -> None:
        """It ends now, as it was told to."""
        self._unready = "stopping"

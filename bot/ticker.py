"""The one loop that lets the messages of all guided sessions go on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.flows.ports import Screens
from bot.flows.sessions import Live, LiveSessions

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 0.5
_SOONER = 8
"""So many times sooner comes the next look where more is due than there were turns."""
SECONDS_TO_CLOSE = 1.0
"""In which messages of sessions that still run are told that they ended, where that takes no turn from anybody."""


class Ticker:
    """Looks every so many seconds which messages are due, and changes them side by side."""

    def __init__(self, sessions: LiveSessions, screens: Screens, every: float = SECONDS_BETWEEN_LOOKS) -> None:
        self._sessions = sessions
        self._screens = screens
        self._every = every
        self._stopping = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Until the block ends, and a second longer at most: then no session runs any more."""
        loop = asyncio.create_task(self._run())  # noqa: TID251 (awaited when the block ends)
        try:
            yield
        finally:
            self._sessions.close()
            self._stopping.set()
            await asyncio.wait((loop,), timeout=SECONDS_TO_CLOSE)
            loop.cancel()
            await asyncio.wait((loop,))

    async def _run(self) -> None:
        async with asyncio.TaskGroup() as changes:
            while not self._stopping.is_set():
                more = await self._change_due(changes)
                try:
                    async with asyncio.timeout(self._every / _SOONER if more else self._every):
                        await self._stopping.wait()
                except TimeoutError:
                    pass
            while self._sessions.unclosed:
                await self._change_due(changes)
                await asyncio.sleep(self._every / _SOONER)

    async def _change_due(self, changes: asyncio.TaskGroup) -> bool:
        """Begin as many changes as there are turns; True where there are more, which show later what is so by then."""
        try:
            for live in self._sessions.due():
                if not await self._screens.take_turn():
                    return True
                changes.create_task(self._show(live))
        except Exception as error:  # noqa: BLE001 (the next look follows)
            log.error("the sessions could not be looked at: %s", type(error).__name__)
        return False

    async def _show(self, live: Live) -> None:
        try:
            await self._sessions.show(live, self._screens)
        except Exception as error:  # noqa: BLE001 (one session must not end all of them)
            log.error("a session could not be shown: %s", type(error).__name__)

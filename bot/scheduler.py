"""The loop that ticks: brings what is due side by side, in order within a chat, and ends gracefully."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from whenever import Instant

from bot.domain.occurrences import Due
from bot.flows.observing import Observer, Part
from bot.flows.reminder import ReminderFlow
from bot.storage.errors import StoreError

log = logging.getLogger(__name__)

SECONDS_BETWEEN_TICKS = 0.5
_SOONER = 5
"""So many times sooner comes the next tick after one that found something: where one is due, more may follow."""
_AT_ONCE = 64
_SECONDS_TO_END = 5.5
_SECONDS_TO_RESIGN = 0.5
_SECONDS_BETWEEN_TRIMS = 24 * 60 * 60.0
_LEAP = 60.0
SECONDS_TO_FIRST_TRIM = 60 * 60.0


class Scheduler:
    """Ticks every so many seconds, more often while much is due, and holds at most so many claimed reminders."""

    def __init__(
        self,
        flow: ReminderFlow,
        every: float = SECONDS_BETWEEN_TICKS,
        at_once: int = _AT_ONCE,
        first_trim: float = SECONDS_TO_FIRST_TRIM,
        observer: Observer | None = None,
        daily: Callable[[], Awaitable[int]] | None = None,
    ) -> None:
        """Old records are deleted so many seconds after the start, and daily: a clock that is wrong at a start is put
        right soon. `daily` is what is done besides, and says how many it deleted.
        """
        self._daily = daily
        self._flow = flow
        self._every = every
        self._at_once = at_once
        self._stopping = False
        self._woken = asyncio.Event()
        self._held = 0
        self._more = False
        self._failing = False
        self._queues: dict[int, deque[Due]] = {}
        self._brought: dict[int, asyncio.Task[None]] = {}
        self._first_trim = first_trim
        self._seen = Instant.MIN, 0.0
        self._trimmed: float | None = None
        self._observer = observer or Observer()
        self.ticks = 0
        """How often what is due was looked at, and the database answered."""

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Tick until the block ends, and be done within six seconds from then.

        What is being sent is finished and recorded. What was only claimed is left to the process that leads next.
        """
        self._stopping = False
        loop = asyncio.create_task(self._run())  # noqa: TID251 (awaited when the block ends)
        try:
            yield
        finally:
            await self._stop(loop)

    def wake(self) -> None:
        """Tick now."""
        self._woken.set()

    async def _run(self) -> None:
        while not self._stopping:
            try:
                await self._tick_on()
            except Exception as error:  # noqa: BLE001 (a defect of this loop must not end all reminders)
                log.error("the loop of reminders failed: %s", type(error).__name__)
                await asyncio.sleep(self._every)

    async def _tick_on(self) -> None:
        async with asyncio.TaskGroup() as group:
            while not self._stopping:
                self._woken.clear()
                found = await self._beat(group)
                try:
                    async with asyncio.timeout(self._every / _SOONER if found else self._every):
                        await self._woken.wait()
                except TimeoutError:
                    pass

    async def _stop(self, loop: asyncio.Task[None]) -> None:
        self._stopping = True
        self.wake()
        for occurrence, task in self._brought.items():
            if occurrence in self._flow.waiting:
                task.cancel()
        await asyncio.wait((loop,), timeout=_SECONDS_TO_END)
        loop.cancel()
        await asyncio.wait((loop,))
        try:
            async with asyncio.timeout(_SECONDS_TO_RESIGN):
                await self._flow.release_lease()
        except Exception as error:  # noqa: BLE001 (the lease ends by itself, a little later)
            log.warning("the lease was not given up: %s", type(error).__name__)

    async def _beat(self, group: asyncio.TaskGroup) -> bool:
        """One tick; True where it found something. Whatever fails in it is logged, and the next one goes on."""
        room = self._at_once - self._held
        try:
            claimed = await self._flow.tick(room)
        except Exception as error:  # noqa: BLE001 (the tick never dies)
            if not self._failing:  # one line, however often the same is tried
                level = logging.WARNING if isinstance(error, StoreError) else logging.ERROR
                log.log(level, "a tick failed: %s", type(error).__name__)
            self._failing = True
            self._observer.failed(Part.REMINDING, error)
            return False
        self._failing = False
        self.ticks += 1
        self._observer.ticked(leads=self._flow.leads)
        self._more = 0 < room == len(claimed)
        for due in claimed:
            self._held += 1
            chat = due.reminder.chat
            if chat in self._queues:
                self._queues[chat].append(due)
            else:
                self._queues[chat] = deque((due,))
                group.create_task(self._serve(chat))
        if self._flow.leads and self._is_time_to_trim():
            group.create_task(self._trim())
        return bool(claimed)

    async def _serve(self, chat: int) -> None:
        """Bring what is due in one chat, one after the other."""
        queue = self._queues[chat]
        task = asyncio.current_task()
        assert task is not None
        try:
            while queue and not self._stopping:
                due = queue.popleft()
                self._brought[due.occurrence.id] = task
                try:
                    await self._flow.bring(due)
                finally:
                    del self._brought[due.occurrence.id]
                    self._held -= 1
                if self._more and 2 * self._held <= self._at_once:
                    self.wake()
        finally:
            self._held -= len(queue)
            del self._queues[chat]

    def _is_time_to_trim(self) -> bool:
        now = asyncio.get_running_loop().time()
        if self._trimmed is None:
            self._seen = self._flow.now, now
            self._trimmed = now + self._first_trim - _SECONDS_BETWEEN_TRIMS
        if now - self._trimmed < _SECONDS_BETWEEN_TRIMS:
            return False
        self._trimmed = now
        return not self._clock_leapt(now)

    def _clock_leapt(self, now: float) -> bool:
        """True where, since it was last asked, the clock on the wall went otherwise than that of the machine."""
        seen, self._seen = self._seen, (self._flow.now, now)
        return abs((self._seen[0] - seen[0]).total("seconds") - (now - seen[1])) > _LEAP

    async def _trim(self) -> None:
        try:
            rows = await self._daily() if self._daily is not None else 0
            rows += await self._flow.trim()
        except Exception as error:  # noqa: BLE001 (tomorrow again)
            log.error("old records were not deleted: %s", type(error).__name__)
        else:
            log.debug("%d old records deleted", rows)

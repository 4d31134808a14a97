"""A process that reminds: storage, flow, courier and scheduler as in `hammy run`, without anything that answers.

It can be told to kill itself at a named step, as a power cut would.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from telegram import Bot
from whenever import Instant, TimeDelta

from bot.catalogue.library import load_library
from bot.catalogue.root import catalogue_root
from bot.domain.delivery import Delivery
from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.occurrences import Due, Resolution
from bot.flows.ports import Courier
from bot.flows.reminder import ReminderFlow
from bot.gateway.callbacks import Callbacks
from bot.gateway.courier import BotCourier
from bot.gateway.requests import build_requests
from bot.scheduler import Scheduler
from bot.storage.sqlite.store import Store, open_store

_CONNECTIONS = 16
_PATIENCE = 30.0
_LONGEST_SEND = 0.006
"""Seconds within which a process kills itself while a message is on its way."""


class Step(StrEnum):
    """Where a process may end. Those of COMMIT are between the last statement of a transaction and its end."""

    CLAIMED = "after claiming"
    TURN = "at its turn, before the attempt"
    ATTEMPTING = "in the attempt, before COMMIT"
    ATTEMPTED = "after the attempt, before sending"
    SENDING = "while the message is on its way"
    SENT = "after sending, before recording"
    SETTLING = "while recording, before COMMIT"
    SETTLED = "after recording"
    RECOVERED = "while recovering from another crash"


@dataclass(frozen=True, slots=True)
class Errand:
    """What a process is started with. Its clock is `ahead` by so many seconds at its start, and then so much faster."""

    database: Path
    api_url: str
    token: str
    library: Library
    ahead: float = 0.0
    speed: float = 1.0
    lease: float = 15.0
    every: float = 0.02
    step: Step | None = None
    nth: int = 1


def reminding_library() -> Library:
    """As much of the library as reminding needs: little enough to be handed to many processes."""
    library, _ = load_library(catalogue_root())
    return replace(library, answers={}, facts={}, documents={}, categories=())


def clock_of(ahead: float, speed: float = 1.0) -> Callable[[], Instant]:
    """A clock that is ahead by so many seconds now, and goes so much faster than the real one."""
    start, began = Instant.now() + TimeDelta(seconds=ahead), time.monotonic()  # noqa: TID251 (the clock)
    return lambda: start + TimeDelta(seconds=speed * (time.monotonic() - began))


def remind(errand: Errand) -> None:
    """The life of the process: until SIGTERM, or until it kills itself."""
    asyncio.run(_remind(errand))


async def _remind(errand: Errand) -> None:
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    async with assembled(errand) as scheduler, scheduler.running():
        await ended.wait()


@asynccontextmanager
async def assembled(errand: Errand) -> AsyncIterator[Scheduler]:
    """The scheduler of such a process, with everything below it open."""
    reaper = Reaper(errand.step, errand.nth)
    calls, polling = build_requests(errand.api_url, _CONNECTIONS, _PATIENCE)
    bot = Bot(errand.token, f"{errand.api_url}/bot", request=calls, get_updates_request=polling)
    async with opened(errand.database) as store, bot:
        courier = BotCourier(bot, Callbacks(errand.token))
        flow = ReminderFlow(
            errand.library,
            MortalTicks(store, reaper) if errand.step else store.ticks,
            store.chats,
            MortalCourier(courier, reaper) if errand.step else courier,
            clock_of(errand.ahead, errand.speed),
            secrets.token_hex(8),
            TimeDelta(seconds=errand.lease),
        )
        yield Scheduler(flow, errand.every)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Store]:
    """A store that is closed at the end."""
    store = await open_store(path)
    try:
        yield store
    finally:
        await store.close()


class Reaper:
    """Kills this process at the n-th time that one step is reached."""

    def __init__(self, step: Step | None, nth: int) -> None:
        self.step = step
        self._left = nth

    def reach(self, step: Step) -> None:
        """Die here, where it is time."""
        if self.is_time(step):
            die()

    def is_time(self, step: Step) -> bool:
        """True at the time to die at this step."""
        if step is not self.step:
            return False
        self._left -= 1
        return self._left == 0


def die() -> None:
    """As with kill -9: no handler runs, no file is closed, nothing is written."""
    os.kill(os.getpid(), signal.SIGKILL)


class MortalTicks:
    """The storage, in a process that may die at each of its steps."""

    def __init__(self, store: Store, reaper: Reaper) -> None:
        self._ticks = store.ticks
        self._database = store.database
        self._reaper = reaper

    async def take_lease(self, owner: str, now: Instant, until: Instant) -> bool:
        """As it is."""
        return await self._ticks.take_lease(owner, now, until)

    async def leased_until(self) -> Instant | None:
        """As it is."""
        return await self._ticks.leased_until()

    async def waiting(self, after: int, limit: int) -> Sequence[Due]:
        """As it is."""
        return await self._ticks.waiting(after, limit)

    async def bring_forward(self, occurrence: int, due: Instant) -> None:
        """As it is."""
        await self._ticks.bring_forward(occurrence, due)

    async def release_lease(self, owner: str) -> None:
        """As it is."""
        await self._ticks.release_lease(owner)

    async def recover(self, owner: str, now: Instant) -> Sequence[Due]:
        """Die with what was found in hand."""
        found = await self._ticks.recover(owner, now)
        if found:
            self._reaper.reach(Step.RECOVERED)
        return found

    async def claim(self, owner: str, now: Instant, limit: int) -> Sequence[Due]:
        """Die with what was claimed in hand."""
        claimed = await self._ticks.claim(owner, now, limit)
        if claimed:
            self._reaper.reach(Step.CLAIMED)
        return claimed

    async def attempt(self, owner: str, occurrence: int) -> bool:
        """Die before, within, or after."""
        self._reaper.reach(Step.TURN)
        await self._die_at_commit(Step.ATTEMPTING, "attempts + 1")
        ours = await self._ticks.attempt(owner, occurrence)
        self._reaper.reach(Step.ATTEMPTED)
        return ours

    async def settle(self, owner: str, due: Due, settled: Resolution, now: Instant) -> int | None:
        """Die within or after."""
        await self._die_at_commit(Step.SETTLING, "owner = NULL")
        older = await self._ticks.settle(owner, due, settled, now)
        self._reaper.reach(Step.SETTLED)
        return older

    async def trim(self, before: Instant, drafts_before: Instant) -> int:
        """As it is."""
        return await self._ticks.trim(before, drafts_before)

    async def _die_at_commit(self, step: Step, marker: str) -> None:
        """Die when the transaction whose statements hold the marker is about to end."""
        if not self._reaper.is_time(step):
            return
        seen = False

        def watch(statement: str) -> None:
            nonlocal seen
            seen = seen or marker in statement
            if seen and statement == "COMMIT":
                die()

        await self._database._connection.set_trace_callback(watch)  # noqa: SLF001 (nothing else can look inside)


class MortalCourier:
    """The courier, in a process that may die around each message."""

    def __init__(self, courier: Courier, reaper: Reaper) -> None:
        self._courier = courier
        self._reaper = reaper
        self.send_slot = courier.send_slot
        self.prepare = courier.prepare

    async def deliver(self, chat: int, reply: Reply, thread: int | None = None) -> Delivery:
        """Die on the way, at some moment within a few milliseconds, or right after."""
        if self._reaper.is_time(Step.SENDING):
            threading.Thread(target=_die_soon, daemon=True).start()
        delivery = await self._courier.deliver(chat, reply, thread)
        self._reaper.reach(Step.SENT)
        return delivery

    async def retire(self, chat: int, message: int) -> None:
        """As it is."""
        await self._courier.retire(chat, message)


def _die_soon() -> None:
    time.sleep(_LONGEST_SEND * secrets.randbelow(1000) / 1000)
    die()

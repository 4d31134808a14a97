"""The process that leads is killed, and another one on the same database takes over as soon as its lease is over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from whenever import TimeDelta

from bot.domain.library import Library
from bot.flows.reminder import LEASE, ReminderFlow
from bot.storage.sqlite.store import Store, open_store
from tests.storage.keeping import NOW, add, set_zone
from tests.support.clock import FixedClock
from tests.support.kinds import STRETCHING
from tests.support.reminding import NUDGES, RecordingCourier

LONGEST = TimeDelta(seconds=20)
"""How long nobody may remind."""


class Process:
    """One that reminds."""

    def __init__(self, library: Library, store: Store, clock: FixedClock, owner: str, lease: TimeDelta) -> None:
        self.store = store
        self.courier = RecordingCourier([])
        stocked = replace(library, nudges={STRETCHING: NUDGES})
        self.flow = ReminderFlow(stocked, store.ticks, store.chats, self.courier, clock, owner, lease=lease)

    async def tick(self) -> None:
        """Look once, and bring what is due."""
        for one in await self.flow.tick(10):
            await self.flow.bring(one)


@asynccontextmanager
async def two(library: Library, path: Path, clock: FixedClock, lease: TimeDelta) -> AsyncIterator[list[Process]]:
    """Two processes, each with its own connections to one database."""
    async with AsyncExitStack() as stack:
        stores = []
        for _ in range(2):
            stores.append(await open_store(path))
            stack.push_async_callback(stores[-1].close)
        await set_zone(stores[0], "UTC")
        yield [Process(library, store, clock, owner, lease) for store, owner in zip(stores, "ab", strict=True)]


@pytest.mark.parametrize("lease", [LEASE, TimeDelta(seconds=2)])
async def test_the_other_reminds_once_the_lease_is_over(library: Library, tmp_path: Path, lease: TimeDelta) -> None:
    clock, path = FixedClock(NOW), tmp_path / "hammy.db"
    async with two(library, path, clock, lease) as (leader, other):
        for _ in range(3):
            await leader.tick()
            await other.tick()
            clock.forward(seconds=0.5)
        assert leader.flow.leads
        killed = clock.now
        await add(other.store, due=clock.now)
        while not other.courier.sent:
            await other.tick()
            clock.forward(seconds=0.5)
        assert clock.now - killed <= min(lease + TimeDelta(seconds=1), LONGEST)
        assert not leader.courier.sent


async def test_what_the_killed_one_had_claimed_and_not_sent_comes_from_the_other(
    library: Library, tmp_path: Path
) -> None:
    clock, path = FixedClock(NOW), tmp_path / "hammy.db"
    async with two(library, path, clock, LEASE) as (leader, other):
        await add(other.store, due=clock.now)
        assert len(await leader.flow.tick(10)) == 1
        clock.now += LEASE
        await other.tick()
        assert len(other.courier.sent) == 1

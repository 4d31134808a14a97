"""A clock that ran ahead, in this process or another, leaves nothing in the future for long."""

from __future__ import annotations

import pytest
from whenever import TimeDelta

from tests.storage.keeping import NOW, SECOND, AnyStore, add, take_lease


@pytest.mark.parametrize("hours", [6, 48, 400 * 24])
async def test_a_lease_that_a_clock_ahead_took_counts_for_nothing(store: AnyStore, other: AnyStore, hours: int) -> None:
    assert await take_lease(store, "one", NOW + TimeDelta(hours=hours))
    assert await take_lease(other, "two", NOW)
    assert not await take_lease(store, "one", NOW + SECOND)


async def test_how_late_it_was_outlasts_the_lease(store: AnyStore) -> None:
    assert await store.ticks.leased_until() is None
    assert await take_lease(store, "one", NOW)
    await store.ticks.release_lease("one")
    last = await store.ticks.leased_until()
    assert last is not None
    assert last > NOW


async def test_what_waits_can_be_brought_forward(store: AnyStore) -> None:
    await add(store)
    (waiting,) = await store.ticks.waiting(0, 10)
    assert await store.ticks.waiting(waiting.occurrence.id, 10) == ()
    sooner = waiting.occurrence.due - TimeDelta(hours=1)
    await store.ticks.bring_forward(waiting.occurrence.id, sooner)
    (moved,) = await store.ticks.waiting(0, 10)
    assert (moved.occurrence.due, moved.occurrence.wake) == (sooner, sooner)


@pytest.mark.parametrize(("ahead", "counts"), [(15_000, True), (15_001, False)])
async def test_a_lease_counts_while_the_clock_that_took_it_is_ahead_by_no_more_than_its_length(
    store: AnyStore, ahead: int, counts: bool
) -> None:
    assert await take_lease(store, "one", NOW.add(milliseconds=ahead))
    assert await take_lease(store, "two", NOW) is not counts

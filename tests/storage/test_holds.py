"""Reminders are held for those who should be getting help, and nothing is noted of anybody else."""

from __future__ import annotations

import pytest
from whenever import TimeDelta

from bot.domain.changes import SaveProfile
from bot.domain.conversation import ReminderHold
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.schedules import ReminderKind
from bot.storage.sqlite.store import Store
from tests.storage.keeping import (
    ADA,
    BEN,
    LATER,
    NOW,
    SOON,
    TIMER,
    add,
    apply,
    claim_one,
    count,
    reminder,
    send,
    waiting,
)

SIX_HOURS = TimeDelta(hours=6)


async def profile(store: Store) -> Profile:
    """Ada's settings."""
    return (await store.records.load(ADA, NOW)).profile


@pytest.mark.parametrize("hold", ReminderHold)
async def test_nothing_is_stored_of_a_stranger(store: Store, hold: ReminderHold) -> None:
    assert not await store.holds.hold(ADA, hold, NOW)
    assert await count(store, "people") == 0


@pytest.mark.parametrize("hold", ReminderHold)
async def test_nothing_is_stored_of_someone_without_reminders(store: Store, hold: ReminderHold) -> None:
    await apply(store, SaveProfile(Profile("UTC")))
    await add(store, reminder(TIMER))
    await send(store, following=None)
    assert not await store.holds.hold(ADA, hold, SOON)
    assert await profile(store) == Profile("UTC")


async def test_an_emergency_pauses_everything_for_six_hours(store: Store) -> None:
    await add(store)
    await add(store, speaker=BEN)
    assert await store.holds.hold(ADA, ReminderHold.ALL, NOW)
    assert await profile(store) == Profile(paused_until=NOW + SIX_HOURS)
    assert (await store.records.load(BEN, NOW)).profile == Profile()


async def test_a_warning_sign_pauses_stretches_until_they_are_resumed(store: Store) -> None:
    await add(store)
    for _ in range(2):
        assert await store.holds.hold(ADA, ReminderHold.STRETCHES, NOW)
    assert await profile(store) == Profile(stretches_paused_until=UNTIL_RESUMED)


async def test_a_warning_sign_counts_for_stretches_that_are_set_later(store: Store) -> None:
    await add(store, reminder(kind=ReminderKind.HYDRATION))
    assert not await store.holds.hold(ADA, ReminderHold.STRETCHES, NOW)
    assert (await profile(store)).pause_of(ReminderKind.STRETCH) == UNTIL_RESUMED


async def test_a_longer_pause_is_not_cut_short(store: Store) -> None:
    await add(store)
    await apply(store, SaveProfile(Profile(paused_until=UNTIL_RESUMED)))
    assert await store.holds.hold(ADA, ReminderHold.ALL, NOW)
    assert await profile(store) == Profile(paused_until=UNTIL_RESUMED)


async def test_what_waits_still_waits_and_planning_sees_the_hold(store: Store) -> None:
    await add(store)
    await store.holds.hold(ADA, ReminderHold.ALL, NOW)
    assert await waiting(store) == [NOW]
    assert (await claim_one(store)).profile.pause_of(ReminderKind.HYDRATION) == NOW + SIX_HOURS


async def test_chats_are_frozen_and_moved(store: Store) -> None:
    await add(store, due=LATER)
    await store.holds.move(ADA.chat, 70)
    await store.holds.freeze(70)
    assert len(await store.records.frozen(70)) == 1
    assert await waiting(store) == []

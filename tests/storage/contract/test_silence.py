"""Who was not heard of for so many days is found and erased; whoever was, stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import TimeDelta

from bot.domain.changes import SaveDraft, SaveProfile
from bot.domain.drafts import Draft
from bot.domain.occurrences import Reason, Resolution, State
from bot.domain.profile import Profile
from bot.domain.records import Everything
from bot.domain.silence import Acquaintance, Awaited, Day
from bot.flows.silence import count_day_and_erase, erase_silent, silent
from bot.policy.silence import SILENT_DAYS
from tests.storage.keeping import (
    ADA,
    BEN,
    DAY,
    GROUP,
    LATER,
    NOW,
    ONCE,
    AnyStore,
    add,
    apply,
    claim_one,
    reminder,
    send,
)
from tests.support.clock import FixedClock


async def pass_days(store: AnyStore, days: int = SILENT_DAYS) -> None:
    """So many days are counted."""
    today = await store.silence.day()
    await store.silence.begin_day(Day(today.number + days, NOW))


async def found(store: AnyStore, days: int = SILENT_DAYS) -> list[int]:
    """Those who have been silent for so many days."""
    return [one.person for one in await store.silence.silent(days, -1, 10)]


@pytest.fixture
async def ada(store: AnyStore) -> AnyStore:
    """Ada has settings and an open question, and is about to be silent."""
    await apply(store, SaveProfile(Profile("Europe/Lisbon")), SaveDraft(Draft(1, NOW)))
    return store


async def test_days_are_kept(store: AnyStore) -> None:
    assert await store.silence.day() == Day()
    await store.silence.begin_day(Day(4, NOW))
    assert await store.silence.day() == Day(4, NOW)


async def test_who_wrote_nothing_for_so_many_days_is_found(ada: AnyStore) -> None:
    await pass_days(ada, SILENT_DAYS - 1)
    assert await found(ada) == []
    await pass_days(ada, 1)
    assert await ada.silence.silent(SILENT_DAYS, -1, 10) == (Acquaintance(ADA.person, SILENT_DAYS),)


async def test_days_before_somebody_came_do_not_count(store: AnyStore) -> None:
    await pass_days(store)
    await apply(store, SaveProfile(Profile("Europe/Lisbon")))
    assert await found(store, 1) == []


async def test_who_writes_is_not_silent_and_strangers_are_not_kept(ada: AnyStore) -> None:
    await pass_days(ada)
    await ada.records.seen(BEN.person)
    assert await found(ada) == [ADA.person]
    await ada.records.seen(ADA.person)
    assert await found(ada, 1) == []
    assert await ada.records.everything(BEN.person) == Everything()


async def test_whom_a_reminder_reaches_is_not_silent(store: AnyStore) -> None:
    await add(store)
    await pass_days(store)
    await send(store)
    assert await found(store, 1) == []


async def test_whom_none_reaches_is(store: AnyStore) -> None:
    await add(store)
    await pass_days(store)
    due = await claim_one(store)
    held = Resolution(State.HELD, Reason.UNKNOWN_KIND, next_due=LATER)
    await store.ticks.settle("one", due, held, NOW)
    (one,) = await store.silence.silent(SILENT_DAYS, -1, 10)
    assert one.awaited == (Awaited(State.HELD, Reason.UNKNOWN_KIND),)


async def test_what_waits_is_told_with_how_its_last_time_ended(store: AnyStore) -> None:
    await add(store)
    await send(store)
    await add(store, reminder(ONCE), LATER + DAY)
    await pass_days(store)
    (one,) = await store.silence.silent(SILENT_DAYS, -1, 10)
    assert one.awaited == (Awaited(State.SENT), Awaited())


async def test_days_count_from_the_block_on_and_nothing_waits_then(store: AnyStore) -> None:
    await add(store, due=LATER + 400 * DAY)
    await pass_days(store)
    await store.chats.freeze(ADA.chat)
    assert await found(store, 1) == []
    await pass_days(store, 1)
    await store.chats.freeze(ADA.chat)  # a second one tells nothing new
    assert await store.silence.silent(1, -1, 10) == (Acquaintance(ADA.person, 1),)


async def test_they_are_told_a_few_at_a_time(store: AnyStore) -> None:
    for speaker in (ADA, BEN):
        await apply(store, SaveProfile(Profile("UTC")), speaker=speaker)
    await pass_days(store)
    (first,) = await store.silence.silent(SILENT_DAYS, -1, 1)
    (second,) = await store.silence.silent(SILENT_DAYS, first.person, 1)
    assert (first.person, second.person) == (ADA.person, BEN.person)
    assert await store.silence.silent(SILENT_DAYS, second.person, 1) == ()


async def test_nothing_of_them_stays_and_others_lose_nothing(ada: AnyStore) -> None:
    await add(ada, replace(reminder(), chat=GROUP, frozen=True), due=None)
    await pass_days(ada)
    await add(ada, speaker=BEN)
    assert await erase_silent(ada.silence) == 1
    assert await ada.records.everything(ADA.person) == Everything()
    assert len((await ada.records.everything(BEN.person)).reminders) == 1


async def test_who_writes_in_the_last_moment_stays(ada: AnyStore) -> None:
    await pass_days(ada)
    async for people in silent(ada.silence):
        await ada.records.seen(ADA.person)
        assert await ada.silence.erase(people, SILENT_DAYS) == 0
    assert (await ada.records.everything(ADA.person)).profile is not None


async def test_ninety_rounds_a_day_apart_erase_somebody(ada: AnyStore) -> None:
    clock = FixedClock(NOW)
    for _ in range(SILENT_DAYS):
        assert await count_day_and_erase(ada.silence, clock) == 0
        clock.forward(minutes=24 * 60)
    assert await count_day_and_erase(ada.silence, clock) == 1


@pytest.mark.parametrize("days", [100, 400, 40_000])
async def test_a_clock_that_leaps_there_and_back_erases_nobody(ada: AnyStore, days: int) -> None:
    leap = TimeDelta(hours=24 * days)
    for now in (NOW, NOW + leap, NOW + DAY, NOW - leap, NOW + 2 * DAY, NOW + leap, NOW + 2 * leap, NOW + 3 * DAY):
        assert await count_day_and_erase(ada.silence, FixedClock(now)) == 0
    assert await found(ada, 5) == []

"""What a person does to what is kept of them: all of it, or nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from whenever import Instant, PlainDateTime, Time

from bot.domain.changes import AddReminder, ChangeReminder, DeleteReminder, Forget, LogDrink, SaveDraft, UndoDrink
from bot.domain.drafts import Awaiting, Draft
from bot.domain.drinks import Drink
from bot.domain.messages import Speaker
from bot.domain.occurrences import Reason, Resolution, State
from bot.domain.records import Everything, Record
from bot.domain.schedules import AtTimes, Countdown, Day, Once, ScheduleRequest
from bot.storage.errors import StoreError, TooManyRemindersError
from tests.storage.keeping import (
    ADA,
    BEN,
    DAY,
    GROUP,
    LATER,
    MINUTE,
    NOW,
    SOON,
    TIMER,
    AnyStore,
    add,
    answer,
    apply,
    claim_one,
    count,
    drink,
    reminder,
    send,
    set_zone,
    waiting,
)
from tests.support.kinds import DRINKING, STRETCHING

IN_GROUP = Speaker(GROUP, ADA.person)
DRAFT = Draft(3, NOW, ScheduleRequest(kind=STRETCHING, times=(Time(8),)), Awaiting.DAYS)


async def dues(store: AnyStore, speaker: Speaker = ADA, now: Instant = NOW) -> list[Instant | None]:
    """When each reminder that a person sees comes next."""
    return [one.next_due for one in (await store.records.load(speaker, now)).reminders]


async def test_all_changes_are_made_or_none(store: AnyStore) -> None:
    changes = (AddReminder(reminder(), NOW), SaveDraft(DRAFT), LogDrink(Drink(NOW, -1)))
    with pytest.raises(StoreError):
        await apply(store, *changes)
    assert await store.records.load(ADA, NOW) == Record()
    assert await store.records.draft(ADA) is None


async def test_a_person_has_no_more_reminders_than_whoever_decided_allows(store: AnyStore) -> None:
    for _ in range(3):
        await apply(store, AddReminder(reminder(), LATER, at_most=3))
    with pytest.raises(TooManyRemindersError):
        await apply(store, SaveDraft(DRAFT), AddReminder(reminder(), LATER, at_most=3))
    assert await store.records.draft(ADA) is None
    await apply(store, AddReminder(reminder(speaker=BEN), LATER, at_most=1), speaker=BEN)
    assert (await store.records.load(ADA, NOW)).owned == 3


async def test_two_messages_at_once_do_not_exceed_it(store: AnyStore, other: AnyStore) -> None:
    await apply(store, AddReminder(reminder(), LATER))
    last = AddReminder(reminder(), LATER, at_most=2)
    came = await asyncio.gather(apply(store, last), apply(other, last, speaker=IN_GROUP), return_exceptions=True)
    assert [type(one) for one in came if one is not None] == [TooManyRemindersError]
    assert (await store.records.load(ADA, NOW)).owned == 2


async def test_one_offs_that_are_over_do_not_count(store: AnyStore) -> None:
    for minute in range(3):
        now = NOW + 20 * minute * MINUTE
        await apply(store, AddReminder(reminder(Countdown(now)), now, at_most=1), now=now)
        await send(store, now, following=None)
    assert (await store.records.load(ADA, NOW + DAY)).owned == 0


async def test_a_changed_reminder_comes_at_its_new_time_only(store: AnyStore) -> None:
    one = await add(store, due=LATER)
    evening = replace(one, schedule=AtTimes((Day.SAT,), (Time(19),)), kind=DRINKING)
    await apply(store, ChangeReminder(evening, LATER + DAY))
    (found,) = (await store.records.load(ADA, NOW)).reminders
    assert found.reminder == evening
    assert await waiting(store) == [LATER + DAY]


async def test_what_is_due_already_is_not_lost_by_a_change(store: AnyStore) -> None:
    one = await add(store, due=NOW)
    await apply(store, ChangeReminder(one, LATER), now=NOW + MINUTE)
    assert await waiting(store) == [NOW]


async def test_a_snoozed_one_stays_when_its_reminder_changes(store: AnyStore) -> None:
    one = await add(store)
    await answer(store, await send(store), State.SNOOZED)
    await apply(store, ChangeReminder(one, LATER + DAY), now=SOON)
    assert await waiting(store) == [SOON + 10 * MINUTE, LATER + DAY]


async def test_a_change_of_what_is_deleted_changes_nothing(store: AnyStore) -> None:
    one = await add(store)
    assert one.id is not None
    await apply(store, DeleteReminder(one.id))
    await apply(store, ChangeReminder(one, LATER), DeleteReminder(one.id))
    assert await count(store, "reminders") == await count(store, "occurrences") == 0


async def test_a_reminder_keeps_its_place_in_the_rotation_when_it_changes(store: AnyStore) -> None:
    await add(store)
    await send(store)
    (found,) = (await store.records.load(ADA, NOW)).reminders
    await apply(store, ChangeReminder(replace(found.reminder, last_nudge=None, last_sent=None), LATER))
    (after,) = (await store.records.load(ADA, NOW)).reminders
    assert (after.reminder.last_nudge, after.reminder.last_sent) == ("calves", NOW)


async def test_a_one_off_is_listed_until_it_came(store: AnyStore) -> None:
    await add(store, reminder(TIMER))
    assert await dues(store) == [NOW]
    due = await send(store, following=None)
    assert await dues(store) == []
    assert await store.records.occurrence(due.occurrence.id) is not None
    await answer(store, due, State.SNOOZED)
    assert await dues(store) == [None]


@pytest.mark.parametrize("schedule", [Once(PlainDateTime(2026, 3, 4, 8)), Countdown(LATER + DAY)])
async def test_a_one_off_outlives_a_pause_that_took_its_occurrence(store: AnyStore, schedule: Once | Countdown) -> None:
    one = await add(store, reminder(schedule), LATER + DAY)
    await apply(store, ChangeReminder(one, None))
    assert await dues(store) == [None]
    await apply(store, ChangeReminder(one, LATER + DAY))
    assert await dues(store) == [LATER + DAY]
    await apply(store, ChangeReminder(one, None))
    assert await dues(store, now=LATER + 3 * DAY) == []


async def test_everything_of_a_person_is_forgotten_in_every_chat(store: AnyStore) -> None:
    for speaker in (ADA, IN_GROUP, BEN):
        await add(store, reminder(speaker=speaker), speaker=speaker)
        await apply(store, SaveDraft(DRAFT), speaker=speaker)
        await drink(store, NOW, speaker=speaker)
    await apply(store, Forget())
    assert await store.records.load(ADA, NOW) == Record()
    assert await store.records.load(IN_GROUP, NOW) == Record()
    assert await store.records.draft(IN_GROUP) is None
    assert await store.records.everything(ADA.person) == Everything()
    assert len((await store.records.load(BEN, NOW)).reminders) == 1
    assert [await count(store, table) for table in ("people", "reminders", "occurrences", "drinks", "drafts")] == [
        1
    ] * 5


async def test_drinks_since_the_local_midnight_are_todays(store: AnyStore) -> None:
    await set_zone(store, "Asia/Kolkata")  # midnight is at 18:30 UTC
    for at in (Instant.from_utc(2026, 3, 1, 18, 29), Instant.from_utc(2026, 3, 1, 18, 30), NOW):
        await drink(store, at)
    record = await store.records.load(ADA, NOW)
    assert [one.at for one in record.drinks] == [Instant.from_utc(2026, 3, 1, 18, 30), NOW]
    assert record.drunk_ml == 500


async def test_two_drinks_in_one_millisecond_are_two(store: AnyStore) -> None:
    for _ in range(3):
        await drink(store, NOW)
    assert (await store.records.load(ADA, NOW)).drunk_ml == 750


async def test_a_drink_can_be_taken_back_once(store: AnyStore) -> None:
    await drink(store, NOW, 200)
    await drink(store, SOON, 300)
    for _ in range(2):
        await apply(store, UndoDrink(SOON))
    assert (await store.records.load(ADA, NOW)).drinks == (Drink(NOW, 200),)


async def test_nobody_takes_back_the_drink_of_another(store: AnyStore) -> None:
    await drink(store, NOW, speaker=BEN)
    await apply(store, UndoDrink(NOW))
    assert (await store.records.load(BEN, NOW)).drunk_ml == 250


@pytest.mark.parametrize("first", [State.DONE, State.SNOOZED, State.SKIPPED])
@pytest.mark.parametrize("second", [State.DONE, State.SNOOZED, State.SKIPPED])
async def test_the_first_answer_counts(store: AnyStore, first: State, second: State) -> None:
    await add(store)
    due = await send(store)
    await answer(store, due, first)
    await answer(store, due, second, NOW + 5 * MINUTE)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    assert found[0].state is first
    assert found[0].answered == SOON
    assert len(await waiting(store)) == (2 if first is State.SNOOZED else 1)


async def test_a_snoozed_one_comes_back_as_a_child_and_can_be_snoozed_again(store: AnyStore) -> None:
    await add(store)
    due = await send(store)
    await answer(store, due, State.SNOOZED)
    child = await claim_one(store, NOW + 11 * MINUTE)
    assert child.occurrence.parent == due.occurrence.id
    assert child.occurrence.due == NOW + 11 * MINUTE
    assert await store.ticks.attempt("one", child.occurrence.id)
    await store.ticks.settle("one", child, Resolution(State.SENT, message=502), NOW + 11 * MINUTE)
    await answer(store, child, State.SNOOZED, NOW + 12 * MINUTE)
    grandchild = await claim_one(store, NOW + 22 * MINUTE)
    assert grandchild.occurrence.parent == child.occurrence.id


async def test_only_what_was_sent_can_be_answered(store: AnyStore) -> None:
    await add(store)
    due = await claim_one(store)
    await answer(store, due)
    await store.ticks.settle("one", due, Resolution(State.HELD, Reason.PAUSED, next_due=LATER), NOW)
    await answer(store, due)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    assert (found[0].state, found[0].reason, found[0].answered) == (State.HELD, Reason.PAUSED, None)

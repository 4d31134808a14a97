"""What is kept of people, and who sees what of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Instant, Time, TimeDelta

from bot.domain.changes import ChangeReminder, LogDrink, SaveDraft, SaveProfile, UndoDrink
from bot.domain.drafts import Awaiting, Draft
from bot.domain.drinks import Drink
from bot.domain.messages import Speaker
from bot.domain.occurrences import HistoryEntry, Occurrence, Resolution, State
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.records import Everything, KeptDraft, KeptOccurrence, Record
from bot.domain.schedules import ScheduleRequest, Window
from bot.storage.errors import StoreError
from tests.storage.keeping import (
    ADA,
    BEN,
    DAY,
    GROUP,
    HOURLY,
    LATER,
    MINUTE,
    NOW,
    ONCE,
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
    waiting,
)
from tests.support.kinds import DRINKING, STRETCHING

IN_GROUP = Speaker(GROUP, ADA.person)
DRAFT = Draft(3, NOW, ScheduleRequest(kind=STRETCHING, times=(Time(8),)), Awaiting.DAYS)


async def dues(store: AnyStore, speaker: Speaker = ADA, now: Instant = NOW) -> list[Instant | None]:
    """When each reminder that a person sees comes next."""
    return [one.next_due for one in (await store.records.load(speaker, now)).reminders]


async def test_nothing_is_known_of_a_stranger(store: AnyStore) -> None:
    assert await store.records.load(ADA, NOW) == Record()
    assert await store.records.draft(ADA) is None
    assert await store.records.occurrence(1) is None
    assert await store.records.frozen(ADA.chat) == ()
    assert await store.records.reminder_history(1, 10) == ()
    assert await store.records.everything(ADA.person) == Everything()
    assert await count(store, "people") == 0


async def test_settings_come_back_whole(store: AnyStore) -> None:
    profile = Profile("Asia/Kolkata", Window(Time(22), Time(6, 30)), 2000, 300, LATER, UNTIL_RESUMED)
    await apply(store, SaveProfile(profile))
    assert (await store.records.load(ADA, NOW)).profile == profile
    await apply(store, SaveProfile(Profile()))
    assert (await store.records.load(ADA, NOW)).profile == Profile()


async def test_a_reminder_comes_back_with_the_moment_of_its_next(store: AnyStore) -> None:
    first = await add(store)
    second = await add(store, reminder(HOURLY, DRINKING), LATER)
    third = await add(store, replace(reminder(), paused_until=UNTIL_RESUMED), None)
    record = await store.records.load(ADA, NOW)
    assert [one.reminder for one in record.reminders] == [first, second, third]
    assert await dues(store) == [NOW, LATER, None]
    assert record.owned == 3


async def test_a_private_chat_shows_all_that_are_a_persons_and_a_group_those_of_the_group(store: AnyStore) -> None:
    private = await add(store)
    in_group = await add(store, replace(reminder(), chat=GROUP), speaker=IN_GROUP)
    of_ben = await add(store, reminder(speaker=Speaker(GROUP, BEN.person)), speaker=Speaker(GROUP, BEN.person))
    of_ada, of_group = await store.records.load(ADA, NOW), await store.records.load(IN_GROUP, NOW)
    assert [one.reminder for one in of_ada.reminders] == [private, in_group]
    assert [one.reminder for one in of_group.reminders] == [in_group, of_ben]
    assert of_ada.owned == of_group.owned == 2


async def test_a_stranger_in_a_group_sees_what_the_group_has(store: AnyStore) -> None:
    await add(store, replace(reminder(), chat=GROUP))
    record = await store.records.load(Speaker(GROUP, 99), NOW)
    assert len(record.reminders) == 1
    assert record.owned == 0


async def test_each_chat_has_its_own_open_question(store: AnyStore) -> None:
    await apply(store, SaveDraft(DRAFT))
    assert await store.records.draft(ADA) == (await store.records.load(ADA, NOW)).draft == DRAFT
    assert await store.records.draft(IN_GROUP) is None
    await apply(store, SaveDraft(replace(DRAFT, number=4)))
    assert await store.records.draft(ADA) == replace(DRAFT, number=4)
    await apply(store, SaveDraft(None))
    assert await store.records.draft(ADA) is None
    assert await count(store, "drafts") == 0


async def test_an_open_question_that_could_not_be_saved_is_not_remembered(store: AnyStore) -> None:
    await apply(store, SaveDraft(DRAFT))
    with pytest.raises(StoreError):
        await apply(store, SaveDraft(None), LogDrink(Drink(NOW, 0)))
    assert await store.records.draft(ADA) == DRAFT


async def test_the_ledger_has_the_last_ones_that_ended_newest_first(store: AnyStore) -> None:
    one = await add(store)
    assert one.id is not None
    for day in range(4):
        await send(store, NOW + day * DAY, 500 + day, NOW + (day + 1) * DAY)
    reminder_history = await store.records.reminder_history(one.id, 3)
    assert [entry.message for entry in reminder_history] == [503, 502, 501]
    assert [entry.state for entry in reminder_history] == [State.SENT] * 3


async def test_history_is_what_ended_and_what_was_drunk_oldest_first(store: AnyStore) -> None:
    one = await add(store)
    assert one.id is not None
    await send(store)
    await answer(store, await send(store, LATER, following=LATER + DAY), now=LATER + MINUTE)
    await drink(store, NOW, 100)
    await drink(store, LATER, 200)
    await drink(store, LATER, 300, BEN)
    history = await store.records.history(ADA.person, SOON)
    assert history.occurrences == (HistoryEntry(one.id, STRETCHING, LATER, State.DONE),)
    assert history.drinks == (Drink(LATER, 200),)
    assert len((await store.records.history(ADA.person, NOW)).occurrences) == 2


async def test_a_frozen_chat_has_nothing_waiting_and_says_what_was_frozen(store: AnyStore) -> None:
    kept = await add(store)
    await add(store, reminder(ONCE), LATER)
    other = await add(store, replace(reminder(), chat=GROUP))
    await store.chats.freeze(ADA.chat)
    frozen = await store.records.frozen(ADA.chat)
    assert [one.reminder.schedule for one in frozen] == [kept.schedule, ONCE]
    assert all(one.reminder.frozen and one.next_due is None for one in frozen)
    assert other.id is not None
    assert await waiting(store) == [NOW]
    assert await store.records.frozen(GROUP) == ()


async def test_where_one_topic_takes_nothing_those_of_other_topics_go_on(store: AnyStore) -> None:
    for thread in (31, 32, None):
        await add(store, replace(reminder(), chat=GROUP, thread=thread))
    await add(store)
    await store.chats.freeze(GROUP, 31)
    assert [one.reminder.thread for one in await store.records.frozen(GROUP)] == [31]
    assert await waiting(store) == [NOW] * 3
    await store.chats.freeze(GROUP)
    assert {one.reminder.thread for one in await store.records.frozen(GROUP)} == {31, 32, None}
    assert await waiting(store) == [NOW]


async def test_a_thawed_reminder_comes_again(store: AnyStore) -> None:
    one = await add(store)
    await store.chats.freeze(ADA.chat)
    await apply(store, ChangeReminder(replace(one, frozen=True), LATER))
    assert await waiting(store) == []
    await apply(store, ChangeReminder(replace(one, frozen=False), LATER))
    assert await waiting(store) == [LATER]
    assert await store.records.frozen(ADA.chat) == ()


async def test_a_one_off_that_had_its_time_is_not_among_the_frozen(store: AnyStore) -> None:
    await add(store, reminder(TIMER))
    due = await claim_one(store)
    assert await store.ticks.attempt("one", due.occurrence.id)
    await store.chats.freeze(ADA.chat)
    await store.ticks.settle("one", due, Resolution(State.BLOCKED), NOW)
    assert await store.records.frozen(ADA.chat) == ()


async def test_a_group_moves_with_its_reminders_and_questions(store: AnyStore) -> None:
    await add(store, replace(reminder(), chat=GROUP))
    await apply(store, SaveDraft(DRAFT), speaker=IN_GROUP)
    there = Speaker(-100_70, ADA.person)
    assert await store.records.draft(there) is None
    await store.chats.move(GROUP, there.chat)
    assert await store.records.draft(there) == DRAFT
    assert await store.records.draft(IN_GROUP) is None
    assert [one.reminder.chat for one in (await store.records.load(ADA, NOW)).reminders] == [there.chat]


async def test_everything_of_a_person_is_told_in_every_chat(store: AnyStore) -> None:
    profile = Profile("Europe/Lisbon", stretches_paused_until=UNTIL_RESUMED)
    await apply(store, SaveProfile(profile), SaveDraft(DRAFT))
    await apply(store, SaveDraft(replace(DRAFT, number=4)), speaker=IN_GROUP)
    one = await add(store)
    over = await add(store, reminder(TIMER), None)
    await add(store, speaker=BEN)
    for at in (SOON, NOW):
        await drink(store, at)
    everything = await store.records.everything(ADA.person)
    (occurrence,) = everything.occurrences
    assert occurrence == KeptOccurrence(Occurrence(1, one.id or 0, NOW, NOW))
    assert everything == Everything(
        profile,
        (one, over),
        (occurrence,),
        (Drink(NOW, 250), Drink(SOON, 250)),
        (KeptDraft(GROUP, NOW, replace(DRAFT, number=4)), KeptDraft(ADA.chat, NOW, DRAFT)),
        last_day=0,
    )


async def test_whose_hand_an_occurrence_is_in_is_told_and_what_became_of_it(store: AnyStore) -> None:
    await add(store)
    await answer(store, await send(store), State.SNOOZED)
    child = await claim_one(store, NOW + 11 * MINUTE)
    first, _, snoozed = (await store.records.everything(ADA.person)).occurrences
    assert (first.snoozed, first.owner, first.retired) == (False, None, True)
    assert (snoozed.snoozed, snoozed.owner, snoozed.retired) == (True, "one", False)
    assert snoozed.occurrence == child.occurrence


async def test_a_snoozed_one_outlives_the_record_of_what_was_snoozed(store: AnyStore) -> None:
    await add(store)
    await answer(store, await send(store), State.SNOOZED)
    assert await store.ticks.trim(SOON, SOON) == 1
    child = await claim_one(store, NOW + 11 * MINUTE)
    assert child.occurrence.parent == child.occurrence.id


async def test_moments_are_kept_to_the_millisecond(store: AnyStore) -> None:
    late = NOW + TimeDelta(nanoseconds=1_999_999)
    await apply(store, SaveProfile(Profile("UTC", paused_until=late)), LogDrink(Drink(late, 250)), now=late)
    kept = await store.records.load(ADA, late)
    whole = NOW + TimeDelta(milliseconds=1)
    assert (kept.profile.paused_until, kept.drinks[0].at) == (whole, whole)
    await apply(store, UndoDrink(late))
    assert (await store.records.load(ADA, late)).drinks == ()

"""What is kept of people, and who sees what of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Instant, PlainDateTime, Time

from bot.domain.messages import Speaker
from bot.domain.reminders import (
    MOST_REMINDERS,
    UNTIL_RESUMED,
    AddReminder,
    Awaiting,
    ChangeReminder,
    DeleteReminder,
    Draft,
    Drink,
    Forget,
    LogDrink,
    Profile,
    Reason,
    Record,
    SaveDraft,
    SaveProfile,
    Settled,
    State,
    Told,
    UndoDrink,
)
from bot.domain.schedules import AtTimes, Countdown, Day, Kind, Once, ScheduleRequest, Window
from bot.storage.changes import TooManyRemindersError
from bot.storage.store import Store, StoreError
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

IN_GROUP = Speaker(GROUP, ADA.person)
DRAFT = Draft(3, NOW, ScheduleRequest(kind=Kind.STRETCH, times=(Time(8),)), Awaiting.DAYS)


async def dues(store: Store, speaker: Speaker = ADA, now: Instant = NOW) -> list[Instant | None]:
    """When each reminder that a person sees comes next."""
    return [one.next_due for one in (await store.records.load(speaker, now)).reminders]


async def test_nothing_is_known_of_a_stranger(store: Store) -> None:
    assert await store.records.load(ADA, NOW) == Record()
    assert await store.records.draft(ADA) is None
    assert await store.records.reminder(1) is None
    assert await store.records.occurrence(1) is None
    assert await store.records.frozen(ADA.chat) == ()
    assert await store.records.ledger(1, 10) == ()
    assert await store.records.export(ADA.person) == {}
    assert await count(store, "people") == 0


async def test_settings_come_back_whole(store: Store) -> None:
    profile = Profile("Asia/Kolkata", Window(Time(22), Time(6, 30)), 2000, 300, LATER, UNTIL_RESUMED)
    await apply(store, SaveProfile(profile))
    assert (await store.records.load(ADA, NOW)).profile == profile
    await apply(store, SaveProfile(Profile()))
    assert (await store.records.load(ADA, NOW)).profile == Profile()


async def test_a_reminder_comes_back_with_the_moment_of_its_next(store: Store) -> None:
    first = await add(store)
    second = await add(store, reminder(HOURLY, Kind.HYDRATION), LATER)
    third = await add(store, replace(reminder(), paused_until=UNTIL_RESUMED), None)
    record = await store.records.load(ADA, NOW)
    assert [one.reminder for one in record.reminders] == [first, second, third]
    assert await dues(store) == [NOW, LATER, None]
    assert record.owned == 3


async def test_a_private_chat_shows_all_that_are_a_persons_and_a_group_those_of_the_group(store: Store) -> None:
    private = await add(store)
    in_group = await add(store, replace(reminder(), chat=GROUP), speaker=IN_GROUP)
    of_ben = await add(store, reminder(speaker=Speaker(GROUP, BEN.person)), speaker=Speaker(GROUP, BEN.person))
    of_ada, of_group = await store.records.load(ADA, NOW), await store.records.load(IN_GROUP, NOW)
    assert [one.reminder for one in of_ada.reminders] == [private, in_group]
    assert [one.reminder for one in of_group.reminders] == [in_group, of_ben]
    assert of_ada.owned == of_group.owned == 2


async def test_a_stranger_in_a_group_sees_what_the_group_has(store: Store) -> None:
    await add(store, replace(reminder(), chat=GROUP))
    record = await store.records.load(Speaker(GROUP, 99), NOW)
    assert len(record.reminders) == 1
    assert record.owned == 0


# Changes


async def test_all_changes_are_made_or_none(store: Store) -> None:
    changes = (AddReminder(reminder(), NOW), SaveDraft(DRAFT), LogDrink(Drink(NOW, -1)))
    with pytest.raises(StoreError):
        await apply(store, *changes)
    assert await store.records.load(ADA, NOW) == Record()
    assert await store.records.draft(ADA) is None


async def test_a_person_has_no_more_reminders_than_allowed(store: Store) -> None:
    await apply(store, *[AddReminder(reminder(), LATER)] * MOST_REMINDERS)
    with pytest.raises(TooManyRemindersError):
        await apply(store, AddReminder(reminder(), LATER))
    await add(store, speaker=BEN)
    assert (await store.records.load(ADA, NOW)).owned == MOST_REMINDERS


async def test_one_offs_that_are_over_do_not_count(store: Store) -> None:
    for minute in range(MOST_REMINDERS + 1):
        now = NOW + 20 * minute * MINUTE
        await apply(store, AddReminder(reminder(Countdown(now)), now), now=now)
        await send(store, now, following=None)
    assert (await store.records.load(ADA, NOW + DAY)).owned == 0


async def test_a_changed_reminder_comes_at_its_new_time_only(store: Store) -> None:
    one = await add(store, due=LATER)
    evening = replace(one, schedule=AtTimes((Day.SAT,), (Time(19),)), kind=Kind.HYDRATION)
    await apply(store, ChangeReminder(evening, LATER + DAY))
    (found,) = (await store.records.load(ADA, NOW)).reminders
    assert found.reminder == evening
    assert await waiting(store) == [LATER + DAY]


async def test_what_is_due_already_is_not_lost_by_a_change(store: Store) -> None:
    one = await add(store, due=NOW)
    await apply(store, ChangeReminder(one, LATER), now=NOW + MINUTE)
    assert await waiting(store) == [NOW]


async def test_a_snoozed_one_stays_when_its_reminder_changes(store: Store) -> None:
    one = await add(store)
    await answer(store, await send(store), State.SNOOZED)
    await apply(store, ChangeReminder(one, LATER + DAY), now=SOON)
    assert await waiting(store) == [SOON + 10 * MINUTE, LATER + DAY]


async def test_a_change_of_what_is_deleted_changes_nothing(store: Store) -> None:
    one = await add(store)
    assert one.id is not None
    await apply(store, DeleteReminder(one.id))
    await apply(store, ChangeReminder(one, LATER), DeleteReminder(one.id))
    assert await count(store, "reminders") == await count(store, "occurrences") == 0


async def test_a_reminder_keeps_its_place_in_the_rotation_when_it_changes(store: Store) -> None:
    await add(store)
    await send(store)
    (found,) = (await store.records.load(ADA, NOW)).reminders
    await apply(store, ChangeReminder(replace(found.reminder, last_nudge=None, last_sent=None), LATER))
    (after,) = (await store.records.load(ADA, NOW)).reminders
    assert (after.reminder.last_nudge, after.reminder.last_sent) == ("calves", NOW)


async def test_a_one_off_is_listed_until_it_came(store: Store) -> None:
    await add(store, reminder(TIMER))
    assert await dues(store) == [NOW]
    due = await send(store, following=None)
    assert await dues(store) == []
    assert await store.records.occurrence(due.occurrence.id) is not None
    await answer(store, due, State.SNOOZED)
    assert await dues(store) == [None]


@pytest.mark.parametrize("schedule", [Once(PlainDateTime(2026, 3, 4, 8)), Countdown(LATER + DAY)])
async def test_a_one_off_outlives_a_pause_that_took_its_occurrence(store: Store, schedule: Once | Countdown) -> None:
    one = await add(store, reminder(schedule), LATER + DAY)
    await apply(store, ChangeReminder(one, None))
    assert await dues(store) == [None]
    await apply(store, ChangeReminder(one, LATER + DAY))
    assert await dues(store) == [LATER + DAY]
    await apply(store, ChangeReminder(one, None))
    assert await dues(store, now=LATER + 3 * DAY) == []


async def test_everything_of_a_person_is_forgotten_in_every_chat(store: Store) -> None:
    for speaker in (ADA, IN_GROUP, BEN):
        await add(store, reminder(speaker=speaker), speaker=speaker)
        await apply(store, SaveDraft(DRAFT), speaker=speaker)
        await drink(store, NOW, speaker=speaker)
    await apply(store, Forget())
    assert await store.records.load(ADA, NOW) == Record()
    assert await store.records.load(IN_GROUP, NOW) == Record()
    assert await store.records.draft(IN_GROUP) is None
    assert await store.records.export(ADA.person) == {}
    assert len((await store.records.load(BEN, NOW)).reminders) == 1
    assert [await count(store, table) for table in ("people", "reminders", "occurrences", "drinks", "drafts")] == [
        1
    ] * 5


# Drinks


async def test_drinks_since_the_local_midnight_are_todays(store: Store) -> None:
    await set_zone(store, "Asia/Kolkata")  # midnight is at 18:30 UTC
    for at in (Instant.from_utc(2026, 3, 1, 18, 29), Instant.from_utc(2026, 3, 1, 18, 30), NOW):
        await drink(store, at)
    record = await store.records.load(ADA, NOW)
    assert [one.at for one in record.drinks] == [Instant.from_utc(2026, 3, 1, 18, 30), NOW]
    assert record.drunk_ml == 500


async def test_two_drinks_in_one_millisecond_are_two(store: Store) -> None:
    for _ in range(3):
        await drink(store, NOW)
    assert (await store.records.load(ADA, NOW)).drunk_ml == 750


async def test_a_drink_can_be_taken_back_once(store: Store) -> None:
    await drink(store, NOW, 200)
    await drink(store, SOON, 300)
    for _ in range(2):
        await apply(store, UndoDrink(SOON))
    assert (await store.records.load(ADA, NOW)).drinks == (Drink(NOW, 200),)


async def test_nobody_takes_back_the_drink_of_another(store: Store) -> None:
    await drink(store, NOW, speaker=BEN)
    await apply(store, UndoDrink(NOW))
    assert (await store.records.load(BEN, NOW)).drunk_ml == 250


# Drafts


async def test_each_chat_has_its_own_open_question(store: Store) -> None:
    await apply(store, SaveDraft(DRAFT))
    assert await store.records.draft(ADA) == (await store.records.load(ADA, NOW)).draft == DRAFT
    assert await store.records.draft(IN_GROUP) is None
    await apply(store, SaveDraft(replace(DRAFT, number=4)))
    assert await store.records.draft(ADA) == replace(DRAFT, number=4)
    await apply(store, SaveDraft(None))
    assert await store.records.draft(ADA) is None
    assert await count(store, "drafts") == 0


async def test_an_open_question_is_read_from_the_file_at_most_once(store: Store) -> None:
    await apply(store, SaveDraft(DRAFT))
    async with store.database.transaction() as connection:
        await connection.execute("DELETE FROM drafts")
    assert await store.records.draft(ADA) == DRAFT
    assert await store.records.draft(BEN) is None
    async with store.database.transaction() as connection:
        await connection.execute("INSERT INTO drafts VALUES (8, 8, 'what another process wrote', 0)")
    assert await store.records.draft(BEN) is None


async def test_an_open_question_that_could_not_be_saved_is_not_remembered(store: Store) -> None:
    await apply(store, SaveDraft(DRAFT))
    with pytest.raises(StoreError):
        await apply(store, SaveDraft(None), LogDrink(Drink(NOW, 0)))
    assert await store.records.draft(ADA) == DRAFT


# Answers


@pytest.mark.parametrize("first", [State.DONE, State.SNOOZED, State.SKIPPED])
@pytest.mark.parametrize("second", [State.DONE, State.SNOOZED, State.SKIPPED])
async def test_the_first_answer_counts(store: Store, first: State, second: State) -> None:
    await add(store)
    due = await send(store)
    await answer(store, due, first)
    await answer(store, due, second, NOW + 5 * MINUTE)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    assert found[0].state is first
    assert found[0].answered == SOON
    assert len(await waiting(store)) == (2 if first is State.SNOOZED else 1)


async def test_a_snoozed_one_comes_back_as_a_child_and_can_be_snoozed_again(store: Store) -> None:
    await add(store)
    due = await send(store)
    await answer(store, due, State.SNOOZED)
    child = await claim_one(store, NOW + 11 * MINUTE)
    assert child.occurrence.parent == due.occurrence.id
    assert child.occurrence.due == NOW + 11 * MINUTE
    assert await store.ticks.attempt("one", child.occurrence.id)
    await store.ticks.settle(child, Settled(State.SENT, message=502), NOW + 11 * MINUTE)
    await answer(store, child, State.SNOOZED, NOW + 12 * MINUTE)
    grandchild = await claim_one(store, NOW + 22 * MINUTE)
    assert grandchild.occurrence.parent == child.occurrence.id


async def test_only_what_was_sent_can_be_answered(store: Store) -> None:
    await add(store)
    due = await claim_one(store)
    await answer(store, due)
    await store.ticks.settle(due, Settled(State.HELD, Reason.PAUSED, next_due=LATER), NOW)
    await answer(store, due)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    assert (found[0].state, found[0].reason, found[0].answered) == (State.HELD, Reason.PAUSED, None)


# Reading back


async def test_the_ledger_has_the_last_ones_that_ended_newest_first(store: Store) -> None:
    one = await add(store)
    assert one.id is not None
    for day in range(4):
        await send(store, NOW + day * DAY, 500 + day, NOW + (day + 1) * DAY)
    ledger = await store.records.ledger(one.id, 3)
    assert [entry.message for entry in ledger] == [503, 502, 501]
    assert [entry.state for entry in ledger] == [State.SENT] * 3


async def test_history_is_what_ended_and_what_was_drunk_oldest_first(store: Store) -> None:
    one = await add(store)
    assert one.id is not None
    await send(store)
    await answer(store, await send(store, LATER, following=LATER + DAY), now=LATER + MINUTE)
    await drink(store, NOW, 100)
    await drink(store, LATER, 200)
    await drink(store, LATER, 300, BEN)
    history = await store.records.history(ADA.person, SOON)
    assert history.occurrences == (Told(one.id, Kind.STRETCH, LATER, State.DONE),)
    assert history.drinks == (Drink(LATER, 200),)
    assert len((await store.records.history(ADA.person, NOW)).occurrences) == 2


async def test_an_export_is_readable_and_whole(store: Store) -> None:
    await apply(store, SaveProfile(Profile("Europe/Lisbon", stretches_paused_until=UNTIL_RESUMED)), SaveDraft(DRAFT))
    await add(store)
    await add(store, speaker=BEN)
    await drink(store, NOW)
    found = await store.records.export(ADA.person)
    assert found["people"] == [{"person": 7, "zone": "Europe/Lisbon", "stretches_paused_until": "until resumed"}]
    (kept,) = found["reminders"]
    assert (kept["days"], kept["times"]) == ("mon,tue,wed,thu,fri,sat,sun", "08:00,20:30")
    assert [one["due"] for one in found["occurrences"]] == ["2026-03-02T08:00:00Z"]
    assert found["drinks"] == [{"person": 7, "at": "2026-03-02T08:00:00Z", "ml": 250}]
    assert found["drafts"][0]["content"]["awaiting"] == "days"


# Frozen chats


async def test_a_frozen_chat_has_nothing_waiting_and_says_what_was_frozen(store: Store) -> None:
    kept = await add(store)
    await add(store, reminder(ONCE), LATER)
    other = await add(store, replace(reminder(), chat=GROUP))
    await store.ticks.freeze(ADA.chat)
    frozen = await store.records.frozen(ADA.chat)
    assert [one.reminder.schedule for one in frozen] == [kept.schedule, ONCE]
    assert all(one.reminder.frozen and one.next_due is None for one in frozen)
    assert other.id is not None
    assert await waiting(store) == [NOW]
    assert await store.records.frozen(GROUP) == ()


async def test_a_thawed_reminder_comes_again(store: Store) -> None:
    one = await add(store)
    await store.ticks.freeze(ADA.chat)
    await apply(store, ChangeReminder(replace(one, frozen=True), LATER))
    assert await waiting(store) == []
    await apply(store, ChangeReminder(replace(one, frozen=False), LATER))
    assert await waiting(store) == [LATER]
    assert await store.records.frozen(ADA.chat) == ()


async def test_a_one_off_that_had_its_time_is_not_among_the_frozen(store: Store) -> None:
    await add(store, reminder(TIMER))
    due = await claim_one(store)
    assert await store.ticks.attempt("one", due.occurrence.id)
    await store.ticks.freeze(ADA.chat)
    await store.ticks.settle(due, Settled(State.BLOCKED), NOW)
    assert await store.records.frozen(ADA.chat) == ()


async def test_a_group_moves_with_its_reminders_and_questions(store: Store) -> None:
    await add(store, replace(reminder(), chat=GROUP))
    await apply(store, SaveDraft(DRAFT), speaker=IN_GROUP)
    there = Speaker(-100_70, ADA.person)
    assert await store.records.draft(there) is None
    await store.ticks.move(GROUP, there.chat)
    assert await store.records.draft(there) == DRAFT
    assert await store.records.draft(IN_GROUP) is None
    assert [one.reminder.chat for one in (await store.records.load(ADA, NOW)).reminders] == [there.chat]

"""What is old goes, what moves moves, and all else stays."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.changes import SaveDraft
from bot.domain.drafts import Draft
from bot.domain.messages import Speaker
from bot.domain.occurrences import Resolution, State
from bot.storage.sqlite.store import Store
from tests.storage.keeping import (
    ADA,
    DAY,
    GROUP,
    LATER,
    NOW,
    ONCE,
    SOON,
    TIMER,
    add,
    answer,
    apply,
    claim,
    claim_one,
    count,
    drink,
    reminder,
    send,
    sent,
    waiting,
)


async def test_the_next_moment_to_look_is_told(store: Store) -> None:
    assert await store.ticks.next_wake() is None
    await add(store, due=LATER)
    await add(store, due=SOON)
    assert await store.ticks.next_wake() == SOON


async def test_what_is_old_is_deleted_and_no_more(store: Store) -> None:
    await add(store)
    await send(store)
    await send(store, LATER, following=LATER + DAY)
    for at in (NOW, LATER):
        await drink(store, at)
        await apply(store, SaveDraft(Draft(1, at)), speaker=Speaker(int(at.timestamp()), ADA.person))
    assert await store.ticks.trim(NOW, NOW) == 0
    assert await store.ticks.trim(SOON, SOON) == 3
    assert [await count(store, table) for table in ("occurrences", "drinks", "drafts", "reminders")] == [2, 1, 1, 1]
    assert await store.ticks.trim(LATER + 2 * DAY, NOW) == 2
    assert await waiting(store) == [LATER + DAY]


async def test_an_old_question_is_not_remembered_after_it_was_deleted(store: Store) -> None:
    await apply(store, SaveDraft(Draft(1, NOW)))
    assert await store.ticks.trim(NOW, SOON) == 1
    assert await store.records.draft(ADA) is None


async def test_a_one_off_goes_with_its_last_occurrence(store: Store) -> None:
    await add(store, reminder(TIMER))
    await add(store, reminder(ONCE))
    for due in await claim(store):
        await store.ticks.settle(due, Resolution(State.SENT, message=501), NOW)
    coming = await add(store, due=None)
    assert await store.ticks.trim(NOW, NOW) == 0
    assert await store.ticks.trim(SOON, NOW) == 4
    assert await store.records.reminder(coming.id or 0) is not None
    assert await count(store, "reminders") == 1


async def test_a_one_off_that_is_yet_to_come_stays_whatever_took_its_occurrence(store: Store) -> None:
    one = await add(store, reminder(TIMER))
    await store.ticks.freeze(ADA.chat)
    assert await store.ticks.trim(NOW, NOW) == 0
    assert await store.ticks.trim(SOON, NOW) == 1
    assert await store.records.reminder(one.id or 0) is None


async def test_what_is_not_recorded_yet_is_not_deleted(store: Store) -> None:
    await add(store)
    due = await claim_one(store)
    assert await store.ticks.attempt("one", due.occurrence.id)
    await answer(store, due)
    assert await store.ticks.trim(LATER, LATER) == 0
    await store.ticks.settle(due, sent(following=LATER + DAY), LATER)
    assert await waiting(store) == [LATER + DAY]


async def test_many_old_rows_go_in_small_transactions(store: Store) -> None:
    async with store.database.transaction() as connection:
        await connection.execute("INSERT INTO people (person) VALUES (7)")
        await connection.executemany("INSERT INTO drinks VALUES (7, ?, 1)", [(number,) for number in range(2500)])
    assert await store.ticks.trim(NOW, NOW) == 2500


async def test_a_move_touches_no_other_chat(store: Store) -> None:
    await add(store)
    await store.ticks.move(GROUP, GROUP - 1)
    assert (await claim_one(store)).reminder.chat == ADA.chat


async def test_a_due_one_of_a_moved_group_comes_there(store: Store) -> None:
    await add(store, replace(reminder(), chat=GROUP))
    await store.ticks.move(GROUP, GROUP - 1)
    assert (await claim_one(store)).reminder.chat == GROUP - 1

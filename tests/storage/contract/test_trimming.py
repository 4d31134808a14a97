"""What is old goes, what moves moves, and all else stays."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.changes import SaveDraft
from bot.domain.drafts import Draft
from bot.domain.messages import Speaker
from bot.domain.occurrences import Resolution, State
from tests.storage.keeping import (
    ADA,
    DAY,
    GROUP,
    LATER,
    NOW,
    ONCE,
    SOON,
    TIMER,
    AnyStore,
    add,
    answer,
    apply,
    claim,
    claim_one,
    count,
    drink,
    numbers,
    reminder,
    send,
    sent,
    waiting,
)


async def test_the_next_moment_to_look_is_told(store: AnyStore) -> None:
    assert await store.ticks.next_wake() is None
    await add(store, due=LATER)
    await add(store, due=SOON)
    assert await store.ticks.next_wake() == SOON


async def test_what_is_old_is_deleted_and_no_more(store: AnyStore) -> None:
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


async def test_an_old_question_is_not_remembered_after_it_was_deleted(store: AnyStore) -> None:
    await apply(store, SaveDraft(Draft(1, NOW)))
    assert await store.ticks.trim(NOW, SOON) == 1
    assert await store.records.draft(ADA) is None


async def test_a_one_off_goes_with_its_last_occurrence(store: AnyStore) -> None:
    await add(store, reminder(TIMER))
    await add(store, reminder(ONCE))
    for due in await claim(store):
        await store.ticks.settle("one", due, Resolution(State.SENT, message=501), NOW)
    coming = await add(store, due=None)
    assert await store.ticks.trim(NOW, NOW) == 0
    assert await store.ticks.trim(SOON, NOW) == 4
    assert await numbers(store) == [coming.id]


async def test_a_one_off_that_is_yet_to_come_stays_whatever_took_its_occurrence(store: AnyStore) -> None:
    one = await add(store, reminder(TIMER))
    await store.chats.freeze(ADA.chat)
    assert await store.ticks.trim(NOW, NOW) == 0
    assert await store.ticks.trim(SOON, NOW) == 1
    assert one.id not in await numbers(store)


async def test_what_is_not_recorded_yet_is_not_deleted(store: AnyStore) -> None:
    await add(store)
    due = await claim_one(store)
    assert await store.ticks.attempt("one", due.occurrence.id)
    await answer(store, due)
    assert await store.ticks.trim(LATER, LATER) == 0
    await store.ticks.settle("one", due, sent(following=LATER + DAY), LATER)
    assert await waiting(store) == [LATER + DAY]


async def test_a_move_touches_no_other_chat(store: AnyStore) -> None:
    await add(store)
    await store.chats.move(GROUP, GROUP - 1)
    assert (await claim_one(store)).reminder.chat == ADA.chat


async def test_a_due_one_of_a_moved_group_comes_there(store: AnyStore) -> None:
    await add(store, replace(reminder(), chat=GROUP))
    await store.chats.move(GROUP, GROUP - 1)
    assert (await claim_one(store)).reminder.chat == GROUP - 1

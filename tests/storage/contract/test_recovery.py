"""One process ends or falls behind, another one goes on: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from whenever import TimeDelta

from bot.domain.changes import AddReminder, ChangeReminder
from bot.domain.messages import Speaker
from bot.domain.occurrences import Due, Reason, Resolution, State
from tests.storage.contract.conftest import Stores
from tests.storage.keeping import (
    ADA,
    DAY,
    LATER,
    MINUTE,
    NOW,
    SECOND,
    SOON,
    AnyStore,
    add,
    answer,
    apply,
    claim_one,
    last_sent,
    reminder,
    send,
    sent,
    state,
    take_lease,
    waiting,
)

HELD = Resolution(State.HELD, Reason.QUIET_HOURS, next_due=LATER)
UNKNOWN = Resolution(State.UNKNOWN, next_due=LATER)


async def test_what_another_claimed_and_did_not_attempt_is_put_back(store: AnyStore, other: AnyStore) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    later = NOW + MINUTE
    assert await take_lease(other, "two", later)
    assert await other.ticks.recover("two", later) == ()
    (again,) = await other.ticks.claim("two", later, 9)
    assert again.occurrence.id == due.occurrence.id
    assert not await store.ticks.attempt("one", due.occurrence.id)
    assert await store.ticks.settle("one", due, HELD, later) is None
    assert await state(store, due) is State.CLAIMED


async def test_what_another_claimed_in_a_chat_that_is_frozen_by_now_is_not_put_back(
    store: AnyStore, other: AnyStore
) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    await store.chats.freeze(ADA.chat)
    assert await takes_over(other) == []
    assert await state(other, due) is State.BLOCKED


async def test_what_another_attempted_is_settled_as_unknown_by_the_next(store: AnyStore, other: AnyStore) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    later = NOW + 3 * DAY
    assert await take_lease(other, "two", later)
    (found,) = await other.ticks.recover("two", later)
    assert (found.occurrence.id, found.occurrence.state) == (due.occurrence.id, State.ATTEMPTED)
    assert await other.ticks.settle("two", found, replace(UNKNOWN, next_due=later + DAY), later) is None
    assert await state(other, due) is State.UNKNOWN
    assert await waiting(other) == [later + DAY]
    assert await last_sent(other) == NOW  # then it was attempted, and not when that was found out
    assert await other.ticks.recover("two", later) == ()


async def test_an_answer_before_the_end_of_a_process_does_not_end_its_reminder(
    store: AnyStore, other: AnyStore
) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    await answer(store, due, State.DONE)
    assert await take_lease(other, "two", NOW + MINUTE)
    (found,) = await other.ticks.recover("two", NOW + MINUTE)
    await other.ticks.settle("two", found, UNKNOWN, NOW + MINUTE)
    assert await state(other, due) is State.DONE
    assert await waiting(other) == [LATER]


async def test_that_it_arrived_is_recorded_although_another_took_it_over(store: AnyStore, other: AnyStore) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert await take_lease(other, "two", NOW + MINUTE)
    (found,) = await other.ticks.recover("two", NOW + MINUTE)
    await other.ticks.settle("two", found, UNKNOWN, NOW + MINUTE)
    assert await store.ticks.settle("one", due, sent(501, LATER + DAY), NOW + MINUTE) is None
    occurrence = await store.records.occurrence(due.occurrence.id)
    assert occurrence is not None
    assert (occurrence[0].state, occurrence[0].message) == (State.SENT, 501)
    assert await waiting(store) == [LATER]


async def test_a_late_record_plans_nothing_where_the_next_was_sent_already(store: AnyStore, other: AnyStore) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    (found,) = await takes_over(other)
    await other.ticks.settle("two", found, UNKNOWN, NOW + MINUTE)
    await send(other, LATER, 502, None, owner="two")
    assert await store.ticks.settle("one", due, sent(501, LATER), LATER) is None
    assert await waiting(store) == []


async def takes_over(other: AnyStore) -> list[Due]:
    """Another process leads."""
    assert await take_lease(other, "two", NOW + MINUTE)
    return list(await other.ticks.recover("two", NOW + MINUTE))


async def test_the_next_one_knows_that_nobody_knows_whether_this_one_arrived(store: AnyStore) -> None:
    await add(store)
    unknown = await claim_one(store)
    assert not unknown.unsure, "it is the first"
    assert await store.ticks.attempt("one", unknown.occurrence.id)
    await store.ticks.settle("one", unknown, replace(UNKNOWN, next_due=LATER), NOW)
    held = await claim_one(store, now=LATER)
    assert held.unsure
    await store.ticks.settle("one", held, replace(HELD, next_due=LATER + DAY), LATER)
    told = await claim_one(store, now=LATER + DAY)
    assert told.unsure, "what was left out told nobody"
    assert await store.ticks.attempt("one", told.occurrence.id)
    await store.ticks.settle("one", told, Resolution(State.SENT, message=5, next_due=LATER + 2 * DAY), LATER + DAY)
    assert not (await claim_one(store, now=LATER + 2 * DAY)).unsure


async def test_an_unknown_one_can_be_answered(store: AnyStore, other: AnyStore) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    (found,) = await takes_over(other)
    await other.ticks.settle("two", found, UNKNOWN, NOW + MINUTE)
    await answer(other, due, State.DONE)
    assert await state(store, due) is State.DONE
    await store.ticks.settle("one", due, sent(), LATER)
    assert await state(store, due) is State.DONE


async def test_what_was_claimed_and_then_changed_comes_once(store: AnyStore, other: AnyStore) -> None:
    one = await add(store)
    first = await claim_one(store, owner="one")
    await apply(store, ChangeReminder(one, SOON))
    await claim_one(store, SOON, owner="one")
    await apply(store, ChangeReminder(one, LATER), now=SOON)
    assert await take_lease(other, "two", NOW + 2 * MINUTE)
    assert await other.ticks.recover("two", NOW + 2 * MINUTE) == ()
    assert len(await waiting(other)) == 1
    assert len(await other.ticks.claim("two", NOW + 2 * MINUTE, 9)) == 1
    assert not await store.ticks.attempt("one", first.occurrence.id)


async def test_a_process_leaves_what_is_its_own_alone_when_it_recovers(store: AnyStore) -> None:
    await add(store)
    due = await claim_one(store)
    assert await store.ticks.recover("one", NOW) == ()
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert await store.ticks.recover("one", NOW) == ()


async def test_processes_that_claim_at_once_claim_nothing_twice(store: AnyStore, stores: Stores) -> None:
    await apply(store, *(AddReminder(reminder(speaker=Speaker(one, one)), NOW) for one in range(1, 41)))
    others = [await stores.open() for _ in range(3)]
    attempted: list[int] = []

    async def serve(one: AnyStore, owner: str) -> None:
        for second in range(8):
            now = NOW + 5 * second * SECOND
            if not await one.ticks.take_lease(owner, now, now + 2 * SECOND):
                continue
            await one.ticks.recover(owner, now)
            for due in await one.ticks.claim(owner, now, 7):
                await asyncio.sleep(0)
                if await one.ticks.attempt(owner, due.occurrence.id):
                    attempted.append(due.occurrence.id)
                    await one.ticks.settle(owner, due, sent(due.occurrence.id), now)

    await asyncio.gather(*(serve(one, f"process {number}") for number, one in enumerate(others)))
    assert len(attempted) == len(set(attempted))


async def test_a_long_outage_does_not_make_the_next_one_come_too_soon_after(store: AnyStore, other: AnyStore) -> None:
    await add(store)
    due = await claim_one(store, NOW + TimeDelta(seconds=30), owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert await take_lease(other, "two", LATER)
    (found,) = await other.ticks.recover("two", LATER)
    await other.ticks.settle("two", found, replace(UNKNOWN, next_due=LATER + 5 * MINUTE), LATER)
    following = await claim_one(other, LATER + 5 * MINUTE, owner="two")
    assert following.reminder.last_sent == NOW + TimeDelta(seconds=30)

"""How a claimed occurrence ends, and what follows."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.changes import ChangeReminder
from bot.domain.occurrences import Reason, Resolution, State
from tests.storage.keeping import (
    ADA,
    DAY,
    LATER,
    MINUTE,
    NOW,
    SECOND,
    SOON,
    TIMER,
    AnyStore,
    add,
    answer,
    apply,
    claim,
    claim_one,
    count,
    last_sent,
    reminder,
    send,
    sent,
    state,
    waiting,
)

HELD = Resolution(State.HELD, Reason.QUIET_HOURS, next_due=LATER)


async def test_what_was_sent_is_recorded_with_the_next(store: AnyStore) -> None:
    one = await add(store)
    due = await send(store, NOW + 2 * SECOND)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    occurrence, kept = found
    assert (occurrence.state, occurrence.message, occurrence.attempts) == (State.SENT, 501, 1)
    assert kept == replace(one, last_sent=NOW + 2 * SECOND, last_nudge="calves")
    assert await waiting(store) == [LATER]


async def test_what_was_missed_is_counted_on_the_next(store: AnyStore) -> None:
    await add(store)
    due = await claim_one(store)
    await store.ticks.settle("one", due, replace(HELD, missed_before=3), NOW)
    following = await claim_one(store, LATER)
    assert following.occurrence.missed_before == 3
    assert await last_sent(store) is None


async def test_a_failed_attempt_waits_and_counts(store: AnyStore) -> None:
    await add(store)
    for attempt in range(1, 4):
        now = NOW + attempt * MINUTE
        due = await claim_one(store, now)
        assert (due.occurrence.due, due.occurrence.attempts) == (NOW, attempt - 1)
        assert await store.ticks.attempt("one", due.occurrence.id)
        await store.ticks.settle("one", due, Resolution(State.WAITING, wake=now + MINUTE), now)
        assert await claim(store, now + 59 * SECOND) == []


async def test_the_buttons_of_an_older_unanswered_nudge_are_taken_away_once(store: AnyStore) -> None:
    await add(store)
    await send(store, message=501)
    due = await claim_one(store, LATER)
    assert await store.ticks.settle("one", due, sent(502, LATER + DAY), LATER) == 501
    due = await claim_one(store, LATER + DAY)
    assert await store.ticks.settle("one", due, sent(503), LATER + DAY) == 502


async def test_an_answered_nudge_keeps_what_its_answer_made_of_it(store: AnyStore) -> None:
    await add(store)
    await answer(store, await send(store))
    assert await store.ticks.settle("one", await claim_one(store, LATER), sent(502), LATER) is None


async def test_a_snoozed_one_that_nobody_answered_is_older_than_the_next(store: AnyStore) -> None:
    await add(store)
    await answer(store, await send(store), State.SNOOZED)
    child = await claim_one(store, NOW + 11 * MINUTE)
    await store.ticks.settle("one", child, Resolution(State.SENT, message=502), NOW + 11 * MINUTE)
    assert await waiting(store) == [LATER]
    assert await store.ticks.settle("one", await claim_one(store, LATER), sent(503), LATER) == 502


async def test_an_answer_that_is_faster_than_the_record_is_kept(store: AnyStore) -> None:
    await add(store)
    due = await claim_one(store)
    assert await store.ticks.attempt("one", due.occurrence.id)
    await answer(store, due, State.DONE)
    await store.ticks.settle("one", due, sent(), SOON)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    assert (found[0].state, found[0].message, found[0].answered) == (State.DONE, 501, SOON)
    assert await waiting(store) == [LATER]
    assert await last_sent(store) == SOON


async def test_a_changed_reminder_keeps_its_new_time_when_an_older_one_is_settled(store: AnyStore) -> None:
    one = await add(store)
    due = await claim_one(store)
    await apply(store, ChangeReminder(one, LATER + DAY))
    await store.ticks.settle("one", due, sent(), NOW)
    assert await waiting(store) == [LATER + DAY]


async def test_one_that_waits_again_stands_in_for_the_next(store: AnyStore) -> None:
    one = await add(store)
    due = await claim_one(store)
    await apply(store, ChangeReminder(one, LATER))
    await store.ticks.settle("one", due, Resolution(State.WAITING, wake=SOON), NOW)
    assert await waiting(store) == [NOW]


async def test_nothing_follows_a_one_off(store: AnyStore) -> None:
    await add(store, reminder(TIMER))
    await send(store, following=None)
    assert await waiting(store) == []
    assert await count(store, "reminders") == 1


async def test_settling_twice_is_the_same_as_once(store: AnyStore) -> None:
    await add(store)
    due = await send(store)
    await store.ticks.settle("one", due, sent(999, LATER + DAY), SOON)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    assert found[0].message == 501
    assert await waiting(store) == [LATER]
    assert await last_sent(store) == NOW


async def test_in_a_frozen_chat_nothing_follows_and_nothing_waits_again(store: AnyStore) -> None:
    for _ in range(3):
        await add(store)
    blocked, held, again = await claim(store)
    await store.chats.freeze(ADA.chat)
    await store.ticks.settle("one", blocked, Resolution(State.BLOCKED, next_due=LATER), NOW)
    await store.ticks.settle("one", held, HELD, NOW)
    await store.ticks.settle("one", again, Resolution(State.WAITING, wake=SOON), NOW)
    assert [await state(store, due) for due in (blocked, held, again)] == [State.BLOCKED, State.HELD, State.BLOCKED]
    assert await waiting(store) == []

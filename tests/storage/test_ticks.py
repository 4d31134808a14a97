"""Claiming, attempting, settling: nothing is lost, nothing comes twice, whoever ends in the middle of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import count as numbered
from pathlib import Path

import pytest
from whenever import Instant, TimeDelta

from bot.domain.messages import Speaker
from bot.domain.reminders import (
    AddReminder,
    ChangeReminder,
    DeleteReminder,
    Draft,
    Due,
    Forget,
    Profile,
    Reason,
    SaveDraft,
    SaveProfile,
    Settled,
    State,
)
from bot.domain.schedules import Kind
from bot.storage.store import Store, open_store
from tests.storage.keeping import (
    ADA,
    BEN,
    DAY,
    GROUP,
    LATER,
    MINUTE,
    NOW,
    ONCE,
    SECOND,
    SOON,
    TIMER,
    add,
    answer,
    apply,
    claim,
    claim_one,
    count,
    drink,
    lead,
    reminder,
    send,
    sent,
    set_zone,
    state,
    waiting,
)

HELD = Settled(State.HELD, Reason.QUIET_HOURS, next_due=LATER)
UNKNOWN = Settled(State.UNKNOWN, next_due=LATER)


@pytest.fixture
async def other(store: Store, path: Path) -> AsyncIterator[Store]:
    """Another process on the same file."""
    opened = await open_store(path)
    yield opened
    await opened.close()


async def last_sent(store: Store) -> Instant | None:
    """When the only reminder came last."""
    (one,) = (await store.records.load(ADA, NOW)).reminders
    return one.reminder.last_sent


# The lead


async def test_only_one_process_leads(store: Store, other: Store) -> None:
    assert await lead(store, "one")
    assert not await lead(other, "two")
    assert await lead(store, "one", NOW + 14 * SECOND)
    assert not await lead(other, "two", NOW + 16 * SECOND)


async def test_a_lead_that_ran_out_can_be_taken(store: Store, other: Store) -> None:
    assert await lead(store, "one")
    assert await lead(other, "two", NOW + 15 * SECOND)
    assert not await lead(store, "one", NOW + 16 * SECOND)


async def test_a_lead_that_was_given_up_can_be_taken_at_once(store: Store, other: Store) -> None:
    assert await lead(store, "one")
    await other.ticks.resign("two")
    assert not await lead(other, "two")
    await store.ticks.resign("one")
    assert await lead(other, "two")


async def test_of_many_that_ask_at_once_one_leads(store: Store, path: Path) -> None:
    others = [await open_store(path) for _ in range(4)]
    for second in range(0, 100, 20):
        asked = (lead(one, f"process {number}", NOW + second * SECOND) for number, one in enumerate(others))
        assert sum(await asyncio.gather(*asked)) == 1
    for one in others:
        await one.close()


# Claiming


async def test_what_is_due_is_claimed_once_the_longest_waiting_first(store: Store) -> None:
    for minutes in (3, 1, 2, -1):
        await add(store, due=NOW - minutes * MINUTE)
    claimed = await claim(store)
    assert [due.occurrence.due for due in claimed] == [NOW - minutes * MINUTE for minutes in (3, 2, 1)]
    assert {due.occurrence.state for due in claimed} == {State.CLAIMED}
    assert await claim(store) == []


async def test_no_more_are_claimed_than_asked_for(store: Store) -> None:
    for _ in range(5):
        await add(store)
    assert len(await claim(store, limit=2)) == 2
    assert len(await claim(store, limit=9)) == 3


async def test_who_does_not_lead_claims_nothing(store: Store, other: Store) -> None:
    await add(store)
    assert await store.ticks.claim("one", NOW, 9) == ()
    assert await lead(store, "one")
    assert await other.ticks.claim("two", NOW, 9) == ()
    assert await store.ticks.claim("one", NOW + 15 * SECOND, 9) == ()
    assert len(await store.ticks.claim("one", NOW + 14 * SECOND, 9)) == 1


async def test_a_claimed_one_comes_with_all_that_planning_needs(store: Store) -> None:
    profile = Profile(zone="Asia/Kolkata", goal_ml=2000)
    await apply(store, SaveProfile(profile))
    kept = await add(store, reminder(kind=Kind.HYDRATION))
    midnight = Instant.from_utc(2026, 3, 1, 18, 30)
    for at in (midnight - MINUTE, midnight, NOW - 90 * MINUTE):
        await drink(store, at)
    await drink(store, NOW, speaker=BEN)
    due = await claim_one(store)
    assert due == Due(replace(due.occurrence, due=NOW), kept, profile, 500, NOW - 90 * MINUTE)


async def test_the_day_of_each_person_is_of_their_own_zone(store: Store) -> None:
    for number, zone in numbered_zones():
        speaker = Speaker(number, number)
        await set_zone(store, zone, speaker)
        await add(store, reminder(kind=Kind.HYDRATION, speaker=speaker), speaker=speaker)
        await drink(store, Instant.from_utc(2026, 3, 1, 23), speaker=speaker)
    drunk = {due.profile.zone: due.drunk_ml for due in await claim(store)}
    assert drunk == {"Pacific/Honolulu": 250, "UTC": 0, "Europe/Athens": 250}


def numbered_zones() -> list[tuple[int, str]]:
    """People who live apart."""
    return list(zip(numbered(101), ("Pacific/Honolulu", "UTC", "Europe/Athens"), strict=False))


async def test_one_that_cannot_be_read_fails_and_no_other(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    await add(store)
    async with store.database.transaction() as connection:
        await connection.execute("UPDATE reminders SET days = 'mon,someday'")
    good = await add(store)
    assert [due.reminder for due in await claim(store)] == [good]
    assert await claim(store, SOON) == []
    assert "occurrence 1 cannot be read: ValueError" in caplog.text
    row = await store.database.row("SELECT state, owner FROM occurrences WHERE id = 1")
    assert row == ("failed", None)


# Attempting


async def test_a_claimed_one_is_attempted_once(store: Store) -> None:
    await add(store)
    due = await claim_one(store)
    assert not await store.ticks.attempt("two", due.occurrence.id)
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert not await store.ticks.attempt("one", due.occurrence.id)
    assert await state(store, due) is State.ATTEMPTED


async def test_an_attempt_is_seen_by_others_before_anything_is_sent(store: Store, other: Store) -> None:
    await add(store)
    due = await claim_one(store)
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert await state(other, due) is State.ATTEMPTED


@pytest.mark.parametrize("change", ["delete", "forget"])
async def test_what_is_gone_is_not_attempted(store: Store, change: str) -> None:
    one = await add(store)
    due = await claim_one(store)
    assert one.id is not None
    await apply(store, DeleteReminder(one.id) if change == "delete" else Forget())
    assert not await store.ticks.attempt("one", due.occurrence.id)
    assert await store.ticks.settle(due, sent(), NOW) is None
    assert await count(store, "occurrences") == 0


# Settling


async def test_what_was_sent_is_recorded_with_the_next(store: Store) -> None:
    one = await add(store)
    due = await send(store, NOW + 2 * SECOND)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    occurrence, kept = found
    assert (occurrence.state, occurrence.message, occurrence.attempts) == (State.SENT, 501, 1)
    assert kept == replace(one, last_sent=NOW + 2 * SECOND, last_nudge="calves")
    assert await waiting(store) == [LATER]


async def test_what_was_missed_is_counted_on_the_next(store: Store) -> None:
    await add(store)
    due = await claim_one(store)
    await store.ticks.settle(due, replace(HELD, missed_before=3), NOW)
    following = await claim_one(store, LATER)
    assert following.occurrence.missed_before == 3
    assert await last_sent(store) is None


async def test_a_failed_attempt_waits_and_counts(store: Store) -> None:
    await add(store)
    for attempt in range(1, 4):
        now = NOW + attempt * MINUTE
        due = await claim_one(store, now)
        assert (due.occurrence.due, due.occurrence.attempts) == (NOW, attempt - 1)
        assert await store.ticks.attempt("one", due.occurrence.id)
        await store.ticks.settle(due, Settled(State.WAITING, wake=now + MINUTE), now)
        assert await claim(store, now + 59 * SECOND) == []


async def test_the_buttons_of_an_older_unanswered_nudge_are_taken_away_once(store: Store) -> None:
    await add(store)
    await send(store, message=501)
    due = await claim_one(store, LATER)
    assert await store.ticks.settle(due, sent(502, LATER + DAY), LATER) == 501
    due = await claim_one(store, LATER + DAY)
    assert await store.ticks.settle(due, sent(503), LATER + DAY) == 502


async def test_an_answered_nudge_keeps_what_its_answer_made_of_it(store: Store) -> None:
    await add(store)
    await answer(store, await send(store))
    assert await store.ticks.settle(await claim_one(store, LATER), sent(502), LATER) is None


async def test_a_snoozed_one_that_nobody_answered_is_older_than_the_next(store: Store) -> None:
    await add(store)
    await answer(store, await send(store), State.SNOOZED)
    child = await claim_one(store, NOW + 11 * MINUTE)
    await store.ticks.settle(child, Settled(State.SENT, message=502), NOW + 11 * MINUTE)
    assert await waiting(store) == [LATER]
    assert await store.ticks.settle(await claim_one(store, LATER), sent(503), LATER) == 502


async def test_an_answer_that_is_faster_than_the_record_is_kept(store: Store) -> None:
    await add(store)
    due = await claim_one(store)
    assert await store.ticks.attempt("one", due.occurrence.id)
    await answer(store, due, State.DONE)
    await store.ticks.settle(due, sent(), SOON)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    assert (found[0].state, found[0].message, found[0].answered) == (State.DONE, 501, SOON)
    assert await waiting(store) == [LATER]
    assert await last_sent(store) == SOON


async def test_a_changed_reminder_keeps_its_new_time_when_an_older_one_is_settled(store: Store) -> None:
    one = await add(store)
    due = await claim_one(store)
    await apply(store, ChangeReminder(one, LATER + DAY))
    await store.ticks.settle(due, sent(), NOW)
    assert await waiting(store) == [LATER + DAY]


async def test_one_that_waits_again_stands_in_for_the_next(store: Store) -> None:
    one = await add(store)
    due = await claim_one(store)
    await apply(store, ChangeReminder(one, LATER))
    await store.ticks.settle(due, Settled(State.WAITING, wake=SOON), NOW)
    assert await waiting(store) == [NOW]


async def test_nothing_follows_a_one_off(store: Store) -> None:
    await add(store, reminder(TIMER))
    await send(store, following=None)
    assert await waiting(store) == []
    assert await count(store, "reminders") == 1


async def test_settling_twice_is_the_same_as_once(store: Store) -> None:
    await add(store)
    due = await send(store)
    await store.ticks.settle(due, sent(999, LATER + DAY), SOON)
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    assert found[0].message == 501
    assert await waiting(store) == [LATER]
    assert await last_sent(store) == NOW


async def test_in_a_frozen_chat_nothing_follows_and_nothing_waits_again(store: Store) -> None:
    for _ in range(3):
        await add(store)
    blocked, held, again = await claim(store)
    await store.ticks.freeze(ADA.chat)
    await store.ticks.settle(blocked, Settled(State.BLOCKED, next_due=LATER), NOW)
    await store.ticks.settle(held, HELD, NOW)
    await store.ticks.settle(again, Settled(State.WAITING, wake=SOON), NOW)
    assert [await state(store, due) for due in (blocked, held, again)] == [State.BLOCKED, State.HELD, State.BLOCKED]
    assert await waiting(store) == []


# One process ends, another one goes on


async def test_what_another_claimed_and_did_not_attempt_is_put_back(store: Store, other: Store) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    later = NOW + MINUTE
    assert await lead(other, "two", later)
    assert await other.ticks.recover("two", later) == ()
    (again,) = await other.ticks.claim("two", later, 9)
    assert again.occurrence.id == due.occurrence.id
    assert not await store.ticks.attempt("one", due.occurrence.id)
    assert await store.ticks.settle(due, HELD, later) is None
    assert await state(store, due) is State.CLAIMED


async def test_what_another_claimed_in_a_chat_that_is_frozen_by_now_is_not_put_back(store: Store, other: Store) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    await store.ticks.freeze(ADA.chat)
    assert await takes_over(other) == []
    assert await state(other, due) is State.BLOCKED


async def test_what_another_attempted_is_settled_as_unknown_by_the_next(store: Store, other: Store) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    later = NOW + 3 * DAY
    assert await lead(other, "two", later)
    (found,) = await other.ticks.recover("two", later)
    assert (found.occurrence.id, found.occurrence.state) == (due.occurrence.id, State.ATTEMPTED)
    assert await other.ticks.settle(found, replace(UNKNOWN, next_due=later + DAY), later) is None
    assert await state(other, due) is State.UNKNOWN
    assert await waiting(other) == [later + DAY]
    assert await last_sent(other) == NOW  # then it was attempted, and not when that was found out
    assert await other.ticks.recover("two", later) == ()


async def test_an_answer_before_the_end_of_a_process_does_not_end_its_reminder(store: Store, other: Store) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    await answer(store, due, State.DONE)
    assert await lead(other, "two", NOW + MINUTE)
    (found,) = await other.ticks.recover("two", NOW + MINUTE)
    await other.ticks.settle(found, UNKNOWN, NOW + MINUTE)
    assert await state(other, due) is State.DONE
    assert await waiting(other) == [LATER]


async def test_that_it_arrived_is_recorded_although_another_took_it_over(store: Store, other: Store) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert await lead(other, "two", NOW + MINUTE)
    (found,) = await other.ticks.recover("two", NOW + MINUTE)
    await other.ticks.settle(found, UNKNOWN, NOW + MINUTE)
    assert await store.ticks.settle(due, sent(501, LATER + DAY), NOW + MINUTE) is None
    occurrence = await store.records.occurrence(due.occurrence.id)
    assert occurrence is not None
    assert (occurrence[0].state, occurrence[0].message) == (State.SENT, 501)
    assert await waiting(store) == [LATER]


async def test_a_late_record_plans_nothing_where_the_next_was_sent_already(store: Store, other: Store) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    (found,) = await takes_over(other)
    await other.ticks.settle(found, UNKNOWN, NOW + MINUTE)
    await send(other, LATER, 502, None, owner="two")
    assert await store.ticks.settle(due, sent(501, LATER), LATER) is None
    assert await waiting(store) == []


async def takes_over(other: Store) -> list[Due]:
    """Another process leads."""
    assert await lead(other, "two", NOW + MINUTE)
    return list(await other.ticks.recover("two", NOW + MINUTE))


async def test_an_unknown_one_can_be_answered(store: Store, other: Store) -> None:
    await add(store)
    due = await claim_one(store, owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    (found,) = await takes_over(other)
    await other.ticks.settle(found, UNKNOWN, NOW + MINUTE)
    await answer(other, due, State.DONE)
    assert await state(store, due) is State.DONE
    await store.ticks.settle(due, sent(), LATER)
    assert await state(store, due) is State.DONE


async def test_what_was_claimed_and_then_changed_comes_once(store: Store, other: Store) -> None:
    one = await add(store)
    first = await claim_one(store, owner="one")
    await apply(store, ChangeReminder(one, SOON))
    await claim_one(store, SOON, owner="one")
    await apply(store, ChangeReminder(one, LATER), now=SOON)
    assert await lead(other, "two", NOW + 2 * MINUTE)
    assert await other.ticks.recover("two", NOW + 2 * MINUTE) == ()
    assert len(await waiting(other)) == 1
    assert len(await other.ticks.claim("two", NOW + 2 * MINUTE, 9)) == 1
    assert not await store.ticks.attempt("one", first.occurrence.id)


async def test_a_process_leaves_what_is_its_own_alone_when_it_recovers(store: Store) -> None:
    await add(store)
    due = await claim_one(store)
    assert await store.ticks.recover("one", NOW) == ()
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert await store.ticks.recover("one", NOW) == ()


async def test_processes_that_claim_at_once_claim_nothing_twice(store: Store, path: Path) -> None:
    await apply(store, *(AddReminder(reminder(speaker=Speaker(one, one)), NOW) for one in range(1, 41)))
    others = [await open_store(path) for _ in range(3)]
    attempted: list[int] = []

    async def serve(one: Store, owner: str) -> None:
        for second in range(8):
            now = NOW + 5 * second * SECOND
            if not await one.ticks.lead(owner, now, now + 2 * SECOND):
                continue
            await one.ticks.recover(owner, now)
            for due in await one.ticks.claim(owner, now, 7):
                await asyncio.sleep(0)
                if await one.ticks.attempt(owner, due.occurrence.id):
                    attempted.append(due.occurrence.id)
                    await one.ticks.settle(due, sent(due.occurrence.id), now)

    await asyncio.gather(*(serve(one, f"process {number}") for number, one in enumerate(others)))
    assert len(attempted) == len(set(attempted))
    for one in others:
        await one.close()


# Later


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
        await store.ticks.settle(due, Settled(State.SENT, message=501), NOW)
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


async def test_a_long_outage_does_not_make_the_next_one_come_too_soon_after(store: Store, other: Store) -> None:
    await add(store)
    due = await claim_one(store, NOW + TimeDelta(seconds=30), owner="one")
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert await lead(other, "two", LATER)
    (found,) = await other.ticks.recover("two", LATER)
    await other.ticks.settle(found, replace(UNKNOWN, next_due=LATER + 5 * MINUTE), LATER)
    following = await claim_one(other, LATER + 5 * MINUTE, owner="two")
    assert following.reminder.last_sent == NOW + TimeDelta(seconds=30)

"""One process leads; it claims what is due, and marks what it is about to send."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import count as numbered

import pytest
from whenever import Instant

from bot.domain.changes import DeleteReminder, Forget, SaveProfile
from bot.domain.messages import Speaker
from bot.domain.occurrences import Due, State
from bot.domain.profile import Profile
from tests.storage.contract.conftest import Stores
from tests.storage.keeping import (
    BEN,
    MINUTE,
    NOW,
    SECOND,
    SOON,
    AnyStore,
    add,
    apply,
    claim,
    claim_one,
    count,
    drink,
    reminder,
    sent,
    set_zone,
    state,
    take_lease,
)
from tests.support.kinds import DRINKING


async def test_only_one_process_leads(store: AnyStore, other: AnyStore) -> None:
    assert await take_lease(store, "one")
    assert not await take_lease(other, "two")
    assert await take_lease(store, "one", NOW + 14 * SECOND)
    assert not await take_lease(other, "two", NOW + 16 * SECOND)


async def test_a_lead_that_ran_out_can_be_taken(store: AnyStore, other: AnyStore) -> None:
    assert await take_lease(store, "one")
    assert await take_lease(other, "two", NOW + 15 * SECOND)
    assert not await take_lease(store, "one", NOW + 16 * SECOND)


async def test_a_lead_that_was_given_up_can_be_taken_at_once(store: AnyStore, other: AnyStore) -> None:
    assert await take_lease(store, "one")
    await other.ticks.release_lease("two")
    assert not await take_lease(other, "two")
    await store.ticks.release_lease("one")
    assert await take_lease(other, "two")


async def test_of_many_that_ask_at_once_one_leads(stores: Stores) -> None:
    others = [await stores.open() for _ in range(4)]
    for second in range(0, 100, 20):
        asked = (take_lease(one, f"process {number}", NOW + second * SECOND) for number, one in enumerate(others))
        assert sum(await asyncio.gather(*asked)) == 1


async def test_what_is_due_is_claimed_once_the_longest_waiting_first(store: AnyStore) -> None:
    for minutes in (3, 1, 2, -1):
        await add(store, due=NOW - minutes * MINUTE)
    claimed = await claim(store)
    assert [due.occurrence.due for due in claimed] == [NOW - minutes * MINUTE for minutes in (3, 2, 1)]
    assert {due.occurrence.state for due in claimed} == {State.CLAIMED}
    assert await claim(store) == []


async def test_no_more_are_claimed_than_asked_for(store: AnyStore) -> None:
    for _ in range(5):
        await add(store)
    assert len(await claim(store, limit=2)) == 2
    assert len(await claim(store, limit=9)) == 3


async def test_who_does_not_lead_claims_nothing(store: AnyStore, other: AnyStore) -> None:
    await add(store)
    assert await store.ticks.claim("one", NOW, 9) == ()
    assert await take_lease(store, "one")
    assert await other.ticks.claim("two", NOW, 9) == ()
    assert await store.ticks.claim("one", NOW + 15 * SECOND, 9) == ()
    assert len(await store.ticks.claim("one", NOW + 14 * SECOND, 9)) == 1


async def test_a_claimed_one_comes_with_all_that_planning_needs(store: AnyStore) -> None:
    profile = Profile(zone="Asia/Kolkata", goal_ml=2000)
    await apply(store, SaveProfile(profile))
    kept = await add(store, reminder(kind=DRINKING))
    midnight = Instant.from_utc(2026, 3, 1, 18, 30)
    for at in (midnight - MINUTE, midnight, NOW - 90 * MINUTE):
        await drink(store, at)
    await drink(store, NOW, speaker=BEN)
    due = await claim_one(store)
    assert due == Due(replace(due.occurrence, due=NOW), kept, profile, 500, NOW - 90 * MINUTE)


async def test_the_day_of_each_person_is_of_their_own_zone(store: AnyStore) -> None:
    for number, zone in numbered_zones():
        speaker = Speaker(number, number)
        await set_zone(store, zone, speaker)
        await add(store, reminder(kind=DRINKING, speaker=speaker), speaker=speaker)
        await drink(store, Instant.from_utc(2026, 3, 1, 23), speaker=speaker)
    drunk = {due.profile.zone: due.drunk_ml for due in await claim(store)}
    assert drunk == {"Pacific/Honolulu": 250, "UTC": 0, "Europe/Athens": 250}


def numbered_zones() -> list[tuple[int, str]]:
    """People who live apart."""
    return list(zip(numbered(101), ("Pacific/Honolulu", "UTC", "Europe/Athens"), strict=False))


async def test_a_claimed_one_is_attempted_once(store: AnyStore) -> None:
    await add(store)
    due = await claim_one(store)
    assert not await store.ticks.attempt("two", due.occurrence.id)
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert not await store.ticks.attempt("one", due.occurrence.id)
    assert await state(store, due) is State.ATTEMPTED


async def test_an_attempt_is_seen_by_others_before_anything_is_sent(store: AnyStore, other: AnyStore) -> None:
    await add(store)
    due = await claim_one(store)
    assert await store.ticks.attempt("one", due.occurrence.id)
    assert await state(other, due) is State.ATTEMPTED


@pytest.mark.parametrize("change", ["delete", "forget"])
async def test_what_is_gone_is_not_attempted(store: AnyStore, change: str) -> None:
    one = await add(store)
    due = await claim_one(store)
    assert one.id is not None
    await apply(store, DeleteReminder(one.id) if change == "delete" else Forget())
    assert not await store.ticks.attempt("one", due.occurrence.id)
    assert await store.ticks.settle("one", due, sent(), NOW) is None
    assert await count(store, "occurrences") == 0


async def test_one_whose_day_cannot_be_told_fails_and_no_other(
    store: AnyStore, caplog: pytest.LogCaptureFixture
) -> None:
    await set_zone(store, "Europe/Atlantis")
    await add(store)
    good = await add(store, speaker=BEN)
    assert [due.reminder for due in await claim(store)] == [good]
    assert await claim(store, SOON) == []
    assert "occurrence 1 cannot be read: TimeZoneNotFoundError" in caplog.text
    found = await store.records.occurrence(1)
    assert found is not None
    assert found[0].state is State.FAILED


async def test_a_lease_is_kept_while_more_than_half_of_it_is_left(store: AnyStore, other: AnyStore) -> None:
    assert await take_lease(store, "one")
    assert await take_lease(store, "one", NOW + 7 * SECOND)
    assert not await take_lease(other, "two", NOW + 14 * SECOND)
    assert await take_lease(other, "two", NOW + 15 * SECOND)

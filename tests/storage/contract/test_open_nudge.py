"""Which nudge of a chat a typed answer is for."""

from __future__ import annotations

import pytest
from whenever import Instant

from bot.domain.occurrences import Resolution, State
from tests.storage.keeping import (
    ADA,
    BEN,
    GROUP,
    HOURLY,
    LATER,
    MINUTE,
    NOW,
    SOON,
    AnyStore,
    add,
    answer,
    claim_one,
    reminder,
    send,
)
from tests.support.kinds import DRINKING

LONG_AGO = Instant.from_utc(2020, 1, 1)


async def open_nudge(store: AnyStore, chat: int = ADA.chat, since: Instant = LONG_AGO) -> int | None:
    """Its occurrence."""
    found = await store.records.open_nudge(chat, since)
    assert found is None or (found[0].reminder, found[1].chat) == (found[1].id, chat)
    return found[0].id if found is not None else None


async def test_what_waits_is_none(store: AnyStore) -> None:
    assert await open_nudge(store) is None
    await add(store)
    assert await open_nudge(store) is None


async def test_a_nudge_is_open_once_it_was_sent(store: AnyStore) -> None:
    await add(store)
    due = await send(store)
    assert await open_nudge(store) == due.occurrence.id
    assert await open_nudge(store, BEN.chat) is None
    assert await open_nudge(store, GROUP) is None


async def test_one_of_which_nobody_knows_counts_as_sent(store: AnyStore) -> None:
    await add(store)
    due = await claim_one(store)
    assert await store.ticks.attempt("one", due.occurrence.id)
    await store.ticks.settle("one", due, Resolution(State.UNKNOWN, next_due=LATER), NOW)
    assert await open_nudge(store) == due.occurrence.id


@pytest.mark.parametrize("state", [State.DONE, State.SNOOZED, State.SKIPPED])
async def test_an_answer_closes_it_and_opens_no_older_one(store: AnyStore, state: State) -> None:
    await add(store)
    await send(store)
    await add(store, reminder(HOURLY, DRINKING), SOON)
    second = await send(store, SOON, 502)
    assert await open_nudge(store) == second.occurrence.id
    await answer(store, second, state)
    assert await open_nudge(store) is None


async def test_the_one_that_came_last_is_open_though_it_was_due_earlier(store: AnyStore) -> None:
    await add(store, due=SOON)
    await send(store, SOON)
    await add(store, reminder(HOURLY, DRINKING), NOW)
    late = await send(store, SOON + MINUTE, 502)
    assert await open_nudge(store) == late.occurrence.id


async def test_the_next_of_the_same_reminder_takes_its_place(store: AnyStore) -> None:
    await add(store)
    first = await send(store)
    second = await send(store, LATER, 502, None)
    assert first.occurrence.id != await open_nudge(store) == second.occurrence.id


async def test_one_that_was_due_before_is_over(store: AnyStore) -> None:
    await add(store)
    due = await send(store)
    assert await open_nudge(store, since=NOW) == due.occurrence.id
    assert await open_nudge(store, since=SOON) is None

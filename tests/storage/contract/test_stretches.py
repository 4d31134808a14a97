"""Stretches that are logged without a reminder, and answers that are taken back."""

from __future__ import annotations

import pytest
from whenever import Instant

from bot.domain.changes import Forget, LogStretch, ReopenOccurrence, SaveProfile, UndoStretch
from bot.domain.display import Hours, Unit
from bot.domain.occurrences import State
from bot.domain.profile import Profile
from bot.domain.records import Everything
from tests.storage.keeping import ADA, BEN, DAY, LATER, MINUTE, NOW, SOON, AnyStore, add, answer, apply, send, set_zone


async def stretched(store: AnyStore) -> list[Instant]:
    """When Ada logged a stretch today."""
    return list((await store.records.load(ADA, NOW)).stretches)


async def test_a_stretch_is_of_its_moment_and_counts_once(store: AnyStore) -> None:
    for at in (SOON, NOW, NOW):
        await apply(store, LogStretch(at))
    assert await stretched(store) == [NOW, SOON]
    assert (await store.records.history(ADA.person, SOON)).stretches == (SOON,)
    assert (await store.records.everything(ADA.person)).stretches == (NOW, SOON)


async def test_todays_are_those_since_the_local_midnight(store: AnyStore) -> None:
    await set_zone(store, "Asia/Kolkata")  # midnight is at 18:30 UTC
    for at in (Instant.from_utc(2026, 3, 1, 18, 29), Instant.from_utc(2026, 3, 1, 18, 30)):
        await apply(store, LogStretch(at))
    assert await stretched(store) == [Instant.from_utc(2026, 3, 1, 18, 30)]


async def test_a_stretch_is_taken_back_by_whom_it_is_of(store: AnyStore) -> None:
    await apply(store, LogStretch(NOW))
    await apply(store, UndoStretch(NOW), speaker=BEN)
    assert await stretched(store) == [NOW]
    for _ in range(2):
        await apply(store, UndoStretch(NOW))
    assert await stretched(store) == []


async def test_stretches_go_with_their_person_and_with_their_age(store: AnyStore) -> None:
    for speaker in (ADA, BEN):
        for at in (NOW, LATER):
            await apply(store, LogStretch(at), speaker=speaker)
    assert await store.ticks.trim(SOON, SOON) == 2
    await apply(store, Forget())
    assert await store.records.everything(ADA.person) == Everything()
    assert (await store.records.everything(BEN.person)).stretches == (LATER,)


@pytest.mark.parametrize("state", [State.DONE, State.SNOOZED, State.SKIPPED])
async def test_an_answer_that_is_taken_back_leaves_the_nudge_open(store: AnyStore, state: State) -> None:
    await add(store)
    due = await send(store)
    await answer(store, due, state)
    await apply(store, ReopenOccurrence(due.occurrence.id))
    found = await store.records.open_nudge(ADA.chat, NOW - DAY)
    assert found is not None
    assert (found[0].state, found[0].reason, found[0].answered) == (State.SENT, None, None)
    await answer(store, due, State.DONE, now=NOW + 2 * MINUTE)
    assert await store.records.open_nudge(ADA.chat, NOW - DAY) is None


async def test_what_was_snoozed_and_taken_back_does_not_come_again(store: AnyStore) -> None:
    await add(store)
    due = await send(store)
    await answer(store, due, State.SNOOZED)
    before = len((await store.records.everything(ADA.person)).occurrences)
    await apply(store, ReopenOccurrence(due.occurrence.id))
    assert len((await store.records.everything(ADA.person)).occurrences) == before - 1


async def test_what_is_not_answered_stays_as_it_is(store: AnyStore) -> None:
    await add(store)
    due = await send(store)
    await apply(store, ReopenOccurrence(due.occurrence.id))
    await apply(store, ReopenOccurrence(due.occurrence.id + 100))
    found = await store.records.occurrence(due.occurrence.id)
    assert found is not None
    assert found[0].state is State.SENT


async def test_how_a_person_wants_things_shown_comes_back_as_it_was(store: AnyStore) -> None:
    chosen = Profile("Europe/Berlin", town="Munich, Germany", bottle_ml=750, hours=Hours.TWELVE, unit=Unit.OUNCES)
    await apply(store, SaveProfile(chosen))
    assert (await store.records.load(ADA, NOW)).profile == chosen

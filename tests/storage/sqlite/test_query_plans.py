"""However much is kept, a tick and a message look up only what they need."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.changes import AddReminder, ChangeReminder, DeleteReminder, Forget, SaveDraft, UndoDrink
from bot.domain.drafts import Draft
from bot.domain.messages import Speaker
from bot.domain.occurrences import Resolution, State
from bot.storage.sqlite.store import Store
from tests.storage.keeping import (
    ADA,
    GROUP,
    LATER,
    NOW,
    SOON,
    add,
    answer,
    apply,
    claim,
    drink,
    reminder,
    take_lease,
)
from tests.support.kinds import DRINKING

_SCANNED = re.compile(r"SCAN (people|reminders|occurrences|drinks|drafts|r|o|p)\b(?! USING (COVERING )?INDEX (\w+))")
_SMALL = re.compile(r"SCAN (\w+) USING (COVERING )?INDEX (\w+)")
_INDEXES_OF_FEW = {"occurrences_waiting", "occurrences_in_hand", "reminders_once"}


class Asked:
    """What was asked of the database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[str] = []

    async def listen(self) -> None:
        """From now on."""
        await self._store.database._connection.set_trace_callback(self._hear)

    def _hear(self, statement: str) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            self.asked.append(statement)

    async def plans(self) -> list[str]:
        """How each was answered."""
        await self._store.database._connection.set_trace_callback(None)  # type: ignore[arg-type]
        rows: list[Sequence[object]] = []
        for statement in dict.fromkeys(self.asked):
            rows += await self._store.database.rows(f"EXPLAIN QUERY PLAN {statement}")
        return [str(row[3]) for row in rows]


@pytest.fixture
async def told(store: Store) -> Asked:
    """Listening, with one reminder of each kind there."""
    await add(store)
    await add(store, reminder(kind=DRINKING))
    await drink(store, NOW)
    listener = Asked(store)
    await listener.listen()
    return listener


def whole_tables(plans: Sequence[str]) -> list[str]:
    """The steps that read all of a table, or all of an index that holds more than what is pending."""
    scans = [plan for plan in plans if _SCANNED.match(plan)]
    return scans + [
        plan for plan in plans if (found := _SMALL.match(plan)) is not None and found[3] not in _INDEXES_OF_FEW
    ]


def test_a_scan_is_told_from_a_search() -> None:
    assert whole_tables(["SCAN occurrences", "SCAN r", "SCAN occurrences USING INDEX occurrences_of_reminder"]) != []
    assert whole_tables(["SEARCH occurrences USING INTEGER PRIMARY KEY (rowid=?)", "SCAN lease"]) == []


async def test_a_tick_reads_no_table_as_a_whole(store: Store, told: Asked) -> None:
    first, second = await claim(store)
    await store.ticks.attempt("one", first.occurrence.id)
    await store.ticks.settle("one", first, Resolution(State.SENT, message=501, nudge="calves", next_due=LATER), NOW)
    await store.ticks.settle("one", second, Resolution(State.WAITING, wake=SOON), NOW)
    await store.ticks.next_wake()
    await store.ticks.release_lease("one")
    assert await take_lease(store, "two", SOON)
    await store.ticks.recover("two", SOON)
    await store.ticks.settle("two", first, Resolution(State.SENT, message=501), NOW)
    assert len(told.asked) > 15
    assert whole_tables(await told.plans()) == []


async def test_a_message_reads_no_table_as_a_whole(store: Store, told: Asked) -> None:
    due, _ = await claim(store)
    await store.ticks.attempt("one", due.occurrence.id)
    await store.ticks.settle("one", due, Resolution(State.SENT, message=501, next_due=LATER), NOW)
    await answer(store, due, State.SNOOZED)
    await store.records.load(ADA, NOW)
    await store.records.load(Speaker(GROUP, ADA.person), NOW)
    await store.records.occurrence(1)
    await store.records.history(ADA.person, NOW)
    await store.records.reminder_history(1, 10)
    await store.records.frozen(ADA.chat)
    await store.records.everything(ADA.person)
    await apply(store, ChangeReminder(replace(due.reminder, frozen=True), LATER))
    await apply(store, SaveDraft(Draft(1, NOW)), SaveDraft(None), UndoDrink(NOW), DeleteReminder(1))
    await apply(store, AddReminder(reminder(), LATER, at_most=9))
    await store.chats.freeze(ADA.chat)
    await apply(store, Forget())
    assert len(told.asked) > 25
    assert whole_tables(await told.plans()) == []


async def test_what_is_old_is_found_without_reading_the_rest(store: Store, told: Asked) -> None:
    await send_all(store)
    await store.ticks.trim(LATER, LATER)
    assert whole_tables(await told.plans()) == []


async def send_all(store: Store) -> None:
    """Everything that is due."""
    for due in await claim(store):
        await store.ticks.settle("one", due, Resolution(State.SENT, message=501), NOW)

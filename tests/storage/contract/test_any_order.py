"""Whatever happens in whatever order, each reminder comes again, and no nudge is brought twice."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from whenever import Instant, TimeDelta

from bot.domain.changes import AddReminder, AnswerOccurrence, Change, ChangeReminder, DeleteReminder
from bot.domain.occurrences import Due, Resolution, State
from bot.domain.records import Everything
from bot.storage.sqlite.store import open_store
from tests.storage.keeping import ADA, MINUTE, NOW, AnyStore, reminder
from tests.support.memory.store import memory_store

T = TypeVar("T")


class Process:
    """One process that reminds. It may end at any time; then another one begins in its place."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.leads_until = NOW
        self.claimed: list[Due] = []
        self.brought: list[Due] = []


class AnyOrder(RuleBasedStateMachine):
    """Two processes, and one person with reminders every ten minutes."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.store = self.run(self.opened())
        self.now = NOW
        self.begun = 0
        self.processes = [self.begin(), self.begin()]
        self.arrived: set[int] = set()

    async def opened(self) -> AnyStore:
        """An empty store."""
        raise NotImplementedError

    async def closed(self) -> None:
        """Leave nothing open."""

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        """Do it, and wait for it."""
        return self.runner.run(doing)

    def begin(self) -> Process:
        """A process with a name of its own."""
        self.begun += 1
        return Process(f"process {self.begun}")

    def teardown(self) -> None:
        """Leave no thread behind."""
        self.run(self.closed())
        self.runner.close()

    def apply(self, *changes: Change) -> None:
        """What a person does."""
        self.run(self.store.records.apply(ADA, changes, self.now))

    def everything(self) -> Everything:
        """All that is kept of the person."""
        return self.run(self.store.records.everything(ADA.person))

    def following(self, due: Due | None = None) -> Instant | None:
        """When the next one comes; a snoozed one has none of its own."""
        return None if due is not None and due.occurrence.parent is not None else self.now + 10 * MINUTE

    @initialize()
    def two_reminders(self) -> None:
        self.apply(*[AddReminder(reminder(), self.following())] * 2)

    @rule(minutes=st.integers(1, 15))
    def time_passes(self, minutes: int) -> None:
        self.now += minutes * MINUTE

    @rule(which=st.integers(0, 1))
    def tick(self, which: int) -> None:
        process = self.processes[which]
        until = self.now + TimeDelta(seconds=90)
        if not self.run(self.store.ticks.take_lease(process.name, self.now, until)):
            return
        if process.leads_until <= self.now:
            for due in self.run(self.store.ticks.recover(process.name, self.now)):
                unknown = Resolution(State.UNKNOWN, next_due=self.following(due))
                self.run(self.store.ticks.settle(process.name, due, unknown, self.now))
        process.leads_until = until
        process.claimed += self.run(self.store.ticks.claim(process.name, self.now, 2))

    @rule(which=st.integers(0, 1), delivered=st.booleans())
    def bring(self, which: int, *, delivered: bool) -> None:
        process = self.processes[which]
        if not process.claimed:
            return
        due = process.claimed.pop(0)
        if self.run(self.store.ticks.attempt(process.name, due.occurrence.id)):
            process.brought.append(due)
            if delivered:
                assert due.occurrence.id not in self.arrived
                self.arrived.add(due.occurrence.id)

    @rule(which=st.integers(0, 1), again=st.booleans())
    def record(self, which: int, *, again: bool) -> None:
        process = self.processes[which]
        if not process.brought:
            return
        due = process.brought.pop(0)
        if due.occurrence.id in self.arrived:
            settled = Resolution(State.SENT, message=due.occurrence.id, next_due=self.following(due))
        elif again:
            settled = Resolution(State.WAITING, wake=self.now + MINUTE)
        else:
            settled = Resolution(State.MISSED, next_due=self.following(due))
        self.run(self.store.ticks.settle(process.name, due, settled, self.now))

    @rule(which=st.integers(0, 1))
    def hold(self, which: int) -> None:
        process = self.processes[which]
        if process.claimed:
            due = process.claimed.pop(0)
            self.run(
                self.store.ticks.settle(
                    process.name, due, Resolution(State.HELD, next_due=self.following(due)), self.now
                )
            )

    @rule(which=st.integers(0, 1))
    def end(self, which: int) -> None:
        self.processes[which] = self.begin()

    @rule(state=st.sampled_from([State.DONE, State.SNOOZED, State.SKIPPED]))
    def tap(self, state: State) -> None:
        for number in sorted(self.arrived)[-2:]:
            again = self.following() if state is State.SNOOZED else None
            self.apply(AnswerOccurrence(number, state, again=again))

    @rule()
    def block(self) -> None:
        self.run(self.store.chats.freeze(ADA.chat))

    @rule(which=st.integers(0, 1))
    def change(self, which: int) -> None:
        one = self.run(self.store.records.load(ADA, self.now)).reminders[which].reminder
        self.apply(ChangeReminder(replace(one, frozen=False), self.following()))

    @rule()
    def replace_one(self) -> None:
        number = self.run(self.store.records.load(ADA, self.now)).reminders[0].reminder.id
        assert number is not None
        self.apply(DeleteReminder(number), AddReminder(reminder(), self.following()))

    @invariant()
    def nothing_is_lost(self) -> None:
        everything = self.everything()
        kept = [one for one in everything.occurrences if not one.snoozed]
        coming = {one.occurrence.reminder for one in kept if one.occurrence.state is State.WAITING or one.owner}
        assert {one.id for one in everything.reminders if not one.frozen} <= coming

    @invariant()
    def nothing_is_planned_in_vain(self) -> None:
        everything = self.everything()
        parents = [one.occurrence.parent for one in everything.occurrences if one.snoozed]
        assert len(parents) == len(set(parents))
        in_hand = [one for one in everything.occurrences if one.occurrence.state in (State.CLAIMED, State.ATTEMPTED)]
        assert all(one.owner is not None for one in in_hand)
        waiting = [one for one in everything.occurrences if one.occurrence.state is State.WAITING and not one.snoozed]
        reminders = [one.occurrence.reminder for one in waiting]
        assert len(reminders) == len(set(reminders))
        assert not {one.id for one in everything.reminders if one.frozen} & set(reminders)


class AnyOrderInMemory(AnyOrder):
    """Over a store in memory."""

    async def opened(self) -> AnyStore:
        return memory_store()


class AnyOrderInSqlite(AnyOrder):
    """Over a database."""

    async def opened(self) -> AnyStore:
        self.database = await open_store(":memory:")
        return self.database

    async def closed(self) -> None:
        await self.database.close()


TestAnyOrderInMemory = AnyOrderInMemory.TestCase
TestAnyOrderInSqlite = AnyOrderInSqlite.TestCase
TestAnyOrderInMemory.settings = TestAnyOrderInSqlite.settings = settings(max_examples=25, stateful_step_count=40)

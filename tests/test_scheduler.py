"""The loop of reminders: side by side across chats, in order within one, never dying, and done within three seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain.library import Library
from bot.domain.occurrences import State
from bot.flows.reminder import ReminderFlow
from bot.scheduler import Scheduler
from bot.storage.errors import StoreError
from tests.support.clock import FixedClock
from tests.support.kinds import STRETCHING
from tests.support.reminding import EIGHT, NUDGES, DiskFullError, RecordingChats, RecordingCourier, RecordingTicks, due
from tests.support.virtual_time import virtually


class Desk:
    """A scheduler that ticks every few milliseconds, with the ports of its flow at hand."""

    def __init__(self, library: Library, at_once: int = 64, first_trim: float = 0) -> None:
        self.log: list[str] = []
        self.ticks = RecordingTicks(self.log)
        self.courier = RecordingCourier(self.log)
        stocked = replace(library, nudges={STRETCHING: NUDGES})
        self.clock = FixedClock(EIGHT)
        flow = ReminderFlow(stocked, self.ticks, RecordingChats(self.log), self.courier, self.clock, "me")
        self.scheduler = Scheduler(flow, every=0.002, at_once=at_once, first_trim=first_trim)

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something to be so. Raises TimeoutError after two seconds."""
        async with asyncio.timeout(2):
            while not reached():  # noqa: ASYNC110 (a fake that only records tells nobody)
                await asyncio.sleep(0.001)

    @property
    def chats(self) -> list[int]:
        """Where something was sent, in order."""
        return [chat for chat, _ in self.courier.sent]


@pytest.fixture
def desk(library: Library) -> Desk:
    return Desk(library)


@virtually
async def test_what_is_due_is_brought_and_the_lead_given_up_at_the_end(desk: Desk) -> None:
    desk.ticks.due = [due(number, chat=number) for number in (1, 2, 3)]
    async with desk.scheduler.running():
        await desk.until(lambda: len(desk.ticks.settled) == 3)
    assert desk.chats == [1, 2, 3]
    assert desk.log[-1] == "release"


@virtually
async def test_a_slow_chat_holds_up_no_other(desk: Desk) -> None:
    desk.courier.slow[1] = asyncio.Event()
    desk.ticks.due = [due(1, chat=1), due(2, chat=1), due(3, chat=3)]
    async with desk.scheduler.running():
        await desk.until(lambda: 3 in desk.ticks.settled)
        desk.ticks.due = [due(4, chat=4)]
        await desk.until(lambda: 4 in desk.ticks.settled)
        assert desk.chats == [1, 3, 4]
        desk.courier.slow[1].set()
        await desk.until(lambda: 2 in desk.ticks.settled)
    assert desk.chats == [1, 3, 4, 1]


@virtually
async def test_no_more_are_claimed_than_can_be_held(library: Library) -> None:
    desk = Desk(library, at_once=3)
    desk.courier.held.clear()
    desk.ticks.due = [due(number, chat=number) for number in range(1, 10)]
    async with desk.scheduler.running():
        await desk.until(lambda: desk.log.count("turn") == 3)
        await asyncio.sleep(0.01)
        assert desk.ticks.limits == [3]
        desk.courier.held.set()
        await desk.until(lambda: len(desk.ticks.settled) == 9)
    assert max(desk.ticks.limits) <= 3


@virtually
async def test_a_queue_is_worked_off_without_waiting_for_the_next_tick(library: Library) -> None:
    desk = Desk(library, at_once=2)
    slow = Scheduler(desk.scheduler._flow, every=60, at_once=2)
    desk.ticks.due = [due(number, chat=number) for number in range(1, 10)]
    async with slow.running():
        await desk.until(lambda: len(desk.ticks.settled) == 9)


@virtually
async def test_it_can_be_woken(desk: Desk) -> None:
    slow = Scheduler(desk.scheduler._flow, every=60)
    async with slow.running():
        await desk.until(lambda: "claim" in desk.log)
        desk.ticks.due = [due()]
        slow.wake()
        await desk.until(lambda: 1 in desk.ticks.settled)


@pytest.mark.parametrize("call", ["lease", "recover", "claim", "trim"])
@virtually
async def test_a_tick_that_fails_is_followed_by_the_next(
    desk: Desk, call: str, caplog: pytest.LogCaptureFixture
) -> None:
    desk.ticks.trouble[call] = 3 if call != "trim" else 1
    desk.ticks.due = [due()]
    async with desk.scheduler.running():
        await desk.until(lambda: 1 in desk.ticks.settled)
    assert "DiskFullError" in caplog.text


@virtually
@pytest.mark.parametrize(("error", "level"), [(StoreError, "WARNING"), (DiskFullError, "ERROR")])
async def test_a_database_that_cannot_be_used_for_a_while_is_told_in_one_line_and_is_no_defect(
    desk: Desk, error: type[Exception], level: str, caplog: pytest.LogCaptureFixture
) -> None:
    desk.ticks.trouble["lease"], desk.ticks.error = 5, error
    desk.ticks.due = [due()]
    async with desk.scheduler.running():
        await desk.until(lambda: 1 in desk.ticks.settled)
    assert [record.levelname for record in caplog.records if "tick failed" in record.message] == [level]


@virtually
async def test_what_is_being_sent_at_the_end_is_finished_and_recorded(desk: Desk) -> None:
    desk.courier.slow[1] = asyncio.Event()
    desk.ticks.due = [due(1, chat=1), due(2, chat=1)]
    async with desk.scheduler.running():
        await desk.until(lambda: desk.chats == [1])
        asyncio.get_running_loop().call_later(0.05, desk.courier.slow[1].set)
    assert desk.ticks.settled[1].state is State.SENT
    assert desk.chats == [1]
    assert desk.log[-1] == "release"


@virtually
async def test_what_waits_for_its_turn_at_the_end_is_left_to_the_next_process(desk: Desk) -> None:
    desk.courier.held.clear()
    desk.ticks.due = [due(1, chat=1), due(2, chat=2)]
    started = 0.0
    async with desk.scheduler.running():
        await desk.until(lambda: desk.log.count("turn") == 2)
        started = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - started < 0.5
    assert "attempt" not in desk.log
    assert not desk.ticks.settled
    assert desk.log[-1] == "release"


@virtually
async def test_a_chat_that_never_answers_is_given_six_seconds_at_the_end(desk: Desk) -> None:
    desk.courier.slow[1] = asyncio.Event()
    desk.ticks.due = [due(1, chat=1)]
    async with asyncio.timeout(6.2):
        async with desk.scheduler.running():
            await desk.until(lambda: desk.chats == [1])
    assert not desk.ticks.settled
    assert desk.log[-1] == "release"


@virtually
async def test_an_error_in_the_block_comes_out_as_it_is(desk: Desk) -> None:
    async def fail() -> None:
        async with desk.scheduler.running():
            await desk.until(lambda: "claim" in desk.log)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()


@virtually
async def test_old_records_are_deleted_once_and_only_by_the_process_that_leads(desk: Desk) -> None:
    desk.ticks.leads = False
    async with desk.scheduler.running():
        await desk.until(lambda: desk.log.count("lease") > 2)
        assert not desk.ticks.trimmed
        desk.ticks.leads = True
        await desk.until(lambda: desk.log.count("claim") > 3)
    assert len(desk.ticks.trimmed) == 1


@virtually
async def test_what_else_is_done_daily_is_done_with_the_trim(library: Library) -> None:
    desk = Desk(library)
    done: list[int] = []

    async def daily() -> int:
        done.append(len(desk.ticks.trimmed))
        return 1

    async with Scheduler(desk.scheduler._flow, every=0.002, first_trim=0, daily=daily).running():
        await desk.until(lambda: bool(desk.ticks.trimmed))
    assert done == [0]


@virtually
async def test_nothing_is_deleted_by_a_clock_that_leapt(library: Library) -> None:
    desk = Desk(library, first_trim=0.05)
    async with desk.scheduler.running():
        await desk.until(lambda: "claim" in desk.log)
        desk.clock.forward(minutes=400 * 24 * 60)
        await asyncio.sleep(0.2)
    assert not desk.ticks.trimmed


@virtually
async def test_it_can_be_started_again(desk: Desk) -> None:
    for number in (1, 2):
        desk.ticks.due = [due(number)]
        async with desk.scheduler.running():
            await desk.until(lambda: number in desk.ticks.settled)  # noqa: B023 (awaited within the round)

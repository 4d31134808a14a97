"""One loop for all sessions: it yields to reminders, and nothing that fails ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.domain.illustrations import Illustration
from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.sessions import Placed, Run, Shown
from bot.flows.sessions import LiveSessions
from bot.gateway.courier import A_SECOND
from bot.gateway.pacing import Pace
from bot.ticker import Ticker
from tests.support.clock import FixedClock
from tests.support.screens import RecordingScreens
from tests.support.virtual_time import in_virtual_time, virtually

SESSIONS = 500
REMINDERS = 40
ANSWER = 0.05
"""Seconds that Telegram takes to answer."""


class Desk:
    """A ticker that looks every few milliseconds, and the sessions of some chats."""

    def __init__(self, library: Library) -> None:
        self.clock = FixedClock()
        self.sessions = LiveSessions(library, self.clock)
        self.screens = RecordingScreens()
        self.ticker = Ticker(self.sessions, self.screens, every=0.005)

    def begin(self, *chats: int) -> None:
        """A stretch begins in each, and then some time passes."""
        for chat in chats:
            run = Run(chat, "stretch", chat, self.clock.now)
            self.sessions.follow(chat, run)
            self.sessions.placed(run, Placed(chat, pictured=True))
        self.clock.forward(seconds=2)

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something to be so. Raises TimeoutError after two seconds."""
        async with asyncio.timeout(2):
            while not reached():  # noqa: ASYNC110 (a fake that only records tells nobody)
                await asyncio.sleep(0.001)


@pytest.fixture
def desk(library: Library) -> Desk:
    return Desk(library)


@virtually
async def test_all_go_on_side_by_side_and_a_slow_one_holds_up_no_other(desk: Desk) -> None:
    desk.screens.slow[1] = asyncio.Event()
    desk.begin(1, 2, 3)
    async with desk.ticker.running():
        await desk.until(lambda: len(desk.screens.changes) == 3)
        desk.clock.forward(seconds=2)
        await desk.until(lambda: len(desk.screens.changes) == 5)
        assert [change.chat for change in desk.screens.changes].count(1) == 1
        desk.screens.slow.pop(1).set()


@virtually
async def test_without_a_turn_nothing_is_sent_and_the_newest_is_later(desk: Desk) -> None:
    desk.screens.turns = 0
    desk.begin(1)
    async with desk.ticker.running():
        await asyncio.sleep(0.03)
        assert desk.screens.changes == []
        desk.clock.forward(seconds=10)
        desk.screens.turns = 1
        await desk.until(lambda: len(desk.screens.changes) == 1)
    assert "0 of 10 minutes" in desk.screens.changes[0].reply.text.plain


@virtually
async def test_one_that_fails_ends_neither_the_others_nor_itself(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.screens.outcomes = [RuntimeError("whatever")]
    desk.begin(1, 2)
    async with desk.ticker.running():
        await desk.until(lambda: len(desk.screens.changes) == 2)
        desk.clock.forward(seconds=2)
        await desk.until(lambda: len(desk.screens.changes) == 4)
    assert "RuntimeError" in caplog.text
    assert "whatever" not in caplog.text


@virtually
async def test_at_the_end_every_message_says_so_within_a_second(desk: Desk) -> None:
    desk.begin(1, 2)
    async with desk.ticker.running():
        await desk.until(lambda: len(desk.screens.changes) == 2)
    assert sorted(change.chat for change in desk.screens.changes[2:]) == [1, 2]


@virtually
async def test_what_cannot_be_said_at_the_end_holds_nobody_up(desk: Desk) -> None:
    desk.screens.slow[1] = asyncio.Event()
    desk.begin(1)
    loop = asyncio.get_running_loop()
    began = loop.time()
    async with desk.ticker.running():
        await desk.until(lambda: len(desk.screens.changes) == 1)
    assert loop.time() - began < 1.5


class PacedScreens:
    """Screens that take their turns of a pace, as those of Telegram do, and note when each was sent and answered."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.sent: list[tuple[float, float]] = []

    async def take_turn(self) -> bool:
        return await self.pace.take_spare()

    async def show(self, chat: int, message: Placed, reply: Reply, picture: Illustration | None) -> Shown:
        self.sent.append(await answered())
        self.pace.end_spare()
        return Shown.SHOWN


async def answered() -> tuple[float, float]:
    """When something was sent and when it was answered, by the clock of the loop."""
    began = asyncio.get_running_loop().time()
    await asyncio.sleep(ANSWER)
    return began, asyncio.get_running_loop().time()


async def reminded(pace: Pace, count: int) -> list[tuple[float, float]]:
    """When each of so many reminders that came due at once was sent and answered."""

    async def remind() -> tuple[float, float]:
        async with pace.turn():
            return await answered()

    return list(await asyncio.gather(*(remind() for _ in range(count))))


async def burst(
    library: Library, sessions: int, after: float
) -> tuple[list[float], PacedScreens, list[tuple[float, float]]]:
    """How long each reminder of a burst waits where so many sessions run, and all that was sent."""
    pace, loop = Pace(A_SECOND), asyncio.get_running_loop()
    desk, screens = Desk(library), PacedScreens(pace)
    desk.begin(*range(1, sessions + 1))
    async with Ticker(desk.sessions, screens).running():
        await asyncio.sleep(after)
        began = loop.time()
        reminders = await reminded(pace, REMINDERS)
        await asyncio.sleep(1)
    return [sent - began for sent, _ in reminders], screens, reminders


@pytest.mark.parametrize("after", [0.3, 2.01, 3.27])
def test_500_sessions_at_once_delay_no_reminder_and_all_together_keep_the_limit(library: Library, after: float) -> None:
    alone, _, _ = in_virtual_time(burst(library, 0, after))
    beside, screens, reminders = in_virtual_time(burst(library, SESSIONS, after))
    later = [beside_them - by_itself for beside_them, by_itself in zip(beside, alone, strict=True)]
    assert max(later[: A_SECOND - 5]) < 0.01, "each reminder has its turn as if there were no sessions"
    assert max(later) < 0.15, "but for those more than Telegram takes in a second: what was sent before counts too"
    first, last = reminders[0][0], reminders[-1][0]
    assert not [one for one, _ in screens.sent if first <= one <= last], "while reminders wait, no session takes a turn"
    before = [one for one, _ in screens.sent if one < first]
    assert len(before) >= 8 * after, "where nobody is reminded, the sessions go on"
    everything = sorted((*screens.sent, *reminders))
    for (_, was_answered), (sent, _) in zip(everything, everything[A_SECOND:], strict=False):
        assert sent - was_answered >= 1, "more within a second than Telegram takes"

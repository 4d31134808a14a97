"""Whether guided sessions hold up reminders: hundreds run while some dozens fall due at once."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from whenever import Instant

from benchmarks.figures import Bar, Figure, Section
from bot.domain.illustrations import Illustration
from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.sessions import Placed, Run, Shown
from bot.flows.sessions import LiveSessions
from bot.gateway.courier import A_SECOND
from bot.gateway.pacing import Pace
from bot.ticker import Ticker

_SESSIONS = 500
_REMINDERS = 40
_AT_ONCE = A_SECOND - 5
"""So many have a turn at once whatever was sent in the second before."""
_ANSWER = 0.05
"""Seconds that Telegram takes to answer."""
_BEFORE = 3.0
"""Seconds for which the sessions run alone."""
_SESSION = "stretch"


def measure_guiding(library: Library) -> Section:
    """A burst of reminders beside the sessions, and the same burst without any."""
    alone, beside = asyncio.run(_burst(library, 0)), asyncio.run(_burst(library, _SESSIONS))
    late = max(one - other for one, other in zip(beside.turns, alone.turns, strict=True)) * 1000
    first = max(one - other for one, other in zip(beside.turns[:_AT_ONCE], alone.turns, strict=False)) * 1000
    against = "no sessions"
    return Section(
        f"{_SESSIONS} guided sessions at once",
        f"{_REMINDERS} reminders due in one moment after {_BEFORE:g} s; ticker, sessions and pace as in hammy run",
        (
            Figure(f"the first {_AT_ONCE} come later by", "ms", first, against, 0, Bar(50)),
            Figure("all come later by", "ms", late, against, 0, Bar(200)),
            Figure("until the last", "s", beside.turns[-1], against, alone.turns[-1]),
            Figure("changes meanwhile", "", beside.changes_between, against, alone.changes_between, Bar(0)),
            Figure("changes before", "a second", beside.changes_before / _BEFORE, "half the pace", A_SECOND / 2),
            Figure("processor, all sessions", "ms/s", beside.cpu_ms, against, alone.cpu_ms),
        ),
    )


@dataclass
class _Screens:
    """Takes turns of a pace as the messages of Telegram do, and notes when each change was sent."""

    pace: Pace
    sent: list[float] = field(default_factory=list)

    async def take_turn(self) -> bool:
        return await self.pace.take_spare()

    async def show(self, _chat: int, _message: Placed, _reply: Reply, _picture: Illustration | None) -> Shown:
        self.sent.append(time.perf_counter())
        try:
            await asyncio.sleep(_ANSWER)
        finally:
            self.pace.end_spare()
        return Shown.SHOWN


@dataclass(frozen=True, slots=True)
class _Burst:
    """Seconds from the burst to each turn, the changes of sessions before and between, and milliseconds a second."""

    turns: tuple[float, ...]
    changes_before: int
    changes_between: int
    cpu_ms: float


async def _burst(library: Library, sessions: int) -> _Burst:
    live, pace = LiveSessions(library, Instant.now), Pace(A_SECOND)  # noqa: TID251 (the clock)
    screens = _Screens(pace)
    for chat in range(sessions):
        run = Run(chat, _SESSION, chat, Instant.now())  # noqa: TID251 (the clock)
        live.follow(chat, run)
        live.placed(run, Placed(chat, pictured=True))
    used = time.process_time()
    async with Ticker(live, screens).running():
        await asyncio.sleep(_BEFORE)
        used = time.process_time() - used
        due, before = time.perf_counter(), len(screens.sent)
        turns: list[float] = []
        await asyncio.gather(*(_remind(pace, turns) for _ in range(_REMINDERS)))
        between = [one for one in screens.sent if turns[0] <= one <= turns[-1]]
    return _Burst(tuple(turn - due for turn in turns), before, len(between), used * 1000 / _BEFORE)


async def _remind(pace: Pace, turns: list[float]) -> None:
    async with pace.turn():
        turns.append(time.perf_counter())
        await asyncio.sleep(_ANSWER)

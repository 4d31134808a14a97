"""How long an answer to getUpdates is waited for: short where a line may be dead, longer where all is slow."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from telegram.error import NetworkError, TimedOut

from bot.gateway import polling
from bot.gateway.intake import Intake
from bot.gateway.polling import Polling
from tests.support.virtual_time import virtually


class Nothing:
    """No update was handled before."""

    def holds(self, update: int) -> bool:
        return False

    def add(self, update: int) -> None:
        """There is none."""


class Line:
    """Answers with nothing; it is slow so many times, by so many seconds more than it was asked to wait."""

    def __init__(self, slow: float = 0.0, times: int = 1_000) -> None:
        self.slow = slow
        self.times = times
        self.patience: list[float] = []

    async def ask(self, offset: int | None, seconds: int, most: int, patience: float) -> Sequence[dict[str, Any]]:
        self.patience.append(patience)
        slow = self.slow if len(self.patience) <= self.times else 0.0
        await asyncio.sleep(seconds + min(slow, patience))
        if slow > patience:
            raise TimedOut
        return ()


class Refusing(Line):
    """Fails at once."""

    async def ask(self, offset: int | None, seconds: int, most: int, patience: float) -> Sequence[dict[str, Any]]:
        self.patience.append(patience)
        raise NetworkError("refused")


async def polled(line: Line, rounds: int) -> list[float]:
    async def nothing() -> None:
        """There is no webhook."""

    async def handle(*_: object) -> None:
        """There is no update."""

    source = Polling(line.ask, nothing, Intake(None, handle, Nothing()))
    source.start()
    while len(line.patience) < rounds:  # noqa: ASYNC110 (nobody tells)
        await asyncio.sleep(1)
    await source.stop(0)
    return line.patience[:rounds]


@virtually
async def test_a_line_that_may_be_dead_is_left_after_nine_seconds() -> None:
    assert await polled(Line(), 3) == [5.5] * 3
    assert polling._SECONDS_OF_A_POLL + polling._PATIENCE < 10


@virtually
async def test_a_server_that_is_slow_is_heard_all_the_same() -> None:
    patience = await polled(Line(slow=20), 6)
    assert patience[:3] == [5.5, 11, 22]
    assert min(patience[2:]) > 20, "it stays as long as it takes"


@virtually
async def test_once_all_is_quick_again_a_dead_line_is_noticed_soon_again() -> None:
    assert await polled(Line(slow=20, times=2), 5) == [5.5, 11, 22, 5.5, 5.5]


@virtually
async def test_patience_has_an_end() -> None:
    assert max(await polled(Line(slow=10_000), 8)) == 45


@virtually
async def test_what_fails_at_once_takes_no_patience() -> None:
    assert await polled(Refusing(), 5) == [5.5] * 5

"""How much one person may write: more than anybody types, and less than a machine sends."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum, auto

from bot.flows.ports import ShortMemory
from bot.gateway.remembered import Spent

MOST = 200
"""Messages and taps at once; one more each second."""
_A_SECOND = 1.0


class Allowed(Enum):
    """What becomes of one more message."""

    YES = auto()
    JUST_USED_UP = auto()
    NO = auto()


class Budget:
    """Counts what each person writes, in every chat."""

    def __init__(self, spent: ShortMemory[int, Spent], now: Callable[[], float] = time.monotonic) -> None:
        self._spent = spent
        self._now = now

    async def spend(self, person: int, *, tells: bool = True) -> Allowed:
        """Count one more. Who used all of it up is told so once, and again after having been silent for a while.

        Where nothing can be told (`tells`), whoever is told later is told then.
        """
        now = self._now()
        before = await self._spent.recall(person)
        left = MOST if before is None else min(MOST, before.left + (now - before.at) * _A_SECOND)
        told = before is not None and before.told and left < MOST / 2
        if left >= 1:
            await self._spent.remember(person, Spent(left - 1, now, told=told))
            return Allowed.YES if not told else Allowed.NO
        await self._spent.remember(person, Spent(left, now, told=told or tells))
        return Allowed.NO if told or not tells else Allowed.JUST_USED_UP

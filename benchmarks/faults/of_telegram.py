"""Telegram fails in every way that it can."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from functools import partial

from benchmarks.faults.stage import ASKED, QUIET, Fault, Row, Stage

_PEOPLE = 20
_OUTAGE = 3.0


@dataclass(frozen=True, slots=True)
class ApiFault:
    """What some calls of a method meet: so many of them, or all for some seconds where `times` is 0.

    `named` says that an answer may have arrived all the same, so that it may come twice.
    """

    method: str
    kind: str
    times: int = 0
    retry_after: int = 1
    named: bool = False
    bound: float = 10.0

    @property
    def name(self) -> str:
        """A line of the table."""
        how = f"{self.times} times" if self.times else f"for {_OUTAGE:.0f} s"
        more = f", {self.retry_after} s" if self.kind in ("slow", "429") else ""
        return f"{self.method}: {self.kind} {how}{more}"

    @property
    def lasts(self) -> float:
        """Seconds for which all who wait have to wait, after people began to write; those of an outage have passed."""
        return float(self.times * self.retry_after) if self.method == "getUpdates" and self.kind == "slow" else 0.0


_FAULTS = (
    *(
        ApiFault("getUpdates", kind)
        for kind in ("401", "404", "409", "429", "500", "502", "cut", "cut_before", "garbled")
    ),
    ApiFault("getUpdates", "slow", times=3, retry_after=5),
    ApiFault("getUpdates", "timeout", times=1),
    ApiFault("sendMessage", "429", times=20),
    ApiFault("sendMessage", "500", times=20),
    *(
        ApiFault("sendMessage", kind, times=20, named=True)
        for kind in ("502", "502_after", "cut", "cut_before", "cut_after")
    ),
    ApiFault("sendMessage", "garbled", times=20, named=True),
    ApiFault("sendMessage", "slow", times=20, retry_after=6),
    ApiFault("sendMessage", "timeout", times=2, named=True, bound=60),
)


async def _meet(stage: Stage, row: Row, fault: ApiFault) -> None:
    async with stage.hammy() as hammy:
        people = await stage.people(_PEOPLE)
        await stage.page.post(
            "faults", method=fault.method, kind=fault.kind, times=fault.times or 10_000, retry_after=fault.retry_after
        )
        for person in people:
            await person.write(ASKED)
        if not fault.times:
            await asyncio.sleep(_OUTAGE)
            await stage.good_again()
        began = time.monotonic()
        await stage.count(row, people, hammy)
        await stage.good_again()
        afterwards = await stage.answered_within()
        row.seconds = afterwards if fault.method == "sendMessage" else time.monotonic() - began - QUIET - fault.lasts


async def _blocked(stage: Stage, row: Row) -> None:
    """One person blocked the bot: the others are answered, and only that one is not."""
    async with stage.hammy() as hammy:
        people = await stage.people(_PEOPLE)
        await stage.page.fault("sendMessage", "403")
        await people[0].write(ASKED)
        await stage.page.called("sendMessage", times=1)
        for person in people[1:]:
            await person.write(ASKED)
        await stage.count(row, people[1:], hammy)
        row.seconds = await stage.answered_within()


FAULTS_OF_TELEGRAM = (
    *(Fault(one.name, partial(_meet, fault=one), one.named, one.bound) for one in _FAULTS),
    Fault("sendMessage: 403 for one of 20", _blocked),
)

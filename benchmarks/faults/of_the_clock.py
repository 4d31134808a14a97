"""The clock of the machine is wrong for a while, and right again: what is due then comes soon."""

from __future__ import annotations

import asyncio
import signal
from functools import partial

from benchmarks.faults.ahead import MODULE
from benchmarks.faults.stage import Fault, Row, Stage, wrong_in

_HOURS = (6, 48, 400 * 24, -6)


async def _clock(stage: Stage, row: Row, *, hours: int, restarted: bool) -> None:
    async with stage.hammy(MODULE, str(hours)) as hammy:
        await asyncio.sleep(1.5)
        if not restarted:
            hammy.tell(signal.SIGUSR1)
            await asyncio.sleep(0.1)
            row.seconds = await stage.reminded_within()
        else:
            hammy.tell(signal.SIGKILL)
            await hammy.ended(within=5)
        row.exceptions = wrong_in(hammy)
    if restarted:
        async with stage.hammy() as hammy:
            row.seconds = await stage.reminded_within()
            row.exceptions += wrong_in(hammy)
    row.messages = 1


def _named(hours: int, *, restarted: bool) -> str:
    side = "ahead" if hours > 0 else "behind"
    way = "and a start" if restarted else "while it runs"
    return f"clock {abs(hours)} h {side}, then right ({way})"


FAULTS_OF_THE_CLOCK = tuple(
    Fault(
        _named(hours, restarted=restarted),
        partial(_clock, hours=hours, restarted=restarted),
        bound=60,
        note="until it reminds",
    )
    for hours in _HOURS
    for restarted in (False, True)
)

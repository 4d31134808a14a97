"""The part of a bot that reminds, started over a database: how soon it ticks, what it weighs, how fast it ticks.

`python -m benchmarks.reminder_start DATABASE DUE` prints "ready" once the first tick is done. Then it ticks at the
moments DUE, DUE + 1 s, ... at each of which 30 reminders are due, and prints `{"mb", "ticks_ms"}`.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import time
from pathlib import Path

from telegram import Bot
from whenever import Instant, TimeDelta

from benchmarks.echo_bot import TOKEN
from benchmarks.job_queue import resident_mb
from benchmarks.reminding import opened, reminding_library
from bot.flows.reminder import ReminderFlow
from bot.gateway.callbacks import Callbacks
from bot.gateway.courier import BotCourier

DUE_AT_ONCE = 30
TICKS = 20


async def _measure(database: Path, due: Instant) -> None:
    now = due - TimeDelta(hours=1)
    library = reminding_library()
    courier = BotCourier(Bot(TOKEN), Callbacks(TOKEN))
    async with opened(database) as store:
        flow = ReminderFlow(library, store.ticks, store.chats, courier, lambda: now, secrets.token_hex(8))
        await flow.tick(2 * DUE_AT_ONCE)
        print("ready", flush=True)
        weight, milliseconds = resident_mb(), []
        for second in range(TICKS):
            now = due + TimeDelta(seconds=second)
            began = time.perf_counter()
            claimed = await flow.tick(2 * DUE_AT_ONCE)
            milliseconds.append((time.perf_counter() - began) * 1000)
            assert len(claimed) == DUE_AT_ONCE, len(claimed)
        print(json.dumps({"mb": weight, "ticks_ms": milliseconds}), flush=True)


if __name__ == "__main__":
    asyncio.run(_measure(Path(sys.argv[1]), Instant.parse_iso(sys.argv[2])))

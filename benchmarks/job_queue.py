"""The baseline for reminders: python-telegram-bot's JobQueue, which keeps a job a reminder in memory.

`python -m benchmarks.job_queue COUNT` schedules so many daily jobs of as many chats, starts them, and prints
`{"schedule_s", "start_s", "mb"}`: seconds to schedule, seconds to start, and the memory that the jobs take.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import sys
import time
from pathlib import Path
from typing import Any

from telegram.ext import ApplicationBuilder, CallbackContext

from benchmarks.echo_bot import TOKEN

_MINUTES = 24 * 60


async def _remind(_context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Never comes to be called."""


async def _measure(count: int) -> dict[str, float]:
    application = ApplicationBuilder().token(TOKEN).build()
    queue = application.job_queue
    assert queue is not None
    before, began = resident_mb(), time.perf_counter()
    for number in range(count):
        hour, minute = divmod(number % _MINUTES, 60)
        at = datetime.time(hour, minute, tzinfo=datetime.UTC)
        queue.run_daily(_remind, at, chat_id=number, name=str(number))
    scheduled = time.perf_counter()
    await queue.start()
    started = time.perf_counter()
    figures = {"schedule_s": scheduled - began, "start_s": started - scheduled, "mb": resident_mb() - before}
    await queue.stop(wait=False)
    return figures


def resident_mb() -> float:
    """Resident memory of this process in MB (a million bytes)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) * 1024 / 1e6


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_measure(int(sys.argv[1])))))

"""`bot run` on a machine whose clock is so many hours ahead, and right again from SIGUSR1 on."""

from __future__ import annotations

import signal
import sys

from whenever import Instant, TimeDelta, patch_current_time

from bot.cli import main

MODULE = "benchmarks.faults.ahead"


def run(hours: float) -> None:
    """The life of the process."""
    ahead = Instant.now() + TimeDelta(hours=hours)  # noqa: TID251 (the clock)
    clock = patch_current_time(ahead, keep_ticking=True)
    clock.__enter__()
    signal.signal(signal.SIGUSR1, lambda *_: clock.__exit__(None, None, None))
    sys.argv[1:] = ["run"]
    main()


if __name__ == "__main__":
    run(float(sys.argv[1]))

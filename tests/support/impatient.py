"""`hammy run` with little patience for one thing: `python -m tests.support.impatient listening`, say.

With `blocked` its event loop is blocked once it serves; with `hanging` the database never answers a tick from then on.
"""

from __future__ import annotations

import asyncio
import sys
import time

from bot.app import StartError, serve
from bot.assistant import load_assistant
from bot.settings import cache_folder, read_settings
from bot.storage.sqlite.ticks import SqliteTicks
from bot.watching.signs import Limits, Patience
from tests.support.process import READY

IMPATIENT = "tests.support.impatient"
_LITTLE = Limits(doubt=1, end=6)  # a crowded machine finds it in doubt too
_PATIENCE = {
    "listening": Patience(listening=_LITTLE, ending=2),
    "answering": Patience(answering=_LITTLE, ending=2),
    "reminding": Patience(reminding=_LITTLE, ending=2),
    "refused": Patience(refused=2, ending=2),
    "stopped": Patience(reminding=Limits(doubt=1, end=3), ending=60),
    "hanging": Patience(reminding=_LITTLE, ending=2),
    "blocked": Patience(blocked=3, ending=2),
}


async def _never(*_: object) -> bool:
    await asyncio.to_thread(time.sleep, 600)
    return False


async def _serve(what: str) -> None:
    def announce(line: str) -> None:
        print(line, flush=True)
        if READY not in line:
            return
        if what == "blocked":
            asyncio.get_running_loop().call_later(0.2, time.sleep, 600)
        if what == "hanging":
            SqliteTicks.take_lease = _never  # type: ignore[assignment,method-assign]

    await serve(read_settings(), load_assistant(cache_folder()), announce, _PATIENCE[what])


def main() -> int:
    """The exit code."""
    try:
        asyncio.run(_serve(sys.argv[1]))
    except StartError as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

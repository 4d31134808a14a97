"""hammy run"""

from __future__ import annotations

import asyncio
import logging
import sys

from bot.assistant import Assistant, load_assistant
from bot.cli.failing import FailedError, complain, plainly
from bot.settings import Settings, cache_folder, read_settings

_TALKATIVE = ("httpx", "httpcore", "telegram", "apscheduler")
"""httpx logs the address of every request at INFO, and the token is part of it."""


def run_until_stopped() -> int:
    """Serve until stopped; the exit code is 1 where Hammy could not start, after one clear line."""
    try:
        with plainly():
            settings = read_settings()
            _log(settings)
            _serve(settings, load_assistant(cache_folder()).configured(settings))
    except FailedError:
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _serve(settings: Settings, assistant: Assistant) -> None:
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # its command line: 5 MB, never used
    from bot.app import StartError, serve

    try:
        asyncio.run(serve(settings, assistant, lambda line: print(line, flush=True)))
    except StartError as error:
        complain(str(error))
        raise FailedError from None


def _log(settings: Settings) -> None:
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)

"""hammy run"""

from __future__ import annotations

import asyncio
import logging
import sys

from bot.cli.failing import FailedError, complain, plainly
from bot.model_build import ModelBuild
from bot.settings import Settings, read_settings

_TALKATIVE = ("httpx", "httpcore", "telegram", "apscheduler")
"""httpx logs the address of every request at INFO, and the token is part of it."""


def run_until_stopped() -> int:
    """Serve until stopped; the exit code is 1 where Hammy could not start, after one clear line."""
    try:
        with plainly():
            settings = read_settings()
            _log(settings)
            with ModelBuild() as model_build:
                _serve(settings, model_build)
    except FailedError:
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _serve(settings: Settings, model_build: ModelBuild) -> None:
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # its command line: 4 MB, never used
    from bot.app import StartError, serve  # takes a moment, while other processes learn

    try:
        asyncio.run(serve(settings, model_build, lambda line: print(line, flush=True)))
    except StartError as error:
        complain(str(error))
        raise FailedError from None


def _log(settings: Settings) -> None:
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)

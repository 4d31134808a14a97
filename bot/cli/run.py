"""hammy run"""

from __future__ import annotations

import asyncio
import logging

from bot.app import StartError, serve
from bot.cli.failing import FailedError, complain, plainly
from bot.settings import SettingsError, read_settings

_TALKATIVE = ("httpx", "httpcore", "telegram", "apscheduler")
"""httpx logs the address of every request at INFO, and the token is part of it."""


def run_until_stopped() -> int:
    """Serve until stopped; the exit code is 1 where Hammy could not start, after one clear line."""
    try:
        settings = read_settings()
        logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
        with plainly():
            asyncio.run(serve(settings, lambda line: print(line, flush=True)))
    except FailedError:
        return 1
    except (StartError, SettingsError) as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 0
    return 0

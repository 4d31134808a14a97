"""hammy run"""

from __future__ import annotations

import asyncio
import logging
import sys

from bot.assistant import Assistant, load_assistant
from bot.cli.failing import FailedError, plainly
from bot.cli.logs import start_logging
from bot.settings import Settings, cache_folder, read_settings

log = logging.getLogger(__name__)


@plainly
def run_until_stopped() -> int:
    """Serve until stopped; the exit code is 1 where Hammy could not start, after one clear line."""
    try:
        settings = read_settings()
        start_logging(settings.log_level, [settings.token or "", settings.webhook_secret or ""])
        return _serve(settings, load_assistant(cache_folder()).configured(settings))
    except KeyboardInterrupt:
        return 0


def _serve(settings: Settings, assistant: Assistant) -> int:
    for never_used in ("httpx._main", "apscheduler"):  # 5 MB of a command line; 1 MB of a queue, where it is installed
        sys.modules.setdefault(never_used, None)  # type: ignore[arg-type]
    from bot.app import GoneWrongError, StartError, serve

    try:
        asyncio.run(serve(settings, assistant, lambda line: print(line, flush=True)))
    except GoneWrongError as error:
        log.critical(str(error))
        return 1
    except StartError as error:
        raise FailedError(str(error)) from None
    return 0

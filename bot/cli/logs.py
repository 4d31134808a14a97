"""What the bot logs: JSON for machines, lines to read in a terminal; nothing of a person, and no token."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

_RICH = "rich"
sys.modules.setdefault(_RICH, None)  # type: ignore[arg-type]  # structlog would bring it along: 5 MB, never used here
try:
    import structlog
finally:
    if sys.modules[_RICH] is None:
        del sys.modules[_RICH]

if TYPE_CHECKING:
    from structlog.typing import Processor

_TALKATIVE = ("httpx", "httpcore", "telegram", "apscheduler")
"""httpx logs the address of every request at INFO, and the token is part of it."""
_PLACES = 4

Event = MutableMapping[str, Any]


def start_logging(level: str, secrets: Sequence[str], stream: TextIO | None = None) -> None:
    """Whatever is logged from now on, by libraries too, goes this way. None of `secrets` is ever shown."""
    stream = stream or sys.stderr
    hide = _Hide([secret for secret in secrets if secret])
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    shared: list[Processor] = [structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name, stamp, _one_line, hide]
    last = structlog.dev.ConsoleRenderer() if stream.isatty() else structlog.processors.JSONRenderer(ensure_ascii=False)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def _one_line(_logger: object, _method: str, event: Event) -> Mapping[str, Any]:
    """Of what is said the first line: others, as asyncio writes them, quote an error, whose words may be a person's.

    An error itself is its type and its places in the code.
    """
    event["event"] = str(event["event"]).partition("\n")[0]
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        places = traceback.extract_tb(error.__traceback__)
        event["error"] = type(error).__name__
        event["where"] = " < ".join(f"{place.name}:{place.lineno}" for place in reversed(places[-_PLACES:]))
    event.pop("stack_info", None)
    return event


class _Hide:
    """Takes secrets out of whatever is said."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._secrets = secrets

    def __call__(self, _logger: object, _method: str, event: Event) -> Mapping[str, Any]:
        for name, value in event.items():
            if isinstance(value, str):
                for secret in self._secrets:
                    value = value.replace(secret, "[hidden]")
                event[name] = value
        return event

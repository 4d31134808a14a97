"""One message, tried with patience for floods, failing servers and a broken network."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bot.flows.observing import Observer, Part
from bot.gateway.on_its_way import OnItsWay
from bot.gateway.pictures import PictureError
from bot.gateway.requests import NotSentError, ServerFailedError

log = logging.getLogger(__name__)

_TRIES = 3
_TRIES_WITHOUT_A_LINE = 60
"""What never left this machine is nowhere twice; with the pauses that is three minutes, with a dead line eight."""
_TRIES_REFUSED = 12
"""The same goes for what the server says that it failed to do; it may be this message that it fails at."""
_PAUSE = 0.5
_LONGEST_PAUSE = 3.0
_LONGEST_WAIT = 30.0


class SendOutcome(StrEnum):
    """What became of a message."""

    DELIVERED = "delivered"
    UNCHANGED = "unchanged"
    BLOCKED = "blocked"
    FAILED = "failed"


def seconds_of(flood: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = flood.retry_after
    return wait.total_seconds() if hasattr(wait, "total_seconds") else float(wait)


class Tries:
    """How often and when something is tried again."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep, observer: Observer | None = None):
        self._sleep = sleep
        self._observer = observer or Observer()

    async def send(
        self,
        attempt: Callable[[], Awaitable[None]],
        way: OnItsWay | None = None,
        what: str = "reply",
        *,
        replaceable: bool = False,
    ) -> SendOutcome:
        """What became of it in the end. What is `replaceable` is given up sooner. Raises BadRequest."""
        try:
            outcome = await self._patiently(attempt, way, _TRIES if replaceable else _TRIES_REFUSED)
        except BadRequest as error:
            self._observer.failed(Part.SENDING, error)
            self._observer.sent(what, "refused")
            raise
        self._observer.sent(what, outcome.value)
        return outcome

    async def _patiently(
        self, attempt: Callable[[], Awaitable[None]], way: OnItsWay | None, refused: int
    ) -> SendOutcome:
        number = unclear = 0
        while True:
            number += 1
            try:
                await _on(way, attempt)
            except Forbidden:
                return SendOutcome.BLOCKED
            except BadRequest:
                raise
            except RetryAfter as error:
                self._observer.failed(Part.SENDING, error)
                seconds = seconds_of(error)
                unclear += 1
                if seconds > _LONGEST_WAIT or unclear == _TRIES:
                    log.warning("Telegram asks for a pause of %.0f s; a message was dropped", seconds)
                    return SendOutcome.FAILED
                await self._sleep(seconds)
            except NetworkError as error:
                self._observer.failed(Part.SENDING, error)
                unclear += not isinstance(error, NotSentError | ServerFailedError)
                most = refused if isinstance(error, ServerFailedError) else _TRIES_WITHOUT_A_LINE
                if unclear == _TRIES or number >= most:
                    log.warning("a message could not be sent: %s", type(error).__name__)
                    return SendOutcome.FAILED
                await self._sleep(min(_PAUSE * number, _LONGEST_PAUSE))
            else:
                return SendOutcome.DELIVERED


async def _on(way: OnItsWay | None, attempt: Callable[[], Awaitable[None]]) -> None:
    """One attempt. Raises what it raises; what Telegram refused or never got is on no way any more."""
    if way is None:
        await attempt()
        return
    try:
        await way.attempt(attempt)
    except (BadRequest, ChatMigrated, Forbidden, NotSentError, PictureError, RetryAfter, ServerFailedError):
        way.came_back()
        raise

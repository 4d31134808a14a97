"""Trying again. Telegram's errors become a SendOutcome; nothing is decided from their texts."""

from __future__ import annotations

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
_PAUSE = 0.5
_LONGEST_WAIT = 30.0


class SendOutcome(StrEnum):
    """What became of a message."""

    DELIVERED = "delivered"
    UNCHANGED = "unchanged"
    BLOCKED = "blocked"
    FAILED = "failed"


class Patience:
    """Waits as long as Telegram asks, and a little longer each time where the network is broken."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]], observer: Observer) -> None:
        self._sleep = sleep
        self._observer = observer

    async def tried(
        self, attempt: Callable[[], Awaitable[None]], way: OnItsWay | None = None, what: str = "reply"
    ) -> SendOutcome:
        """Try three times at most. Raises BadRequest."""
        try:
            outcome = await self._patiently(attempt, way)
        except BadRequest as error:
            self._observer.failed(Part.SENDING, error)
            self._observer.sent(what, "refused")
            raise
        self._observer.sent(what, outcome.value)
        return outcome

    async def _patiently(self, attempt: Callable[[], Awaitable[None]], way: OnItsWay | None) -> SendOutcome:
        for number in range(1, _TRIES + 1):
            try:
                await _on(way, attempt)
            except Forbidden:
                return SendOutcome.BLOCKED
            except BadRequest:
                raise
            except RetryAfter as error:
                self._observer.failed(Part.SENDING, error)
                wait = error.retry_after
                seconds = wait.total_seconds() if hasattr(wait, "total_seconds") else float(wait)
                if seconds > _LONGEST_WAIT or number == _TRIES:
                    log.warning("Telegram asks for a pause of %.0f s; a message was dropped", seconds)
                    return SendOutcome.FAILED
                await self._sleep(seconds)
            except NetworkError as error:
                self._observer.failed(Part.SENDING, error)
                if number == _TRIES:
                    log.warning("a message could not be sent: %s", type(error).__name__)
                    return SendOutcome.FAILED
                await self._sleep(_PAUSE * number)
            else:
                return SendOutcome.DELIVERED
        return SendOutcome.FAILED


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

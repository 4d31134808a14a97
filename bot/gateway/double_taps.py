"""A thumb that taps twice means one thing."""

from __future__ import annotations

import time
from collections.abc import Callable

from telegram import CallbackQuery

from bot.flows.ports import ShortMemory
from bot.gateway.remembered import Message, Tap

_WINDOW = 1.0
"""Seconds after the answer to a tap in which the same tap again is the second half of it."""
_ACTED_WINDOW = 60.0
"""The same where the tap logged, saved or changed something: a line may be slow, and nothing is done twice for that."""


class DoubleTaps:
    """Knows the last tap of each chat. Without it a button that answers in a new message would answer twice."""

    def __init__(self, taps: ShortMemory[int, Tap], now: Callable[[], float] = time.monotonic) -> None:
        self._taps = taps
        self._now = now

    async def is_second(self, chat: int, query: CallbackQuery) -> bool:
        """True for the same button of the same message right after it was answered."""
        last = await self._taps.recall(chat)
        if last is None or last.data is None or (last.message, last.data) != _button(query):
            return False
        return self._now() - last.at <= (_ACTED_WINDOW if last.acted else _WINDOW)

    async def was_first(self, chat: int, query: CallbackQuery, *, acted: bool = False) -> None:
        """Remember a tap that has just been answered; it `acted` where more than an open question changed."""
        await self._taps.remember(chat, Tap(*_button(query), self._now(), acted))


def _button(query: CallbackQuery) -> tuple[int | None, str | None]:
    return (query.message.message_id if query.message else None), query.data


class Finished:
    """Knows the messages whose buttons were taken away: their buttons mean nothing any more."""

    def __init__(self, since: ShortMemory[Message, float], now: Callable[[], float] = time.monotonic) -> None:
        self._since = since
        self._now = now

    async def add(self, chat: int, message: int | None) -> None:
        """A message is finished from now on."""
        await self._since.remember((chat, message), self._now())

    async def holds(self, chat: int, message: int | None) -> bool:
        """True for a finished message."""
        return await self._since.recall((chat, message)) is not None

    async def just_now(self, chat: int, message: int | None) -> bool:
        """True right after it was finished: a tap then is the second half of the one that did it."""
        since = await self._since.recall((chat, message))
        return since is not None and self._now() - since <= _WINDOW

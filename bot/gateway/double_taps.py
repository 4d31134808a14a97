"""A thumb that taps twice means one thing."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from telegram import CallbackQuery

_WINDOW = 1.0
"""Seconds after the answer to a tap in which the same tap again is the second half of it."""

_REMEMBERED = 2048


class DoubleTaps:
    """Knows the last tap of each chat. Without it a button that answers in a new message would answer twice."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._last: OrderedDict[int, tuple[int | None, str | None, float]] = OrderedDict()

    def is_second(self, chat: int, query: CallbackQuery) -> bool:
        """True for the same button of the same message right after it was answered."""
        message, data, at = self._last.get(chat, (None, None, 0.0))
        return data is not None and (message, data) == _button(query) and self._now() - at <= _WINDOW

    def was_first(self, chat: int, query: CallbackQuery) -> None:
        """Remember a tap that has just been answered."""
        self._last[chat] = (*_button(query), self._now())
        self._last.move_to_end(chat)
        if len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)


def _button(query: CallbackQuery) -> tuple[int | None, str | None]:
    return (query.message.message_id if query.message else None), query.data


class Finished:
    """Knows the messages whose buttons were taken away: their buttons mean nothing any more."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._since: OrderedDict[tuple[int, int | None], float] = OrderedDict()

    def add(self, chat: int, message: int | None) -> None:
        """A message is finished from now on."""
        self._since[chat, message] = self._now()
        if len(self._since) > _REMEMBERED:
            self._since.popitem(last=False)

    def holds(self, chat: int, message: int | None) -> bool:
        """True for a finished message."""
        return (chat, message) in self._since

    def just_now(self, chat: int, message: int | None) -> bool:
        """True right after it was finished: a tap then is the second half of the one that did it."""
        since = self._since.get((chat, message))
        return since is not None and self._now() - since <= _WINDOW

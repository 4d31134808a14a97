"""Updates in order within a chat, side by side across chats."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_HELD = 100_000
"""Updates that are here at once, nearly all of them waiting. python-telegram-bot wants a number."""


class InOrderPerChat(BaseUpdateProcessor):
    """An update waits until the one before it in its chat is done; at most `at_once` run.

    What waits for its own chat takes no place away from others, so one busy chat cannot hold up the rest.
    """

    def __init__(self, at_once: int) -> None:
        super().__init__(_HELD)
        self._room = asyncio.Semaphore(at_once)
        self._last: dict[int, asyncio.Event] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the coroutine once all earlier ones of the same chat have ended, well or not."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await self._run(coroutine)
            return
        before, mine = self._last.get(chat.id), asyncio.Event()
        self._last[chat.id] = mine
        try:
            if before is not None:
                await before.wait()
            await self._run(coroutine)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # where it was given up before it began
            mine.set()
            if self._last.get(chat.id) is mine:
                del self._last[chat.id]

    async def _run(self, coroutine: Awaitable[Any]) -> None:
        async with self._room:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

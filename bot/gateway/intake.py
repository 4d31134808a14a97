"""Updates in hand: each is handled once, however it came and however often, and noted once that is done."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from telegram import Bot, Update

from bot.flows.observing import Observer, Part
from bot.gateway.updates import ALLOWED_UPDATES

log = logging.getLogger(__name__)

Raw = dict[str, Any]


class Handled(Protocol):
    """The numbers of the last updates that were handled, which a process that is killed leaves to the next."""

    def holds(self, update: int) -> bool:
        """True for one that was handled, here or by a process before."""

    def add(self, update: int) -> None:
        """One was handled; it costs no more than some microseconds."""


class Intake:
    """Hands each update to `handle`, from the first `take` to `stop`."""

    def __init__(
        self,
        bot: Bot | None,
        handle: Callable[[Update, Callable[[], None]], Awaitable[None]],
        handled: Handled,
        observer: Observer | None = None,
    ) -> None:
        """`handle` calls what it is given besides the update when its turn has come."""
        self._bot = bot
        self._handle = handle
        self._handled = handled
        self._observer = observer or Observer()
        self._begun: set[int] = set()
        self._wound_down: float | None = None
        self.in_hand: dict[int, asyncio.Task[None]] = {}
        """By their numbers; one that was given up stays."""
        self.since: dict[int, float] = {}
        """When each came, on the clock of the event loop."""
        self.idle = asyncio.Event()
        """Set while nothing is in hand."""
        self.idle.set()
        self._count = 0

    @property
    def open(self) -> bool:
        """False once it winds down: nothing more may be taken."""
        return self._wound_down is None

    @property
    def progress(self) -> float:
        """Another number whenever something was handled, and always while nothing is in hand."""
        return self._count if self.in_hand else _now()

    def take(self, number: int, raw: Raw) -> asyncio.Task[None] | None:
        """Begin with one that is not in hand; None where it was handled before, or cannot be read and is skipped."""
        update = None if self._handled.holds(number) else self._parsed(raw)
        if update is None:
            return None
        self._observer.came_in(next((kind for kind in ALLOWED_UPDATES if kind in raw), "other"))
        self.idle.clear()
        self.since[number] = _now()
        task = asyncio.create_task(self._see_to(number, update))  # noqa: TID251 (kept until done)
        self.in_hand[number] = task
        return task

    def wind_down(self) -> None:
        """Begin nothing of what waits for its turn; what has begun goes on."""
        if self._wound_down is not None:
            return
        self._wound_down = _now()
        for number, task in self.in_hand.items():
            if number not in self._begun:
                task.cancel()

    async def stop(self, seconds: float) -> None:
        """Give what has begun so many seconds from `wind_down` on."""
        self.wind_down()
        assert self._wound_down is not None
        if self.in_hand:
            left = max(0.0, self._wound_down + seconds - _now())
            await asyncio.wait(list(self.in_hand.values()), timeout=left)
        for task in self.in_hand.values():
            task.cancel()

    def _parsed(self, raw: Raw) -> Update | None:
        """The update, None where python-telegram-bot cannot read it: then it is skipped, and the others are not."""
        try:
            update = Update.de_json(raw, self._bot)
            hash((update.effective_chat, update.effective_user))  # its turn goes by the one, its budget by the other
        except Exception as error:  # noqa: BLE001 (an update may be anything; nothing of it is logged)
            log.error("an update cannot be read and is skipped: %s", type(error).__name__)
            self._observer.failed(Part.LISTENING, error)
            return None
        return update

    async def _see_to(self, number: int, update: Update) -> None:
        handled = False
        try:
            await self._handle(update, lambda: self._begun.add(number))
            handled = True
        except Exception as error:  # noqa: BLE001 (one update that fails must not come again and again)
            log.error("an update failed: %s", type(error).__name__)
            self._observer.failed(Part.HANDLING, error)
            handled = True
        finally:
            if handled:
                self._handled.add(number)
                self._count += 1
                self._observer.handled(_now() - self.since[number])
                del self.in_hand[number]
            self.since.pop(number, None)
            self._begun.discard(number)
            if not self.in_hand:
                self.idle.set()


def _now() -> float:
    return asyncio.get_running_loop().time()

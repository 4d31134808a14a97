"""Long polling: an update is confirmed only once it was handled, so a process that is killed loses none.

Telegram gives every unconfirmed update with each answer. So what was seen before is known by its number, at most
`_MOST` updates are here at once, and while some of them are in hand Telegram is asked without waiting there.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

log = logging.getLogger(__name__)

REFUSED_FOR = 180.0
"""Seconds for which a token may be refused before that counts as meant: a single 401 or 404 is a hiccup of a server."""

_SECONDS_OF_A_POLL = 10
_MOST = 100
"""Updates in an answer, and so in hand and waiting for their turn here."""
_BRIEFLY = 0.05
_LONGEST_BRIEFLY = 0.25
_PAUSE = 0.5
_LONGEST_PAUSE = 5.0
_LONGEST_ASKED_PAUSE = 30.0
_HANGS = 10.0
_BETWEEN_LINES = 60.0
_SECONDS_TO_CONFIRM = 0.5

Raw = dict[str, Any]


class TokenRefusedError(Exception):
    """Telegram has refused the token for so long that it is meant."""


class Handled(Protocol):
    """The numbers of the last updates that were handled, which a process that is killed leaves to the next."""

    def holds(self, update: int) -> bool:
        """True for one that was handled, here or by a process before."""

    def add(self, update: int) -> None:
        """One was handled; it costs no more than some microseconds."""


Ask = Callable[[int | None, int, int], Awaitable[Sequence[Raw]]]
"""Updates from a number on, waiting at most so many seconds for the first, at most so many."""


class Polling:
    """Asks for updates and hands each to `handle` once, from `start` to `stop`."""

    def __init__(
        self,
        ask: Ask,
        bot: Bot | None,
        handle: Callable[[Update, Callable[[], None]], Awaitable[None]],
        handled: Handled,
        refused_for: float = REFUSED_FOR,
    ) -> None:
        """`handle` calls what it is given besides the update when its turn has come."""
        self._ask = ask
        self._bot = bot
        self._handle = handle
        self._handled = handled
        self._refused_for = refused_for
        self._offset: int | None = None
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._since: dict[int, float] = {}
        self._begun: set[int] = set()
        self._done: set[int] = set()
        self._let_go: set[int] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._asking: asyncio.Task[None] | None = None
        self._wound_down: float | None = None
        self._refused: float | None = None
        self._pause = _PAUSE
        self._said: tuple[str, float] = ("", 0.0)
        self.answered = 0.0
        """When Telegram last answered, on the clock of the event loop."""

    def start(self) -> None:
        """Ask from now on."""
        self.answered = _now()
        self._asking = asyncio.create_task(self._run())  # noqa: TID251 (ended in wind_down)

    @property
    def asking(self) -> asyncio.Task[None]:
        """The task that asks, once started; it ends before `stop` with TokenRefusedError alone."""
        assert self._asking is not None
        return self._asking

    def wind_down(self) -> None:
        """Ask no more, and begin nothing of what waits for its turn; what has begun goes on."""
        if self._wound_down is not None:
            return
        self._wound_down = _now()
        if self._asking is not None:
            self._asking.cancel()
        for number, task in self._in_hand.items():
            if number not in self._begun:
                task.cancel()

    async def stop(self, seconds: float) -> None:
        """Give what has begun so many seconds from `wind_down` on, and confirm what was handled.

        Whatever else there is comes back at the next start.
        """
        self.wind_down()
        assert self._wound_down is not None
        if self._in_hand:
            left = max(0.0, self._wound_down + seconds - _now())
            await asyncio.wait(list(self._in_hand.values()), timeout=left)
        for task in self._in_hand.values():
            task.cancel()
        self._move_on()
        if self._offset is not None:
            try:
                async with asyncio.timeout(_SECONDS_TO_CONFIRM):
                    await self._ask(self._offset, 0, 1)
            except (TelegramError, TimeoutError) as error:  # the register knows what was handled
                log.debug("the last updates were not confirmed: %s", type(error).__name__)

    async def _run(self) -> None:
        briefly = _BRIEFLY
        while True:
            try:
                found = await self._ask(self._offset, 0 if self._in_hand else _SECONDS_OF_A_POLL, _MOST)
            except Exception as error:  # noqa: BLE001 (whatever it is, the bot must not go deaf: it asks again)
                await self._failed(error)
                continue
            self.answered, self._refused, self._pause = _now(), None, _PAUSE
            news = self._take(found)
            briefly = _BRIEFLY if news else min(2 * briefly, _LONGEST_BRIEFLY)
            await self._hold_on(briefly)

    def _take(self, found: Sequence[Raw]) -> bool:
        """Hand on what is new; True where anything is."""
        news = False
        for raw in found:
            number = raw.get("update_id")
            if not isinstance(number, int) or number in self._in_hand or number in self._done:
                continue
            news = True
            update = None if self._handled.holds(number) else self._parsed(raw)
            if update is None:
                self._done.add(number)
                continue
            self._idle.clear()
            self._since[number] = _now()
            self._in_hand[number] = asyncio.create_task(self._see_to(number, update))  # noqa: TID251 (kept until done)
        if len(found) >= _MOST and not news:
            self._let_the_first_go()
        if not found and not self._in_hand:
            self._offset = None  # all is confirmed; after a quiet week numbers begin anywhere
            self._done.clear()
        else:
            self._move_on()
        return news

    def _parsed(self, raw: Raw) -> Update | None:
        """The update, None where python-telegram-bot cannot read it: then it is skipped, and the others are not."""
        try:
            update = Update.de_json(raw, self._bot)
            hash(update.effective_chat)  # its turn goes by that
        except Exception as error:  # noqa: BLE001 (an update may be anything; nothing of it is logged)
            log.error("an update cannot be read and is skipped: %s", type(error).__name__)
            return None
        return update

    async def _see_to(self, number: int, update: Update) -> None:
        handled = False
        try:
            await self._handle(update, lambda: self._begun.add(number))
            handled = True
        except Exception as error:  # noqa: BLE001 (one update that fails must not come again and again)
            log.error("an update failed: %s", type(error).__name__)
            handled = True
        finally:
            if handled:
                self._handled.add(number)
                self._done.add(number)
                del self._in_hand[number]
            self._since.pop(number, None)
            self._begun.discard(number)
            self._let_go.discard(number)
            if not self._in_hand:
                self._idle.set()

    def _move_on(self) -> None:
        """Confirm, with the next request, all that came before the first that is still in hand."""
        waiting = self._in_hand.keys() - self._let_go
        if waiting:
            self._offset = min(waiting)
        elif self._done:
            self._offset = max(self._done) + 1
        self._done = {number for number in self._done if self._offset is None or number >= self._offset}

    def _let_the_first_go(self) -> None:
        """So many wait behind it that nobody else would be heard: one that hangs is confirmed before its end."""
        waiting = self._in_hand.keys() - self._let_go
        if waiting and len(self._in_hand) < 2 * _MOST and _now() - self._since[min(waiting)] > _HANGS:
            self._let_go.add(min(waiting))

    async def _hold_on(self, seconds: float) -> None:
        """Until nothing is in hand, but no longer than so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            pass
        self._move_on()

    async def _failed(self, error: Exception) -> None:
        """Say so now and then, and wait before the next request. Raises TokenRefusedError."""
        pause = self._pause
        self._pause = min(2 * pause, _LONGEST_PAUSE)
        match error:
            case InvalidToken():
                self._refused = self._refused or _now()
                self._say("Telegram refuses the token; trying again")
                if _now() - self._refused >= self._refused_for:
                    raise TokenRefusedError
            case Conflict():
                self._say("another process is asking for this bot's updates; only one may")
            case RetryAfter(retry_after=wait):
                seconds = wait.total_seconds() if hasattr(wait, "total_seconds") else float(wait)
                pause = min(seconds, _LONGEST_ASKED_PAUSE)
                self._say("Telegram asks for a pause before the next updates")
            case TimedOut():
                pause = 0.0 if pause == _PAUSE else pause  # it has waited already
                self._say("Telegram did not answer in time; trying again")
            case NetworkError():
                self._say(f"Telegram cannot be reached: {type(error).__name__}; trying again")
            case _:
                self._say(f"asking for updates failed: {type(error).__name__}")
        await asyncio.sleep(pause)

    def _say(self, line: str) -> None:
        said, at = self._said
        if line != said or _now() - at >= _BETWEEN_LINES:
            self._said = line, _now()
            log.warning(line)


def _now() -> float:
    return asyncio.get_running_loop().time()

"""Long polling: an update is confirmed only once it was handled, so a process that is killed loses none.

Telegram gives every unconfirmed update with each answer. So what was seen before is known by its number, at most
`_MOST` updates are here at once, and while some of them are in hand Telegram is asked without waiting there.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.flows.observing import Observer, Part
from bot.gateway.intake import Intake, Raw
from bot.gateway.sources import REFUSED_FOR, UpdateSource
from bot.gateway.trying import seconds_of

log = logging.getLogger(__name__)

_SECONDS_OF_A_POLL = 3
_PATIENCE = 5.5
"""Seconds for an answer beyond those that Telegram was asked to wait; a line that is dead is noticed then."""
_MOST_PATIENCE = 45.0
_MOST = 100
"""Updates in an answer, and so in hand and waiting for their turn here."""
_BRIEFLY = 0.05
_LONGEST_BRIEFLY = 0.25
_PAUSE = 0.5
_LONGEST_PAUSE = 3.0
_LONGEST_ASKED_PAUSE = 30.0
_HANGS = 10.0
_BETWEEN_LINES = 60.0
_SECONDS_TO_CONFIRM = 0.5


Ask = Callable[[int | None, int, int, float], Awaitable[Sequence[Raw]]]
"""Updates from a number on, waiting at most so many seconds for the first, at most so many; and so many seconds more
for an answer.
"""


class Polling(UpdateSource):
    """Asks for updates and hands each on once, from `start` to `stop`."""

    def __init__(
        self,
        ask: Ask,
        delete_webhook: Callable[[], Awaitable[object]],
        intake: Intake,
        refused_for: float = REFUSED_FOR,
        observer: Observer | None = None,
    ) -> None:
        super().__init__(intake, refused_for, observer)
        self._ask = ask
        self._delete_webhook = delete_webhook
        self._offset: int | None = None
        self._seen: set[int] = set()
        self._let_go: set[int] = set()
        self._pause = _PAUSE
        self._patience = _PATIENCE
        self._said: tuple[str, float] = ("", 0.0)

    async def prepare(self) -> None:
        """Let Telegram post nowhere any more; what was not taken waits to be asked for. Raises TelegramError."""
        await self._delete_webhook()

    async def stop(self, seconds: float) -> None:
        """Give what has begun so many seconds from `wind_down` on, and confirm what was handled.

        Whatever else there is comes back at the next start.
        """
        await super().stop(seconds)
        self._move_on()
        if self._offset is not None:
            try:
                async with asyncio.timeout(_SECONDS_TO_CONFIRM):
                    await self._ask(self._offset, 0, 1, _SECONDS_TO_CONFIRM)
            except (TelegramError, TimeoutError) as error:  # the register knows what was handled
                log.debug("the last updates were not confirmed: %s", type(error).__name__)

    async def _ask_on(self) -> None:
        briefly = _BRIEFLY
        while True:
            seconds, began = 0 if self._intake.in_hand else _SECONDS_OF_A_POLL, _now()
            try:
                found = await self._ask(self._offset, seconds, _MOST, self._patience)
            except Exception as error:  # noqa: BLE001 (whatever it is, the bot must not go deaf: it asks again)
                await self._failed(error)
                continue
            self._was_answered()
            self._pause = _PAUSE
            self._patience = max(_PATIENCE, min(self._patience, 2 * (_now() - began - (0 if found else seconds))))
            self._refusals.accepted()
            news = self._take(found)
            briefly = _BRIEFLY if news else min(2 * briefly, _LONGEST_BRIEFLY)
            await self._hold_on(briefly)

    def _take(self, found: Sequence[Raw]) -> bool:
        """Hand on what is new; True where anything is."""
        news = False
        for raw in found:
            number = raw.get("update_id")
            if not isinstance(number, int) or number in self._seen or number in self._intake.in_hand:
                continue
            news = True
            self._seen.add(number)
            self._intake.take(number, raw)
        if len(found) >= _MOST and not news:
            self._let_the_first_go()
        if not found and not self._intake.in_hand:
            self._offset = None  # all is confirmed; after a quiet week numbers begin anywhere
            self._seen.clear()
        else:
            self._move_on()
        return news

    def _move_on(self) -> None:
        """Confirm, with the next request, all that came before the first that is still in hand."""
        self._let_go &= self._intake.in_hand.keys()
        waiting = self._intake.in_hand.keys() - self._let_go
        if waiting:
            self._offset = min(waiting)
        elif self._seen:
            self._offset = max(self._seen) + 1
        self._seen = {number for number in self._seen if self._offset is None or number >= self._offset}

    def _let_the_first_go(self) -> None:
        """So many wait behind it that nobody else would be heard: one that hangs is confirmed before its end."""
        waiting = self._intake.in_hand.keys() - self._let_go
        if waiting and len(self._intake.in_hand) < 2 * _MOST and _now() - self._intake.since[min(waiting)] > _HANGS:
            self._let_go.add(min(waiting))

    async def _hold_on(self, seconds: float) -> None:
        """Until nothing is in hand, but no longer than so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._intake.idle.wait()
        except TimeoutError:
            pass
        self._move_on()

    async def _failed(self, error: Exception) -> None:
        """Say so now and then, and wait before the next request. Raises TokenRefusedError."""
        self._observer.failed(Part.LISTENING, error)
        pause = self._pause
        self._pause = min(2 * pause, _LONGEST_PAUSE)
        match error:
            case InvalidToken():
                self._say("Telegram refuses the token; trying again")
                self._refusals.refused()
            case Conflict():
                self._say("another process is asking for this bot's updates; only one may")
            case RetryAfter():
                pause = min(seconds_of(error), _LONGEST_ASKED_PAUSE)
                self._say("Telegram asks for a pause before the next updates")
            case TimedOut():
                pause = 0.0 if pause == _PAUSE else pause  # it has waited already
                self._patience = min(2 * self._patience, _MOST_PATIENCE)  # it may only be slow
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

"""The first requests to Telegram, and the last: what goes wrong with them is one clear line."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot.gateway.application import TelegramApplication
from bot.gateway.connections import reason

log = logging.getLogger(__name__)

SECONDS_TO_REACH = 8.0
"""Seconds in which a Bot API that fails or cannot be reached at the start is tried again."""
_PAUSE_TO_REACH = 1.0
_SECONDS_TO_CLOSE = 0.5


class RefusedStartError(Exception):
    """Telegram lets nobody start; the message is one clear line for the operator."""


async def explained(attempt: Callable[[], Awaitable[None]]) -> None:
    """Make the first requests; a server or a line that fails is given some seconds. Raises RefusedStartError."""
    give_up = asyncio.get_running_loop().time() + SECONDS_TO_REACH
    while True:
        try:
            return await attempt()
        except InvalidToken:
            raise RefusedStartError("Telegram does not accept HAMMY_TOKEN; copy it again from @BotFather.") from None
        except BadRequest as error:
            raise RefusedStartError(f"The Bot API refused to start: {error.message}") from None
        except NetworkError as error:
            if asyncio.get_running_loop().time() > give_up:
                why = reason(error.__cause__) if error.__cause__ is not None else error.message
                raise RefusedStartError(f"The Bot API cannot be reached at HAMMY_API_URL: {why}") from None
            log.debug("Telegram cannot be reached: %s; trying again", type(error).__name__)
            await asyncio.sleep(_PAUSE_TO_REACH)
        except TelegramError as error:
            raise RefusedStartError(f"The Bot API refused to start: {error.message}") from None


async def shut_down(application: TelegramApplication) -> None:
    """Close the connections, within a moment."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_SECONDS_TO_CLOSE):
            await application.shutdown()

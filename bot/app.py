"""Composition root: builds every part once and connects them; owns the only clock."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace

from telegram.error import InvalidToken, NetworkError, TelegramError
from whenever import Instant

from bot.catalogue.library import catalogue_root, load_library
from bot.domain.library import Library
from bot.flows.message import MessageFlow
from bot.flows.ports import Clock
from bot.gateway.application import TelegramApplication, build_application, start_polling
from bot.gateway.profile import update_profile
from bot.settings import Settings
from bot.storage.conversations import MemoryConversations
from bot.storage.reminder_holds import NoReminders
from bot.understanding.understander import Understander

log = logging.getLogger(__name__)

_SECONDS_TO_STOP = 4.0


class StartError(Exception):
    """Hammy cannot start; the message is one clear line for the operator."""


class Brain:
    """What Hammy knows and how it thinks, without any messenger: enough for `hammy ask`."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.understander = Understander(library.sayings, library.red_flags)

    def flow(self, clock: Clock) -> MessageFlow:
        """A journey of messages with a memory of its own."""
        return MessageFlow(self.library, self.understander, MemoryConversations(), NoReminders(), clock)


def build_brain(settings: Settings) -> Brain:
    """Read the catalogue and learn from it. Raises ContentError with every problem."""
    library = load_library(catalogue_root())
    return Brain(replace(library, emergency_numbers=", ".join(settings.emergency_numbers)))


async def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT. Raises ContentError, or StartError with one line."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    brain = build_brain(settings)
    async with AsyncExitStack() as stack:
        token, api_url, clock = await stack.enter_async_context(_server(settings, announce))
        application = build_application(token, api_url, brain.flow(clock), brain.library)
        await stack.enter_async_context(running(application, brain.library))
        announce(f"Hammy is ready as @{application.bot.username}. Press Ctrl+C to stop.")
        await stop.wait()
        announce("Hammy is stopping.")


@asynccontextmanager
async def _server(settings: Settings, announce: Callable[[str], None]) -> AsyncIterator[tuple[str, str, Clock]]:
    """The token, the Bot API server and the clock to use: Telegram's, or those of a playground of our own."""
    if settings.token is not None:
        yield settings.token.get_secret_value(), settings.api_url, Instant.now
        return
    from bot.playground.server import Playground, PlaygroundError  # only where no token is set

    playground = Playground(*settings.playground)
    try:
        await playground.start()
    except PlaygroundError as error:
        raise StartError(str(error)) from None
    announce("No HAMMY_TOKEN is set, so Hammy serves its own playground, on this machine only.")
    announce(f"Open the chat page: {playground.url}/")
    try:
        yield playground.token, playground.url, lambda: Instant(playground.clock.now())
    finally:
        await playground.stop()


@asynccontextmanager
async def running(application: TelegramApplication, library: Library) -> AsyncIterator[None]:
    """The application from its first request to its graceful end."""
    try:
        await application.initialize()
        await update_profile(application.bot, library.voice.label)
        await application.start()
        await start_polling(application)
    except InvalidToken:
        raise StartError("Telegram does not accept HAMMY_TOKEN; copy it again from @BotFather.") from None
    except NetworkError as error:
        raise StartError(f"The Bot API cannot be reached at HAMMY_API_URL: {error.message}") from None
    except TelegramError as error:
        raise StartError(f"The Bot API refused to start: {error.message}") from None
    try:
        yield
    finally:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_SECONDS_TO_STOP):
                await _stop(application)


async def _stop(application: TelegramApplication) -> None:
    if application.updater is not None and application.updater.running:
        await application.updater.stop()
    if application.running:
        await application.stop()
    await application.shutdown()

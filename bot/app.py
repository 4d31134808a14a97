"""Composition root: builds every part once and connects them; owns the only clock."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager

from telegram.error import InvalidToken, NetworkError, TelegramError
from whenever import Instant

from bot.brain import Brain, put_together
from bot.domain.library import Library
from bot.flows.message import MessageFlow
from bot.flows.ports import Clock
from bot.gateway.application import TelegramApplication, add_gateway, build_application, start_polling
from bot.gateway.profile import update_profile
from bot.hatchery import Hatchery
from bot.settings import Settings

log = logging.getLogger(__name__)

_SECONDS_TO_STOP = 4.0


class StartError(Exception):
    """Hammy cannot start; the message is one clear line for the operator."""


async def serve(settings: Settings, hatchery: Hatchery, announce: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT. Raises ContentError, or StartError with one line."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        token, api_url, clock = await stack.enter_async_context(_server(settings, announce))
        application = build_application(token, api_url)
        stack.push_async_callback(_shut_down, application)
        with _explained():
            await application.initialize()
        brain = (await _hatched(hatchery)).configured(settings)
        await stack.enter_async_context(running(application, brain.flow(clock), brain.library))
        announce(f"Hammy is ready as @{application.bot.username}. Press Ctrl+C to stop.")
        await stop.wait()
        announce("Hammy is stopping.")


async def _hatched(hatchery: Hatchery) -> Brain:
    try:
        sent = await asyncio.to_thread(hatchery.wait)
    except RuntimeError as error:
        raise StartError(f"The content could not be read: {error}") from None
    brain = put_together(*hatchery.open(sent))
    gc.collect()
    gc.freeze()  # what was read stays as long as the process: never look through it for garbage
    return brain


@asynccontextmanager
async def _server(settings: Settings, announce: Callable[[str], None]) -> AsyncIterator[tuple[str, str, Clock]]:
    """The token, the Bot API server and the clock to use: Telegram's, or those of a playground of our own."""
    if settings.token is not None:
        yield settings.token, settings.api_url, Instant.now
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
async def running(application: TelegramApplication, flow: MessageFlow, library: Library) -> AsyncIterator[None]:
    """The application from its first request to its graceful end. Raises StartError with one line."""
    add_gateway(application, flow, library)
    with _explained():
        await application.initialize()
        await update_profile(application.bot, library.voice.label)
        await application.start()
        await start_polling(application)
    try:
        yield
    finally:
        await _shut_down(application)


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Errors of the first requests as one clear line."""
    try:
        yield
    except InvalidToken:
        raise StartError("Telegram does not accept HAMMY_TOKEN; copy it again from @BotFather.") from None
    except NetworkError as error:
        raise StartError(f"The Bot API cannot be reached at HAMMY_API_URL: {error.message}") from None
    except TelegramError as error:
        raise StartError(f"The Bot API refused to start: {error.message}") from None


async def _shut_down(application: TelegramApplication) -> None:
    """End what runs of the application, within a few seconds; what has ended is let be."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_SECONDS_TO_STOP):
            if application.updater is not None and application.updater.running:
                await application.updater.stop()
            if application.running:
                await application.stop()
            await application.shutdown()

"""Composition root: builds every part once and connects them; owns the only clock."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from asyncio import FIRST_COMPLETED
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from bot.app.errors import GoneWrongError, StartError
from bot.app.observed import observed
from bot.app.running import daily, remembered_for, reminding, running, ticker
from bot.app.server import api_server, moments
from bot.assistant import Adapters, Assistant
from bot.gateway.application import build_application
from bot.gateway.connections import NoWayError
from bot.gateway.courier import A_SECOND
from bot.gateway.members import TelegramMembers
from bot.gateway.pacing import Pace
from bot.gateway.sources import TokenRefusedError, UpdateSource
from bot.gateway.webhook import Address, Letterbox
from bot.places.world import WorldPlaces
from bot.settings import Settings, supervisor_address
from bot.storage.key import read_key
from bot.storage.sqlite.store import Store, StoreError, open_store
from bot.watching.guard import Guard
from bot.watching.signs import Patience, Sign
from bot.watching.supervisor import Supervisor
from bot.watching.watchdog import StuckError

__all__ = ["GoneWrongError", "StartError", "moments", "remembered_for", "reminding", "running", "serve", "ticker"]

TOKEN_REFUSED = "Telegram does not accept HAMMY_TOKEN any more; copy it again from @BotFather."  # noqa: S105 (words)


async def serve(
    settings: Settings, assistant: Assistant, announce: Callable[[str], None], patience: Patience | None = None
) -> None:
    """Serve until SIGTERM or SIGINT. Raises StartError with one line."""
    gc.freeze()  # what was read stays as long as the process: never look through it for garbage
    gc.enable()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    patience = patience or Patience()
    supervisor, guard = Supervisor(supervisor_address()), Guard(patience.blocked)
    async with AsyncExitStack() as stack:
        letterbox = _letterbox(settings)
        observer, watchdog = await stack.enter_async_context(observed(settings, letterbox, announce))
        server = await stack.enter_async_context(api_server(settings, announce))
        store = await stack.enter_async_context(_opened(settings))
        server.knows_next(store.ticks.next_wake)
        try:
            application = build_application(server.token, server.api_url)
        except NoWayError as error:
            raise StartError(str(error)) from None
        places = WorldPlaces(assistant.library.training.cues, ahead=True)
        kept = Adapters(store.records, store.chats, places, TelegramMembers(application.bot))
        flow = assistant.flow(server.clock, kept, learns=True)
        served = running(
            application,
            flow,
            assistant.library,
            store.uploads,
            store.path,
            refused_for=patience.refused,
            observer=observer,
            letterbox=letterbox,
        )
        source = await stack.enter_async_context(served)
        pace = Pace(A_SECOND)
        scheduler = await stack.enter_async_context(
            reminding(
                application,
                assistant.library,
                store.ticks,
                store.chats,
                server.clock,
                histories=store.records,
                observer=observer,
                daily=partial(daily, store, server.clock),
                pace=pace,
            )
        )
        await stack.enter_async_context(ticker(application, flow, store.uploads, pace).running())
        signs = (
            Sign("Telegram has not answered", lambda: source.answered, patience.listening),
            Sign("nobody was answered", lambda: source.handled, patience.answering),
            Sign("reminders could not be looked at", lambda: scheduler.ticks, patience.reminding),
        )

        def broken() -> str | None:
            gone = f"{store.path} was deleted or replaced while Hammy used it; nothing can be kept"
            return None if store.is_in_place() else gone

        def well() -> None:
            guard.well()
            supervisor.well()

        announce(f"Hammy is ready as @{application.bot.username}. Press Ctrl+C to stop.")
        supervisor.ready()
        guard.start()
        try:
            await _until(stop, source, watchdog.watch(signs, broken, well))
            guard.end_within(patience.ending)
        except GoneWrongError as wrong:
            guard.end_within(patience.ending, str(wrong).rstrip("."))
            raise
        finally:
            watchdog.stopping()
            supervisor.stopping()
            source.wind_down()
        announce("Hammy is stopping.")


async def _until(stop: asyncio.Event, source: UpdateSource, watch: Coroutine[Any, Any, NoReturn]) -> None:
    """Until it is told to stop. Raises GoneWrongError with one line where it cannot go on."""
    told, watching = asyncio.ensure_future(stop.wait()), asyncio.ensure_future(watch)
    try:
        await asyncio.wait({told, source.asking, watching}, return_when=FIRST_COMPLETED)
        for task in (source.asking, watching):
            if task.done() and not told.done():
                await task
    except TokenRefusedError:
        raise GoneWrongError(TOKEN_REFUSED) from None
    except StuckError as stuck:
        raise GoneWrongError(f"{stuck}.") from None
    finally:
        told.cancel()
        watching.cancel()


def _letterbox(settings: Settings) -> Letterbox | None:
    if settings.webhook_url is None or settings.webhook_secret is None:
        return None
    return Letterbox(Address(settings.webhook_url, settings.webhook_secret))


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Store]:
    """The database that is set, hammy.db for Telegram, or one that ends with the playground. Raises StartError."""
    with contextlib.ExitStack() as stack:
        if settings.database is not None:
            path = Path(settings.database)
        elif settings.token is not None:
            path = Path("hammy.db")
        else:
            from tempfile import TemporaryDirectory  # only where no file is named

            path = Path(stack.enter_context(TemporaryDirectory(prefix="hammy-"))) / "hammy.db"
        try:
            key = read_key(Path(settings.database_key_file)) if settings.database_key_file is not None else None
            store = await open_store(path, key)
        except StoreError as error:
            raise StartError(str(error)) from None
        try:
            yield store
        finally:
            await store.close()

"""Composition root: builds every part once and connects them; owns the only clock."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from asyncio import FIRST_COMPLETED
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any, NoReturn

from whenever import Instant

from bot.assistant import Adapters, Assistant
from bot.catalogue.root import catalogue_root
from bot.domain.library import Library
from bot.flows.message import MessageFlow
from bot.flows.observing import Observer, Unobserved
from bot.flows.ports import Chats, Clock, Ticks, Uploads
from bot.flows.reminder import ReminderFlow
from bot.gateway.application import TelegramApplication, add_gateway, build_application, intake_of, polling_of
from bot.gateway.callbacks import Callbacks
from bot.gateway.courier import BotCourier
from bot.gateway.members import TelegramMembers
from bot.gateway.pictures import Pictures
from bot.gateway.polling import REFUSED_FOR, Polling, TokenRefusedError
from bot.gateway.profile import update_profile
from bot.gateway.remembered import Remembered
from bot.gateway.starting import RefusedStartError, explained, shut_down
from bot.places.world import WorldPlaces
from bot.scheduler import SECONDS_BETWEEN_TICKS, Scheduler
from bot.settings import Settings, supervisor_address
from bot.storage.handled import HandledUpdates
from bot.storage.memory.short import BoundedMemory
from bot.storage.sqlite.store import Store, StoreError, open_store
from bot.views.profile import ProfilePhrases
from bot.watching.guard import Guard
from bot.watching.signs import Patience, Sign
from bot.watching.supervisor import Supervisor
from bot.watching.watchdog import StuckError, Watchdog

_SECONDS_TO_FINISH = 6.0
"""Seconds, from the signal to stop on, for what is being answered."""
_REMEMBERED = 2048
"""Chats, and messages, of which the gateway remembers something."""

NO_PLAYGROUND = (
    "No HAMMY_TOKEN is set, and the playground is not installed: set the token, or install hammy[playground]."
)

NO_HTTP = "HAMMY_HTTP is set, and what serves it is not installed: install hammy[http]."

TOKEN_REFUSED = "Telegram does not accept HAMMY_TOKEN any more; copy it again from @BotFather."  # noqa: S105 (words)

NextWake = Callable[[], Awaitable[Instant | None]]


class StartError(Exception):
    """Hammy cannot start; the message is one clear line for the operator."""


class GoneWrongError(StartError):
    """Hammy cannot go on, and its supervisor should start it anew; the message is one clear line."""


async def serve(
    settings: Settings, assistant: Assistant, announce: Callable[[str], None], patience: Patience | None = None
) -> None:
    """Serve until SIGTERM or SIGINT. Raises StartError with one line."""
    gc.collect()
    gc.freeze()  # what was read stays as long as the process: never look through it for garbage
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    patience = patience or Patience()
    supervisor, guard = Supervisor(supervisor_address()), Guard(patience.blocked)
    async with AsyncExitStack() as stack:
        observer, watchdog = await stack.enter_async_context(_observed(settings, announce))
        server = await stack.enter_async_context(_server(settings, announce))
        store = await stack.enter_async_context(_opened(settings))
        server.knows_next(store.ticks.next_wake)
        application = build_application(server.token, server.api_url)
        places = WorldPlaces(assistant.library.training.cues, ahead=True)
        kept = Adapters(store.records, store.chats, places, TelegramMembers(application.bot))
        flow = assistant.flow(server.clock, kept)
        served = running(application, flow, assistant.library, store.uploads, store.path, observer=observer)
        polling = await stack.enter_async_context(served)
        scheduler = await stack.enter_async_context(
            reminding(application, assistant.library, store.ticks, store.chats, server.clock, observer=observer)
        )
        signs = (
            Sign("Telegram has not answered", lambda: polling.answered, patience.listening),
            Sign("nobody was answered", lambda: polling.handled, patience.answering),
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
            await _until(stop, polling, watchdog.watch(signs, broken, well))
            guard.end_within(patience.ending)
        except GoneWrongError as wrong:
            guard.end_within(patience.ending, str(wrong).rstrip("."))
            raise
        finally:
            watchdog.stopping()
            supervisor.stopping()
            polling.wind_down()
        announce("Hammy is stopping.")


async def _until(stop: asyncio.Event, polling: Polling, watch: Coroutine[Any, Any, NoReturn]) -> None:
    """Until it is told to stop. Raises GoneWrongError with one line where it cannot go on."""
    told, watching = asyncio.ensure_future(stop.wait()), asyncio.ensure_future(watch)
    try:
        await asyncio.wait({told, polling.asking, watching}, return_when=FIRST_COMPLETED)
        for task in (polling.asking, watching):
            if task.done() and not told.done():
                await task
    except TokenRefusedError:
        raise GoneWrongError(TOKEN_REFUSED) from None
    except StuckError as stuck:
        raise GoneWrongError(f"{stuck}.") from None
    finally:
        told.cancel()
        watching.cancel()


@asynccontextmanager
async def _observed(settings: Settings, announce: Callable[[str], None]) -> AsyncIterator[tuple[Observer, Watchdog]]:
    """Who counts and who watches; both can be asked over HTTP where that is set. Raises StartError."""
    now = Instant.now  # noqa: TID251 (the clock of this machine, whatever the playground shows)
    if settings.http is None:
        observer = Unobserved()
        yield observer, Watchdog(observer, now)
        return
    try:
        from bot.web.metrics import Metrics  # an extra, and only where an address is set
        from bot.web.server import AddressError, serving
        from bot.web.site import build_site
    except ModuleNotFoundError:
        raise StartError(NO_HTTP) from None
    metrics = Metrics()
    watchdog = Watchdog(metrics, now)
    host, port = settings.http
    try:
        async with serving(build_site(watchdog.dead, watchdog.unready, metrics.response), host, port) as bound:
            announce(f"Health and metrics are at {host}:{bound}.")
            yield metrics, watchdog
    except AddressError as error:
        raise StartError(f"HAMMY_HTTP: {error}") from None


@dataclass(frozen=True, slots=True)
class Server:
    """A Bot API server with the token and the clock that go with it."""

    token: str
    api_url: str
    clock: Clock
    knows_next: Callable[[NextWake], None]


def moments(next_wake: NextWake) -> Callable[[], Awaitable[datetime | None]]:
    """When reminders come due next, in the standard library's type: the playground knows no other."""

    async def moment() -> datetime | None:
        due = await next_wake()
        return None if due is None else due.to_stdlib()

    return moment


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
            store = await open_store(path)
        except StoreError as error:
            raise StartError(str(error)) from None
        try:
            yield store
        finally:
            await store.close()


@asynccontextmanager
async def reminding(
    application: TelegramApplication,
    library: Library,
    ticks: Ticks,
    chats: Chats,
    clock: Clock,
    every: float = SECONDS_BETWEEN_TICKS,
    observer: Observer | None = None,
) -> AsyncIterator[Scheduler]:
    """Reminders are sent from now on, by this process where no other one leads; it looks every so many seconds."""
    courier = BotCourier(application.bot, Callbacks(application.bot.token), observer=observer)
    flow = ReminderFlow(library, ticks, chats, courier, clock, owner=token_hex(16), observer=observer)
    scheduler = Scheduler(flow, every, observer=observer)
    async with scheduler.running():
        yield scheduler


@asynccontextmanager
async def _server(settings: Settings, announce: Callable[[str], None]) -> AsyncIterator[Server]:
    """Telegram, or a playground of our own."""
    if settings.token is not None:
        yield Server(settings.token, settings.api_url, Instant.now, lambda _: None)  # noqa: TID251 (the clock of the bot)
        return
    try:
        from playground.server import Playground, PlaygroundError  # an extra, and only where no token is set
    except ModuleNotFoundError:
        raise StartError(NO_PLAYGROUND) from None

    playground = Playground(*settings.playground, name="Hammy", username="hammy_playground_bot")
    try:
        await playground.start()
    except PlaygroundError as error:
        raise StartError(str(error)) from None
    announce("No HAMMY_TOKEN is set, so Hammy serves its own playground, on this machine only.")
    announce(f"Open the chat page: {playground.url}/")
    try:
        yield Server(
            playground.token,
            playground.url,
            lambda: Instant(playground.clock.now()),
            lambda wake: playground.knows_next(moments(wake)),
        )
    finally:
        await playground.stop()


def remembered_for(most: int) -> Remembered:
    """What the gateway remembers, so much of each kind."""
    return Remembered(
        taps=BoundedMemory(most),
        finished=BoundedMemory(most),
        shown=BoundedMemory(most),
        albums=BoundedMemory(most),
        answered=BoundedMemory(most),
        spent=BoundedMemory(most),
    )


@asynccontextmanager
async def running(
    application: TelegramApplication,
    flow: MessageFlow,
    library: Library,
    uploads: Uploads,
    database: Path | None = None,
    refused_for: float = REFUSED_FOR,
    observer: Observer | None = None,
) -> AsyncIterator[Polling]:
    """The application from its first request to its graceful end. Raises StartError with one line.

    Beside the database stands which updates were handled. `refused_for` is how long a token may be refused.
    """
    pictures = Pictures(catalogue_root() / "content" / "illustrations", uploads)
    add_gateway(application, flow, library, remembered_for(_REMEMBERED), pictures, observer)

    async def introduce() -> None:
        await application.initialize()
        await application.bot.delete_webhook()
        await update_profile(application.bot, library.phrasebook.of(ProfilePhrases))

    async with AsyncExitStack() as stack:
        stack.push_async_callback(shut_down, application)
        try:
            await explained(introduce)
        except RefusedStartError as refused:
            raise StartError(str(refused)) from None
        handled = stack.enter_context(closing(_handled(application.bot.id, database)))
        polling = polling_of(application, intake_of(application, handled, observer), refused_for, observer)
        stack.push_async_callback(polling.stop, _SECONDS_TO_FINISH)
        polling.start()
        yield polling


def _handled(bot: int, database: Path | None) -> HandledUpdates:
    try:
        return HandledUpdates(bot, database.with_name(f"{database.name}-updates") if database is not None else None)
    except OSError as error:
        raise StartError(f"{database}-updates cannot be written: {error.strerror}") from None

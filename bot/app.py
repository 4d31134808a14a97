"""Composition root: builds every part once and connects them; owns the only clock."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
from asyncio import FIRST_COMPLETED
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError
from whenever import Instant

from bot.assistant import Adapters, Assistant
from bot.catalogue.root import catalogue_root
from bot.domain.library import Library
from bot.flows.message import MessageFlow
from bot.flows.ports import Chats, Clock, Ticks, Uploads
from bot.flows.reminder import ReminderFlow
from bot.gateway.application import TelegramApplication, add_gateway, build_application, polling_of
from bot.gateway.callbacks import Callbacks
from bot.gateway.courier import BotCourier
from bot.gateway.members import TelegramMembers
from bot.gateway.pictures import Pictures
from bot.gateway.polling import REFUSED_FOR, Polling, TokenRefusedError
from bot.gateway.profile import update_profile
from bot.gateway.remembered import Remembered
from bot.places.world import WorldPlaces
from bot.scheduler import SECONDS_BETWEEN_TICKS, Scheduler
from bot.settings import Settings
from bot.storage.handled import HandledUpdates
from bot.storage.memory.short import BoundedMemory
from bot.storage.sqlite.store import Store, StoreError, open_store
from bot.views.profile import ProfilePhrases

log = logging.getLogger(__name__)

SECONDS_TO_REACH = 8.0
"""Seconds in which a Bot API that fails or cannot be reached at the start is tried again."""
_PAUSE_TO_REACH = 1.0
_SECONDS_TO_FINISH = 6.0
"""Seconds, from the signal to stop on, for what is being answered."""
_SECONDS_TO_CLOSE = 0.5
_SECONDS_BETWEEN_LOOKS = 2.0
"""Between two looks at whether the bot can still do its work."""
DEAF = 900.0
"""Seconds without an answer to getUpdates after which the process ends, so that its supervisor starts it anew."""
_REMEMBERED = 2048
"""Chats, and messages, of which the gateway remembers something."""

NO_PLAYGROUND = (
    "No HAMMY_TOKEN is set, and the playground is not installed: set the token, or install hammy[playground]."
)

TOKEN_REFUSED = "Telegram does not accept HAMMY_TOKEN any more; copy it again from @BotFather."  # noqa: S105 (words)

NextWake = Callable[[], Awaitable[Instant | None]]


class StartError(Exception):
    """Hammy cannot start; the message is one clear line for the operator."""


class GoneWrongError(StartError):
    """Hammy cannot go on, and its supervisor should start it anew; the message is one clear line."""


async def serve(settings: Settings, assistant: Assistant, announce: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT. Raises StartError with one line."""
    gc.collect()
    gc.freeze()  # what was read stays as long as the process: never look through it for garbage
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(_server(settings, announce))
        store = await stack.enter_async_context(_opened(settings))
        server.knows_next(store.ticks.next_wake)
        application = build_application(server.token, server.api_url)
        places = WorldPlaces(assistant.library.training.cues, ahead=True)
        kept = Adapters(store.records, store.chats, places, TelegramMembers(application.bot))
        flow = assistant.flow(server.clock, kept)
        served = running(application, flow, assistant.library, store.uploads, store.path)
        polling = await stack.enter_async_context(served)
        await stack.enter_async_context(
            reminding(application, assistant.library, store.ticks, store.chats, server.clock)
        )
        announce(f"Hammy is ready as @{application.bot.username}. Press Ctrl+C to stop.")
        try:
            await _until(stop, polling, store)
        finally:
            polling.wind_down()
        announce("Hammy is stopping.")


async def _until(stop: asyncio.Event, polling: Polling, store: Store) -> None:
    """Until it is told to stop. Raises GoneWrongError with one line where it cannot go on."""
    told = asyncio.create_task(stop.wait())  # noqa: TID251 (ended below)
    try:
        while not told.done():
            await asyncio.wait({told, polling.asking}, timeout=_SECONDS_BETWEEN_LOOKS, return_when=FIRST_COMPLETED)
            if polling.asking.done() and not told.done():
                await polling.asking
            if not store.is_in_place():
                raise GoneWrongError(f"{store.path} was deleted or replaced while Hammy used it; nothing can be kept.")
            if asyncio.get_running_loop().time() - polling.answered > DEAF:
                raise GoneWrongError(f"Telegram has not answered for {DEAF:.0f} seconds; starting anew may help.")
    except TokenRefusedError:
        raise GoneWrongError(TOKEN_REFUSED) from None
    finally:
        told.cancel()


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
) -> AsyncIterator[None]:
    """Reminders are sent from now on, by this process where no other one leads; it looks every so many seconds."""
    courier = BotCourier(application.bot, Callbacks(application.bot.token))
    flow = ReminderFlow(library, ticks, chats, courier, clock, owner=token_hex(16))
    async with Scheduler(flow, every).running():
        yield


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
) -> AsyncIterator[Polling]:
    """The application from its first request to its graceful end. Raises StartError with one line.

    Beside the database stands which updates were handled. `refused_for` is how long a token may be refused.
    """
    pictures = Pictures(catalogue_root() / "content" / "illustrations", uploads)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(_shut_down, application)
        with _explained():
            await _ready(application, library.phrasebook.of(ProfilePhrases))
        handled = stack.enter_context(closing(_handled(application.bot.id, database)))
        add_gateway(application, flow, library, remembered_for(_REMEMBERED), pictures, handled)
        polling = polling_of(application, handled, refused_for)
        stack.push_async_callback(polling.stop, _SECONDS_TO_FINISH)
        polling.start()
        yield polling


async def _ready(application: TelegramApplication, profile: ProfilePhrases) -> None:
    """The first requests; a server or a line that fails is given some seconds. Raises TelegramError."""
    give_up = asyncio.get_running_loop().time() + SECONDS_TO_REACH
    while True:
        try:
            await application.initialize()
            await application.bot.delete_webhook()
            await update_profile(application.bot, profile)
        except NetworkError as error:
            if isinstance(error, InvalidToken | BadRequest) or asyncio.get_running_loop().time() > give_up:
                raise
            log.debug("Telegram cannot be reached: %s; trying again", type(error).__name__)
            await asyncio.sleep(_PAUSE_TO_REACH)
        else:
            return


def _handled(bot: int, database: Path | None) -> HandledUpdates:
    try:
        return HandledUpdates(bot, database.with_name(f"{database.name}-updates") if database is not None else None)
    except OSError as error:
        raise StartError(f"{database}-updates cannot be written: {error.strerror}") from None


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
    """Close the connections, within a moment."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_SECONDS_TO_CLOSE):
            await application.shutdown()

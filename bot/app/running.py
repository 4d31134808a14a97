"""What is under way: messages that come in, reminders that fall due, and sessions that go on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing
from pathlib import Path
from secrets import token_hex

from bot.app.errors import StartError
from bot.catalogue.root import drawings_folder
from bot.charts.renderer import ChartRenderer
from bot.domain.library import Library
from bot.flows.learning import forget_old
from bot.flows.message import MessageFlow
from bot.flows.observing import Observer
from bot.flows.ports import Chats, Clock, Histories, Ticks, Uploads
from bot.flows.reminder import ReminderFlow
from bot.flows.silence import count_day_and_erase
from bot.gateway.application import TelegramApplication, add_gateway, intake_of, polling_of
from bot.gateway.callbacks import Callbacks
from bot.gateway.courier import BotCourier
from bot.gateway.pacing import Pace
from bot.gateway.pictures import Cards, Pictures
from bot.gateway.profile import update_profile
from bot.gateway.remembered import Remembered
from bot.gateway.screens import SessionScreens
from bot.gateway.sources import REFUSED_FOR, UpdateSource
from bot.gateway.starting import RefusedStartError, explained, shut_down
from bot.gateway.webhook import Letterbox, Webhook
from bot.scheduler import SECONDS_BETWEEN_TICKS, Scheduler
from bot.storage.handled import HandledUpdates
from bot.storage.short import BoundedMemory
from bot.storage.sqlite.store import Store
from bot.ticker import SECONDS_BETWEEN_LOOKS, Ticker
from bot.views.profile import ProfilePhrases

_SECONDS_TO_FINISH = 6.0
"""Seconds, from the signal to stop on, for what is being answered."""
_REMEMBERED = 2048
"""Chats, and messages, of which the gateway remembers something."""


def remembered_for(most: int) -> Remembered:
    """What the gateway remembers, so much of each kind."""
    return Remembered(
        taps=BoundedMemory(most),
        finished=BoundedMemory(most),
        shown=BoundedMemory(most),
        albums=BoundedMemory(most),
        answered=BoundedMemory(most),
        asked=BoundedMemory(most),
        spent=BoundedMemory(most),
        cards=BoundedMemory(most),
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
    letterbox: Letterbox | None = None,
) -> AsyncIterator[UpdateSource]:
    """The application from its first request to its graceful end. Raises StartError with one line.

    Beside the database stands which updates were handled. `refused_for` is how long a token may be refused.
    """
    remembered = remembered_for(_REMEMBERED)
    pictures = _pictures(uploads, remembered)

    async def introduce() -> None:
        await application.initialize()
        await update_profile(application.bot, library.phrasebook.of(ProfilePhrases))

    async with AsyncExitStack() as stack:
        stack.push_async_callback(shut_down, application)
        await _asked(introduce)
        handled = stack.enter_context(closing(_handled(application.bot.id, database)))
        drawings = letterbox.address.drawings if letterbox is not None else None
        add_gateway(application, flow, library, remembered, pictures, handled, observer, drawings)
        intake = intake_of(application, handled, observer)
        source: UpdateSource
        if letterbox is None:
            source = polling_of(application, intake, refused_for, observer)
        else:
            source = webhook = Webhook(letterbox.address, application.bot, intake, refused_for, observer)
            letterbox.opens(webhook)
        stack.push_async_callback(source.stop, _SECONDS_TO_FINISH)
        await _asked(source.prepare)
        source.start()
        yield source


def ticker(
    application: TelegramApplication,
    flow: MessageFlow,
    uploads: Uploads,
    pace: Pace,
    every: float = SECONDS_BETWEEN_LOOKS,
) -> Ticker:
    """What lets the messages of sessions go on in what the pace of reminders leaves, looking every so many seconds."""
    pictures = _pictures(uploads, remembered_for(1))
    screens = SessionScreens(application.bot, Callbacks(application.bot.token), pictures, pace)
    return Ticker(flow.sessions, screens, every)


def _pictures(uploads: Uploads, remembered: Remembered) -> Pictures:
    cards = Cards(ChartRenderer().png, remembered.cards)
    return Pictures(drawings_folder(), uploads, cards)


async def _asked(request: Callable[[], Awaitable[None]]) -> None:
    """Make a request that the start depends on. Raises StartError."""
    try:
        await explained(request)
    except RefusedStartError as refused:
        raise StartError(str(refused)) from None


def _handled(bot: int, database: Path | None) -> HandledUpdates:
    try:
        return HandledUpdates(bot, database.with_name(f"{database.name}-updates") if database is not None else None)
    except OSError as error:
        raise StartError(f"{database}-updates cannot be written: {error.strerror}") from None


async def daily(store: Store, clock: Clock) -> int:
    """What the process that leads does once a day; how much went."""
    return await count_day_and_erase(store.silence, clock) + await forget_old(store.feedback, clock)


@asynccontextmanager
async def reminding(
    application: TelegramApplication,
    library: Library,
    ticks: Ticks,
    chats: Chats,
    clock: Clock,
    every: float = SECONDS_BETWEEN_TICKS,
    histories: Histories | None = None,
    observer: Observer | None = None,
    daily: Callable[[], Awaitable[int]] | None = None,
    pace: Pace | None = None,
) -> AsyncIterator[Scheduler]:
    """Reminders are sent from now on, by this process where no other one leads; it looks every so many seconds.

    `histories` is what weeks are summed up from. `daily` is what else the process that leads does once a day.
    """
    cards = Cards(ChartRenderer().png, BoundedMemory(_REMEMBERED))
    courier = BotCourier(application.bot, Callbacks(application.bot.token), pace, cards=cards, observer=observer)
    flow = ReminderFlow(
        library, ticks, chats, courier, clock, owner=token_hex(16), observer=observer, histories=histories
    )
    scheduler = Scheduler(flow, every, observer=observer, daily=daily)
    async with scheduler.running():
        yield scheduler

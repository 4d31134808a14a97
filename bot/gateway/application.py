"""python-telegram-bot put together: one handler for all updates, one for errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.domain.library import Library
from bot.flows.message import MessageFlow
from bot.flows.observing import Observer
from bot.gateway.bot import HammyBot
from bot.gateway.callbacks import Callbacks
from bot.gateway.handling import Context, Gateway
from bot.gateway.inline import InlineDesk
from bot.gateway.intake import Handled, Intake, Raw
from bot.gateway.on_its_way import Answers
from bot.gateway.ordering import InOrderPerChat
from bot.gateway.pictures import Pictures
from bot.gateway.polling import Polling
from bot.gateway.remembered import Remembered
from bot.gateway.requests import SLOWEST_ANSWER, build_requests
from bot.gateway.sender import Sender
from bot.gateway.sources import REFUSED_FOR
from bot.gateway.updates import ALLOWED_UPDATES

TelegramApplication = Application[HammyBot, Context, Any, Any, Any, None]

_CONNECTIONS = 48
_AT_ONCE = 32
_PATIENCE_FOR_A_CONNECTION = 30.0


class _Forgetful(Application[HammyBot, Context, Any, Any, Any, None]):
    """python-telegram-bot keeps the numbers of everybody who ever wrote, for a persistence; here is none."""

    __slots__ = ()

    def _mark_for_persistence_update(self, **_: object) -> None:
        """Keep none of them."""


def build_application(token: str, api_url: str, slowest: float = SLOWEST_ANSWER) -> TelegramApplication:
    """The application without handlers; nothing is sent before it is initialised.

    `slowest` is how many seconds a call waits for its answer.
    """
    calls, polling = build_requests(api_url, _CONNECTIONS, _PATIENCE_FOR_A_CONNECTION, slowest)
    return (
        ApplicationBuilder()
        .bot(HammyBot(token, api_url, calls, polling))
        .updater(None)
        .concurrent_updates(InOrderPerChat(_AT_ONCE))
        .job_queue(None)
        .application_class(_Forgetful)
        .build()
    )


def add_gateway(
    application: TelegramApplication,
    flow: MessageFlow,
    library: Library,
    remembered: Remembered,
    pictures: Pictures,
    answers: Answers,
    observer: Observer | None = None,
    drawings: str | None = None,
) -> None:
    """Let the flow decide on every update of the application.

    Below the address `drawings` Telegram finds the shipped drawings; None where there is no such address.
    """
    callbacks = Callbacks(application.bot.token)
    sender = Sender(application.bot, callbacks, remembered.shown, pictures, observer=observer)
    inline = InlineDesk(application.bot, pictures, drawings)
    gateway = Gateway(flow, library, sender, inline, callbacks, remembered, answers, observer)
    application.add_handler(TypeHandler(Update, gateway.handle))
    application.add_error_handler(gateway.failed)


def polling_of(
    application: TelegramApplication, intake: Intake, refused_for: float = REFUSED_FOR, observer: Observer | None = None
) -> Polling:
    """How the application gets its updates, with long polling."""
    bot = application.bot

    async def ask(offset: int | None, seconds: int, most: int, patience: float) -> Sequence[Raw]:
        return await bot.updates(offset, seconds, most, ALLOWED_UPDATES, patience)

    return Polling(ask, bot.delete_webhook, intake, refused_for, observer)


def intake_of(application: TelegramApplication, handled: Handled, observer: Observer | None = None) -> Intake:
    """How the application handles its updates, in order within a chat."""
    processor = application.update_processor

    async def handle(update: Update, begins: Callable[[], None]) -> None:
        async def in_turn() -> None:
            begins()
            await application.process_update(update)

        await processor.process_update(update, in_turn())

    return Intake(application.bot, handle, handled, observer)

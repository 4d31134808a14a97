"""python-telegram-bot put together: one handler for all updates, one for errors."""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress
from typing import Any, TypeGuard

from telegram import CallbackQuery, Update
from telegram.error import Conflict, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackContext, ExtBot, TypeHandler

from bot.domain.actions import Action, AfterCheck, CheckStep, ResumeAll, StartCheck
from bot.domain.conversation import Decision
from bot.domain.library import Library
from bot.domain.messages import Incoming, Pressed
from bot.flows.message import MessageFlow
from bot.gateway.callbacks import Callbacks
from bot.gateway.double_taps import DoubleTaps, Finished
from bot.gateway.ordering import InOrderPerChat
from bot.gateway.pictures import Pictures
from bot.gateway.remembered import Remembered
from bot.gateway.requests import build_requests
from bot.gateway.sender import Sender
from bot.gateway.updates import ALLOWED_UPDATES, Received, read
from bot.views.misses import failure_reply

log = logging.getLogger(__name__)

Context = CallbackContext[ExtBot[None], Any, Any, Any]
TelegramApplication = Application[ExtBot[None], Context, Any, Any, Any, None]

_CONNECTIONS = 16
_AT_ONCE = 32
_PATIENCE_FOR_A_CONNECTION = 30.0


class Gateway:
    """Hands each update to the flow and puts its decision into the chat."""

    def __init__(
        self, flow: MessageFlow, library: Library, sender: Sender, callbacks: Callbacks, remembered: Remembered
    ) -> None:
        self._flow = flow
        self._library = library
        self._sender = sender
        self._callbacks = callbacks
        self._double_taps = DoubleTaps(remembered.taps)
        self._finished = Finished(remembered.finished)

    async def handle(self, update: Update, context: Context) -> None:
        """One update from beginning to end."""
        received = read(update, context.bot.bot, self._callbacks)
        if received is None:
            return
        query, chat = received.query, received.speaker.chat
        if query is not None and await self._is_second_half(received, query):
            await self._sender.acknowledge(query)
            return
        decision = await self._flow.handle(received.speaker, await self._still_open(received))
        if query is not None:
            await self._sender.acknowledge(query, decision.toast)
        await self._show(received, decision)
        if query is not None and decision.reply is not None and not _is_step(received):
            await self._double_taps.was_first(chat, query)

    async def _is_second_half(self, received: Received, query: CallbackQuery) -> bool:
        """True for the second tap of a double tap; of a check, nothing is remembered but that it has ended."""
        chat, pressed = received.speaker.chat, received.incoming
        if _may_be_over(pressed) and await self._finished.just_now(chat, pressed.message):
            return True
        return await self._double_taps.is_second(chat, query)

    async def failed(self, update: object, context: Context) -> None:
        """Log where an error came from, without a word of the message, and tell the person in one sentence."""
        error = context.error
        if isinstance(error, TelegramError):
            log.warning("Telegram: %s", type(error).__name__)
        elif error is not None:
            places = traceback.extract_tb(error.__traceback__)
            where = " < ".join(f"{place.name}:{place.lineno}" for place in reversed(places[-4:]))
            log.error("an update failed: %s in %s", type(error).__name__, where)
        if not isinstance(update, Update):
            return
        if update.callback_query is not None:
            await self._sender.acknowledge(update.callback_query)
        chat = update.effective_chat
        if chat is not None:
            with suppress(TelegramError):  # raised again, it would be logged with the error it came from
                await self._sender.send(chat.id, failure_reply(self._library))

    async def _show(self, received: Received, decision: Decision) -> None:
        reply, chat = decision.reply, received.speaker.chat
        if reply is None:
            return
        pressed = received.incoming
        if reply.in_place and isinstance(pressed, Pressed) and pressed.message is not None:
            if not reply.rows or (_is_step(received) and not any(_goes_on(button.action) for button in reply.buttons)):
                await self._finished.add(chat, pressed.message)
            await self._sender.edit(chat, pressed.message, reply, pictured=received.on_picture)
        else:
            await self._sender.send(chat, reply, received.answers_to)

    async def _still_open(self, received: Received) -> Incoming:
        """What came in; a button of a message that has lost its buttons since means nothing any more."""
        pressed = received.incoming
        if _may_be_over(pressed) and await self._finished.holds(received.speaker.chat, pressed.message):
            return Pressed(None, pressed.message)
        return pressed


def _goes_on(action: Action) -> bool:
    return isinstance(action, CheckStep | StartCheck)


def _may_be_over(pressed: Incoming) -> TypeGuard[Pressed]:
    """A tap on what a message may have lost; what the card of a finished check offers stays."""
    return isinstance(pressed, Pressed) and not isinstance(pressed.action, AfterCheck | ResumeAll)


def _is_step(received: Received) -> bool:
    return isinstance(received.incoming, Pressed) and isinstance(received.incoming.action, CheckStep)


def build_application(token: str, api_url: str) -> TelegramApplication:
    """The application without handlers; nothing is sent before it is initialised."""
    calls, polling = build_requests(api_url, _CONNECTIONS, _PATIENCE_FOR_A_CONNECTION)
    application: TelegramApplication = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(calls)
        .get_updates_request(polling)
        .concurrent_updates(InOrderPerChat(_AT_ONCE))
        .job_queue(None)
        .build()
    )
    return application


def add_gateway(
    application: TelegramApplication, flow: MessageFlow, library: Library, remembered: Remembered, pictures: Pictures
) -> None:
    """Let the flow decide on every update of the application."""
    callbacks = Callbacks(application.bot.token)
    sender = Sender(application.bot, callbacks, remembered.shown, pictures)
    gateway = Gateway(flow, library, sender, callbacks, remembered)
    application.add_handler(TypeHandler(Update, gateway.handle))
    application.add_error_handler(gateway.failed)


async def start_polling(application: TelegramApplication) -> None:
    """Start asking for updates, with long polling."""
    assert application.updater is not None
    await application.updater.start_polling(allowed_updates=list(ALLOWED_UPDATES), error_callback=_polling_failed)


def _polling_failed(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.warning("another process is asking for this bot's updates; only one may")
    elif isinstance(error, NetworkError):
        log.warning("Telegram cannot be reached: %s; trying again", type(error).__name__)
    else:
        log.error("asking for updates failed: %s", type(error).__name__)

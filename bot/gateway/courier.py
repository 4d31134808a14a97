"""Nudges into chats: one attempt each, no faster than Telegram allows, with an outcome whatever happens."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from telegram import Bot, LinkPreviewOptions, Message
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.domain.delivery import Delivery, DeliveryOutcome
from bot.domain.messages import Reply
from bot.domain.week_chart import WeekChart
from bot.flows.observing import Observer
from bot.gateway.callbacks import Callbacks
from bot.gateway.keyboards import keyboard
from bot.gateway.pacing import Pace
from bot.gateway.pictures import Cards, PictureError
from bot.gateway.rendering import as_html, as_plain
from bot.gateway.requests import SLOWEST_ANSWER, NotSentError, ServerFailedError
from bot.gateway.trying import seconds_of

log = logging.getLogger(__name__)

A_SECOND = 30
"""Messages that Telegram takes from one bot."""

_APART = 1.0
_APART_IN_A_GROUP = 3.0
"""Seconds between two messages to one chat."""
_PATIENCE = SLOWEST_ANSWER
"""Seconds for an answer: longer than for replies, because a lost answer leaves the nudge unknown."""
_PATIENCE_FOR_A_CONNECTION = 5.0
_REMEMBERED_CHATS = 1024
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class BotCourier:
    """The courier over python-telegram-bot. `bot` must use the requests of this package: their errors tell lost
    answers from requests that never left.
    """

    def __init__(
        self,
        bot: Bot,
        callbacks: Callbacks,
        pace: Pace | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        observer: Observer | None = None,
        cards: Cards | None = None,
    ) -> None:
        self._cards = cards
        self._bot = bot
        self._callbacks = callbacks
        self._pace = pace or Pace(A_SECOND)
        self._sleep = sleep
        self._observer = observer or Observer()
        self._ready: dict[int, float] = {}
        self._told_to_wait: dict[int, float] = {}

    @asynccontextmanager
    async def send_slot(self, chat: int) -> AsyncIterator[float]:
        """Wait for the pace of this chat and of all; the seconds that Telegram asked to wait for this chat, else 0."""
        if wait := _left(self._told_to_wait, chat):
            yield wait
            return
        if pause := _left(self._ready, chat):
            await self._sleep(pause)
        async with self._pace.turn():
            yield _left(self._told_to_wait, chat)

    async def prepare(self, reply: Reply) -> None:
        """Draw the card of a reply, before it takes anybody's turn."""
        if isinstance(reply.picture, WeekChart) and self._cards is not None:
            await self._cards.prepare(reply.picture)

    async def deliver(self, chat: int, reply: Reply, thread: int | None = None) -> Delivery:
        """One attempt; refused HTML goes out as plain text. Never raises for anything Telegram or the network does."""
        try:
            delivery = await self._in_its_topic(chat, reply, thread)
        except Forbidden:
            delivery = Delivery(DeliveryOutcome.BLOCKED)
        except ChatMigrated as moved:
            delivery = Delivery(DeliveryOutcome.MOVED, moved_to=moved.new_chat_id)
        except RetryAfter as flood:
            delivery = Delivery(DeliveryOutcome.RETRY, retry_after=self._flooded(chat, flood))
        except BadRequest as error:
            log.error("Telegram refuses a nudge: %s", type(error).__name__)
            takes = thread is None and await self._takes_messages(chat)
            blocked = Delivery(DeliveryOutcome.BLOCKED, beside_topic=thread is not None)
            delivery = Delivery(DeliveryOutcome.FAILED) if takes else blocked
        except (NotSentError, ServerFailedError, InvalidToken) as error:
            log.warning("a nudge was not sent: %s", type(error).__name__)
            delivery = Delivery(DeliveryOutcome.RETRY)
        except TelegramError as error:
            log.warning("nobody knows whether a nudge arrived: %s", type(error).__name__)
            delivery = Delivery(DeliveryOutcome.UNKNOWN)
        else:
            self._pace.speed_up()
        self._observer.sent("nudge", delivery.outcome.value)
        _note(self._ready, chat, _APART if chat > 0 else _APART_IN_A_GROUP)
        return delivery

    async def _in_its_topic(self, chat: int, reply: Reply, thread: int | None) -> Delivery:
        """Where the topic refuses it, as one that was closed or deleted does, it goes to the chat's general one."""
        try:
            return Delivery(DeliveryOutcome.DELIVERED, await self._in_html_or_plain(chat, reply, thread))
        except BadRequest:
            if thread is None:
                raise
        log.info("a topic takes no messages: a nudge goes to its chat")
        message = await self._in_html_or_plain(chat, reply, None)
        return Delivery(DeliveryOutcome.DELIVERED, message, beside_topic=True)

    async def _takes_messages(self, chat: int) -> bool:
        """False where the chat is gone or nothing may be written there: what is least is refused too."""
        try:
            await self._bot.send_chat_action(chat, ChatAction.TYPING)
        except (BadRequest, Forbidden):
            return False
        except TelegramError as error:
            log.info("whether a chat takes messages is not known: %s", type(error).__name__)
        return True

    async def retire(self, chat: int, message: int) -> None:
        """Take the buttons off an older nudge; where that is refused or fails, they stay."""
        try:
            await self._bot.edit_message_reply_markup(chat, message)
        except TelegramError as error:
            log.info("the buttons of an older nudge stay: %s", type(error).__name__)

    async def _in_html_or_plain(self, chat: int, reply: Reply, thread: int | None) -> int:
        if isinstance(reply.picture, WeekChart) and self._cards is not None:
            try:
                return await self._send_card(chat, reply, reply.picture, self._cards)
            except PictureError as error:  # it was not drawn, or refused: nothing was delivered
                log.warning("a summary goes without its card: %s", error)
        try:
            return await self._send(chat, as_html(reply.text), ParseMode.HTML, reply, thread)
        except BadRequest:
            return await self._send(chat, as_plain(reply.text), None, reply, thread)

    async def _send_card(self, chat: int, reply: Reply, card: WeekChart, cards: Cards) -> int:
        numbers: list[int] = []

        async def call(file: str | bytes) -> Message:
            sent = await self._bot.send_photo(
                chat,
                file,
                caption=as_html(reply.text),
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(reply.rows, self._callbacks),
                filename=f"{card.id}.png",
                read_timeout=_PATIENCE,
                pool_timeout=_PATIENCE_FOR_A_CONNECTION,
            )
            numbers.append(sent.message_id)
            return sent

        await cards.send(card, call)
        return numbers[-1]

    async def _send(self, chat: int, text: str, mode: ParseMode | None, reply: Reply, thread: int | None) -> int:
        sent = await self._bot.send_message(
            chat,
            text,
            message_thread_id=thread,
            parse_mode=mode,
            reply_markup=keyboard(reply.rows, self._callbacks),
            link_preview_options=_NO_PREVIEW,
            read_timeout=_PATIENCE,
            pool_timeout=_PATIENCE_FOR_A_CONNECTION,
        )
        return sent.message_id

    def _flooded(self, chat: int, flood: RetryAfter) -> float:
        """Nothing more goes to this chat for so many seconds, and everything else goes slower."""
        seconds = seconds_of(flood)
        log.warning("Telegram asks for a pause of %.0f s", seconds)
        self._pace.slow_down()
        _note(self._told_to_wait, chat, seconds)
        return seconds


def _now() -> float:
    return asyncio.get_running_loop().time()


def _left(moments: dict[int, float], chat: int) -> float:
    return max(0.0, moments.get(chat, 0.0) - _now())


def _note(moments: dict[int, float], chat: int, seconds: float) -> None:
    """Remember until when; what is past is forgotten from time to time."""
    moments[chat] = _now() + seconds
    if len(moments) > _REMEMBERED_CHATS:
        for past in [other for other, moment in moments.items() if moment <= _now()]:
            del moments[past]

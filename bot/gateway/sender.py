"""Sending and editing. Telegram's errors become an SendOutcome; nothing is decided from their texts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum

from telegram import Bot, CallbackQuery, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.domain.messages import Attachment, Reply
from bot.flows.ports import ShortMemory
from bot.gateway.callbacks import Callbacks
from bot.gateway.keyboards import keyboard
from bot.gateway.remembered import Message
from bot.gateway.rendering import as_html, as_plain, fingerprint

log = logging.getLogger(__name__)

_TRIES = 3
_PAUSE = 0.5
_LONGEST_WAIT = 30.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class SendOutcome(StrEnum):
    """What became of a message."""

    DELIVERED = "delivered"
    UNCHANGED = "unchanged"
    BLOCKED = "blocked"
    FAILED = "failed"


class Sender:
    """Puts replies into chats: edits in place where it can, plain text where HTML is refused."""

    def __init__(
        self,
        bot: Bot,
        callbacks: Callbacks,
        shown: ShortMemory[Message, int],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._callbacks = callbacks
        self._sleep = sleep
        self._shown = shown

    async def send(
        self,
        chat: int,
        reply: Reply,
        answers_to: int | None = None,
        thread: int | None = None,
        sent: list[int] | None = None,
    ) -> SendOutcome:
        """Send a new message, in a topic where there is one; `answers_to` quotes a message of the same chat.

        The number of a message that was delivered is added to `sent`.
        """
        if reply.attachment is not None:
            return await self._send_file(chat, reply, reply.attachment, thread)
        markup = keyboard(reply.rows, self._callbacks)
        quoted = ReplyParameters(answers_to, allow_sending_without_reply=True) if answers_to else None

        async def attempt(text: str, mode: ParseMode | None) -> None:
            message = await self._bot.send_message(
                chat,
                text,
                message_thread_id=thread,
                parse_mode=mode,
                reply_markup=markup,
                reply_parameters=quoted,
                link_preview_options=_NO_PREVIEW,
            )
            if sent is not None:
                sent.append(message.message_id)

        try:
            return await self._in_html_or_plain(reply, attempt)
        except ChatMigrated as moved:  # the group became a supergroup: what was quoted stayed behind
            return await self.send(moved.new_chat_id, reply)

    async def edit(self, chat: int, message: int, reply: Reply, thread: int | None = None) -> SendOutcome:
        """Replace a message; where it cannot be edited any more, send the reply instead.

        The same reply twice in a row, as after a double tap, is not sent again.
        """
        look = fingerprint(reply)
        if await self._shown.recall((chat, message)) == look:
            return SendOutcome.UNCHANGED
        markup = keyboard(reply.rows, self._callbacks)

        async def attempt() -> None:
            await self._bot.edit_message_text(
                as_html(reply.text),
                chat_id=chat,
                message_id=message,
                parse_mode=ParseMode.HTML,
                reply_markup=markup,
                link_preview_options=_NO_PREVIEW,
            )

        await self._shown.remember((chat, message), look)
        try:
            outcome = await self._tried(attempt)
        except BadRequest:  # it is gone, or too old; an edit in plain words could only take its weights away
            outcome = SendOutcome.FAILED
        if outcome is SendOutcome.FAILED:
            await self._shown.forget((chat, message))
            return await self.send(chat, reply, thread=thread)
        return outcome

    async def acknowledge(self, query: CallbackQuery, toast: str | None = None) -> None:
        """Stop the button's spinner; a query that is too old for that is let be."""
        try:
            await self._bot.answer_callback_query(query.id, toast)
        except TelegramError as error:
            log.info("a tap could not be acknowledged: %s", type(error).__name__)

    async def _send_file(self, chat: int, reply: Reply, attachment: Attachment, thread: int | None) -> SendOutcome:
        """A file with the text as its caption; it is small enough to be sent anew after a failure."""

        async def attempt(text: str, mode: ParseMode | None) -> None:
            await self._bot.send_document(
                chat,
                attachment.content,
                caption=text,
                parse_mode=mode,
                filename=attachment.name,
                message_thread_id=thread,
            )

        return await self._in_html_or_plain(reply, attempt)

    async def _in_html_or_plain(
        self, reply: Reply, attempt: Callable[[str, ParseMode | None], Awaitable[None]]
    ) -> SendOutcome:
        try:
            return await self._tried(lambda: attempt(as_html(reply.text), ParseMode.HTML))
        except BadRequest:
            pass
        try:
            return await self._tried(lambda: attempt(as_plain(reply.text), None))
        except BadRequest as error:
            log.warning("a message was refused: %s", type(error).__name__)
            return SendOutcome.FAILED

    async def _tried(self, attempt: Callable[[], Awaitable[None]]) -> SendOutcome:
        """Try with patience for floods and a broken network. Raises BadRequest."""
        for number in range(1, _TRIES + 1):
            try:
                await attempt()
            except Forbidden:
                return SendOutcome.BLOCKED
            except BadRequest:
                raise
            except RetryAfter as error:
                wait = error.retry_after
                seconds = wait.total_seconds() if hasattr(wait, "total_seconds") else float(wait)
                if seconds > _LONGEST_WAIT or number == _TRIES:
                    log.warning("Telegram asks for a pause of %.0f s; a message was dropped", seconds)
                    return SendOutcome.FAILED
                await self._sleep(seconds)
            except NetworkError as error:
                if number == _TRIES:
                    log.warning("a message could not be sent: %s", type(error).__name__)
                    return SendOutcome.FAILED
                await self._sleep(_PAUSE * number)
            else:
                return SendOutcome.DELIVERED
        return SendOutcome.FAILED

"""Sending and editing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import Bot, CallbackQuery, LinkPreviewOptions, ReplyParameters
from telegram import Message as TelegramMessage
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.domain.actions import ShowPicture
from bot.domain.illustrations import Illustration
from bot.domain.limits import CAPTION_UNITS, utf16_units
from bot.domain.messages import Reply, Row
from bot.domain.sessions import Placed
from bot.domain.text import Text
from bot.flows.observing import Observer
from bot.flows.ports import ShortMemory
from bot.gateway.callbacks import Callbacks
from bot.gateway.files import written
from bot.gateway.keyboards import keyboard
from bot.gateway.on_its_way import OnItsWay
from bot.gateway.pictures import PictureError, Pictures
from bot.gateway.remembered import Message
from bot.gateway.rendering import as_html, as_plain, fingerprint
from bot.gateway.trying import SendOutcome, Tries

log = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Sender:
    """Puts replies into chats: edits in place where it can, plain text where HTML is refused."""

    def __init__(
        self,
        bot: Bot,
        callbacks: Callbacks,
        shown: ShortMemory[Message, int],
        pictures: Pictures,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        observer: Observer | None = None,
    ) -> None:
        self._bot = bot
        self._callbacks = callbacks
        self._tries = Tries(sleep, observer)
        self._shown = shown
        self._pictures = pictures

    async def send(
        self,
        chat: int,
        reply: Reply,
        answers_to: int | None = None,
        thread: int | None = None,
        way: OnItsWay | None = None,
    ) -> SendOutcome:
        """Send a new message, in a topic where there is one; `answers_to` quotes a message of the same chat.

        What is on its `way` is known to the next process where this one is killed.
        """
        if reply.attachments:
            return await self._send_files(chat, reply, thread, way)
        try:
            outcome = await self._with_picture(chat, reply, answers_to, thread, way)
            return outcome or await self._send_words(chat, reply, answers_to, thread, way)
        except ChatMigrated as moved:  # the group became a supergroup: what was quoted stayed behind
            return await self.send(moved.new_chat_id, reply)

    async def _send_words(
        self, chat: int, reply: Reply, answers_to: int | None, thread: int | None, way: OnItsWay | None
    ) -> SendOutcome:
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
            if way is not None:
                way.placed = Placed(message.message_id, pictured=False)

        try:
            return await self._in_html_or_plain(reply, attempt, way)
        except BadRequest as error:
            if thread is not None:  # Telegram may not find a topic though people write in it
                return await self._send_words(chat, reply, answers_to, None, way)
            log.warning("a message was refused: %s", type(error).__name__)
            return SendOutcome.FAILED

    async def edit(
        self, chat: int, message: int, reply: Reply, thread: int | None = None, *, pictured: bool = False
    ) -> SendOutcome:
        """Replace a message; where it cannot be edited any more, send the reply instead.

        The same reply twice in a row, as after a double tap, is not sent again. Under a picture (`pictured`) only what
        goes with one is shown, where it fits: anything else is a new message.
        """
        if pictured and (reply.picture is None or not _fits_below(reply)):
            return await self.send(chat, replace(reply, picture=None), thread=thread)
        look = fingerprint(reply)
        if await self._shown.recall((chat, message)) == look:
            return SendOutcome.UNCHANGED
        markup = keyboard(_rows_below(reply) if pictured else reply.rows, self._callbacks)

        async def attempt() -> None:
            if pictured:
                await self._bot.edit_message_caption(
                    chat, message, caption=as_html(reply.text), parse_mode=ParseMode.HTML, reply_markup=markup
                )
                return
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
            outcome = await self._tries.send(attempt, what="edit")
        except BadRequest:  # it is gone, or too old; an edit in plain words could only take its weights away
            outcome = SendOutcome.FAILED
        if outcome is SendOutcome.FAILED:
            await self._shown.forget((chat, message))
            return await self.send(chat, replace(reply, picture=None), thread=thread)
        return outcome

    async def keep_rows(self, chat: int, message: int, rows: tuple[Row, ...] = ()) -> None:
        """Leave a message as it is, with these buttons alone; where that cannot be, the others do nothing twice."""
        await self._shown.forget((chat, message))
        markup = keyboard(rows, self._callbacks)
        try:
            await self._bot.edit_message_reply_markup(chat, message, reply_markup=markup)
        except TelegramError as error:
            log.info("buttons could not be taken away: %s", type(error).__name__)

    async def acknowledge(self, query: CallbackQuery, toast: str | None = None) -> None:
        """Stop the button's spinner; a query that is too old for that is let be."""
        try:
            await self._bot.answer_callback_query(query.id, toast)
        except TelegramError as error:
            log.info("a tap could not be acknowledged: %s", type(error).__name__)

    async def _with_picture(
        self, chat: int, reply: Reply, answers_to: int | None, thread: int | None, way: OnItsWay | None
    ) -> SendOutcome | None:
        """Send the picture of a reply with the words below it; where those do not fit, the picture goes ahead alone.

        None where the words are still to be sent, because they did not fit, or because the picture could not be sent.
        """
        picture = reply.picture
        if picture is None:
            return None
        fits = _fits_below(reply)
        more: dict[str, Any] = {"message_thread_id": thread}
        if fits:
            markup = keyboard(_rows_below(reply), self._callbacks)
            more |= {"caption": as_html(reply.text), "parse_mode": ParseMode.HTML, "reply_markup": markup}
        if answers_to:
            more["reply_parameters"] = ReplyParameters(answers_to, allow_sending_without_reply=True)

        async def call(file: str | bytes) -> TelegramMessage:
            if isinstance(picture, Illustration) and picture.moves:
                message = await self._bot.send_animation(chat, file, filename=f"{picture.id}.gif", **more)
            else:
                message = await self._bot.send_photo(chat, file, filename=f"{picture.id}.png", **more)
            if fits and way is not None:
                way.placed = Placed(message.message_id, pictured=True)
            return message

        try:
            attempt = partial(self._pictures.send, self._bot, picture, call)
            outcome = await self._tries.send(attempt, way if fits else None, replaceable=True)
        except ChatMigrated:
            raise
        except (PictureError, TelegramError) as error:
            log.warning("an answer goes without its picture: %s", type(error).__name__)
            return None
        return outcome if outcome is SendOutcome.BLOCKED or (fits and outcome is SendOutcome.DELIVERED) else None

    async def _send_files(self, chat: int, reply: Reply, thread: int | None, way: OnItsWay | None) -> SendOutcome:
        """The files one after the other, the text below the first; each is small enough to be sent anew.

        What became of the first: where it did not arrive, no other follows.
        """
        outcome = SendOutcome.FAILED
        for number, attachment in enumerate(reply.attachments):
            content = await written(attachment.content)
            said = reply if number == 0 else replace(reply, text=Text())
            sent = await self._send_file(chat, said, attachment.name, content, thread, way if number == 0 else None)
            if number == 0:
                outcome = sent
            if sent is not SendOutcome.DELIVERED:
                break
        return outcome

    async def _send_file(
        self, chat: int, reply: Reply, name: str, content: bytes, thread: int | None, way: OnItsWay | None
    ) -> SendOutcome:
        """A file with the text as its caption."""

        async def attempt(text: str, mode: ParseMode | None) -> None:
            await self._bot.send_document(
                chat,
                content,
                caption=text or None,
                parse_mode=mode,
                filename=name,
                message_thread_id=thread,
            )

        try:
            return await self._in_html_or_plain(reply, attempt, way)
        except BadRequest as error:
            log.warning("a file was refused: %s", type(error).__name__)
            return SendOutcome.FAILED

    async def _in_html_or_plain(
        self,
        reply: Reply,
        attempt: Callable[[str, ParseMode | None], Awaitable[None]],
        way: OnItsWay | None,
    ) -> SendOutcome:
        """What became of it. Raises BadRequest where it is refused both ways."""
        try:
            return await self._tries.send(lambda: attempt(as_html(reply.text), ParseMode.HTML), way)
        except BadRequest:
            return await self._tries.send(lambda: attempt(as_plain(reply.text), None), way)


def _fits_below(reply: Reply) -> bool:
    return utf16_units(reply.text.plain) <= CAPTION_UNITS


def _rows_below(reply: Reply) -> tuple[Row, ...]:
    """The buttons without the one that brings the picture, which is there."""
    rows = (tuple(one for one in row if not isinstance(one.action, ShowPicture)) for row in reply.rows)
    return tuple(row for row in rows if row)

"""The messages of guided sessions: changed in turns that no nudge needs, one attempt each."""

from __future__ import annotations

import asyncio
import logging
import math

from telegram import Bot, InputMediaAnimation, InputMediaPhoto, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.domain.illustrations import Illustration
from bot.domain.messages import Reply
from bot.domain.sessions import Placed, Shown
from bot.gateway.callbacks import Callbacks
from bot.gateway.keyboards import keyboard
from bot.gateway.pacing import Pace
from bot.gateway.pictures import PictureError, Pictures
from bot.gateway.rendering import as_html
from bot.gateway.trying import seconds_of

log = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class SessionScreens:
    """The `Screens` port over python-telegram-bot. `pace` is the one that nudges go by."""

    def __init__(self, bot: Bot, callbacks: Callbacks, pictures: Pictures, pace: Pace) -> None:
        self._bot = bot
        self._callbacks = callbacks
        self._pictures = pictures
        self._pace = pace
        self._told_to_wait = -math.inf

    async def take_turn(self) -> bool:
        """False while a nudge waits for its own turn, and as long as Telegram asked to wait."""
        if asyncio.get_running_loop().time() < self._told_to_wait:
            return False
        return await self._pace.take_spare()

    async def show(self, chat: int, message: Placed, reply: Reply, picture: Illustration | None) -> Shown:
        """Change the words, and another picture. Never raises for what Telegram or the network does."""
        try:
            if message.pictured and picture is not None:
                try:
                    await self._change_all(chat, message.message, reply, picture)
                    return Shown.SHOWN
                except PictureError as error:
                    log.warning("a step goes without its picture: %s", type(error).__name__)
            await self._change_words(chat, message, reply)
        except RetryAfter as flood:
            self._told_to_wait = asyncio.get_running_loop().time() + seconds_of(flood)
            return Shown.LATER
        except (BadRequest, Forbidden, ChatMigrated):
            return Shown.GONE
        except TelegramError as error:
            log.info("a session's message was not changed: %s", type(error).__name__)
            return Shown.LATER
        finally:
            self._pace.end_spare()
        return Shown.SHOWN

    async def _change_all(self, chat: int, message: int, reply: Reply, picture: Illustration) -> None:
        """Another picture with other words below it. Raises PictureError, and what Telegram raises."""
        caption, markup = as_html(reply.text), keyboard(reply.rows, self._callbacks)

        async def call(file: str | bytes) -> Message:
            kind = InputMediaAnimation if picture.moves else InputMediaPhoto
            ending = "gif" if picture.moves else "png"
            media = kind(file, caption=caption, parse_mode=ParseMode.HTML, filename=f"{picture.id}.{ending}")
            changed = await self._bot.edit_message_media(media, chat, message, reply_markup=markup)
            assert isinstance(changed, Message), "only a message of inline mode is none"
            return changed

        await self._pictures.send(self._bot, picture, call)

    async def _change_words(self, chat: int, message: Placed, reply: Reply) -> None:
        words, markup = as_html(reply.text), keyboard(reply.rows, self._callbacks)
        if message.pictured:
            await self._bot.edit_message_caption(
                chat, message.message, caption=words, parse_mode=ParseMode.HTML, reply_markup=markup
            )
            return
        await self._bot.edit_message_text(
            words,
            chat_id=chat,
            message_id=message.message,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            link_preview_options=_NO_PREVIEW,
        )

"""Who administrates a group."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

log = logging.getLogger(__name__)

_MANAGE = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


class TelegramMembers:
    """The `Members` port; asks Telegram each time, as the answer may change at any moment."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def administrates(self, chat: int, person: int) -> bool:
        """True for an administrator or the owner; False too where Telegram does not tell."""
        try:
            member = await self._bot.get_chat_member(chat, person)
        except TelegramError as error:
            log.info("whether someone administrates a group is not known: %s", type(error).__name__)
            return False
        return member.status in _MANAGE

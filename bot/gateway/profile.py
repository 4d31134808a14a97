"""Commands and descriptions of the bot, set at start-up where they differ."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand
from telegram.error import RetryAfter

from bot.capabilities.rows import MENU
from bot.views.profile import ProfilePhrases

log = logging.getLogger(__name__)


async def update_profile(bot: Bot, phrases: ProfilePhrases) -> None:
    """Bring what Telegram shows of the bot in line with content/voice; equal parts are left alone."""
    try:
        await _update(bot, phrases)
    except RetryAfter as error:
        log.warning("Telegram asks for a pause, so the profile stays as it was: %s", type(error).__name__)


async def _update(bot: Bot, phrases: ProfilePhrases) -> None:
    commands = tuple(BotCommand(name, phrases.commands[name]) for name in MENU)
    if await bot.get_my_commands() != commands:
        await bot.set_my_commands(commands)
    if (await bot.get_my_description()).description != phrases.description:
        await bot.set_my_description(phrases.description)
    if (await bot.get_my_short_description()).short_description != phrases.short_description:
        await bot.set_my_short_description(phrases.short_description)

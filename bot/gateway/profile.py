"""Commands and descriptions of the bot, set at start-up where they differ."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand
from telegram.error import RetryAfter

from bot.capabilities.rows import MENU
from bot.domain.phrasebook import Labels

log = logging.getLogger(__name__)


async def update_profile(bot: Bot, label: Labels) -> None:
    """Bring what Telegram shows of the bot in line with content/voice; equal parts are left alone."""
    try:
        await _update(bot, label)
    except RetryAfter as error:
        log.warning("Telegram asks for a pause, so the profile stays as it was: %s", type(error).__name__)


async def _update(bot: Bot, label: Labels) -> None:
    commands = tuple(BotCommand(name, getattr(label, f"command_{name}")) for name in MENU)
    if await bot.get_my_commands() != commands:
        await bot.set_my_commands(commands)
    if (await bot.get_my_description()).description != label.description:
        await bot.set_my_description(label.description)
    if (await bot.get_my_short_description()).short_description != label.short_description:
        await bot.set_my_short_description(label.short_description)

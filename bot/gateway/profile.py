"""Commands and descriptions of the bot, set at start-up where they differ."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand
from telegram.error import RetryAfter

from bot.domain.phrasebook import Labels

log = logging.getLogger(__name__)

COMMANDS = (
    "start",
    "help",
    "topics",
    "check",
    "warning_signs",
    "remind",
    "reminders",
    "water",
    "progress",
    "timezone",
    "settings",
    "pause",
    "resume",
    "why",
    "sources",
    "about",
    "privacy",
    "export",
    "delete_me",
    "cancel",
)
"""In the order of the menu; each has a label command_<name>."""


async def update_profile(bot: Bot, label: Labels) -> None:
    """Bring what Telegram shows of the bot in line with content/voice; equal parts are left alone."""
    try:
        await _update(bot, label)
    except RetryAfter as error:
        log.warning("Telegram asks for a pause, so the profile stays as it was: %s", type(error).__name__)


async def _update(bot: Bot, label: Labels) -> None:
    commands = tuple(BotCommand(name, getattr(label, f"command_{name}")) for name in COMMANDS)
    if await bot.get_my_commands() != commands:
        await bot.set_my_commands(commands)
    if (await bot.get_my_description()).description != label.description:
        await bot.set_my_description(label.description)
    if (await bot.get_my_short_description()).short_description != label.short_description:
        await bot.set_my_short_description(label.short_description)

"""What Telegram shows about the bot."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.limits import COMMAND_DESCRIPTION_UNITS, DESCRIPTION_UNITS, SHORT_DESCRIPTION_UNITS
from bot.domain.phrasebook import Phrases, within
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePhrases(Phrases):
    """The bot's profile, and a line for each command of the menu."""

    description: str = within(DESCRIPTION_UNITS)
    short_description: str = within(SHORT_DESCRIPTION_UNITS)
    commands: Mapping[str, str] = within(COMMAND_DESCRIPTION_UNITS)

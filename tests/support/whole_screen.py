"""The screen of free text as the bot has it: the lists and the second opinion."""

from __future__ import annotations

from bot.understanding.red_flags import RedFlagScreen
from tests.support.learned import learned_model


def whole_screen() -> RedFlagScreen:
    """Built from all of intents/, once for all processes that run tests."""
    _, understander = learned_model()
    return understander.screen

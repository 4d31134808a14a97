"""The screen of free text as the bot has it: the lists and the second opinion, learned once a process."""

from __future__ import annotations

from functools import cache

from bot.catalogue.library import load_library
from bot.catalogue.root import catalogue_root
from bot.model import screen_of
from bot.understanding.red_flags import RedFlagScreen


@cache
def whole_screen() -> RedFlagScreen:
    """Built from all of intents/."""
    library, red_flags = load_library(catalogue_root())
    return screen_of(red_flags, library.training)

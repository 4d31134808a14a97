"""Free text -> warning signs and how they were meant. Pure."""

from bot.understanding.red_flags.responses import respond
from bot.understanding.red_flags.screen import RedFlagScreen

__all__ = ["RedFlagScreen", "respond"]

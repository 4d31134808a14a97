"""A word that leads home from anywhere: whoever types it wants out of what is open, which stays as it is."""

from __future__ import annotations

from bot.capabilities.capability import Asked, Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.intents import ShortReply
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class WayHome:
    """Always open."""

    def take(self, understanding: Understanding, _context: Context, registry: Registry) -> Call | None:
        """Nothing but the listed words for home and menu, each as a whole text."""
        if understanding.short_reply is not ShortReply.HOME:
            return None
        return registry.command("home", Asked(command=True))

"""What may be said at any time, and leaves what is open as it is: a word that leads home, what time it is."""

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
        """Nothing but the listed words for home and menu, each as a whole text, and the question what time it is."""
        if understanding.clock is not None:
            return registry.typed(understanding.clock)
        if understanding.short_reply is not ShortReply.HOME:
            return None
        return registry.command("home", Asked(command=True))

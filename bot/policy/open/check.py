"""A step of a check on screen: a short reply is asked for as a tap, so that nothing is misread."""

from __future__ import annotations

from dataclasses import dataclass

from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Decision, Outcome
from bot.domain.understanding import Understanding
from bot.views.checks import tap_reply


@dataclass(frozen=True, slots=True)
class OpenCheck:
    """Where it stands is in its buttons alone."""

    def take(self, understanding: Understanding, context: Context, _registry: Registry) -> Decision | None:
        """Any short reply."""
        if understanding.short_reply is None:
            return None
        return Decision(Outcome.MISS, tap_reply(context.library), context.conversation)

"""A pause that was just made: another length may be said."""

from __future__ import annotations

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.pauses import PauseInstead
from bot.capabilities.registry import Registry
from bot.domain.actions import TakeBackReminders
from bot.domain.conversation import Conversation
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class OpenPause:
    """How long it is to be instead."""

    instead: PauseInstead

    def take(self, _understanding: Understanding, _context: Context, registry: Registry) -> Call:
        """Everything is paused for so long."""
        return registry.typed(self.instead)


def just_paused(conversation: Conversation) -> bool:
    """Whether a pause of everything was the last thing done."""
    just = conversation.just
    return just is not None and just.before is not None and isinstance(just.undo, TakeBackReminders)

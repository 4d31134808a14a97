"""What Hammy knows and how it thinks, without any messenger."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.library import Library
from bot.flows.message import MessageFlow
from bot.flows.ports import Clock
from bot.hatchery import build_knowledge
from bot.settings import Settings
from bot.storage.conversations import MemoryConversations
from bot.storage.reminder_holds import NoReminders
from bot.understanding.ranking import IntentRanker
from bot.understanding.red_flags.screen import RedFlagScreen
from bot.understanding.understander import Understander


@dataclass(frozen=True, slots=True)
class Brain:
    """The library, and an understander that learned from it."""

    library: Library
    understander: Understander

    def flow(self, clock: Clock) -> MessageFlow:
        """A journey of messages with a memory of its own."""
        return MessageFlow(self.library, self.understander, MemoryConversations(), NoReminders(), clock)

    def configured(self, settings: Settings) -> Brain:
        """The same brain, saying what the operator set."""
        return replace(self, library=replace(self.library, emergency_numbers=", ".join(settings.emergency_numbers)))


def put_together(knowledge: tuple[Library, RedFlagScreen], ranker: IntentRanker) -> Brain:
    """A brain of its two parts."""
    library, screen = knowledge
    return Brain(library, Understander(library.sayings, screen, ranker))


def build_brain() -> Brain:
    """Everything one after the other, in this process. Raises ContentError with every problem."""
    library, screen = build_knowledge()
    return put_together((library, screen), IntentRanker(library.sayings))

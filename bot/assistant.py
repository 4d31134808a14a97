"""What Hammy knows and how it thinks, without any messenger."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.domain.library import Library
from bot.flows.message import MessageFlow
from bot.flows.ports import Clock, Members, Places, Records, ReminderHolds
from bot.model_build import build_knowledge
from bot.places.world import WorldPlaces
from bot.settings import Settings
from bot.storage.memory.conversations import MemoryConversations
from bot.storage.memory.no_records import NoMembers, NoRecords, NoReminders
from bot.understanding.ranking import IntentRanker
from bot.understanding.red_flags.screen import RedFlagScreen
from bot.understanding.understander import Understander


@dataclass(frozen=True, slots=True)
class Adapters:
    """Where the journeys find what is kept of people, and what they ask about the world."""

    records: Records = field(default_factory=NoRecords)
    holds: ReminderHolds = field(default_factory=NoReminders)
    places: Places | None = None
    """None for the places of the world."""
    members: Members = field(default_factory=NoMembers)


NOTHING_KEPT = Adapters()
"""For a single question: nobody is known, and nothing is kept."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """The library, and an understander that learned from it."""

    library: Library
    understander: Understander

    def flow(self, clock: Clock, kept: Adapters = NOTHING_KEPT, registry: Registry | None = None) -> MessageFlow:
        """A journey of messages with a memory of its own for what is talked about."""
        return MessageFlow(
            self.library,
            registry or Registry(CAPABILITIES),
            self.understander,
            MemoryConversations(),
            kept.records,
            kept.holds,
            kept.places or WorldPlaces(self.library.training.cues),
            kept.members,
            clock,
        )

    def configured(self, settings: Settings) -> Assistant:
        """The same assistant, saying what the operator set."""
        return replace(self, library=replace(self.library, emergency_numbers=", ".join(settings.emergency_numbers)))


def assemble(knowledge: tuple[Library, RedFlagScreen], ranker: IntentRanker) -> Assistant:
    """An assistant of its two parts."""
    library, screen = knowledge
    return Assistant(library, Understander(library.training, screen, ranker))


def build_assistant() -> Assistant:
    """Everything one after the other, in this process. Raises ContentError with every problem."""
    library, screen = build_knowledge()
    return assemble((library, screen), IntentRanker(library.training))

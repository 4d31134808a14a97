"""What Hammy knows and how it thinks, without any messenger."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.domain.library import Library
from bot.flows.message import MessageFlow
from bot.flows.personal import PersonalFlow
from bot.flows.ports import Clock, Members, Places, Records, ReminderHolds
from bot.model import build_model, load_model
from bot.places.world import WorldPlaces
from bot.settings import Settings
from bot.storage.memory.conversations import MemoryConversations
from bot.storage.memory.no_records import NoMembers, NoRecords, NoReminders
from bot.understanding.understander import Understander


@dataclass(frozen=True, slots=True)
class Adapters:
    """Where the journeys find what is kept of people, and what they ask about the world."""

    records: Records = field(default_factory=NoRecords)
    holds: ReminderHolds = field(default_factory=NoReminders)
    places: Places = field(default_factory=WorldPlaces)
    members: Members = field(default_factory=NoMembers)


NOTHING_KEPT = Adapters()
"""For a single question: nobody is known, and nothing is kept."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """The library, and an understander that learned from it."""

    library: Library
    understander: Understander

    def flow(self, clock: Clock, kept: Adapters = NOTHING_KEPT) -> MessageFlow:
        """A journey of messages with a memory of its own for what is talked about."""
        personal = PersonalFlow(self.library, kept.records, kept.places, kept.members, self.understander)
        return MessageFlow(
            self.library, self.understander, MemoryConversations(), kept.records, personal, kept.holds, clock
        )

    def configured(self, settings: Settings) -> Assistant:
        """The same assistant, saying what the operator set."""
        return replace(self, library=replace(self.library, emergency_numbers=", ".join(settings.emergency_numbers)))


def build_assistant() -> Assistant:
    """One that learned everything anew, with all sentences. Raises ContentError with every problem."""
    return Assistant(*build_model())


def load_assistant(cache: Path | None) -> Assistant:
    """One that is ready at once where it was built before, as `load_model` has it. Raises ContentError, ModelError."""
    return Assistant(*load_model(cache))

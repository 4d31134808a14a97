"""What Hammy knows and how it thinks, without any messenger."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.domain.library import Library
from bot.flows.message import MessageFlow
from bot.flows.personal import PersonalFlow
from bot.flows.ports import Clock, Members, Places, Records, ReminderHolds
from bot.hatchery import build_knowledge
from bot.places.world import WorldPlaces
from bot.settings import Settings
from bot.storage.conversations import MemoryConversations
from bot.storage.no_records import NoMembers, NoRecords, NoReminders
from bot.understanding.ranking import IntentRanker
from bot.understanding.red_flags.screen import RedFlagScreen
from bot.understanding.understander import Understander


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the journeys find what is kept of people, and what they ask about the world."""

    records: Records = field(default_factory=NoRecords)
    holds: ReminderHolds = field(default_factory=NoReminders)
    places: Places = field(default_factory=WorldPlaces)
    members: Members = field(default_factory=NoMembers)


NOTHING_KEPT = Kept()
"""For a single question: nobody is known, and nothing is kept."""


@dataclass(frozen=True, slots=True)
class Brain:
    """The library, and an understander that learned from it."""

    library: Library
    understander: Understander

    def flow(self, clock: Clock, kept: Kept = NOTHING_KEPT) -> MessageFlow:
        """A journey of messages with a memory of its own for what is talked about."""
        personal = PersonalFlow(self.library, kept.records, kept.places, kept.members, self.understander)
        return MessageFlow(
            self.library, self.understander, MemoryConversations(), kept.records, personal, kept.holds, clock
        )

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

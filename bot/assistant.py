"""What Hammy knows and how it thinks, without any messenger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.domain.conversation import Conversation
from bot.domain.emergency_numbers import Numbers
from bot.domain.library import Library
from bot.domain.messages import Speaker
from bot.flows.learning import Learning
from bot.flows.message import MessageFlow
from bot.flows.ports import Chats, Clock, Members, Places, Records
from bot.model import Model, build_model, load_model
from bot.places.world import WorldPlaces
from bot.settings import Settings
from bot.storage.short import BoundedMemory
from bot.understanding.understander import Understander

_CONVERSATIONS = 10_000


@dataclass(frozen=True, slots=True)
class Adapters:
    """Where the journeys find what is kept of people, and what they ask about the world."""

    records: Records
    chats: Chats
    places: Places
    members: Members


class NoMembers:
    """The `Members` port where there are no groups: nobody administrates anything."""

    async def administrates(self, chat: int, person: int) -> bool:  # noqa: ARG002 - as the port has it
        """False."""
        return False


@dataclass(frozen=True, slots=True)
class Assistant:
    """The library, and an understander that learned from it."""

    library: Library
    understander: Understander
    places: Places

    def flow(
        self, clock: Clock, kept: Adapters, registry: Registry | None = None, *, learns: bool = False
    ) -> MessageFlow:
        """A journey of messages with a memory of its own for what is talked about.

        One that `learns` asks what people think of its answers.
        """
        return MessageFlow(
            self.library,
            registry or Registry(CAPABILITIES),
            self.understander,
            BoundedMemory[Speaker, Conversation](_CONVERSATIONS),
            kept.records,
            kept.chats,
            kept.places,
            kept.members,
            clock,
            Learning(kept.records, self.understander, misses=self.library.keeps_misses) if learns else None,
        )

    def configured(self, settings: Settings) -> Assistant:
        """The same assistant, saying what the operator set."""
        library = self.library
        if settings.emergency_numbers:
            library = replace(library, emergency=Numbers(settings.emergency_numbers))
        if settings.keep_misses:
            library = replace(library, keeps_misses=True)
        if settings.crisis_lines:
            library = replace(library, crisis=Numbers(settings.crisis_lines))
        return replace(self, library=library)


def build_assistant() -> Assistant:
    """One that learned everything anew, with all sentences. Raises ContentError with every problem."""
    return _of(build_model())


def load_assistant(cache: Path | None) -> Assistant:
    """One that is ready at once where it was built before, as `load_model` has it. Raises ContentError, ModelError."""
    return _of(load_model(cache))


def _of(model: Model) -> Assistant:
    library, understander = model
    return Assistant(library, understander, WorldPlaces(library.training.cues))

"""The journey of a message: load, understand, decide, remember."""

from __future__ import annotations

from bot.domain.conversation import Decision
from bot.domain.library import Library
from bot.domain.messages import Commanded, Incoming, Said, Speaker
from bot.domain.understanding import Understanding
from bot.flows.ports import Clock, Conversations, ReminderHolds, Understander
from bot.policy.decide import decide, fresh


class MessageFlow:
    """Turns what comes in from one speaker into a decision; the caller sends its reply."""

    def __init__(
        self,
        library: Library,
        understander: Understander,
        conversations: Conversations,
        reminders: ReminderHolds,
        clock: Clock,
    ) -> None:
        self._library = library
        self._understander = understander
        self._conversations = conversations
        self._reminders = reminders
        self._clock = clock

    async def handle(self, speaker: Speaker, incoming: Incoming) -> Decision:
        """Decide on one incoming and remember the conversation that follows from it."""
        now = self._clock()
        conversation = fresh(await self._conversations.load(speaker), now)
        understanding = self._understood(incoming, conversation.topic)
        decision = decide(incoming, understanding, conversation, self._library, speaker.person, now)
        if decision.hold is not None:
            await self._reminders.hold(speaker, decision.hold)
        await self._conversations.save(speaker, decision.conversation)
        return decision

    def _understood(self, incoming: Incoming, topic: str | None) -> Understanding | None:
        """What the words mean; those after a command are screened too."""
        match incoming:
            case Said(text):
                return self._understander.understand(text, topic)
            case Commanded(argument=argument) if argument:
                return self._understander.understand(argument)
        return None

"""What the journeys need from outside, as Protocols."""

from __future__ import annotations

from typing import Protocol

from whenever import Instant

from bot.domain.conversation import Conversation, ReminderHold
from bot.domain.messages import Speaker
from bot.domain.understanding import Understanding


class Clock(Protocol):
    """The only source of the present."""

    def __call__(self) -> Instant:
        """This instant."""


class Conversations(Protocol):
    """What is remembered of each conversation."""

    async def load(self, speaker: Speaker) -> Conversation | None:
        """The conversation of one person in one chat, where there is one."""

    async def save(self, speaker: Speaker, conversation: Conversation) -> None:
        """Remember it in place of the one before."""


class ReminderHolds(Protocol):
    """Keeps reminders from reaching someone who should be getting help instead."""

    async def hold(self, speaker: Speaker, hold: ReminderHold) -> None:
        """Hold or pause the reminders of one person; twice is the same as once."""


class Understander(Protocol):
    """Text to meaning."""

    def understand(self, text: str, topic: str | None = None) -> Understanding:
        """What a text means, given the topic that was talked about last."""

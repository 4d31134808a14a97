"""A conversation with what decides, without any messenger: what is said goes in, what is decided comes out."""

from __future__ import annotations

from dataclasses import dataclass

from bot.assistant import Assistant
from bot.domain.actions import Action
from bot.domain.conversation import Decision
from bot.domain.messages import Commanded, Incoming, Pressed, Reply, Said, Speaker, Unreadable
from tests.support.clock import FixedClock
from tests.support.memory.store import adapters


@dataclass(frozen=True)
class Answered:
    """A decision as a person meets it."""

    decision: Decision

    @property
    def outcome(self) -> str:
        """How the message was dealt with."""
        return self.decision.outcome.value

    @property
    def intent(self) -> str | None:
        """What was acted on."""
        return self.decision.intent

    @property
    def reply(self) -> Reply:
        """The reply, which there must be."""
        assert self.decision.reply is not None
        return self.decision.reply

    @property
    def text(self) -> str:
        """The words of the reply."""
        return self.reply.text.plain

    @property
    def labels(self) -> tuple[str, ...]:
        """The buttons in reading order."""
        return tuple(button.label for button in self.reply.buttons)

    def action(self, label: str) -> Action:
        """What a button does."""
        return next(button.action for button in self.reply.buttons if button.label == label)


class Talk:
    """One person's conversation, with a clock that stands still until somebody waits."""

    def __init__(self, assistant: Assistant, speaker: Speaker | None = None) -> None:
        self.clock = FixedClock()
        self._flow = assistant.flow(self.clock, adapters(assistant))
        self._speaker = speaker or Speaker(1, 1)
        self.last: Answered | None = None

    async def says(self, text: str, *, edited: bool = False) -> Answered:
        """Type a sentence."""
        return await self._hears(Said(text, edited))

    async def commands(self, name: str, argument: str = "") -> Answered:
        """Type a /command."""
        return await self._hears(Commanded(name, argument))

    async def taps(self, label: str) -> Answered:
        """Tap a button of the last reply by its label."""
        assert self.last is not None
        return await self.presses(self.last.action(label))

    async def presses(self, action: Action | None, message: int = 10) -> Answered:
        """Tap any button; None is one whose data means nothing."""
        return await self._hears(Pressed(action, message))

    async def sends(self, kind: str) -> Answered:
        """Send something that is not words."""
        return await self._hears(Unreadable(kind))

    def waits(self, minutes: float) -> None:
        """Let time pass."""
        self.clock.forward(minutes=minutes)

    async def _hears(self, incoming: Incoming) -> Answered:
        answered = Answered(await self._flow.handle(self._speaker, incoming))
        if answered.decision.reply is not None:
            self.last = answered
        return answered

"""The messages of sessions, as a fake that records."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.domain.illustrations import Illustration
from bot.domain.messages import Reply
from bot.domain.sessions import Placed, Shown


@dataclass(frozen=True)
class Change:
    """One change of a message."""

    chat: int
    message: Placed
    reply: Reply
    picture: Illustration | None

    @property
    def labels(self) -> tuple[str, ...]:
        """The buttons by their labels."""
        return tuple(button.label for button in self.reply.buttons)


class RecordingScreens:
    """Shows everything, in as many turns as there are; `outcomes` come first."""

    def __init__(self, turns: int = 10**6) -> None:
        self.turns = turns
        self.changes: list[Change] = []
        self.outcomes: list[Shown | Exception] = []
        self.slow: dict[int, asyncio.Event] = {}

    async def take_turn(self) -> bool:
        self.turns -= 1
        return self.turns >= 0

    async def show(self, chat: int, message: Placed, reply: Reply, picture: Illustration | None) -> Shown:
        self.changes.append(Change(chat, message, reply, picture))
        if chat in self.slow:
            await self.slow[chat].wait()
        outcome = self.outcomes.pop(0) if self.outcomes else Shown.SHOWN
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

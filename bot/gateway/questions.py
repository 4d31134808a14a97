"""An answered question loses its buttons: what they did is done, and the answer stands below."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import get_args

from bot.domain.actions import DraftAction, KeepAsIs
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.messages import Pressed, Reply, Speaker
from bot.flows.ports import ShortMemory
from bot.gateway.remembered import Asked
from bot.gateway.updates import Received

_OF_DRAFTS = get_args(DraftAction)


class Questions:
    """Knows the message that asks each speaker something."""

    def __init__(self, asked: ShortMemory[Speaker, Asked], strip: Callable[[int, int], Awaitable[None]]) -> None:
        self._asked = asked
        self._strip = strip

    async def answered(self, received: Received, decision: Decision, shown: int | None) -> None:
        """Take the buttons of the question that was answered, and remember the one that is asked now.

        `shown` is the number of a new message. A question that is answered by a tap is replaced as a rule, and keeps
        what came in its place.
        """
        speaker, pressed = received.speaker, received.incoming
        here = pressed.message if isinstance(pressed, Pressed) else None
        place = shown if shown is not None else here
        before = await self._asked.recall(speaker)
        if before is not None and _settles(decision, before):
            await self._asked.forget(speaker)
            if before.message not in (place, here):
                await self._strip(speaker.chat, before.message)
        if decision.reply is not None and place is not None:
            asked = _asked_in(decision.reply)
            if asked is not None:
                await self._asked.remember(speaker, Asked(place, asked[0]))


def _asked_in(reply: Reply) -> tuple[int | None] | None:
    """The number of the draft that a reply asks about, None in it where it asks for a yes; None for no question."""
    for button in reply.buttons:
        if isinstance(button.action, _OF_DRAFTS):
            return (button.action.number,)
    return (None,) if any(isinstance(button.action, KeepAsIs) for button in reply.buttons) else None


def _settles(decision: Decision, before: Asked) -> bool:
    """Whether a decision changes what was asked about."""
    if before.draft is None:
        return bool(decision.changes)
    return any(isinstance(one, SaveDraft) for one in decision.changes)

"""The words of a button of the last reply, typed: they are that button, before anything else that they may mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.actions import Action, CheckStep, DraftAction, ToggleDay, ToggleTime
from bot.domain.messages import Button
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass
from bot.policy.open.question import OpenQuestion

_OF_DRAFTS = get_args(DraftAction)
_RATHER_SAID = (CheckStep, ToggleDay, ToggleTime)
"""A day or a time that is typed is the whole answer and no tick in a list; a check has words of its own."""


@dataclass(frozen=True, slots=True)
class OpenLabel:
    """The button whose words were typed."""

    action: Action

    def take(self, _understanding: Understanding, _context: Context, registry: Registry) -> Call:
        """As a tap on it."""
        return registry.action(self.action, tapped=False)


def labelled(
    read: Callable[[str, Sequence[str]], int | None],
    text: str,
    offered: Sequence[Button],
    question: OpenQuestion | None,
) -> OpenLabel | None:
    """The button whose words a text is, as `read` finds its place; of those of a draft, only the open one has any."""
    number = question.draft.number if question is not None else None
    worded = [
        button
        for button in offered
        if not isinstance(button.action, _RATHER_SAID)
        and (not isinstance(button.action, _OF_DRAFTS) or button.action.number == number)
    ]
    place = read(text, [button.label for button in worded]) if worded else None
    return OpenLabel(worded[place].action) if place is not None else None

"""Reminders that are on offer to be deleted: words say which of them are meant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.capabilities.reminders import DeleteWhich
from bot.domain.actions import AskRemoveReminder, RemoveAll
from bot.domain.messages import Button
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class OpenPick:
    """Those of the last reply that are to be deleted."""

    wanted: DeleteWhich

    def take(self, _understanding: Understanding, _context: Context, registry: Registry) -> Call:
        """As a wish to delete these alone, which is asked about first."""
        return registry.typed(self.wanted)


def offers_deletion(offered: Sequence[Button]) -> bool:
    """Whether the last reply asks whether to delete several reminders, or which one."""
    return any(isinstance(button.action, RemoveAll | AskRemoveReminder) for button in offered)

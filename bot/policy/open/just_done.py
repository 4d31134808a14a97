"""What was just logged or changed: words take it back, or say what was meant instead."""

from __future__ import annotations

from dataclasses import dataclass

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.corrections import Correction
from bot.domain.just_done import JustDone
from bot.domain.settings_wishes import Setting
from bot.domain.understanding import Understanding


@dataclass(frozen=True, slots=True)
class OpenJustDone:
    """The last thing, while the conversation remembers it."""

    just: JustDone

    def take(self, understanding: Understanding, _context: Context, registry: Registry) -> Call | None:
        """As its button takes it back; None where the text means neither, or means what this thing has not."""
        correction = understanding.correction
        if correction is None:
            return None
        if correction.takes_back:
            return registry.action(self.just.undo, tapped=False)
        return registry.typed(correction) if self._has(correction) else None

    def _has(self, correction: Correction) -> bool:
        if correction.again:
            return self.just.drink is not None
        if correction.window is not None:
            return self.just.setting is Setting.QUIET
        return self.just.drink is not None or self.just.setting in (Setting.GOAL, Setting.GLASS, Setting.BOTTLE)

"""What was just logged or changed: words take it back, or say what was meant instead."""

from __future__ import annotations

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.actions import NudgeUndo, TakeBackDrink, TakeBackStretch
from bot.domain.corrections import Correction
from bot.domain.just_done import JustDone
from bot.domain.settings_wishes import Setting
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class OpenSetting:
    """A setting that was shown, while nothing was done since."""

    setting: Setting

    def take(self, understanding: Understanding, _context: Context, registry: Registry) -> Call | None:
        """What it shall be instead, in words that would put right what was just set."""
        correction = understanding.correction
        return registry.typed(correction) if correction is not None and correction.is_of(self.setting) else None


@dataclass(frozen=True, slots=True)
class OpenJustDone:
    """The last thing, while the conversation remembers it."""

    just: JustDone

    def take(self, understanding: Understanding, context: Context, registry: Registry) -> Call | None:
        """As its button takes it back; None where the text means neither, or means what this thing has not.

        What was deleted, and a stretch of a day that is named, can be asked for whatever was done last.
        """
        correction, just = understanding.correction, self.just
        if correction is None:
            return None
        if correction.asks or (correction.stretch_of is not None and not self._is_stretch_of(correction, context)):
            return registry.typed(correction)
        if correction.plans and (just.drink or isinstance(just.undo, TakeBackDrink | TakeBackStretch | NudgeUndo)):
            return None
        if correction.takes_back:
            return registry.action(just.undo, tapped=False)
        return registry.typed(correction) if self._has(just, correction) else None

    def _is_stretch_of(self, correction: Correction, context: Context) -> bool:
        """Whether the last thing is the stretch of the day that is named, also by an answer to its nudge."""
        if not isinstance(self.just.undo, TakeBackStretch | NudgeUndo) or self.just.drink:
            return False
        at = self.just.undo.at if isinstance(self.just.undo, TakeBackStretch) else self.just.when
        day = context.today.subtract(days=correction.stretch_of or 0)
        return at.to_tz(context.zone).date() == day

    def _has(self, just: JustDone, correction: Correction) -> bool:
        if correction.days_ago:
            return isinstance(just.undo, TakeBackDrink | TakeBackStretch)
        if correction.again or correction.share or correction.measure:
            return just.drink is not None
        if just.drink is not None:
            return correction.window is None and correction.end is None
        return just.setting is not None and correction.is_of(just.setting)

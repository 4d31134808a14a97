"""The reminders that are kept: a text may change one of them."""

from __future__ import annotations

from bot.capabilities.capability import Call, Instead
from bot.capabilities.context import Context
from bot.capabilities.editing import ChangeSaved, fitting
from bot.capabilities.registry import Registry
from bot.domain.cancelling import Cancel
from bot.domain.editing import Edit, EditProblem
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class SavedReminders:
    """Open as long as there are any, and the text reads as a change."""

    edit: Edit

    def take(self, understanding: Understanding, context: Context, registry: Registry) -> Call | None:
        """A change of one that is meant, or one that speaks of a reminder for certain.

        None where it is a whole wish for a new reminder and fits none, and where nothing would be left of it: that is
        the end of a reminder, and has its own way.
        """
        if not context.record.reminders:
            return None
        found = fitting(self.edit, context)
        whole = understanding.schedule is not None and not understanding.schedule.missing
        if not found and (whole or not self.edit.sure):
            return None
        if found and all(one.outcome is EditProblem.NO_TIMES for one in found):
            if understanding.cancel is not None:
                return None
            if self.edit.gone.part is not None:
                which = self.edit.which
                ended = Instead("reminder_cancel", Cancel(which.kind, narrowed=True, within=which.within))
                return registry.instead(ended, tapped=False)
        return registry.typed(ChangeSaved(self.edit))

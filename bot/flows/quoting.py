"""A message that replies to another speaks of that one: of its reminder, where its buttons name one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from bot.capabilities.context import Context
from bot.domain.actions import NudgeAction, ReminderAction
from bot.domain.messages import Button
from bot.domain.reminders import Reminder
from bot.flows.ports import Records

_OF_REMINDERS = get_args(ReminderAction)
_OF_NUDGES = get_args(NudgeAction)


def names_a_reminder(quoted: Sequence[Button]) -> bool:
    """Whether the buttons of a message are those of one reminder, or of a nudge."""
    return any(isinstance(one.action, _OF_NUDGES) for one in quoted) or len(_reminders(quoted)) == 1


async def quoted_reminder(quoted: Sequence[Button], context: Context, records: Records) -> Reminder | None:
    """The reminder of a message that is replied to; None where there are several, or it is not this chat's."""
    numbers = _reminders(quoted)
    nudge = next((one.action for one in quoted if isinstance(one.action, _OF_NUDGES)), None)
    if nudge is not None:
        found = await records.occurrence(nudge.occurrence)
        numbers = {found[1].id} if found is not None else set()
    reminders = (one.reminder for one in context.record.reminders)
    return next((one for one in reminders if numbers == {one.id}), None)


def _reminders(quoted: Sequence[Button]) -> set[int | None]:
    return {one.action.reminder for one in quoted if isinstance(one.action, _OF_REMINDERS)}

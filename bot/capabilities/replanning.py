"""The next occurrences anew, where settings change what is pending."""

from __future__ import annotations

from bot.capabilities.context import Context
from bot.domain.changes import ChangeReminder
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder
from bot.reminding.occurrences import next_due


def replanned(context: Context, profile: Profile) -> tuple[ChangeReminder, ...]:
    """All reminders of the person with their next occurrence under new settings; empty in a group."""
    if context.speaker.in_group:
        return ()
    return tuple(planned(one.reminder, profile, context) for one in context.record.reminders)


def planned(reminder: Reminder, profile: Profile, context: Context) -> ChangeReminder:
    """A reminder with its next occurrence under some settings."""
    kind = context.library.kind(reminder.kind)
    return ChangeReminder(reminder, next_due(reminder, kind, profile, context.now))

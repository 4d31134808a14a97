"""The next occurrences anew, where settings change what is pending."""

from __future__ import annotations

from bot.domain.changes import ChangeReminder
from bot.domain.reminders import Profile
from bot.policy.occurrences import next_due
from bot.policy.personal.desk import Desk


def replanned(desk: Desk, profile: Profile) -> tuple[ChangeReminder, ...]:
    """All reminders of the person with their next occurrence under new settings; empty in a group."""
    if desk.speaker.in_group:
        return ()
    return tuple(
        ChangeReminder(one.reminder, next_due(one.reminder, profile, desk.now)) for one in desk.record.reminders
    )

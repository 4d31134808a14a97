"""What is planned for a reminder, whose kind is looked up as the journeys do."""

from __future__ import annotations

from whenever import Instant

from bot.domain.delivery import Delivery
from bot.domain.occurrences import Due, Resolution
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder
from bot.reminding import occurrences
from bot.reminding.occurrences import Send
from tests.support.kinds import KINDS


def plan(due: Due, now: Instant) -> Send | Resolution:
    """As occurrences.plan."""
    return occurrences.plan(due, KINDS[due.reminder.kind], now)


def after(due: Due, delivery: Delivery, now: Instant) -> Resolution:
    """As occurrences.after."""
    return occurrences.after(due, KINDS[due.reminder.kind], delivery, now)


def next_due(reminder: Reminder, profile: Profile, now: Instant) -> Instant | None:
    """As occurrences.next_due."""
    return occurrences.next_due(reminder, KINDS[reminder.kind], profile, now)

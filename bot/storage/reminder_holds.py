"""Holding reminders where there are none."""

from __future__ import annotations

from bot.domain.conversation import ReminderHold
from bot.domain.messages import Speaker


class NoReminders:
    """This version keeps no reminders, so there is nothing to hold."""

    async def hold(self, speaker: Speaker, hold: ReminderHold) -> None:
        """Nothing to hold."""

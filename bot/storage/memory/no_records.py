"""Records of nobody: for a single question on the command line, after which nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from whenever import Instant

from bot.domain.changes import Change
from bot.domain.conversation import ReminderHold
from bot.domain.drafts import Draft
from bot.domain.messages import Speaker
from bot.domain.occurrences import History, Occurrence
from bot.domain.records import Record
from bot.domain.reminders import Reminder, Scheduled


class NoRecords:
    """Nothing is known of anybody, and nothing is kept."""

    async def draft(self, speaker: Speaker) -> Draft | None:
        """None."""
        return None

    async def load(self, speaker: Speaker, now: Instant) -> Record:
        """An empty record."""
        return Record()

    async def reminder(self, reminder: int) -> Scheduled | None:
        """None."""
        return None

    async def occurrence(self, occurrence: int) -> tuple[Occurrence, Reminder] | None:
        """None."""
        return None

    async def history(self, person: int, since: Instant) -> History:
        """An empty history."""
        return History()

    async def reminder_history(self, reminder: int, limit: int) -> tuple[Occurrence, ...]:
        """None of them."""
        return ()

    async def frozen(self, chat: int) -> tuple[Scheduled, ...]:
        """None of them."""
        return ()

    async def apply(self, speaker: Speaker, changes: Sequence[Change], now: Instant) -> None:
        """Nothing is kept."""

    async def export(self, person: int) -> dict[str, Any]:
        """Nothing to hand out."""
        return {}


class NoMembers:
    """Nobody administrates anything."""

    async def administrates(self, chat: int, person: int) -> bool:
        """False."""
        return False


class NoReminders:
    """Nothing is kept, so there is nothing to hold."""

    async def hold(self, speaker: Speaker, hold: ReminderHold, now: Instant) -> bool:
        """Nothing to hold."""
        return False

    async def freeze(self, chat: int) -> None:
        """Nothing to freeze."""

    async def move(self, chat: int, to: int) -> None:
        """Nothing to move."""

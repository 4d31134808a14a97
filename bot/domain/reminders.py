"""Reminders as they are stored. Nothing of them is about health."""

from __future__ import annotations

from whenever import Instant

from bot.domain.kinds import KindId
from bot.domain.schedules import Schedule
from bot.domain.values import dataclass

MOST_REMINDERS = 20
"""Reminders of one person."""


LEAST_MINUTES_APART = 15
"""Between two nudges of one reminder."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder. `id` is None before it is stored; `frozen` while Telegram says that the chat is blocked.

    `thread` is the topic of a forum that it was made in.
    """

    person: int
    chat: int
    kind: KindId
    schedule: Schedule
    id: int | None = None
    paused_until: Instant | None = None
    frozen: bool = False
    last_nudge: str | None = None
    last_sent: Instant | None = None
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A stored reminder with the moment of its next occurrence, None where it has none."""

    reminder: Reminder
    next_due: Instant | None

    @property
    def id(self) -> int:
        """The id that its buttons carry."""
        assert self.reminder.id is not None
        return self.reminder.id

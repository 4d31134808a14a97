"""Reminders with what says whether they can still come. The rule itself is `reminding.still_coming`."""

from __future__ import annotations

from collections.abc import Iterable

from whenever import Instant

from bot.domain.reminders import Scheduled
from bot.reminding.still_coming import still_comes
from bot.storage.sqlite.connection import Row
from bot.storage.sqlite.rows import REMINDER, REMINDER_COLUMNS, columns, moment_or_none, reminder_of

_OCCURRENCES = "SELECT 1 FROM occurrences WHERE reminder = reminders.id"
_PENDING = f"EXISTS ({_OCCURRENCES} AND state IN ('waiting', 'claimed', 'attempted'))"
_CAME = f"EXISTS ({_OCCURRENCES})"

SCHEDULED = (
    f"SELECT {columns(REMINDER, 'reminders')}, (SELECT due FROM occurrences WHERE reminder = reminders.id"
    f" AND state = 'waiting' AND snoozed = 0), {_PENDING}, {_CAME} FROM reminders"
)
"""What `scheduled_of` and `still_coming` read."""

UNFINISHED = f"(form IN ('times', 'every') OR {_PENDING} OR NOT {_CAME})"
"""Leaves out the one-offs that came: there may be many of them, and none of them can come again."""


def scheduled_of(row: Row) -> Scheduled:
    """A reminder with the moment of its next occurrence."""
    return Scheduled(reminder_of(row[:REMINDER_COLUMNS]), moment_or_none(row[REMINDER_COLUMNS]))


def still_coming(rows: Iterable[Row], now: Instant) -> tuple[Scheduled, ...]:
    """Those that can still come."""
    return tuple(
        one
        for row in rows
        if still_comes((one := scheduled_of(row)).reminder.schedule, pending=bool(row[-2]), came=bool(row[-1]), now=now)
    )

"""What is due with all that planning it needs: the reminder, the person, what they drank, and how the last one went."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

import aiosqlite
from whenever import Instant

from bot.domain.occurrences import CAME, Due, Occurrence
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder
from bot.reminding.still_coming import midnight
from bot.storage.sqlite.connection import Row
from bot.storage.sqlite.rows import (
    OCCURRENCE,
    PROFILE,
    PROFILE_COLUMNS,
    REMINDER,
    REMINDER_COLUMNS,
    columns,
    marks,
    moment,
    ms,
    occurrence_of,
    profile_of,
    reminder_of,
)

log = logging.getLogger(__name__)

_OCCURRENCE_ID = REMINDER_COLUMNS + PROFILE_COLUMNS
DUE = (
    f"SELECT {columns(REMINDER, 'r')}, {columns(PROFILE, 'p')}, {columns(OCCURRENCE, 'o')}"
    " FROM occurrences o JOIN reminders r ON r.id = o.reminder JOIN people p ON p.person = r.person"
)
_UNSURE = (
    "SELECT o.id FROM occurrences o WHERE o.id IN ({claimed}) AND 'unknown' = (SELECT state FROM occurrences"
    " WHERE reminder = o.reminder AND state IN ({came}) ORDER BY due DESC LIMIT 1)"
)


async def dues(connection: aiosqlite.Connection, numbers: Sequence[int], now: Instant) -> Sequence[Due]:
    """What was claimed with all that belongs to it, in that order. What cannot be read fails, and no other."""
    if not numbers:
        return ()
    query = f"{DUE} WHERE o.id IN ({marks(len(numbers))})"
    rows = {row[_OCCURRENCE_ID]: row for row in await connection.execute_fetchall(query, numbers)}
    found: list[tuple[Occurrence, Reminder, Profile]] = []
    since: dict[int, Instant] = {}
    for number in numbers:
        try:
            occurrence, reminder, profile = parts(rows[number])
            since[reminder.person] = midnight(profile, now)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            log.error("occurrence %d cannot be read: %s", number, type(error).__name__)
            await connection.execute("UPDATE occurrences SET state = 'failed', owner = NULL WHERE id = ?", (number,))
        else:
            found.append((occurrence, reminder, profile))
    drunk = await _drunk(connection, since)
    unsure = await _unsure(connection, numbers)
    return tuple(
        Due(occurrence, reminder, profile, *drunk.get(reminder.person, (0, None)), occurrence.id in unsure)
        for occurrence, reminder, profile in found
    )


async def _drunk(
    connection: aiosqlite.Connection, since: Mapping[int, Instant]
) -> dict[int, tuple[int, Instant | None]]:
    """What each person logged since a moment of their own, and when last."""
    if not since:
        return {}
    query = f"SELECT person, at, ml FROM drinks WHERE person IN ({marks(len(since))}) AND at >= ? ORDER BY at"
    drunk: dict[int, tuple[int, Instant | None]] = {}
    for person, stored, ml in await connection.execute_fetchall(query, (*since, ms(min(since.values())))):
        at = moment(stored)
        if at >= since[person]:
            drunk[person] = (drunk.get(person, (0, None))[0] + ml, at)
    return drunk


async def _unsure(connection: aiosqlite.Connection, numbers: Sequence[int]) -> set[int]:
    """Those of whose reminder nobody knows whether the last one that was sent arrived."""
    query = _UNSURE.format(claimed=marks(len(numbers)), came=marks(len(CAME)))
    return {row[0] for row in await connection.execute_fetchall(query, (*numbers, *CAME))}


def parts(row: Row) -> tuple[Occurrence, Reminder, Profile]:
    """The occurrence, its reminder and its person of one row of `DUE`."""
    return (
        occurrence_of(row[_OCCURRENCE_ID:]),
        reminder_of(row[:REMINDER_COLUMNS]),
        profile_of(row[REMINDER_COLUMNS:_OCCURRENCE_ID]),
    )

"""What the tick reads and writes: the `Ticks` port. Every query is on an index, whatever the number of reminders."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import aiosqlite
from whenever import Instant

from bot.domain.occurrences import Due, Occurrence, Resolution, State
from bot.storage.sqlite.changes import heard_of, plan_next
from bot.storage.sqlite.connection import Database
from bot.storage.sqlite.dues import DUE, dues, parts
from bot.storage.sqlite.rows import (
    moment,
    moment_or_none,
    ms,
    ms_or_none,
)
from bot.storage.sqlite.trimming import trim

log = logging.getLogger(__name__)

_ARRIVED = (State.SENT, State.UNKNOWN)

_AGAIN = "(SELECT iif(frozen, 'blocked', 'waiting') FROM reminders WHERE id = reminder)"


class SqliteTicks:
    """What is claimed has the process that claimed it as its owner until it is settled; `wake` is when that was."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take_lease(self, owner: str, now: Instant, until: Instant) -> bool:
        """Take or keep the lease until a moment; False while another process has it.

        While more than half of it is left nothing is written. One that ends later than any could by this clock was
        taken by a clock that ran ahead.
        """
        row = await self._database.row("SELECT owner, until FROM lease")
        assert row is not None
        half = ms(now) + (ms(until) - ms(now)) // 2
        if row[0] == owner and half < row[1] <= ms(until):
            return True
        latest = 2 * ms(until) - ms(now)
        if row[0] not in (None, owner) and ms(now) < row[1] <= latest:
            return False
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "UPDATE lease SET owner = ?1, until = ?2"
                " WHERE owner IS NULL OR owner = ?1 OR until <= ?3 OR until > ?4",
                (owner, ms(until), ms(now), latest),
            )
            return cursor.rowcount == 1

    async def leased_until(self) -> Instant | None:
        """The end of the last lease, given up or not; None where there was none."""
        row = await self._database.row("SELECT until FROM lease WHERE until > 0")
        return moment(row[0]) if row is not None else None

    async def waiting(self, after: int, limit: int) -> Sequence[Due]:
        """Occurrences that wait and were not asked for by a snooze, by their numbers from one on, not claimed."""
        query = f"{DUE} WHERE o.state = 'waiting' AND o.snoozed = 0 AND o.id > ? ORDER BY o.id LIMIT ?"
        found = []
        for row in await self._database.rows(query, (after, limit)):
            try:
                found.append(Due(*parts(row)))
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                log.error("an occurrence cannot be read: %s", type(error).__name__)
        return tuple(found)

    async def bring_forward(self, occurrence: int, due: Instant) -> None:
        """A waiting occurrence comes at another moment."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE occurrences SET due = ?1, wake = ?1 WHERE id = ?2 AND state = 'waiting'", (ms(due), occurrence)
            )

    async def release_lease(self, owner: str) -> None:
        """Give up the lease, where it is this process's."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE lease SET owner = NULL WHERE owner = ?", (owner,))

    async def recover(self, owner: str, now: Instant) -> Sequence[Due]:
        """Put back what others claimed and did not attempt; take over and return what they did not record."""
        async with self._database.transaction() as connection:
            await connection.execute(
                f"UPDATE OR REPLACE occurrences SET state = {_AGAIN}, owner = NULL"
                " WHERE owner IS NOT NULL AND owner <> ? AND state = 'claimed'",
                (owner,),
            )
            taken = await connection.execute_fetchall(
                "UPDATE occurrences SET owner = ?1 WHERE owner IS NOT NULL AND owner <> ?1 RETURNING id", (owner,)
            )
            return await dues(connection, [row[0] for row in taken], now)

    async def claim(self, owner: str, now: Instant, limit: int) -> Sequence[Due]:
        """Claim what is due, the longest waiting first; nothing where this process does not lead."""
        query = "SELECT 1 FROM occurrences WHERE state = 'waiting' AND wake <= ? LIMIT 1"
        if await self._database.row(query, (ms(now),)) is None:
            return ()
        async with self._database.transaction() as connection:
            first = await connection.execute_fetchall(
                "SELECT id FROM occurrences WHERE state = 'waiting' AND wake <= ?2"
                " AND EXISTS (SELECT 1 FROM lease WHERE owner = ?1 AND until > ?2) ORDER BY wake, id LIMIT ?3",
                (owner, ms(now), limit),
            )
            numbers = [row[0] for row in first]
            await connection.executemany(
                "UPDATE occurrences SET state = 'claimed', owner = ?, wake = ? WHERE id = ?",
                [(owner, ms(now), number) for number in numbers],
            )
            return await dues(connection, numbers, now)

    async def attempt(self, owner: str, occurrence: int) -> bool:
        """Mark a claimed one as attempted, durably; False where it is gone or not this process's any more."""
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "UPDATE occurrences SET state = 'attempted', attempts = attempts + 1"
                " WHERE id = ? AND state = 'claimed' AND owner = ?",
                (occurrence, owner),
            )
            return cursor.rowcount == 1

    async def settle(self, owner: str, due: Due, settled: Resolution, now: Instant) -> int | None:
        """Record how it ended and add the next; the message of an older unanswered nudge of the same reminder.

        What was answered before it was recorded keeps its answer. What another process has taken over is left to it,
        but that it arrived is recorded where that one could not know.
        """
        number, reminder = due.occurrence.id, due.occurrence.reminder
        async with self._database.transaction() as connection:
            if settled.state is State.WAITING:
                await _put_back(connection, owner, number, settled.wake or due.occurrence.wake)
                return None
            if await _end(connection, owner, number, settled):
                if settled.state in _ARRIVED:
                    taken_over = due.occurrence.state is not State.CLAIMED
                    at = due.occurrence.wake if taken_over else now
                    await connection.execute(
                        "UPDATE reminders SET last_sent = ?, last_nudge = coalesce(?, last_nudge) WHERE id = ?",
                        (ms(at), settled.nudge, reminder),
                    )
                    await heard_of(connection, "SELECT person FROM reminders WHERE id = ?", reminder)
                if settled.next_due is not None:
                    await plan_next(connection, reminder, settled.next_due, settled.missed_before)
            elif settled.state is not State.SENT or not await _arrived_after_all(connection, number, settled.message):
                return None
            return await _retire_older(connection, due.occurrence) if settled.state is State.SENT else None

    async def next_wake(self) -> Instant | None:
        """When something is looked at next; None where nothing waits."""
        row = await self._database.row("SELECT min(wake) FROM occurrences WHERE state = 'waiting'")
        return moment_or_none(row[0]) if row is not None else None

    async def trim(self, before: Instant, drafts_before: Instant) -> int:
        """Delete what ended before a moment, one-offs that are over, and old drafts; how many rows went.

        From then on nothing that was deleted can be read in the file.
        """
        return await trim(self._database, before, drafts_before)


async def _put_back(connection: aiosqlite.Connection, owner: str, number: int, wake: Instant) -> None:
    """It waits again, in place of one that was planned meanwhile; in a frozen chat nothing waits."""
    await connection.execute(
        f"UPDATE OR REPLACE occurrences SET wake = ?, owner = NULL, state = {_AGAIN}"
        " WHERE id = ? AND owner = ? AND answered IS NULL",
        (ms(wake), number, owner),
    )


async def _end(connection: aiosqlite.Connection, owner: str, number: int, settled: Resolution) -> bool:
    """True where it was this process's to end."""
    cursor = await connection.execute(
        "UPDATE occurrences SET state = iif(answered IS NULL, ?, state), reason = iif(answered IS NULL, ?, reason),"
        " message = coalesce(?, message), due = coalesce(?, due), owner = NULL WHERE id = ? AND owner = ?",
        (settled.state, settled.reason, settled.message, ms_or_none(settled.due), number, owner),
    )
    return cursor.rowcount == 1


async def _arrived_after_all(connection: aiosqlite.Connection, number: int, message: int | None) -> bool:
    """True where nobody knew that it arrived, but for this process that sent it."""
    cursor = await connection.execute(
        "UPDATE occurrences SET state = 'sent', message = ? WHERE id = ? AND state = 'unknown'", (message, number)
    )
    return cursor.rowcount == 1


async def _retire_older(connection: aiosqlite.Connection, sent: Occurrence) -> int | None:
    """The message of the nudge before this one, where that was not answered: its buttons are to go."""
    rows = await connection.execute_fetchall(
        "UPDATE occurrences SET retired = 1 WHERE id = (SELECT id FROM occurrences WHERE reminder = ?"
        " AND state = 'sent' AND retired = 0 AND message IS NOT NULL AND due <= ? AND id <> ? ORDER BY due LIMIT 1)"
        " RETURNING message",
        (sent.reminder, ms(sent.due), sent.id),
    )
    return next((row[0] for row in rows), None)

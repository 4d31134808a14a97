"""Each change of what is kept as statements, within a transaction that is open."""

from __future__ import annotations

import aiosqlite
from whenever import Instant, TimeDelta

from bot.domain.changes import (
    AddReminder,
    AnswerOccurrence,
    Change,
    ChangeReminder,
    CountThumb,
    DeleteReminder,
    Forget,
    KeepMiss,
    LogDrink,
    LogStretch,
    ReopenOccurrence,
    SaveDraft,
    SaveProfile,
    UndoDrink,
    UndoStretch,
)
from bot.domain.drinks import Drink
from bot.domain.messages import Speaker
from bot.domain.occurrences import State
from bot.domain.reminders import Reminder
from bot.storage.errors import TooManyRemindersError
from bot.storage.sqlite.draft_rows import draft_content
from bot.storage.sqlite.feedback import count_thumb, keep_miss
from bot.storage.sqlite.rows import (
    PROFILE,
    REMINDER_SET,
    assigned,
    marks,
    ms,
    profile_values,
    reminder_values,
)
from bot.storage.sqlite.scheduled import SCHEDULED, UNFINISHED, still_coming

_MILLISECOND = TimeDelta(milliseconds=1)


async def change(connection: aiosqlite.Connection, speaker: Speaker, one: Change, now: Instant) -> None:
    """One change. Raises StoreError where it may not be made; then none of the transaction is."""
    match one:
        case SaveProfile(profile):
            await _save_profile(connection, speaker.person, profile_values(profile))
        case AddReminder():
            await _add(connection, one, now)
        case ChangeReminder(reminder, next_due):
            await _change(connection, reminder, next_due, now)
        case DeleteReminder(number):
            await connection.execute("DELETE FROM reminders WHERE id = ?", (number,))
        case AnswerOccurrence():
            await _answer(connection, one, now)
        case LogDrink(drink):
            await _log(connection, speaker.person, drink)
        case UndoDrink(at):
            await connection.execute("DELETE FROM drinks WHERE person = ? AND at = ?", (speaker.person, ms(at)))
        case LogStretch(at):
            await _log_stretch(connection, speaker.person, at)
        case UndoStretch(at):
            await connection.execute("DELETE FROM stretches WHERE person = ? AND at = ?", (speaker.person, ms(at)))
        case ReopenOccurrence(number):
            await _reopen(connection, number)
        case SaveDraft(draft) if draft is None:
            await connection.execute("DELETE FROM drafts WHERE chat = ? AND person = ?", (speaker.chat, speaker.person))
        case SaveDraft(draft):
            assert draft is not None
            values = (speaker.chat, speaker.person, draft_content(draft), ms(draft.asked))
            await connection.execute(
                "INSERT OR REPLACE INTO drafts (chat, person, content, asked) VALUES (?, ?, ?, ?)", values
            )
        case Forget():
            await forget(connection, speaker.person)
        case CountThumb():
            await count_thumb(connection, one, now)
        case KeepMiss():
            await keep_miss(connection, one, now)


async def forget(connection: aiosqlite.Connection, person: int) -> None:
    """Delete all that is kept of a person. What is left of it in the file is owed a sweep."""
    await connection.execute("DELETE FROM people WHERE person = ?", (person,))
    await connection.execute("DELETE FROM drafts WHERE person = ?", (person,))
    await connection.execute("UPDATE lease SET erased = 1")


async def heard_of(connection: aiosqlite.Connection, whom: str, *numbers: int | None) -> None:
    """Those whom a query of these numbers finds are not silent today; nothing is written where they were not before."""
    await connection.execute(
        f"UPDATE people SET last_day = (SELECT day FROM lease) WHERE person IN ({whom})"
        " AND last_day < (SELECT day FROM lease)",
        numbers,
    )


async def plan_next(connection: aiosqlite.Connection, reminder: int, due: Instant, missed_before: int = 0) -> None:
    """The next occurrence of a reminder, unless one waits already, or the reminder is frozen or gone."""
    await connection.execute(
        "INSERT INTO occurrences (reminder, due, wake, missed_before)"
        " SELECT id, ?, ?, ? FROM reminders WHERE id = ? AND frozen = 0 ON CONFLICT DO NOTHING",
        (ms(due), ms(due), missed_before, reminder),
    )


async def _know(connection: aiosqlite.Connection, person: int) -> None:
    await connection.execute("INSERT OR IGNORE INTO people (person, last_day) SELECT ?, day FROM lease", (person,))


async def _save_profile(connection: aiosqlite.Connection, person: int, values: tuple[object, ...]) -> None:
    await _know(connection, person)
    await connection.execute(f"UPDATE people SET {assigned(PROFILE)} WHERE person = ?", (*values, person))


async def _add(connection: aiosqlite.Connection, added: AddReminder, now: Instant) -> None:
    reminder = added.reminder
    await _know(connection, reminder.person)
    if added.at_most is not None and await _owned(connection, reminder.person, now) >= added.at_most:
        raise TooManyRemindersError(f"the person has {added.at_most} reminders already")
    values = (reminder.person, reminder.chat, *reminder_values(reminder))
    cursor = await connection.execute(
        f"INSERT INTO reminders (person, chat, {REMINDER_SET}) VALUES ({marks(len(values))})", values
    )
    assert cursor.lastrowid is not None
    if added.next_due is not None:
        await plan_next(connection, cursor.lastrowid, added.next_due)


async def _owned(connection: aiosqlite.Connection, person: int, now: Instant) -> int:
    rows = await connection.execute_fetchall(f"{SCHEDULED} WHERE person = ? AND {UNFINISHED}", (person,))
    return len(still_coming(rows, now))


async def _change(connection: aiosqlite.Connection, reminder: Reminder, next_due: Instant | None, now: Instant) -> None:
    """What is due already stays, so that a change in the same second does not lose it."""
    assert reminder.id is not None
    await connection.execute(
        f"UPDATE reminders SET {assigned(REMINDER_SET)} WHERE id = ?", (*reminder_values(reminder), reminder.id)
    )
    await connection.execute(
        "DELETE FROM occurrences WHERE reminder = ? AND state = 'waiting' AND snoozed = 0 AND due > ?",
        (reminder.id, ms(now)),
    )
    if next_due is not None:
        await plan_next(connection, reminder.id, next_due)


async def _answer(connection: aiosqlite.Connection, answer: AnswerOccurrence, now: Instant) -> None:
    """The first answer counts: a second tap, or one that crossed it, changes nothing."""
    cursor = await connection.execute(
        "UPDATE occurrences SET state = ?, reason = ?, answered = ?, retired = 1"
        " WHERE id = ? AND state IN ('attempted', 'sent', 'unknown')",
        (answer.state, answer.reason, ms(now), answer.id),
    )
    if cursor.rowcount == 1 and answer.state is State.SNOOZED and answer.again is not None:
        await connection.execute(
            "INSERT INTO occurrences (reminder, parent, snoozed, due, wake)"
            " SELECT reminder, id, 1, ?, ? FROM occurrences WHERE id = ?",
            (ms(answer.again), ms(answer.again), answer.id),
        )


async def _reopen(connection: aiosqlite.Connection, number: int) -> None:
    """An answer is taken back; the nudge waits for another one."""
    cursor = await connection.execute(
        "UPDATE occurrences SET state = 'sent', reason = NULL, answered = NULL, retired = 0"
        " WHERE id = ? AND state IN ('done', 'snoozed', 'skipped')",
        (number,),
    )
    if cursor.rowcount == 1:
        await connection.execute(
            "DELETE FROM occurrences WHERE parent = ? AND snoozed = 1 AND state = 'waiting'", (number,)
        )


async def _log_stretch(connection: aiosqlite.Connection, person: int, at: Instant) -> None:
    """A stretch; the same moment twice is one."""
    await _know(connection, person)
    await connection.execute("INSERT OR IGNORE INTO stretches (person, at) VALUES (?, ?)", (person, ms(at)))


async def _log(connection: aiosqlite.Connection, person: int, drink: Drink) -> None:
    """A drink; where one was logged in the same millisecond, a moment later."""
    await _know(connection, person)
    at = drink.at
    while await _taken(connection, person, at):
        at += _MILLISECOND
    await connection.execute("INSERT INTO drinks (person, at, ml) VALUES (?, ?, ?)", (person, ms(at), drink.ml))


async def _taken(connection: aiosqlite.Connection, person: int, at: Instant) -> bool:
    query = "SELECT 1 FROM drinks WHERE person = ? AND at = ?"
    return bool(list(await connection.execute_fetchall(query, (person, ms(at)))))

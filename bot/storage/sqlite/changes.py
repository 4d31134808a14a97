"""Each change of what is kept as statements, within a transaction that is open."""

from __future__ import annotations

from typing import Any

import aiosqlite
from whenever import Instant, TimeDelta

from bot.domain.changes import (
    AddReminder,
    AnswerOccurrence,
    Change,
    ChangeReminder,
    DeleteReminder,
    Forget,
    LogDrink,
    SaveDraft,
    SaveProfile,
    UndoDrink,
)
from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.messages import Speaker
from bot.domain.occurrences import State
from bot.domain.reminders import MOST_REMINDERS, Reminder
from bot.storage.sqlite.connection import StoreError
from bot.storage.sqlite.rows import draft_content, local_text, ms, ms_or_none, profile_values, schedule_values

ACTIVE = (
    "(form IN ('times', 'every')"
    " OR EXISTS (SELECT 1 FROM occurrences"
    " WHERE reminder = reminders.id AND state IN ('waiting', 'claimed', 'attempted'))"
    " OR ((countdown_at > :now OR once_at > :yesterday)"
    " AND NOT EXISTS (SELECT 1 FROM occurrences WHERE reminder = reminders.id)))"
)
"""True for a reminder that can still come, with the values of `clock_values`.

A one-off that is over is kept only for its record. One whose occurrence was taken away by a pause can be planned again
until its moment is past; the day's grace is there because zones differ.
"""

_A_DAY = TimeDelta(hours=24)
_MILLISECOND = TimeDelta(milliseconds=1)


def clock_values(now: Instant) -> dict[str, Any]:
    """The values that ACTIVE needs."""
    return {"now": ms(now), "yesterday": local_text(now - _A_DAY)}


class TooManyRemindersError(StoreError):
    """The person has as many reminders as one may have."""


async def change(connection: aiosqlite.Connection, speaker: Speaker, one: Change, now: Instant) -> None:
    """One change. Raises StoreError where it may not be made; then none of the transaction is."""
    match one:
        case SaveProfile(profile):
            await _save_profile(connection, speaker.person, profile_values(profile))
        case AddReminder(reminder, next_due):
            await _add(connection, reminder, next_due, now)
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
        case SaveDraft(None):
            await connection.execute("DELETE FROM drafts WHERE chat = ? AND person = ?", (speaker.chat, speaker.person))
        case SaveDraft(Draft() as draft):
            values = (speaker.chat, speaker.person, draft_content(draft), ms(draft.asked))
            await connection.execute(
                "INSERT OR REPLACE INTO drafts (chat, person, content, asked) VALUES (?, ?, ?, ?)", values
            )
        case Forget():
            await connection.execute("DELETE FROM people WHERE person = ?", (speaker.person,))
            await connection.execute("DELETE FROM drafts WHERE person = ?", (speaker.person,))


async def plan_next(connection: aiosqlite.Connection, reminder: int, due: Instant, missed_before: int = 0) -> None:
    """The next occurrence of a reminder, unless one waits already, or the reminder is frozen or gone."""
    await connection.execute(
        "INSERT INTO occurrences (reminder, due, wake, missed_before)"
        " SELECT id, ?, ?, ? FROM reminders WHERE id = ? AND frozen = 0 ON CONFLICT DO NOTHING",
        (ms(due), ms(due), missed_before, reminder),
    )


async def _know(connection: aiosqlite.Connection, person: int) -> None:
    await connection.execute("INSERT OR IGNORE INTO people (person) VALUES (?)", (person,))


async def _save_profile(connection: aiosqlite.Connection, person: int, values: tuple[object, ...]) -> None:
    await _know(connection, person)
    await connection.execute(
        "UPDATE people SET zone = ?, quiet_start = ?, quiet_until = ?, goal_ml = ?, glass_ml = ?, paused_until = ?,"
        " stretches_paused_until = ? WHERE person = ?",
        (*values, person),
    )


async def _add(connection: aiosqlite.Connection, reminder: Reminder, next_due: Instant | None, now: Instant) -> None:
    await _know(connection, reminder.person)
    query = f"SELECT count(*) FROM reminders WHERE person = :person AND {ACTIVE}"
    values = {"person": reminder.person, **clock_values(now)}
    counted = list(await connection.execute_fetchall(query, values))
    if counted[0][0] >= MOST_REMINDERS:
        raise TooManyRemindersError(f"a person can have {MOST_REMINDERS} reminders")
    cursor = await connection.execute(
        "INSERT INTO reminders (person, chat, kind, form, days, times, every_minutes, window_start, window_until,"
        " once_at, countdown_at, paused_until, frozen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            reminder.person,
            reminder.chat,
            reminder.kind,
            *schedule_values(reminder.schedule),
            ms_or_none(reminder.paused_until),
            reminder.frozen,
        ),
    )
    assert cursor.lastrowid is not None
    if next_due is not None:
        await plan_next(connection, cursor.lastrowid, next_due)


async def _change(connection: aiosqlite.Connection, reminder: Reminder, next_due: Instant | None, now: Instant) -> None:
    """What is due already stays, so that a change in the same second does not lose it."""
    assert reminder.id is not None
    await connection.execute(
        "UPDATE reminders SET kind = ?, form = ?, days = ?, times = ?, every_minutes = ?, window_start = ?,"
        " window_until = ?, once_at = ?, countdown_at = ?, paused_until = ?, frozen = ? WHERE id = ?",
        (
            reminder.kind,
            *schedule_values(reminder.schedule),
            ms_or_none(reminder.paused_until),
            reminder.frozen,
            reminder.id,
        ),
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

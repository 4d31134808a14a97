"""What is kept of people: the `Records` port."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from whenever import Instant

from bot.domain.changes import Change
from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.messages import Speaker
from bot.domain.occurrences import History, HistoryEntry, Occurrence, Reason, State
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.records import Record
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.schedules import ReminderKind
from bot.storage.sqlite.changes import ACTIVE, change, clock_values
from bot.storage.sqlite.connection import Database, Row
from bot.storage.sqlite.rows import (
    OCCURRENCE,
    PROFILE,
    REMINDER,
    REMINDER_COLUMNS,
    columns,
    draft_of,
    midnight,
    moment,
    moment_or_none,
    ms,
    occurrence_of,
    profile_of,
    reminder_of,
)
from bot.storage.sqlite.schema import stored_columns

_ENDED = "state NOT IN ('waiting', 'claimed', 'attempted')"
_SCHEDULED = (
    f"SELECT {columns(REMINDER, 'reminders')}, (SELECT due FROM occurrences WHERE reminder = reminders.id"
    " AND state = 'waiting' AND snoozed = 0) FROM reminders"
)


class SqliteRecords:
    """Reads and changes; each change of several things is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def draft(self, speaker: Speaker) -> Draft | None:
        """The open draft of one person in one chat."""
        query = "SELECT content FROM drafts WHERE chat = ? AND person = ?"
        row = await self._database.row(query, (speaker.chat, speaker.person))
        return draft_of(row[0]) if row is not None else None

    async def load(self, speaker: Speaker, now: Instant) -> Record:
        """What is kept of one person, as this chat may see it."""
        draft = await self.draft(speaker)
        row = await self._database.row(f"SELECT {PROFILE} FROM people WHERE person = ?", (speaker.person,))
        profile = profile_of(row) if row is not None else Profile()
        if row is None and not speaker.in_group:
            return Record(draft=draft)
        whose = "chat = :chat" if speaker.in_group else "person = :person"
        values = {"chat": speaker.chat, "person": speaker.person, **clock_values(now)}
        reminders = await self._scheduled(f"{whose} AND {ACTIVE}", values)
        query = f"SELECT count(*) FROM reminders WHERE person = :person AND {ACTIVE}"
        owned = await self._database.row(query, values)
        drinks = await self._drinks(speaker.person, midnight(profile, now))
        return Record(profile, reminders, owned[0] if owned else 0, draft, drinks)

    async def reminder(self, reminder: int) -> Scheduled | None:
        """One reminder of anybody."""
        found = await self._scheduled("id = :id", {"id": reminder})
        return found[0] if found else None

    async def occurrence(self, occurrence: int) -> tuple[Occurrence, Reminder] | None:
        """One occurrence of anybody, with its reminder."""
        row = await self._database.row(
            f"SELECT {columns(REMINDER, 'r')}, {columns(OCCURRENCE, 'o')}"
            " FROM occurrences o JOIN reminders r ON r.id = o.reminder WHERE o.id = ?",
            (occurrence,),
        )
        if row is None:
            return None
        return occurrence_of(row[REMINDER_COLUMNS:]), reminder_of(row[:REMINDER_COLUMNS])

    async def history(self, person: int, since: Instant) -> History:
        """What happened to a person's reminders and what they drank, since a moment."""
        rows = await self._database.rows(
            "SELECT o.reminder, r.kind, o.due, o.state, o.reason FROM reminders r"
            f" JOIN occurrences o ON o.reminder = r.id WHERE r.person = ? AND o.due >= ? AND o.{_ENDED} ORDER BY o.due",
            (person, ms(since)),
        )
        return History(tuple(_told(row) for row in rows), await self._drinks(person, since))

    async def reminder_history(self, reminder: int, limit: int) -> tuple[Occurrence, ...]:
        """The last occurrences of one reminder that ended, newest first."""
        rows = await self._database.rows(
            f"SELECT {OCCURRENCE} FROM occurrences WHERE reminder = ? AND {_ENDED} ORDER BY due DESC LIMIT ?",
            (reminder, limit),
        )
        return tuple(occurrence_of(row) for row in rows)

    async def frozen(self, chat: int) -> tuple[Scheduled, ...]:
        """The reminders of a chat that are frozen, but for one-offs that had their time."""
        condition = (
            "chat = :chat AND frozen = 1 AND (form IN ('times', 'every')"
            " OR NOT EXISTS (SELECT 1 FROM occurrences WHERE reminder = reminders.id))"
        )
        return await self._scheduled(condition, {"chat": chat})

    async def apply(self, speaker: Speaker, changes: Sequence[Change], now: Instant) -> None:
        """All changes, or none. Raises StoreError."""
        async with self._database.transaction() as connection:
            for one in changes:
                await change(connection, speaker, one, now)

    async def export(self, person: int) -> dict[str, Any]:
        """Everything kept of one person by table, moments as text; empty where nothing is."""
        tables = {
            "people": "SELECT * FROM people WHERE person = ?",
            "reminders": "SELECT * FROM reminders WHERE person = ?",
            "occurrences": "SELECT * FROM occurrences WHERE reminder IN (SELECT id FROM reminders WHERE person = ?)",
            "drinks": "SELECT * FROM drinks WHERE person = ?",
            "drafts": "SELECT * FROM drafts WHERE person = ?",
        }
        columns_of = await stored_columns(self._database)
        found: dict[str, Any] = {}
        for table, query in tables.items():
            rows = await self._database.rows(query, (person,))
            if rows:
                found[table] = [_readable(dict(zip(columns_of[table], row, strict=True))) for row in rows]
        return found

    async def _scheduled(self, condition: str, values: dict[str, Any]) -> tuple[Scheduled, ...]:
        rows = await self._database.rows(f"{_SCHEDULED} WHERE {condition} ORDER BY id", values)
        return tuple(Scheduled(reminder_of(row[:-1]), moment_or_none(row[-1])) for row in rows)

    async def _drinks(self, person: int, since: Instant) -> tuple[Drink, ...]:
        query = "SELECT at, ml FROM drinks WHERE person = ? AND at >= ? ORDER BY at"
        rows = await self._database.rows(query, (person, ms(since)))
        return tuple(Drink(moment(at), ml) for at, ml in rows)


_MOMENTS = frozenset(
    {
        "paused_until",
        "stretches_paused_until",
        "countdown_at",
        "last_sent",
        "due",
        "wake",
        "answered",
        "at",
        "asked",
    }
)


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _text(name, value) for name, value in row.items() if value is not None}


def _text(name: str, value: Any) -> Any:
    if name == "content":
        return json.loads(value)
    if name not in _MOMENTS:
        return value
    at = moment(value)
    return "until resumed" if at == UNTIL_RESUMED else at.format_iso()


def _told(row: Row) -> HistoryEntry:
    reminder, kind, due, state, reason = row
    return HistoryEntry(reminder, ReminderKind(kind), moment(due), State(state), Reason(reason) if reason else None)

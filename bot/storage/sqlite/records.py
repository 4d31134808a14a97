"""What is kept of people: the `Records` port, each part of it."""

from __future__ import annotations

from collections.abc import Sequence

from whenever import Instant

from bot.domain.changes import Change, Forget
from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.kinds import KindId
from bot.domain.messages import Speaker
from bot.domain.occurrences import CAME, UNANSWERED, History, HistoryEntry, Occurrence, State
from bot.domain.profile import Profile
from bot.domain.records import Everything, KeptDraft, Record
from bot.domain.reminders import Reminder, Scheduled
from bot.reminding.still_coming import midnight
from bot.storage.sqlite.changes import change, heard_of
from bot.storage.sqlite.connection import Database, Row
from bot.storage.sqlite.draft_rows import draft_of
from bot.storage.sqlite.rows import (
    OCCURRENCE,
    PROFILE,
    REMINDER,
    REMINDER_COLUMNS,
    columns,
    kept_occurrence_of,
    marks,
    moment,
    ms,
    occurrence_of,
    profile_of,
    reason_of,
    reminder_of,
)
from bot.storage.sqlite.scheduled import SCHEDULED, UNFINISHED, scheduled_of, still_coming
from bot.storage.sqlite.sweeping import SMALL, sweep

_ENDED = "state NOT IN ('waiting', 'claimed', 'attempted')"


class SqliteRecords:
    """Reads and changes; each change of several things is one transaction."""

    def __init__(self, database: Database, small: int = SMALL) -> None:
        """A file of at most so many bytes is swept at once where somebody is erased, a larger one by the next trim."""
        self._database = database
        self._small = small

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
        reminders = await self._coming("chat" if speaker.in_group else "person", speaker.chat, now)
        owned = len(await self._coming("person", speaker.person, now) if speaker.in_group else reminders)
        drinks = await self._drinks(speaker.person, midnight(profile, now))
        stretches = await self._stretches(speaker.person, midnight(profile, now))
        return Record(profile, reminders, owned, draft, drinks, stretches)

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

    async def open_nudge(self, chat: int, since: Instant) -> tuple[Occurrence, Reminder] | None:
        """The nudge that came last into a chat, with its reminder; None where it was due before, or is answered."""
        row = await self._database.row(
            f"SELECT {columns(REMINDER, 'r')}, {columns(OCCURRENCE, 'o')}"
            " FROM reminders r JOIN occurrences o ON o.reminder = r.id"
            f" WHERE r.chat = ? AND o.due >= ? AND o.state IN ({marks(len(CAME))})"
            " ORDER BY r.last_sent DESC, o.due DESC, o.id DESC LIMIT 1",
            (chat, ms(since), *CAME),
        )
        if row is None:
            return None
        last = occurrence_of(row[REMINDER_COLUMNS:])
        return (last, reminder_of(row[:REMINDER_COLUMNS])) if last.state in UNANSWERED else None

    async def history(self, person: int, since: Instant) -> History:
        """What happened to a person's reminders, what they drank and when they stretched, since a moment."""
        rows = await self._database.rows(
            "SELECT o.reminder, r.kind, o.due, o.state, o.reason FROM reminders r"
            f" JOIN occurrences o ON o.reminder = r.id WHERE r.person = ? AND o.due >= ? AND o.{_ENDED} ORDER BY o.due",
            (person, ms(since)),
        )
        drinks, stretches = await self._drinks(person, since), await self._stretches(person, since)
        return History(tuple(_told(row) for row in rows), drinks, stretches)

    async def reminder_history(self, reminder: int, limit: int) -> tuple[Occurrence, ...]:
        """The last occurrences of one reminder that ended, newest first."""
        rows = await self._database.rows(
            f"SELECT {OCCURRENCE} FROM occurrences WHERE reminder = ? AND {_ENDED} ORDER BY due DESC LIMIT ?",
            (reminder, limit),
        )
        return tuple(occurrence_of(row) for row in rows)

    async def frozen(self, chat: int) -> tuple[Scheduled, ...]:
        """The reminders of a chat that are frozen, but for one-offs that had their time."""
        rows = await self._database.rows(
            f"{SCHEDULED} WHERE chat = ? AND frozen = 1 AND (form IN ('times', 'every')"
            " OR NOT EXISTS (SELECT 1 FROM occurrences WHERE reminder = reminders.id)) ORDER BY id",
            (chat,),
        )
        return tuple(scheduled_of(row) for row in rows)

    async def apply(self, speaker: Speaker, changes: Sequence[Change], now: Instant) -> None:
        """All changes, or none. Raises StoreError."""
        traces = Forget() in changes and await self._knows(speaker.person)
        async with self._database.transaction() as connection:
            for one in changes:
                await change(connection, speaker, one, now)
        if traces:  # of a stranger the next trim is soon enough
            await sweep(self._database, self._small)

    async def seen(self, person: int) -> None:
        """Somebody wrote or tapped; written at most once a day, and for nobody of whom nothing is kept."""
        query = "SELECT 1 FROM people, lease WHERE person = ? AND last_day < day"
        if await self._database.row(query, (person,)) is not None:
            async with self._database.transaction() as connection:
                await heard_of(connection, "?", person)

    async def everything(self, person: int) -> Everything:
        """All that is kept of one person, in every chat."""
        row = await self._database.row(f"SELECT {PROFILE}, last_day FROM people WHERE person = ?", (person,))
        reminders = await self._database.rows(
            f"SELECT {REMINDER} FROM reminders WHERE person = ? ORDER BY id", (person,)
        )
        occurrences = await self._database.rows(
            f"SELECT {OCCURRENCE}, snoozed, owner, retired FROM occurrences"
            " WHERE reminder IN (SELECT id FROM reminders WHERE person = ?) ORDER BY id",
            (person,),
        )
        drinks = await self._database.rows("SELECT at, ml FROM drinks WHERE person = ? ORDER BY at", (person,))
        stretches = await self._database.rows("SELECT at FROM stretches WHERE person = ? ORDER BY at", (person,))
        drafts = await self._database.rows(
            "SELECT chat, asked, content FROM drafts WHERE person = ? ORDER BY chat", (person,)
        )
        return Everything(
            profile_of(row[:-1]) if row is not None else None,
            tuple(reminder_of(row) for row in reminders),
            tuple(kept_occurrence_of(row) for row in occurrences),
            tuple(Drink(moment(at), ml) for at, ml in drinks),
            tuple(KeptDraft(chat, moment(asked), draft_of(content)) for chat, asked, content in drafts),
            tuple(moment(at) for (at,) in stretches),
            row[-1] if row is not None else None,
        )

    async def _knows(self, person: int) -> bool:
        query = "SELECT 1 FROM people WHERE person = ?1 UNION ALL SELECT 1 FROM drafts WHERE person = ?1 LIMIT 1"
        return await self._database.row(query, (person,)) is not None

    async def _coming(self, whose: str, number: int, now: Instant) -> tuple[Scheduled, ...]:
        """The reminders of a person or of a chat that can still come."""
        query = f"{SCHEDULED} WHERE {whose} = ? AND {UNFINISHED} ORDER BY id"
        return still_coming(await self._database.rows(query, (number,)), now)

    async def _drinks(self, person: int, since: Instant) -> tuple[Drink, ...]:
        query = "SELECT at, ml FROM drinks WHERE person = ? AND at >= ? ORDER BY at"
        rows = await self._database.rows(query, (person, ms(since)))
        return tuple(Drink(moment(at), ml) for at, ml in rows)

    async def _stretches(self, person: int, since: Instant) -> tuple[Instant, ...]:
        query = "SELECT at FROM stretches WHERE person = ? AND at >= ? ORDER BY at"
        return tuple(moment(at) for (at,) in await self._database.rows(query, (person, ms(since))))


def _told(row: Row) -> HistoryEntry:
    reminder, kind, due, state, reason = row
    return HistoryEntry(reminder, KindId(kind), moment(due), State(state), reason_of(reason))

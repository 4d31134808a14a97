"""What is kept of people, in memory: the `Records` port, each part of it."""

from __future__ import annotations

from collections.abc import Sequence

from whenever import Instant

from bot.domain.changes import Change
from bot.domain.drafts import Draft
from bot.domain.messages import Speaker
from bot.domain.occurrences import CAME, UNANSWERED, History, HistoryEntry, Occurrence
from bot.domain.profile import Profile
from bot.domain.records import Everything, KeptDraft, Record
from bot.domain.reminders import Reminder, Scheduled
from bot.reminding.still_coming import midnight
from tests.support.memory.changes import change, to_the_millisecond
from tests.support.memory.tables import PENDING, Tables, is_once


class MemoryRecords:
    """Reads and changes; changes of several things are all made, or none."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def draft(self, speaker: Speaker) -> Draft | None:
        """The open draft of one person in one chat."""
        return self._tables.drafts.get(speaker)

    async def load(self, speaker: Speaker, now: Instant) -> Record:
        """What is kept of one person, as this chat may see it."""
        kept, person = self._tables, speaker.person
        draft = kept.drafts.get(speaker)
        profile = kept.people.get(person, Profile())
        owned = kept.still_coming(lambda one: one.person == person, now)
        seen = kept.still_coming(lambda one: one.chat == speaker.chat, now) if speaker.in_group else owned
        since = midnight(profile, now)
        return Record(profile, seen, len(owned), draft, kept.drunk(person, since), kept.stretched(person, since))

    async def apply(self, speaker: Speaker, changes: Sequence[Change], now: Instant) -> None:
        """All changes, or none. Raises StoreError."""
        changed = self._tables.copied()
        for one in changes:
            change(changed, speaker, to_the_millisecond(one), to_the_millisecond(now))
        self._tables.become(changed)

    async def seen(self, person: int) -> None:
        """Somebody wrote or tapped."""
        self._tables.heard_of(person)

    async def occurrence(self, occurrence: int) -> tuple[Occurrence, Reminder] | None:
        """One occurrence of anybody, with its reminder."""
        kept = self._tables.occurrences.get(occurrence)
        return (kept.occurrence, self._tables.reminders[kept.occurrence.reminder]) if kept is not None else None

    async def open_nudge(self, chat: int, since: Instant) -> tuple[Occurrence, Reminder] | None:
        """The nudge that came last into a chat, with its reminder; None where it was due before, or is answered."""
        reminders = self._tables.reminders
        came = [
            (reminders[one.reminder].last_sent or Instant.MIN, one.due, one.id)
            for one in self._ended()
            if one.state in CAME and one.due >= since and reminders[one.reminder].chat == chat
        ]
        if not came:
            return None
        last = self._tables.occurrences[max(came)[2]].occurrence
        return (last, reminders[last.reminder]) if last.state in UNANSWERED else None

    async def history(self, person: int, since: Instant) -> History:
        """What happened to a person's reminders, what they drank and when they stretched, since a moment."""
        entries = (
            HistoryEntry(one.reminder, self._tables.reminders[one.reminder].kind, one.due, one.state, one.reason)
            for one in self._ended()
            if self._tables.reminders[one.reminder].person == person and one.due >= since
        )
        drunk, stretched = self._tables.drunk(person, since), self._tables.stretched(person, since)
        return History(tuple(sorted(entries, key=lambda entry: entry.due)), drunk, stretched)

    async def reminder_history(self, reminder: int, limit: int) -> tuple[Occurrence, ...]:
        """The last occurrences of one reminder that ended, newest first."""
        ended = (one for one in self._ended() if one.reminder == reminder)
        return tuple(sorted(ended, key=lambda one: one.due, reverse=True)[:limit])

    async def frozen(self, chat: int) -> tuple[Scheduled, ...]:
        """The reminders of a chat that are frozen, but for one-offs that had their time."""
        ones = (one for one in self._tables.reminders.values() if one.chat == chat and one.frozen)
        return tuple(
            self._tables.scheduled(one)
            for one in ones
            if not is_once(one) or not any(self._tables.of_reminder(one.id or 0))
        )

    async def everything(self, person: int) -> Everything:
        """All that is kept of one person, in every chat."""
        kept = self._tables
        drafts = sorted((speaker.chat, draft) for speaker, draft in kept.drafts.items() if speaker.person == person)
        return Everything(
            kept.people.get(person),
            tuple(one for one in kept.reminders.values() if one.person == person),
            tuple(one for one in kept.occurrences.values() if kept.reminders[one.occurrence.reminder].person == person),
            kept.drunk(person, Instant.MIN),
            tuple(KeptDraft(chat, draft.asked, draft) for chat, draft in drafts),
            kept.stretched(person, Instant.MIN),
            kept.last_days.get(person),
        )

    def _ended(self) -> list[Occurrence]:
        everything = (kept.occurrence for kept in self._tables.occurrences.values())
        return [one for one in everything if one.state not in PENDING]

"""Chats that go away or move, in memory: the `Chats` port."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.messages import Speaker
from bot.domain.occurrences import State
from tests.support.memory.tables import Tables


class MemoryChats:
    """Everything of a chat at once."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def freeze(self, chat: int, thread: int | None = None) -> None:
        """Freeze all reminders of a chat that blocked the bot, or of one topic that takes nothing; none waits."""
        frozen = {
            number: one
            for number, one in self._tables.reminders.items()
            if one.chat == chat and thread in (None, one.thread)
        }
        for number, one in frozen.items():
            if not one.frozen:
                self._tables.heard_of(one.person)
            self._tables.reminders[number] = replace(one, frozen=True)
        self._tables.delete_occurrences(
            lambda kept: kept.occurrence.reminder in frozen and kept.occurrence.state is State.WAITING
        )

    async def move(self, chat: int, to: int) -> None:
        """A group has a new id; everything of it moves along."""
        for number, one in self._tables.reminders.items():
            if one.chat == chat:
                self._tables.reminders[number] = replace(one, chat=to)
        for speaker in [speaker for speaker in self._tables.drafts if speaker.chat == chat]:
            self._tables.drafts[Speaker(to, speaker.person)] = self._tables.drafts.pop(speaker)

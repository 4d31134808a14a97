"""Conversations in memory: they count for minutes, and what a person asked about is not for a disk."""

from __future__ import annotations

from collections import OrderedDict

from bot.domain.conversation import Conversation
from bot.domain.messages import Speaker


class MemoryConversations:
    """The most recently used conversations, at most `limit`; the oldest is forgotten first."""

    def __init__(self, limit: int = 10_000) -> None:
        self._limit = limit
        self._all: OrderedDict[Speaker, Conversation] = OrderedDict()

    async def load(self, speaker: Speaker) -> Conversation | None:
        """The conversation, where it is still remembered."""
        return self._all.get(speaker)

    async def save(self, speaker: Speaker, conversation: Conversation) -> None:
        """Remember it, forgetting the oldest over the limit."""
        self._all[speaker] = conversation
        self._all.move_to_end(speaker)
        if len(self._all) > self._limit:
            self._all.popitem(last=False)

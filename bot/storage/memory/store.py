"""All that is kept, in memory: for a question on the command line, and for tests. It ends with whoever made it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.storage.memory.chats import MemoryChats
from bot.storage.memory.feedback import MemoryFeedback
from bot.storage.memory.records import MemoryRecords
from bot.storage.memory.silence import MemorySilence
from bot.storage.memory.tables import Tables
from bot.storage.memory.ticks import MemoryTicks
from bot.storage.memory.uploads import MemoryUploads


@dataclass(frozen=True, slots=True)
class MemoryStore:
    """The ports over one set of tables."""

    records: MemoryRecords
    ticks: MemoryTicks
    chats: MemoryChats
    uploads: MemoryUploads
    silence: MemorySilence
    feedback: MemoryFeedback


def memory_store() -> MemoryStore:
    """An empty store."""
    tables = Tables()
    return MemoryStore(
        MemoryRecords(tables),
        MemoryTicks(tables),
        MemoryChats(tables),
        MemoryUploads(tables),
        MemorySilence(tables),
        MemoryFeedback(tables),
    )

"""All that is kept, in memory: it ends with whoever made it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.assistant import Adapters, Assistant, NoMembers
from tests.support.memory.chats import MemoryChats
from tests.support.memory.feedback import MemoryFeedback
from tests.support.memory.records import MemoryRecords
from tests.support.memory.silence import MemorySilence
from tests.support.memory.tables import Tables
from tests.support.memory.ticks import MemoryTicks
from tests.support.memory.uploads import MemoryUploads


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


def adapters(assistant: Assistant, store: MemoryStore | None = None) -> Adapters:
    """Where a journey finds what is kept: in this store, or in an empty one. There are no groups."""
    store = store or memory_store()
    return Adapters(store.records, store.chats, assistant.places, NoMembers())

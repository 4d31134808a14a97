"""Messages that are typed on the command line: each is a conversation of its own, with somebody who is new."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from whenever import Instant

from bot.assistant import Adapters, Assistant, NoMembers
from bot.domain.conversation import Decision
from bot.domain.messages import Said, Speaker
from bot.storage.sqlite.store import open_store


@contextmanager
def deciding(assistant: Assistant) -> Iterator[Callable[[str], Decision]]:
    """What becomes of a message. All that is kept meanwhile is in memory, and ends with the block."""
    with asyncio.Runner() as runner:
        store = runner.run(open_store(":memory:"))
        kept = Adapters(store.records, store.chats, assistant.places, NoMembers())
        flow = assistant.flow(Instant.now, kept)  # noqa: TID251 (the clock)
        newcomers = (Speaker(number, number) for number in count())
        try:
            yield lambda text: runner.run(flow.handle(next(newcomers), Said(text)))
        finally:
            runner.run(store.close())

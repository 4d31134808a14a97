"""Steps on the way to a reminder and back, as people take them."""

from __future__ import annotations

import asyncio

from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.occurrences import Occurrence
from bot.storage.sqlite.store import Store
from bot.views.previews import PreviewPhrases
from bot.views.zones import ZonePhrases
from tests.support.chat import PATIENCE, Heard, Person
from tests.support.kinds import STRETCHING
from tests.support.telegram import Telegram

STRETCH = "remind me to stretch every day at 8 am"


async def in_lisbon(person: Person, library: Library) -> None:
    """Tell the zone, in private."""
    await person.say("/timezone Lisbon")
    await person.press(library.phrasebook.of(ZonePhrases).right)


async def reminded(telegram: Telegram, person: Person, library: Library, sentence: str = STRETCH) -> Heard:
    """At noon in Lisbon, save a reminder by a sentence; what was said to that."""
    await telegram.forward_to(12)
    await in_lisbon(person, library)
    await person.say(sentence)
    saved = await person.press(library.phrasebook.of(PreviewPhrases).save)
    assert saved.text.startswith("Saved"), saved.text
    return saved


async def nudged(telegram: Telegram, person: Person, *, days: int = 0) -> Heard:
    """Travel to the next eight in the morning, or so many days after that; the nudge that comes."""
    await telegram.forward_to(8, days=days)
    return await person.hear()


async def told(store: Store, times: int, reminder: int = 1) -> tuple[Occurrence, ...]:
    """The history of a reminder, newest first, as soon as it has so many lines. Raises TimeoutError in the end."""
    async with asyncio.timeout(PATIENCE):
        while len(lines := await store.records.reminder_history(reminder, 20)) < times:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.02)
    return lines


async def silent(person: Person, seconds: float = 0.4) -> bool:
    """True where the bot says nothing for several ticks."""
    await asyncio.sleep(seconds)
    return person.heard_all()


def is_nudge(library: Library, heard: Heard, kind: KindId = STRETCHING) -> bool:
    """True where a message is a nudge of a kind."""
    return not heard.edited and any(heard.text.startswith(nudge.text.plain) for nudge in library.nudges[kind])


async def rows_in(store: Store, *tables: str) -> int:
    """How many rows there are in some tables."""
    counts = [await store.database.row(f"SELECT count(*) FROM {table}") for table in tables]
    return sum(count[0] for count in counts if count is not None)

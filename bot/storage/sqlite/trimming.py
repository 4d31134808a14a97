"""What is too old goes, a batch at a time."""

from __future__ import annotations

from typing import Any

from whenever import Instant

from bot.storage.sqlite.connection import Database
from bot.storage.sqlite.rows import local_text, ms
from bot.storage.sqlite.sweeping import sweep

_BATCH = 1000

_OLD_OCCURRENCES = (
    "DELETE FROM occurrences WHERE id IN (SELECT id FROM occurrences"
    " WHERE state NOT IN ('waiting', 'claimed', 'attempted') AND due < :before AND owner IS NULL LIMIT :batch)"
)
_OLD_DRINKS = "DELETE FROM drinks WHERE (person, at) IN (SELECT person, at FROM drinks WHERE at < :before LIMIT :batch)"
_OLD_STRETCHES = (
    "DELETE FROM stretches WHERE (person, at) IN (SELECT person, at FROM stretches WHERE at < :before LIMIT :batch)"
)
_OLD_DRAFTS = (
    "DELETE FROM drafts WHERE (chat, person) IN (SELECT chat, person FROM drafts WHERE asked < :before LIMIT :batch)"
)
_OVER = (
    "DELETE FROM reminders WHERE id IN (SELECT id FROM reminders WHERE form IN ('once', 'countdown')"
    " AND (countdown_at < :before OR once_at < :local)"
    " AND NOT EXISTS (SELECT 1 FROM occurrences WHERE reminder = reminders.id) LIMIT :batch)"
)
_ENDED = (
    "DELETE FROM reminders WHERE id IN (SELECT id FROM reminders WHERE until < :local"
    " AND NOT EXISTS (SELECT 1 FROM occurrences WHERE reminder = reminders.id) LIMIT :batch)"
)


async def trim(database: Database, before: Instant, drafts_before: Instant) -> int:
    """Delete what ended before a moment, one-offs that are over, and old drafts; how many rows went.

    From then on nothing that was deleted can be read in the file.
    """
    gone = 0
    for query, moment_before in (
        (_OLD_OCCURRENCES, ms(before)),
        (_OLD_DRINKS, ms(before)),
        (_OLD_STRETCHES, ms(before)),
        (_OLD_DRAFTS, ms(drafts_before)),
    ):
        gone += await _delete(database, query, {"before": moment_before})
    gone += await _delete(database, _OVER, {"before": ms(before), "local": local_text(before)})
    gone += await _delete(database, _ENDED, {"local": local_text(before)})
    await sweep(database)
    return gone


async def _delete(database: Database, query: str, values: dict[str, Any]) -> int:
    """Delete in small transactions, so that nothing waits long for one; how many rows went."""
    gone, batch = 0, _BATCH
    while batch == _BATCH:
        async with database.transaction() as connection:
            batch = (await connection.execute(query, {**values, "batch": _BATCH})).rowcount
        gone += batch
    return gone

"""After somebody was erased: nothing that was deleted can be read in the file or in its log.

`secure_delete` overwrites what is deleted where it stands. Copies that SQLite left behind when it moved rows from page
to page, and those in the write-ahead log, stay; so the file is written anew and its log is emptied.
"""

from __future__ import annotations

import logging

from bot.storage.errors import StoreError
from bot.storage.sqlite.connection import Database

log = logging.getLogger(__name__)

SMALL = 32 * 2**20
"""Bytes that are written anew in a third of a second: nothing can be changed meanwhile."""


async def sweep(database: Database, at_most: int | None = None) -> None:
    """Do so where it is owed and the file has at most so many bytes; what cannot be done now stays owed."""
    try:
        ((owed, size),) = await database.rows(
            "SELECT erased, page_count * page_size FROM lease, pragma_page_count(), pragma_page_size()"
        )
        if owed and (at_most is None or size <= at_most):
            await database.rewrite()
            if await database.empty_log():
                async with database.transaction() as connection:
                    await connection.execute("UPDATE lease SET erased = 0")
        else:
            await database.empty_log()
    except StoreError as error:
        log.warning("what was deleted is overwritten later: %s", error)

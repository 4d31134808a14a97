"""What the database holds by table, as the database itself says."""

from __future__ import annotations

from collections import defaultdict

from bot.storage.sqlite.connection import Database

_COLUMNS = (
    "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
    " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY t.rowid, c.cid"
)


async def stored_columns(database: Database) -> dict[str, tuple[str, ...]]:
    """The columns of every table, both in the order in which they were made. Raises StoreError."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for table, column in await database.rows(_COLUMNS):
        found[table].append(column)
    return {table: tuple(columns) for table, columns in found.items()}

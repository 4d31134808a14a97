"""What a tick does with rows that only a database can have."""

from __future__ import annotations

import pytest

from bot.storage.sqlite.store import Store
from tests.storage.keeping import NOW, SOON, add, claim


async def test_one_that_cannot_be_read_fails_and_no_other(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    await add(store)
    good = await add(store)
    async with store.database.transaction() as connection:
        await connection.execute("UPDATE reminders SET days = 'mon,someday' WHERE id = 1")
    assert [due.reminder for due in await claim(store)] == [good]
    assert await claim(store, SOON) == []
    assert "occurrence 1 cannot be read: ValueError" in caplog.text
    row = await store.database.row("SELECT state, owner FROM occurrences WHERE id = 1")
    assert row == ("failed", None)


async def test_many_old_rows_go_in_small_transactions(store: Store) -> None:
    async with store.database.transaction() as connection:
        await connection.execute("INSERT INTO people (person) VALUES (7)")
        await connection.executemany("INSERT INTO drinks VALUES (7, ?, 1)", [(number,) for number in range(2500)])
    assert await store.ticks.trim(NOW, NOW) == 2500

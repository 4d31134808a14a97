"""Open questions are read from the file at most once."""

from __future__ import annotations

from bot.domain.changes import SaveDraft
from bot.storage.sqlite.store import Store
from tests.storage.contract.test_records import DRAFT
from tests.storage.keeping import ADA, BEN, apply


async def test_an_open_question_is_read_from_the_file_at_most_once(store: Store) -> None:
    await apply(store, SaveDraft(DRAFT))
    async with store.database.transaction() as connection:
        await connection.execute("DELETE FROM drafts")
    assert await store.records.draft(ADA) == DRAFT
    assert await store.records.draft(BEN) is None
    async with store.database.transaction() as connection:
        await connection.execute("INSERT INTO drafts VALUES (8, 8, 'what another process wrote', 0)")
    assert await store.records.draft(BEN) is None

"""What Telegram calls the pictures that were uploaded: the `Uploads` port."""

from __future__ import annotations

from bot.storage.sqlite.connection import Database


class SqliteUploads:
    """One name for each picture of each bot; those that were asked for are remembered, as answers ask often."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[tuple[int, str], tuple[str, str]] = {}

    async def find(self, bot: int, picture: str, digest: str) -> str | None:
        """The file_id of a picture, None where another content was uploaded under its name, or none."""
        of, file_id = self._known.get((bot, picture), ("", ""))
        if of == digest:
            return file_id
        found = await self._database.rows(
            "SELECT file_id FROM uploads WHERE bot = ? AND picture = ? AND digest = ?", (bot, picture, digest)
        )
        if not found:
            return None
        self._known[bot, picture] = digest, str(found[0][0])
        return str(found[0][0])

    async def keep(self, bot: int, picture: str, digest: str, file_id: str) -> None:
        """Keep a file_id in place of what was kept for the picture."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT OR REPLACE INTO uploads (bot, picture, digest, file_id) VALUES (?, ?, ?, ?)",
                (bot, picture, digest, file_id),
            )
        self._known[bot, picture] = digest, file_id

    async def drop(self, bot: int, picture: str) -> None:
        """Forget a file_id that Telegram does not know any more."""
        self._known.pop((bot, picture), None)
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM uploads WHERE bot = ? AND picture = ?", (bot, picture))

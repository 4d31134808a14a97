"""What Telegram calls the pictures that were uploaded: the `Uploads` port."""

from __future__ import annotations

from bot.storage.sqlite.connection import Database


class SqliteUploads:
    """One name for each picture of each bot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, bot: int, picture: str, digest: str) -> str | None:
        """The file_id of a picture, None where another content was uploaded under its name, or none."""
        found = await self._database.rows(
            "SELECT file_id FROM uploads WHERE bot = ? AND picture = ? AND digest = ?", (bot, picture, digest)
        )
        return str(found[0][0]) if found else None

    async def keep(self, bot: int, picture: str, digest: str, file_id: str) -> None:
        """Keep a file_id in place of what was kept for the picture."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT OR REPLACE INTO uploads (bot, picture, digest, file_id) VALUES (?, ?, ?, ?)",
                (bot, picture, digest, file_id),
            )

    async def drop(self, bot: int, picture: str) -> None:
        """Forget a file_id that Telegram does not know any more."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM uploads WHERE bot = ? AND picture = ?", (bot, picture))

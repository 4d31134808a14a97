"""What Telegram calls the pictures that were uploaded, in memory: the `Uploads` port."""

from __future__ import annotations

from tests.support.memory.tables import Tables


class MemoryUploads:
    """One name for each picture of each bot."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def find(self, bot: int, picture: str, digest: str) -> str | None:
        """The file_id of a picture, None where another content was uploaded under its name, or none."""
        of, file_id = self._tables.uploads.get((bot, picture), ("", ""))
        return file_id if of == digest else None

    async def keep(self, bot: int, picture: str, digest: str, file_id: str) -> None:
        """Keep a file_id in place of what was kept for the picture."""
        self._tables.uploads[bot, picture] = (digest, file_id)

    async def drop(self, bot: int, picture: str) -> None:
        """Forget a file_id that Telegram does not know any more."""
        self._tables.uploads.pop((bot, picture), None)

"""hammy restore"""

from __future__ import annotations

from pathlib import Path

from whenever import Instant

from bot.cli.database import database, explained
from bot.cli.failing import FailedError, plainly
from bot.storage.sqlite.copies import restore


@plainly
def restore_from(backup: Path) -> int:
    """Put a backup in the place of the database, which is kept beside it. 1 after one clear line where that fails."""
    place = database(must_exist=False)
    with explained():
        if not backup.is_file():
            raise FailedError(f"{backup}: there is no such file")
        replaced = restore(backup, place.path, Instant.now(), place.key)  # noqa: TID251 (the clock)
    print(f"{place.path} is now a copy of {backup}.")
    if replaced is not None:
        print(f"What was there is kept as {replaced}: delete it once you need it no more, as it is about people.")
    return 0

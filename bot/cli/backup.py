"""hammy backup"""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.cli.database import Place, database, explained, opened
from bot.cli.failing import FailedError, complain
from bot.storage.errors import StoreError
from bot.storage.sqlite.copies import delete, sound


def backup_to(target: Path) -> int:
    """Copy the database into a new file, also while Hammy runs, and look that through. 1 after one line otherwise."""
    try:
        source = database()
        with explained():
            if target.exists():
                complain(f"{target}: is there already, and is not written over")
                return 1
            asyncio.run(_copy(source, target))
    except FailedError:
        return 1
    print(f"{source.path} was copied to {target}, and the copy is sound.")
    return 0


async def _copy(source: Place, target: Path) -> None:
    try:
        async with opened(source) as store:
            await store.backup(target)
        sound(target, source.key)
    except StoreError:
        delete(target)
        raise

"""hammy backup"""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.cli.failing import complain
from bot.settings import SettingsError, read_settings
from bot.storage.sqlite.store import StoreError, open_store


def backup_to(target: Path) -> int:
    """Copy the database into a new file, also while Hammy runs. 1 after one clear line where that fails."""
    try:
        source = Path(read_settings().database or "hammy.db")
    except SettingsError as error:
        complain(str(error))
        return 1
    if not source.is_file():
        complain(f"{source}: there is no such database; HAMMY_DATABASE names it")
        return 1
    if target.exists():
        complain(f"{target}: is there already, and is not written over")
        return 1
    try:
        asyncio.run(_copy(source, target))
    except StoreError as error:
        complain(str(error))
        return 1
    print(f"{source} was copied to {target}.")
    return 0


async def _copy(source: Path, target: Path) -> None:
    store = await open_store(source)
    try:
        await store.backup(target)
    finally:
        await store.close()

"""The database that is set, for the verbs that look after it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from bot.cli.failing import FailedError, complain
from bot.settings import SettingsError, read_settings
from bot.storage.sqlite.store import Store, StoreError, open_store


def database_path(*, must_exist: bool = True) -> Path:
    """Where it is. Raises FailedError after one clear line where settings are wrong, or where it must be and is not."""
    try:
        path = Path(read_settings().database or "hammy.db")
    except SettingsError as error:
        complain(str(error))
        raise FailedError from None
    if must_exist and not path.is_file():
        complain(f"{path}: there is no such database; HAMMY_DATABASE names it")
        raise FailedError
    return path


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Store]:
    """All that is kept in it, brought up to date. Raises StoreError with one line."""
    store = await open_store(path)
    try:
        yield store
    finally:
        await store.close()


@contextmanager
def explained() -> Iterator[None]:
    """What is wrong with a database as one clear line and FailedError."""
    try:
        yield
    except StoreError as error:
        complain(str(error))
        raise FailedError from None

"""The database that is set, for the verbs that look after it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.cli.failing import FailedError
from bot.settings import Settings, read_settings
from bot.storage.key import Key, read_key
from bot.storage.sqlite.store import Store, open_store


@dataclass(frozen=True, slots=True)
class Place:
    """Where the database is, and its key; None where it is not encrypted."""

    path: Path
    key: Key | None


def place_of(settings: Settings) -> Place:
    """As the settings name it. Raises StoreError where its key cannot be read."""
    key = read_key(Path(settings.database_key_file)) if settings.database_key_file is not None else None
    return Place(path_of(settings), key)


def path_of(settings: Settings) -> Path:
    """As the settings name it."""
    return Path(settings.database or "hammy.db")


def database(*, must_exist: bool = True) -> Place:
    """Where it is. Raises SettingsError, StoreError, and FailedError where it must be and is not."""
    place = place_of(read_settings())
    with explained():
        is_there, is_folder = place.path.is_file(), place.path.is_dir()
        is_empty = is_there and place.path.stat().st_size == 0
    if is_folder:
        raise FailedError(f"{place.path} is a folder; HAMMY_DATABASE must name a file")
    if must_exist and is_empty:
        raise FailedError(f"{place.path} is empty, and no database before the first start")
    if must_exist and not is_there:
        raise FailedError(f"{place.path}: there is no such database; HAMMY_DATABASE names it")
    return place


@asynccontextmanager
async def opened(place: Place) -> AsyncIterator[Store]:
    """All that is kept in it, brought up to date. Raises StoreError with one line."""
    store = await open_store(place.path, place.key)
    try:
        yield store
    finally:
        await store.close()


@contextmanager
def explained() -> Iterator[None]:
    """What is wrong with a database as a file, or with one beside it, as FailedError."""
    try:
        yield
    except OSError as error:
        raise FailedError(f"{error.filename}: {error.strerror}") from None

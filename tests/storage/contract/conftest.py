"""What every store promises: each test runs over each of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.key import Key
from bot.storage.sqlite.store import Store, open_store
from tests.storage.keeping import AnyStore
from tests.support.memory.store import memory_store

KEY = Key("5e" * 32)


class MemoryStores:
    """One store: whoever asks for another one shares it."""

    def __init__(self) -> None:
        self._store = memory_store()

    async def open(self) -> AnyStore:
        """As another process sees it."""
        return self._store

    async def close(self) -> None:
        """Nothing is open."""


class SqliteStores:
    """One file: each store is another connection to it."""

    def __init__(self, path: Path, key: Key | None = None) -> None:
        self._path = path
        self._key = key
        self._opened: list[Store] = []

    async def open(self) -> AnyStore:
        """As another process sees it."""
        self._opened.append(await open_store(self._path, self._key))
        return self._opened[-1]

    async def close(self) -> None:
        """Close what was opened."""
        for store in self._opened:
            await store.close()


Stores = MemoryStores | SqliteStores


@pytest.fixture(params=["memory", "sqlite", "encrypted"])
async def stores(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stores]:
    """Where stores come from that hold the same."""
    opened: Stores = MemoryStores()
    if request.param != "memory":
        opened = SqliteStores(tmp_path / "hammy.db", KEY if request.param == "encrypted" else None)
    yield opened
    await opened.close()


@pytest.fixture
async def store(stores: Stores) -> AnyStore:
    """An empty store."""
    return await stores.open()


@pytest.fixture
async def other(store: AnyStore, stores: Stores) -> AnyStore:
    """The same, as another process sees it."""
    return await stores.open()

"""A store in a real file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.storage.private import beside
from bot.storage.sqlite.store import Store, open_store
from tests.support.folders import folder_in_memory


@pytest.fixture(autouse=True)
def quick_databases() -> None:
    """Here they are made and kept as they are where people are reminded."""


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one."""
    with folder_in_memory() as folder:
        yield folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of a test is."""
    return tmp_path / "hammy.db"


async def killed(store: Store) -> None:
    """End as a process that is killed: what is in its log stays there."""
    assert store.path is not None
    files = {file: file.read_bytes() for file in beside(store.path) if file.exists() and file.suffix != ".db-shm"}
    await store.close()
    for file, content in files.items():
        file.write_bytes(content)
        file.chmod(0o600)


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    """All ports over that file."""
    opened = await open_store(path)
    yield opened
    await opened.close()


@pytest.fixture
async def other(store: Store, path: Path) -> AsyncIterator[Store]:
    """Another process on the same file."""
    opened = await open_store(path)
    yield opened
    await opened.close()

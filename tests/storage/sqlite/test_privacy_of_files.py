"""What is kept of people can be read by the owner of the file alone, however loose the umask is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.handled import HandledUpdates
from bot.storage.sqlite.copies import copy
from bot.storage.sqlite.store import open_store
from tests.storage.keeping import add

ALONE = 0o600


@pytest.fixture(autouse=True)
def loose_umask() -> Iterator[None]:
    """Whatever is made may be read and written by everybody, unless whoever makes it says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """Each file with its permissions."""
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}


async def test_the_database_and_all_beside_it_belong_to_their_owner_alone(path: Path) -> None:
    store = await open_store(path)
    await add(store)
    HandledUpdates(1, path.with_name("hammy.db-updates")).close()
    assert modes(path.parent) == dict.fromkeys(("hammy.db", "hammy.db-wal", "hammy.db-shm", "hammy.db-updates"), ALONE)
    await store.close()


async def test_a_backup_belongs_to_its_owner_alone(path: Path) -> None:
    store = await open_store(path)
    copy(path, path.with_name("copy.db"))
    await store.close()
    assert modes(path.parent) == {"hammy.db": ALONE, "copy.db": ALONE}


async def test_what_an_older_version_left_to_everybody_is_tightened(path: Path) -> None:
    await (await open_store(path)).close()
    updates = path.with_name("hammy.db-updates")
    HandledUpdates(1, updates).close()
    left = await open_store(path)
    await add(left)
    for file in path.parent.iterdir():
        file.chmod(0o644)
    store = await open_store(path)
    assert set(modes(path.parent).values()) == {ALONE}
    await store.close()
    await left.close()


async def test_a_file_of_its_owner_alone_keeps_what_it_is(path: Path) -> None:
    await (await open_store(path)).close()
    path.chmod(0o700)
    await (await open_store(path)).close()
    assert modes(path.parent) == {"hammy.db": 0o700}


async def test_other_files_of_the_folder_are_left_alone(path: Path) -> None:
    path.with_name("letter.txt").touch()
    path.parent.chmod(0o755)
    await (await open_store(path)).close()
    assert modes(path.parent)["letter.txt"] == 0o666
    assert path.parent.stat().st_mode & 0o777 == 0o755

"""An encrypted database tells nothing without its key, and neither do its log and its backups."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.changes import Forget, SaveProfile
from bot.domain.profile import Profile
from bot.storage.errors import StoreError
from bot.storage.key import Key
from bot.storage.sqlite.copies import copy, restore, sound
from bot.storage.sqlite.encryption import reencrypt, shred
from bot.storage.sqlite.store import Store, open_store
from tests.storage.keeping import ADA, NOW, add, apply, count, take_lease
from tests.storage.sqlite.conftest import killed

KEY = Key("5e" * 32)
PHRASE = Key("it's a passphrase")
TOWN = b"Llanfairpwllgwyngyll"
PLAIN = b"SQLite format 3"


async def lived(path: Path, key: Key | None) -> Store:
    """Ada has a town and a reminder."""
    store = await open_store(path, key)
    await apply(store, SaveProfile(Profile("Europe/London", town=TOWN.decode())))
    await add(store)
    return store


async def closed(path: Path, key: Key | None) -> None:
    """The same, and nobody uses it."""
    await (await lived(path, key)).close()


@pytest.fixture
async def encrypted(path: Path) -> AsyncIterator[Store]:
    """In use."""
    store = await lived(path, KEY)
    yield store
    await store.close()


def contents(folder: Path) -> bytes:
    """Of all files there."""
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


async def town(path: Path, key: Key | None) -> str | None:
    """Where Ada lives."""
    store = await open_store(path, key)
    profile = (await store.records.load(ADA, NOW)).profile
    await store.close()
    return profile.town


async def test_nothing_can_be_read_in_any_file(encrypted: Store, path: Path) -> None:
    copy(path, path.with_name("copy.db"), KEY)
    assert {file.name for file in path.parent.iterdir()} >= {"hammy.db", "hammy.db-wal", "copy.db"}
    assert TOWN not in contents(path.parent)
    assert PLAIN not in contents(path.parent)
    assert await town(path.with_name("copy.db"), KEY) == TOWN.decode()


async def test_a_passphrase_is_a_key_as_well(path: Path) -> None:
    await closed(path, PHRASE)
    assert await town(path, PHRASE) == TOWN.decode()
    assert TOWN not in contents(path.parent)


async def test_what_is_erased_can_be_swept(encrypted: Store) -> None:
    await apply(encrypted, Forget())
    assert await encrypted.database.row("SELECT erased FROM lease") == (0,)
    assert await count(encrypted, "people") == 0


async def test_an_error_of_the_encrypted_one_is_an_error_of_the_store(encrypted: Store) -> None:
    with pytest.raises(StoreError, match="CHECK constraint failed"):
        async with encrypted.database.transaction() as connection:
            await connection.execute("INSERT INTO people (person, glass_ml) VALUES (1, -5)")
    with pytest.raises(StoreError, match="cannot be read: no such table"):
        await encrypted.database.rows("SELECT * FROM nowhere")


@pytest.mark.parametrize(
    ("made_with", "opened_with", "line"),
    [
        (KEY, Key("00" * 32), "or the key in HAMMY_DATABASE_KEY_FILE is not that of it"),
        (KEY, None, "or it is encrypted and HAMMY_DATABASE_KEY_FILE is not set"),
        (None, KEY, "is not encrypted, and HAMMY_DATABASE_KEY_FILE is set: hammy encrypt"),
    ],
)
async def test_a_wrong_key_is_one_clear_line_and_changes_nothing(
    path: Path, made_with: Key | None, opened_with: Key | None, line: str
) -> None:
    await closed(path, made_with)
    before = contents(path.parent)
    with pytest.raises(StoreError, match=line) as refused:
        await open_store(path, opened_with)
    assert "\n" not in str(refused.value)
    with pytest.raises(StoreError, match=line):
        sound(path, opened_with)
    assert contents(path.parent) == before


async def test_where_nothing_reads_encrypted_databases_that_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(StoreError, match=r"install hammy\[encryption\]"):
        await open_store(path, KEY)


async def test_a_page_that_was_changed_is_found(path: Path) -> None:
    await closed(path, KEY)
    content = bytearray(await asyncio.to_thread(path.read_bytes))
    content[3 * 4096 + 100] ^= 0xFF
    await asyncio.to_thread(path.write_bytes, bytes(content))
    with pytest.raises(StoreError):
        sound(path, KEY)


# A plain one becomes an encrypted one, and an encrypted one gets another key


@pytest.mark.parametrize(("before", "key"), [(None, KEY), (KEY, PHRASE), (PHRASE, KEY)])
async def test_all_that_is_kept_is_there_under_the_new_key(path: Path, before: Key | None, key: Key) -> None:
    await closed(path, before)
    replaced = reencrypt(path, before, key, NOW)
    assert await town(path, key) == TOWN.decode()
    assert await town(replaced, before) == TOWN.decode()
    assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}
    shred(replaced)
    assert [file.name for file in path.parent.iterdir()] == ["hammy.db"]
    assert TOWN not in contents(path.parent)
    store = await open_store(path, key)
    assert (await add(store)).id == 2  # numbers that were given are not given again
    await store.close()


async def test_what_is_still_in_the_log_is_not_lost(path: Path) -> None:
    await killed(await lived(path, None))
    assert TOWN not in path.read_bytes()
    reencrypt(path, None, KEY, NOW)
    assert await town(path, KEY) == TOWN.decode()


async def test_what_somebody_may_still_write_is_not_left_behind(path: Path) -> None:
    store = await lived(path, None)
    with pytest.raises(StoreError, match="used by another program"):
        reencrypt(path, None, KEY, NOW)
    await store.close()
    assert await town(path, None) == TOWN.decode()


async def test_a_database_that_is_used_is_left_as_it_is(path: Path) -> None:
    store = await lived(path, None)
    assert await take_lease(store)
    with pytest.raises(StoreError, match="stop it first"):
        reencrypt(path, None, KEY, NOW)
    await store.close()
    assert await town(path, None) == TOWN.decode()


async def test_a_wrong_key_before_changes_nothing(path: Path) -> None:
    await closed(path, KEY)
    with pytest.raises(StoreError, match="is not that of it"):
        reencrypt(path, PHRASE, Key("00" * 32), NOW)
    assert await town(path, KEY) == TOWN.decode()


async def test_an_encrypted_backup_is_restored_with_its_key_alone(path: Path) -> None:
    backup = path.with_name("copy.db")
    store = await lived(path, KEY)
    copy(path, backup, KEY)
    await apply(store, Forget())
    await store.close()
    with pytest.raises(StoreError):
        restore(backup, path, NOW, PHRASE)
    assert await town(path, KEY) is None
    restore(backup, path, NOW, KEY)
    assert await town(path, KEY) == TOWN.decode()

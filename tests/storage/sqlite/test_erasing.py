"""After /delete_me nothing of the person can be read in any file, whatever was written and moved about before."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from whenever import TimeDelta

from bot.domain.changes import AddReminder, Change, Forget, LogDrink, LogStretch, SaveDraft, SaveProfile
from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.messages import Speaker
from bot.domain.profile import Profile
from bot.domain.records import Everything
from bot.storage.handled import HandledUpdates
from bot.storage.sqlite.records import SqliteRecords
from bot.storage.sqlite.store import Store
from tests.storage.keeping import NOW, apply, count, reminder

EVE = Speaker(0x5D_EADB_EEF1, 0x5D_EADB_EEF1)
TOWN = "Llanfairpwllgwyngyll"


def varint(number: int) -> bytes:
    """A number as SQLite writes the key of a row: seven bits a byte, each but the last marked."""
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))


ENCODED = {
    "a value of a row": EVE.person.to_bytes(5, "big"),
    "the key of a row": varint(EVE.person),
    "little endian": EVE.person.to_bytes(5, "little"),
    "figures": str(EVE.person).encode(),
    "the town": TOWN.encode(),
    "the open question": b"987654321",
}


def found(folder: Path) -> Iterator[str]:
    """What can be read of Eve, and where."""
    for file in sorted(folder.iterdir()):
        content = file.read_bytes()
        for what, needle in ENCODED.items():
            if needle in content:
                yield f"{what} in {file.name}"


def lived() -> Sequence[Change]:
    """Something of everything that is kept of Eve."""
    return (
        SaveProfile(Profile(zone="Europe/London", town=TOWN)),
        LogDrink(Drink(NOW, 250)),
        LogStretch(NOW),
        AddReminder(reminder(speaker=EVE), NOW),
        SaveDraft(Draft(987654321, NOW)),
    )


async def crowded(store: Store, path: Path, seed: int = 0) -> None:
    """People came and went, and Eve is among them."""
    chance = random.Random(seed)
    others = [chance.randrange(10**9, 7 * 10**11) for _ in range(100)]
    handled = HandledUpdates(1, path.with_name(f"{path.name}-updates"))
    handled.add(990_001)
    handled.close()
    await apply(store, *lived(), speaker=EVE)
    for _ in range(3):
        async with store.database.transaction() as connection:
            for person in (*others, EVE.person):
                moments = [chance.randrange(1, 10 ** chance.randrange(2, 13)) for _ in range(chance.randrange(1, 12))]
                await connection.execute("INSERT OR IGNORE INTO people (person) VALUES (?)", (person,))
                await connection.executemany(
                    "INSERT OR IGNORE INTO drinks VALUES (?, ?, 250)", [(person, at) for at in moments]
                )
                if chance.random() < 0.3 and person != EVE.person:
                    await connection.execute("DELETE FROM people WHERE person = ?", (person,))


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_of_a_person_who_was_erased_is_in_any_file(store: Store, path: Path, seed: int) -> None:
    await crowded(store, path, seed)
    assert {one.split(" in ")[0] for one in found(path.parent)} == set(ENCODED) - {"little endian", "figures"}
    await apply(store, Forget(), speaker=EVE)
    assert list(found(path.parent)) == []


async def test_what_sqlite_leaves_behind_where_it_moves_rows_is_gone_too(store: Store, path: Path) -> None:
    await crowded(store, path)
    await store.database._connection.execute("PRAGMA secure_delete = OFF")  # so that it leaves more than it would
    await apply(store, Forget(), speaker=EVE)
    assert list(found(path.parent)) == []


async def test_others_lose_nothing(store: Store) -> None:
    await apply(store, *lived(), speaker=EVE)
    await apply(store, SaveProfile(Profile(zone="UTC")))
    await apply(store, Forget(), speaker=EVE)
    assert await count(store, "people") == 1


async def test_for_a_stranger_no_file_is_written_anew_at_once(store: Store) -> None:
    await apply(store, SaveProfile(Profile(zone="UTC")))
    await apply(store, Forget(), speaker=EVE)
    assert await store.database.row("SELECT erased FROM lease") == (1,)
    await store.ticks.trim(NOW - TimeDelta(hours=24), NOW)
    assert await store.database.row("SELECT erased FROM lease") == (0,)


async def test_an_open_question_alone_is_enough_to_leave_traces(store: Store) -> None:
    await apply(store, SaveDraft(Draft(987654321, NOW)), speaker=EVE)
    await apply(store, Forget(), speaker=EVE)
    assert await store.database.row("SELECT erased FROM lease") == (0,)


async def test_what_is_too_large_to_be_written_anew_at_once_is_with_the_next_trim(store: Store, path: Path) -> None:
    await crowded(store, path)
    await SqliteRecords(store.database, small=0).apply(EVE, [Forget()], NOW)
    assert not [one for one in found(path.parent) if "-wal" in one]
    assert await store.database.row("SELECT erased FROM lease") == (1,)
    await store.ticks.trim(NOW - TimeDelta(hours=24), NOW)
    assert list(found(path.parent)) == []
    assert await store.database.row("SELECT erased FROM lease") == (0,)


async def test_where_another_process_reads_the_log_the_rest_is_owed(store: Store, path: Path) -> None:
    await crowded(store, path)
    await store.database._connection.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM people").fetchone()
        await apply(store, Forget(), speaker=EVE)
        assert await store.records.everything(EVE.person) == Everything(None)
        assert await store.database.row("SELECT erased FROM lease") == (1,)
    await store.ticks.trim(NOW - TimeDelta(hours=24), NOW)
    assert list(found(path.parent)) == []

"""A file is made, brought up to date, or refused with one line."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.domain.changes import AddReminder, Forget
from bot.storage.errors import NotNowError, StoreError
from bot.storage.key import Key
from bot.storage.sqlite.connection import Database, open_database
from bot.storage.sqlite.copies import copy
from bot.storage.sqlite.migrations import Migration, read_migrations
from bot.storage.sqlite.store import open_store
from bot.views.export import exported
from tests.cli.databases import only_for_reading
from tests.storage.keeping import ADA, DAY, MINUTE, NOW, SOON, add, apply, count, reminder
from tests.storage.sqlite.schema import stored_columns
from tests.support.rights import as_anybody

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))
NEWEST = read_migrations()[-1].version


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without any of our code."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


async def pragma(database: Database, name: str) -> object:
    """The value of a setting where it is written."""
    async with database.transaction() as connection:
        (row,) = await connection.execute_fetchall(f"PRAGMA {name}")
    value: object = row[0]
    return value


async def test_every_commit_is_durable_and_children_have_parents(path: Path) -> None:
    database = await open_database(path)
    assert await pragma(database, "journal_mode") == "wal"
    assert await pragma(database, "synchronous") == 2
    assert await pragma(database, "foreign_keys") == 1
    assert await pragma(database, "busy_timeout") == 5000
    assert await pragma(database, "secure_delete") == 1
    await database.close()


async def test_what_is_kept_outlives_the_process(path: Path) -> None:
    store = await open_store(path)
    kept = await add(store)
    await store.close()
    store = await open_store(path)
    assert [one.reminder for one in (await store.records.load(ADA, NOW)).reminders] == [kept]
    await store.close()


async def test_a_database_that_can_only_be_read_is_refused_with_one_line(path: Path) -> None:
    await (await open_store(path)).close()
    only_for_reading(path)
    with pytest.raises(StoreError, match=f"^{path} cannot be written: [^\n]+$"):
        await open_store(path)


async def test_that_it_can_be_written_is_tried_without_a_trace(path: Path) -> None:
    await (await open_store(path)).close()
    before = path.read_bytes()
    await (await open_store(path)).close()
    assert path.read_bytes() == before


async def test_a_store_in_memory_needs_no_file() -> None:
    store = await open_store(":memory:")
    await add(store)
    assert await count(store, "reminders") == 1
    await store.close()


async def test_columns_are_told_by_table(path: Path) -> None:
    database = await open_database(path)
    columns = await stored_columns(database)
    of_people = {"people", "reminders", "occurrences", "drinks", "stretches", "drafts"}
    assert set(columns) == of_people | {"lease", "uploads", "misses", "thumbs"}
    assert columns["drinks"] == ("person", "at", "ml")
    await database.close()


async def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    content = b"Dear diary, " * 100
    await asyncio.to_thread(path.write_bytes, content)
    with pytest.raises(StoreError, match=r"hammy\.db cannot be used as a database: file is not a database"):
        await open_store(path)
    assert await asyncio.to_thread(path.read_bytes) == content


async def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with raw(path) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(StoreError, match="is the database of another program"):
        await open_store(path)
    with raw(path) as other:
        assert other.execute("SELECT name FROM sqlite_schema").fetchall() == [("songs",)]


async def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened: it is a folder"):
        await open_store(tmp_path)


async def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be opened: there is no folder .*nowhere$"):
        await open_store(tmp_path / "nowhere" / "hammy.db")


@pytest.mark.parametrize("key", [None, Key("5e" * 32)])
async def test_a_file_that_cannot_be_written_is_refused(path: Path, key: Key | None) -> None:
    await asyncio.to_thread(path.touch, 0o400)
    with as_anybody(), pytest.raises(NotNowError, match=r"hammy\.db cannot be written: attempt to write a readonly"):
        await open_store(path, key)


async def test_a_database_from_a_newer_version_is_left_alone(path: Path) -> None:
    with raw(path) as newer:
        newer.execute("CREATE TABLE dreams (night TEXT)")
        newer.execute(f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(StoreError, match=f"written by a newer version of Hammy; this one knows it up to {NEWEST}"):
        await open_store(path)
    with raw(path) as newer:
        assert newer.execute("PRAGMA user_version").fetchone() == (NEWEST + 1,)


async def test_many_processes_may_open_a_new_file_at_once(path: Path) -> None:
    opened = await asyncio.gather(*(open_store(path) for _ in range(8)))
    for store in opened:
        assert await store.database.rows("SELECT id, owner FROM lease") == [(1, None)]
        await store.close()


async def test_who_writes_a_new_file_is_waited_for(path: Path) -> None:
    """SQLite itself does not wait where it is to change how a file is written."""
    with raw(path) as other:

        async def come_to_an_end() -> None:
            await asyncio.sleep(0.3)
            other.execute("COMMIT")

        other.execute("BEGIN IMMEDIATE")
        store, _ = await asyncio.gather(open_store(path), come_to_an_end())
    await store.close()


# Migrations


def migration(version: int, *statements: str) -> Migration:
    """A step to a version that there is not yet."""
    return Migration(version, statements)


def schema(path: Path) -> list[tuple[str, str]]:
    """Everything in it by name, without regard to white space."""
    with raw(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql > '' ORDER BY name").fetchall()
    return [(name, " ".join(sql.split())) for name, sql in rows]


def restore(snapshot: Path, path: Path) -> None:
    """Make a file as an older version left it."""
    with raw(path) as connection:
        connection.executescript(snapshot.read_text("utf-8"))


async def test_steps_are_numbered_without_gaps() -> None:
    assert [one.version for one in read_migrations()] == list(range(1, NEWEST + 1))


def test_every_step_has_a_snapshot_of_what_it_led_to() -> None:
    assert [file.stem for file in SCHEMAS] == [f"{version:04}" for version in range(1, NEWEST + 1)]


@pytest.mark.parametrize("snapshot", SCHEMAS, ids=lambda file: file.stem)
async def test_every_older_database_becomes_the_same_as_a_new_one(snapshot: Path, tmp_path: Path) -> None:
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    await (await open_store(new)).close()
    restore(snapshot, old)
    await (await open_store(old)).close()
    assert schema(old) == schema(new)
    with raw(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("snapshot", SCHEMAS, ids=lambda file: file.stem)
async def test_what_an_older_version_kept_is_still_understood(snapshot: Path, path: Path) -> None:
    restore(snapshot, path)
    store = await open_store(path)
    record = await store.records.load(ADA, NOW)
    assert record.profile.zone == "Europe/Lisbon"
    assert [one.reminder.kind for one in record.reminders] == ["stretch", "hydration"]
    assert [one.next_due for one in record.reminders] == [NOW, NOW + 60 * MINUTE]
    assert record.drunk_ml == 550
    assert record.draft is not None
    exported_tables = exported(ADA.person, await store.records.everything(ADA.person))
    assert exported_tables.pop("stretches", [{}]) != []  # since version 3
    assert {name: len(kept) for name, kept in exported_tables.items()} == {
        "people": 1,
        "reminders": 3,
        "occurrences": 5,
        "drinks": 2,
        "drafts": 1,
    }
    assert len((await store.records.history(ADA.person, NOW - 3 * DAY)).occurrences) == 3
    assert await store.ticks.take_lease("one", NOW, SOON)
    (due,) = await store.ticks.claim("one", NOW, 10)
    assert due.reminder == record.reminders[0].reminder
    await store.close()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything by table, and how far ids were given."""
    with raw(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}


RENAMED = {"scheduler": "lease"}
"""Tables that had another name in an older version."""


@pytest.mark.parametrize("snapshot", SCHEMAS, ids=lambda file: file.stem)
async def test_no_row_of_an_older_version_is_lost_or_changed(snapshot: Path, path: Path) -> None:
    restore(snapshot, path)
    before = rows(path)
    assert all(before.values())
    await (await open_store(path)).close()
    after = rows(path)
    assert {name for name in after if after[name]} == {RENAMED.get(name, name) for name in before}
    for name, kept in before.items():
        columns = len(kept[0])  # what was added since stands behind
        assert [row[:columns] for row in after[RENAMED.get(name, name)]] == kept


async def test_ids_that_were_given_before_a_table_was_rebuilt_are_not_given_again(path: Path) -> None:
    restore(SCHEMAS[0], path)
    with raw(path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM reminders")
    store = await open_store(path)
    assert (await add(store)).id == 5
    await store.close()


async def test_what_belongs_to_a_rebuilt_table_still_goes_with_it(path: Path) -> None:
    restore(SCHEMAS[0], path)
    store = await open_store(path)
    await apply(store, Forget())
    assert await store.database.rows("SELECT person FROM reminders") == [(8,)]
    assert await store.database.rows("SELECT id FROM occurrences") == []
    await store.close()


async def test_a_reminder_may_be_of_any_kind(path: Path) -> None:
    store = await open_store(path)
    async with store.database.transaction() as connection:
        await connection.execute("INSERT INTO people (person) VALUES (7)")
        await connection.execute("INSERT INTO reminders (person, chat, kind, form) VALUES (7, 7, 'walk', 'every')")
    await store.close()


async def test_a_step_that_would_leave_something_without_its_parent_is_not_made(path: Path) -> None:
    store = await open_store(path)
    await add(store)
    await store.close()
    careless = migration(NEWEST + 1, "DELETE FROM people")
    with pytest.raises(StoreError, match="something refers to what is gone"):
        await open_database(path, (*read_migrations(), careless))
    store = await open_store(path)
    assert await count(store, "reminders") == 1
    await store.close()


async def test_a_step_is_made_once(path: Path) -> None:
    steps = (*read_migrations(), migration(NEWEST + 1, "ALTER TABLE people ADD COLUMN pace TEXT"))
    await (await open_database(path)).close()
    for _ in range(2):
        database = await open_database(path, steps)
        assert "pace" in (await stored_columns(database))["people"]
        assert await pragma(database, "user_version") == NEWEST + 1
        await database.close()


async def test_a_step_that_fails_midway_leaves_everything_as_it_was(path: Path) -> None:
    store = await open_store(path)
    await add(store)
    await store.close()
    before = schema(path)
    steps = (
        *read_migrations(),
        migration(
            NEWEST + 1, "DELETE FROM reminders", "ALTER TABLE people ADD COLUMN pace TEXT", "SELECT * FROM nowhere"
        ),
    )
    with pytest.raises(StoreError, match=f"cannot be brought to version {NEWEST + 1}: no such table: nowhere"):
        await open_database(path, steps)
    assert schema(path) == before
    store = await open_store(path)
    assert await pragma(store.database, "user_version") == NEWEST
    assert await count(store, "reminders") == 1
    await store.close()


async def test_steps_before_the_one_that_fails_stay(path: Path) -> None:
    steps = (
        *read_migrations(),
        migration(NEWEST + 1, "ALTER TABLE people ADD COLUMN pace TEXT"),
        migration(NEWEST + 2, "SELECT * FROM nowhere"),
    )
    with pytest.raises(StoreError, match=f"cannot be brought to version {NEWEST + 2}"):
        await open_database(path, steps)
    with raw(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST + 1,)


def test_a_file_of_steps_is_cut_into_statements(tmp_path: Path) -> None:
    (tmp_path / "0002_later.sql").write_text("-- a note; with a semicolon\nSELECT ';';\n")
    (tmp_path / "0001_sooner.sql").write_text("SELECT 1;\n\nSELECT\n  2;\n")
    (tmp_path / "notes.txt").write_text("none")
    sooner, later = read_migrations(tmp_path)
    assert (sooner.version, later.version) == (1, 2)
    assert [statement.split() for statement in sooner.statements] == [["SELECT", "1;"], ["SELECT", "2;"]]
    assert len(later.statements) == 1


def test_a_statement_without_an_end_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "0001_sooner.sql").write_text("SELECT 1")
    with pytest.raises(ValueError, match="has no end"):
        read_migrations(tmp_path)


# Transactions


async def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    store = await open_store(path)

    async def write() -> None:
        async with store.database.transaction() as connection:
            await connection.execute("INSERT INTO people (person) VALUES (7)")
            await connection.execute("DELETE FROM nowhere")

    with pytest.raises(StoreError, match="the database cannot be written: no such table: nowhere"):
        await write()
    assert await count(store, "people") == 0
    await store.close()


async def test_a_transaction_that_is_cancelled_leaves_nothing_and_the_next_one_goes_on(path: Path) -> None:
    store = await open_store(path)
    begun = asyncio.Event()

    async def write() -> None:
        async with store.database.transaction() as connection:
            await connection.execute("INSERT INTO people (person) VALUES (7)")
            begun.set()
            await asyncio.Event().wait()

    writing = asyncio.ensure_future(write())
    await begun.wait()
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    assert await count(store, "people") == 0
    await add(store)
    await store.close()


@pytest.mark.parametrize("steps", range(12))
async def test_wherever_a_change_is_cancelled_the_next_one_goes_on(path: Path, steps: int) -> None:
    store = await open_store(path)
    adding = asyncio.ensure_future(add(store))
    for _ in range(steps):
        await asyncio.sleep(0)
    adding.cancel()
    await asyncio.gather(adding, return_exceptions=True)
    before = await count(store, "reminders")
    await add(store)
    assert await count(store, "reminders") == before + 1
    await store.close()


async def test_a_broken_rule_of_the_schema_is_an_error_of_the_store(path: Path) -> None:
    store = await open_store(path)
    with pytest.raises(StoreError, match="CHECK constraint failed"):
        async with store.database.transaction() as connection:
            await connection.execute("INSERT INTO people (person, glass_ml) VALUES (1, -5)")
    await store.close()


async def test_a_copy_can_be_opened_as_it_is(path: Path, tmp_path: Path) -> None:
    store = await open_store(path)
    await add(store)
    copying = asyncio.to_thread(copy, path, tmp_path / "copy.db")
    await asyncio.gather(copying, *(apply(store, AddReminder(reminder(), SOON)) for _ in range(3)))
    await store.close()
    opened = await open_store(tmp_path / "copy.db")
    assert 1 <= await count(opened, "reminders") <= 4
    await opened.close()


async def test_a_copy_that_cannot_be_written_says_so(path: Path, tmp_path: Path) -> None:
    store = await open_store(path)
    with pytest.raises(StoreError, match="cannot be written"):
        copy(path, tmp_path / "nowhere" / "copy.db")
    await store.close()

"""What people are told of what is stored is all that is stored."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from whenever import TimeDelta

from bot.catalogue.files import Folder
from bot.catalogue.privacy import load_register
from bot.catalogue.root import catalogue_root
from bot.domain.library import Library
from bot.domain.limits import MESSAGE_UNITS, utf16_units
from bot.domain.privacy import Register
from bot.flows.reminder import ReminderFlow
from bot.policy.silence import SILENT_DAYS
from bot.storage.sqlite.connection import Database, open_database
from bot.views.privacy import privacy_reply
from tests.storage.sqlite.schema import stored_columns
from tests.support.reminding import EIGHT, RecordingChats, RecordingCourier, RecordingTicks


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    """An empty one, up to date."""
    opened = await open_database(":memory:")
    yield opened
    await opened.close()


@pytest.fixture
def register() -> Register:
    """content/privacy.yaml."""
    folder = Folder(catalogue_root())
    read = load_register(folder)
    assert folder.problems == []
    return read


def different(register: Register, stored: dict[str, set[str]]) -> Iterator[str]:
    """Columns without an entry, and entries without a column."""
    described = {table.name: set(table.columns) for table in register.tables}
    for table in sorted(described.keys() | stored.keys()):
        for column in sorted(stored.get(table, set()) - described.get(table, set())):
            yield f"{table}.{column} is stored, and content/privacy.yaml does not say so"
        for column in sorted(described.get(table, set()) - stored.get(table, set())):
            yield f"content/privacy.yaml describes {table}.{column}, which is not stored"


async def columns(database: Database) -> dict[str, set[str]]:
    """Every column by table."""
    return {table: set(names) for table, names in (await stored_columns(database)).items()}


async def test_every_column_is_described_and_no_other(database: Database, register: Register) -> None:
    assert list(different(register, await columns(database))) == []


async def test_a_new_column_and_a_new_table_are_found(database: Database, register: Register) -> None:
    async with database.transaction() as connection:
        await connection.execute("ALTER TABLE people ADD COLUMN shoe_size INTEGER")
        await connection.execute("CREATE TABLE secrets (word TEXT)")
    assert list(different(register, await columns(database))) == [
        "people.shoe_size is stored, and content/privacy.yaml does not say so",
        "secrets.word is stored, and content/privacy.yaml does not say so",
    ]


async def test_a_column_that_is_gone_is_found(database: Database, register: Register) -> None:
    stored = await columns(database)
    stored["drinks"].discard("ml")
    del stored["lease"]
    assert "content/privacy.yaml describes drinks.ml, which is not stored" in list(different(register, stored))
    assert "content/privacy.yaml describes lease.owner, which is not stored" in list(different(register, stored))


async def test_what_is_old_is_deleted_when_people_are_told(library: Library, register: Register) -> None:
    log: list[str] = []
    ticks = RecordingTicks(log)
    await ReminderFlow(library, ticks, RecordingChats(log), RecordingCourier(log), lambda: EIGHT, owner="one").trim()
    days = {name: term.days for name, term in register.terms.items()}
    [(history, drafts)] = ticks.trimmed
    assert EIGHT - history == TimeDelta(hours=24 * (days["history"] or 0))
    assert EIGHT - history == TimeDelta(hours=24 * (days["reminder"] or 0))
    assert EIGHT - drafts == TimeDelta(hours=24 * (days["draft"] or 0))


def test_who_is_silent_is_erased_when_people_are_told(register: Register, library: Library) -> None:
    assert register.terms["silence"].days == SILENT_DAYS
    assert f"nothing from you for {SILENT_DAYS} days, I erase all of it" in privacy_reply(library).text.plain


def test_people_read_all_of_it_in_one_message(library: Library) -> None:
    reply = privacy_reply(replace(library, keeps_misses=True))
    told = reply.text.plain
    for table in library.register.tables:
        assert f"\n\n{table.title}\n\n" in told
        for kept in table.kept:
            assert kept.what[1:] in told
            assert kept.why in told
        for term in table.terms:
            assert f"Kept {term.says}." in told
    assert "/export" in told
    assert "/delete_me" in told
    assert "{" not in told
    assert utf16_units(told) <= MESSAGE_UNITS


def test_sentences_that_are_missed_are_named_only_where_they_are_kept(library: Library) -> None:
    off, on = (privacy_reply(replace(library, keeps_misses=keeps)).text.plain for keeps in (False, True))
    assert "What you type is not stored" in off
    assert "What you type is not stored" not in on
    (table,) = [table for table in library.register.tables if table.optional]
    assert table.title in on
    assert table.title not in off
    assert utf16_units(off) < utf16_units(on) <= MESSAGE_UNITS


def test_a_guided_session_is_named_among_what_is_in_memory_only(library: Library) -> None:
    assert "A guided session is in memory until it ends" in privacy_reply(library).text.plain


def test_a_term_is_said_once_below_all_that_it_is_about(library: Library) -> None:
    told = privacy_reply(library).text.plain
    assert told.count(f"Kept {library.register.terms['reminder'].says}.") == 1


def test_the_library_holds_the_register(library: Library, register: Register) -> None:
    assert library.register == register

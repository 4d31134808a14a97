"""hammy restore: what was backed up is back, and nothing is ever lost on the way."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from whenever import TimeDelta

from bot.cli.backup import backup_to
from bot.cli.restore import restore_from
from bot.domain.changes import SaveProfile
from bot.domain.profile import Profile
from bot.storage.errors import StoreError
from bot.storage.sqlite.store import open_store
from tests.cli.databases import damaged, lead, letter, newer, of_another_program
from tests.storage.keeping import ADA, NOW, apply


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "hammy.db"
    monkeypatch.setenv("HAMMY_DATABASE", str(path))
    return path


@pytest.fixture
def backup(database: Path) -> Path:
    """Of a time when Ada lived in Lisbon; since then she moved to Tokyo."""
    target = database.with_name("backup.db")
    asyncio.run(_move(database, "Europe/Lisbon"))
    assert backup_to(target) == 0
    asyncio.run(_move(database, "Asia/Tokyo"))
    return target


async def _move(path: Path, zone: str) -> None:
    store = await open_store(path)
    await apply(store, SaveProfile(Profile(zone=zone)))
    await store.close()


async def _lives(path: Path) -> str | None:
    store = await open_store(path)
    profile = (await store.records.load(ADA, NOW)).profile
    await store.close()
    return profile.zone


def zone(path: Path) -> str | None:
    """Where Ada lives."""
    return asyncio.run(_lives(path))


def replaced(database: Path) -> list[Path]:
    """What is kept of databases before."""
    return sorted(database.parent.glob("*.replaced-*"))


def test_there_and_back(database: Path, backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert restore_from(backup) == 0
    assert zone(database) == "Europe/Lisbon"
    (kept,) = replaced(database)
    assert zone(kept) == "Asia/Tokyo"
    assert str(kept) in capsys.readouterr().out
    assert zone(backup) == "Europe/Lisbon"
    assert not list(database.parent.glob("*-coming*"))


def test_all_of_it_belongs_to_its_owner_alone(database: Path, backup: Path) -> None:
    backup.chmod(0o644)
    assert restore_from(backup) == 0
    assert {file.stat().st_mode & 0o777 for file in (database, *replaced(database))} == {0o600}


def test_a_lost_database_comes_back(database: Path, backup: Path) -> None:
    database.unlink()
    assert restore_from(backup) == 0
    assert zone(database) == "Europe/Lisbon"
    assert replaced(database) == []


def test_a_damaged_database_is_replaced_and_kept(database: Path, backup: Path) -> None:
    database.write_text("no database at all")
    assert restore_from(backup) == 0
    assert zone(database) == "Europe/Lisbon"
    assert [file.read_text() for file in replaced(database)] == ["no database at all"]


@pytest.mark.parametrize("made", [newer, of_another_program, damaged, letter])
def test_a_backup_that_cannot_be_used_changes_nothing(
    database: Path, backup: Path, made: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(made)
    backup.unlink()
    made(backup)
    capsys.readouterr()
    assert restore_from(backup) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert (zone(database), replaced(database)) == ("Asia/Tokyo", [])


def test_a_backup_that_is_not_there_is_one_clear_line(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert restore_from(database.with_name("nowhere.db")) == 1
    assert capsys.readouterr().err.endswith("nowhere.db: there is no such file\n")
    assert not database.exists()


@pytest.mark.parametrize("ahead", [TimeDelta.ZERO, TimeDelta(hours=48)])
def test_a_database_that_is_used_is_left_alone_also_by_a_clock_that_runs_ahead(
    database: Path, backup: Path, ahead: TimeDelta, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(lead(database, ahead))
    capsys.readouterr()
    assert restore_from(backup) == 1
    assert "stop it first" in capsys.readouterr().err
    assert (zone(database), replaced(database)) == ("Asia/Tokyo", [])


def test_a_database_whose_lease_has_ended_is_replaced(database: Path, backup: Path) -> None:
    asyncio.run(lead(database, -TimeDelta(minutes=1)))
    assert restore_from(backup) == 0
    assert zone(database) == "Europe/Lisbon"


def test_a_copy_that_is_not_sound_is_no_backup(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asyncio.run(_move(database, "Europe/Lisbon"))
    monkeypatch.setattr("bot.storage.sqlite.copies.sound", _unsound)
    assert backup_to(database.with_name("backup.db")) == 1
    assert not database.with_name("backup.db").exists()


def _unsound(path: Path, key: object) -> None:
    if path.name == "backup.db":
        raise StoreError(f"{path} is damaged")

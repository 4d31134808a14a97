"""What an operator may get wrong: one clear line each, exit code 1, and nothing is lost or brought up to date."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.cli.backup import backup_to
from bot.cli.doctor import examine_all
from bot.cli.encrypt import change_key, encrypt_in_place
from bot.cli.finding import well
from bot.cli.restore import restore_from
from bot.storage.errors import NotNowError
from bot.storage.sqlite.driver import unusable
from tests.cli.databases import older
from tests.cli.test_encrypt import RAW, keyed
from tests.cli.verbs import ON_A_DATABASE, one_line

pytestmark = pytest.mark.usefixtures("database")


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        ((found,),) = connection.execute("PRAGMA user_version")
    return int(found)


def test_a_backup_leaves_the_version_as_it_is(database: Path) -> None:
    """Who backs up with the new version already wants to be able to go back to the old one."""
    database.unlink()
    older(database)
    before = version(database)
    assert backup_to(database.with_name("backup.db")) == 0
    assert (version(database), version(database.with_name("backup.db"))) == (before, before)


def test_a_link_to_nothing_is_not_deleted(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = database.with_name("backup.db")
    link.symlink_to(database.parent / "on a disk that is not mounted" / "backup.db")
    assert backup_to(link) == 1
    one_line(capsys, "is there already")
    assert link.is_symlink()


@pytest.mark.parametrize("verb", ["backup", "purge", "count", "misses"])
def test_an_empty_file_is_no_database(database: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    """Else its backup would be said to be sound."""
    database.write_bytes(b"")
    assert ON_A_DATABASE[verb](database) == 1
    one_line(capsys, "is empty")
    assert database.read_bytes() == b""
    assert not database.with_name("another.db").exists()


@pytest.mark.parametrize("verb", [verb for verb in ON_A_DATABASE if verb != "encrypt"])
def test_a_folder_is_no_database(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    monkeypatch.setenv("HAMMY_DATABASE", str(database.parent))
    before = sorted(database.parent.iterdir())
    assert ON_A_DATABASE[verb](database) == 1
    one_line(capsys, "is a folder")
    assert sorted(database.parent.iterdir()) == before


def test_the_same_key_again_is_no_change(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HAMMY_DATABASE_KEY_FILE", str(keyed(database.parent, "key", RAW)))
    assert encrypt_in_place(keep=False) == 0
    capsys.readouterr()
    assert change_key(keyed(database.parent, "another", RAW), keep=False) == 1
    one_line(capsys, "has already")


def test_a_plain_backup_where_a_key_is_set_is_told_how_to_restore(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = database.with_name("backup.db")
    assert backup_to(backup) == 0
    monkeypatch.setenv("HAMMY_DATABASE_KEY_FILE", str(keyed(database.parent, "key", RAW)))
    assert encrypt_in_place(keep=False) == 0
    capsys.readouterr()
    assert restore_from(backup) == 1
    one_line(capsys, "unset it first")


@pytest.mark.parametrize(
    ("name", "free", "full"),
    [("SQLITE_FULL", 10**9, True), ("SQLITE_IOERR_SHMSIZE", 0, True), ("SQLITE_IOERR_SHMSIZE", 10**9, False)],
)
def test_a_full_disk_is_no_broken_database(
    database: Path, monkeypatch: pytest.MonkeyPatch, name: str, free: int, full: bool
) -> None:
    """For where there is no room for a log SQLite says that it could not read."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    said = unusable(database, None, error)
    assert ("the disk is full" in str(said), isinstance(said, NotNowError)) == (full, full)


def test_doctor_does_not_advise_to_restore_over_what_is_only_a_wrong_path(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.cli.doctor.look_at_content", lambda: well("content", "It loads."))
    monkeypatch.setenv("HAMMY_DATABASE", str(database.parent))
    assert examine_all(as_json=True) == 1
    wrong = {one["thing"]: one["says"] for one in json.loads(capsys.readouterr().out) if one["health"] == "wrong"}
    assert "it is a folder" in wrong["database"]
    assert "Restore" not in wrong["database"]

"""Files that are not for this account, too long a name, a database that another program uses: one clear line each."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli.backup import backup_to
from bot.cli.doctor import examine_all
from bot.cli.finding import well
from bot.cli.restore import restore_from
from tests.cli.test_encrypt import RAW, keyed
from tests.cli.verbs import ON_A_DATABASE, TAKING_A_FILE, one_line
from tests.support.rights import as_anybody

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def backup(database: Path) -> Path:
    target = database.with_name("backup.db")
    assert backup_to(target) == 0
    return target


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """One that nobody may enter."""
    shut = tmp_path / "shut"
    shut.mkdir(mode=0)
    yield shut
    shut.chmod(0o700)


@pytest.mark.parametrize("verb", TAKING_A_FILE)
def test_a_file_in_a_folder_that_is_shut_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    with as_anybody():
        assert TAKING_A_FILE[verb](folder / "some.db") == 1
    one_line(capsys, "Permission denied")


@pytest.mark.parametrize("verb", TAKING_A_FILE)
def test_a_name_that_is_too_long_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    assert TAKING_A_FILE[verb](tmp_path / ("x" * 300)) == 1
    one_line(capsys, "File name too long")


@pytest.mark.parametrize("verb", ON_A_DATABASE)
def test_a_database_in_a_folder_that_is_shut_is_one_line(
    folder: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    monkeypatch.setenv("HAMMY_DATABASE", str(folder / "hammy.db"))
    monkeypatch.setenv("HAMMY_DATABASE_KEY_FILE", str(keyed(backup.parent, "key", RAW)) if verb == "encrypt" else "")
    capsys.readouterr()
    with as_anybody():
        assert ON_A_DATABASE[verb](backup) == 1
    one_line(capsys, "Permission denied")


@pytest.mark.parametrize("verb", [verb for verb in ON_A_DATABASE if verb != "restore"])
@pytest.mark.parametrize("shut", ["file", "folder"])
def test_a_database_that_this_account_may_not_write_is_one_line_that_says_so(
    database: Path,
    backup: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    verb: str,
    shut: str,
) -> None:
    if verb in ("encrypt", "backup") and shut == "file":
        pytest.skip("a new file takes its place, which its folder allows; a copy only reads it")
    monkeypatch.setenv("HAMMY_DATABASE_KEY_FILE", str(keyed(database.parent, "key", RAW)) if verb == "encrypt" else "")
    capsys.readouterr()
    database.chmod(0o400)
    if shut == "folder":
        database.parent.chmod(0o500)
    try:
        with as_anybody():
            assert ON_A_DATABASE[verb](backup) == 1
    finally:
        database.parent.chmod(0o700)
    one_line(capsys, f"{database} cannot be written" if verb != "encrypt" else f"{database} cannot be")


@pytest.mark.parametrize("verb", [verb for verb in ON_A_DATABASE if verb != "backup"])
def test_a_database_that_another_program_writes_is_left_alone(
    database: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    monkeypatch.setattr("bot.storage.sqlite.connection._BUSY_MS", 50)
    monkeypatch.setenv("HAMMY_DATABASE_KEY_FILE", str(keyed(database.parent, "key", RAW)) if verb == "encrypt" else "")
    capsys.readouterr()
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO thumbs (day, intent, up, down) VALUES ('2026-03-02', 'help', 1, 0)")
        assert ON_A_DATABASE[verb](backup) == 1
        other.execute("COMMIT")
    one_line(capsys, "is used by another program")
    with closing(sqlite3.connect(database)) as after:
        assert after.execute("SELECT count(*) FROM thumbs").fetchone() == (1,)


def test_a_backup_beside_a_program_that_writes_is_that_of_the_moment_before(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("INSERT INTO thumbs (day, intent, up, down) VALUES ('2026-03-02', 'help', 1, 0)")
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO thumbs (day, intent, up, down) VALUES ('2026-03-03', 'help', 1, 0)")
        assert backup_to(database.with_name("another.db")) == 0
        other.execute("COMMIT")
    with closing(sqlite3.connect(database.with_name("another.db"))) as copy:
        assert copy.execute("SELECT count(*) FROM thumbs").fetchone() == (1,)


def test_a_database_that_another_program_only_has_open_is_not_replaced(
    database: Path, backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it wrote later would go into a file that has no name any more."""
    capsys.readouterr()
    with closing(sqlite3.connect(database)) as other:
        other.execute("SELECT count(*) FROM thumbs").fetchall()
        assert restore_from(backup) == 1
    one_line(capsys, "is used by another program")
    assert list(database.parent.glob("*.replaced-*")) == []
    assert restore_from(backup) == 0


@pytest.mark.parametrize("shut", ["the file", "its folder", "to look at"])
def test_doctor_names_what_this_account_may_not_do(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shut: str
) -> None:
    monkeypatch.setattr("bot.cli.doctor.look_at_content", lambda: well("content", "It loads."))
    inside = database.parent / "inside"
    inside.mkdir()
    moved = database.rename(inside / database.name)
    monkeypatch.setenv("HAMMY_DATABASE", str(moved))
    moved.chmod(0o400)
    inside.chmod({"the file": 0o700, "its folder": 0o500, "to look at": 0}[shut])
    try:
        with as_anybody():
            assert examine_all(as_json=True) == 1
    finally:
        inside.chmod(0o700)
    wrong = {one["thing"]: one["says"] for one in json.loads(capsys.readouterr().out) if one["health"] == "wrong"}
    assert "permissions" in wrong
    assert not any("Restore a backup" in says for says in wrong.values())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("verb", ["restore", "encrypt", "restore where there is none"])
def test_what_root_puts_in_the_place_of_a_service_s_database_is_the_service_s(
    database: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    """Else a unit with an account of its own could not open it any more."""
    monkeypatch.setenv("HAMMY_DATABASE_KEY_FILE", str(keyed(backup.parent, "key", RAW)) if verb == "encrypt" else "")
    for path in (database.parent, database):
        os.chown(path, 61_234, 61_235)
    if verb.endswith("none"):
        database.unlink()
    assert ON_A_DATABASE[verb.split()[0]](backup) == 0
    found = database.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (61_234, 61_235, 0o600)

"""hammy encrypt and hammy rekey, and every verb with a key that is wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from whenever import TimeDelta

from bot.cli.backup import backup_to
from bot.cli.doctor import examine_all
from bot.cli.encrypt import change_key, encrypt_in_place
from bot.cli.finding import well
from bot.cli.purge import purge_silent
from bot.cli.restore import restore_from
from bot.domain.changes import SaveProfile
from bot.domain.profile import Profile
from bot.storage.key import Key
from bot.storage.sqlite.store import open_store
from tests.cli.databases import lead
from tests.cli.processes import hammy
from tests.storage.keeping import ADA, NOW, apply

RAW, OTHER = "5e" * 32, "6f" * 32


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plain one, in which Ada lives in Lisbon; its key is to be RAW."""
    path = tmp_path / "hammy.db"
    monkeypatch.setenv("HAMMY_DATABASE", str(path))
    monkeypatch.setenv("HAMMY_DATABASE_KEY_FILE", str(keyed(tmp_path, "key", RAW)))
    asyncio.run(_live(path))
    return path


def keyed(folder: Path, name: str, secret: str) -> Path:
    """A key file."""
    file = folder / name
    file.write_text(secret + "\n")
    file.chmod(0o600)
    return file


async def _live(path: Path) -> None:
    store = await open_store(path)
    await apply(store, SaveProfile(Profile(zone="Europe/Lisbon")))
    await store.close()


async def _zone(path: Path, key: Key) -> str | None:
    store = await open_store(path, key)
    profile = (await store.records.load(ADA, NOW)).profile
    await store.close()
    return profile.zone


def zone(path: Path, secret: str = RAW) -> str | None:
    """Where Ada lives, as the key tells."""
    return asyncio.run(_zone(path, Key(secret)))


def files(database: Path) -> list[str]:
    """Whatever is left in the folder, but for keys."""
    return sorted(file.name for file in database.parent.iterdir() if not file.name.startswith("key"))


def test_a_plain_database_becomes_an_encrypted_one_and_the_plain_one_is_gone(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert encrypt_in_place(keep=False) == 0
    assert zone(database) == "Europe/Lisbon"
    assert files(database) == ["hammy.db"]
    assert "overwritten and deleted" in capsys.readouterr().out


def test_the_plain_one_is_kept_where_that_is_asked_for(database: Path) -> None:
    assert encrypt_in_place(keep=True) == 0
    _, kept = files(database)
    assert kept.startswith("hammy.db.replaced-")
    assert b"Europe/Lisbon" in database.with_name(kept).read_bytes()


def test_what_is_encrypted_already_is_left_alone(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert encrypt_in_place(keep=False) == 0
    assert encrypt_in_place(keep=False) == 1
    assert "hammy rekey changes the key" in capsys.readouterr().err
    assert zone(database) == "Europe/Lisbon"


def test_a_new_key_opens_it_and_the_old_one_does_not(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert encrypt_in_place(keep=False) == 0
    new = keyed(database.parent, "key-of-today", OTHER)
    assert change_key(new, keep=False) == 0
    assert zone(database, OTHER) == "Europe/Lisbon"
    assert f"Set HAMMY_DATABASE_KEY_FILE to {new} now" in capsys.readouterr().out
    assert backup_to(database.with_name("copy.db")) == 1
    assert files(database) == ["hammy.db"]


@pytest.mark.parametrize("ahead", [TimeDelta.ZERO, TimeDelta(hours=48)])
def test_what_a_running_hammy_uses_keeps_its_key_also_by_a_clock_that_runs_ahead(
    database: Path, ahead: TimeDelta, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(lead(database, ahead))
    assert encrypt_in_place(keep=False) == 1
    assert "stop it first" in capsys.readouterr().err
    assert files(database) == ["hammy.db"]


@pytest.mark.parametrize("ahead", [TimeDelta.ZERO, TimeDelta(hours=48)])
def test_and_so_it_does_where_it_is_encrypted(
    database: Path, ahead: TimeDelta, capsys: pytest.CaptureFixture[str]
) -> None:
    assert encrypt_in_place(keep=False) == 0
    asyncio.run(lead(database, ahead, Key(RAW)))
    assert change_key(keyed(database.parent, "key-of-today", OTHER), keep=False) == 1
    assert "stop it first" in capsys.readouterr().err
    assert zone(database) == "Europe/Lisbon"


def test_once_its_lease_has_ended_it_is_encrypted(database: Path) -> None:
    asyncio.run(lead(database, -TimeDelta(minutes=1)))
    assert encrypt_in_place(keep=False) == 0


def test_without_a_key_there_is_nothing_to_do(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new = keyed(database.parent, "key-of-today", OTHER)
    monkeypatch.delenv("HAMMY_DATABASE_KEY_FILE")
    assert (encrypt_in_place(keep=False), change_key(new, keep=False)) == (1, 1)
    assert capsys.readouterr().err.count("\n") == 2


def test_without_a_database_there_is_nothing_to_do(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database.unlink()
    new = keyed(database.parent, "key-of-today", OTHER)
    assert (encrypt_in_place(keep=False), change_key(new, keep=False)) == (1, 1)
    assert capsys.readouterr().err.count("there is no such database") == 2
    assert files(database) == []


def test_there_and_back_under_the_key(database: Path) -> None:
    assert encrypt_in_place(keep=False) == 0
    copy = database.with_name("copy.db")
    assert backup_to(copy) == 0
    assert b"Europe/Lisbon" not in copy.read_bytes()
    database.unlink()
    assert restore_from(copy) == 0
    assert zone(database) == "Europe/Lisbon"


def _wrong(file: Path) -> None:
    file.write_text(OTHER)


def _open(file: Path) -> None:
    file.chmod(0o644)


@pytest.mark.parametrize("spoilt", [_wrong, _open, Path.unlink])
def test_every_verb_says_what_is_wrong_with_a_key_in_one_line(
    database: Path, spoilt: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.cli.doctor.look_at_content", lambda: well("content", "It loads."))
    assert encrypt_in_place(keep=False) == 0
    copy = database.with_name("copy.db")
    assert backup_to(copy) == 0
    new = keyed(database.parent, "key-of-today", OTHER)
    assert callable(spoilt)
    spoilt(database.with_name("key"))
    capsys.readouterr()
    verbs: tuple[Callable[[], int], ...] = (
        lambda: backup_to(database.with_name("other.db")),
        lambda: restore_from(copy),
        lambda: purge_silent(dry_run=False),
        lambda: encrypt_in_place(keep=False),
        lambda: change_key(new, keep=False),
    )
    for verb in verbs:
        assert verb() == 1
        assert capsys.readouterr().err.count("\n") == 1
    assert examine_all(as_json=True) == 1
    assert files(database) == ["copy.db", "hammy.db"]
    assert zone(database) == "Europe/Lisbon"


def test_hammy_does_not_start_with_a_wrong_key(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert encrypt_in_place(keep=False) == 0
    _wrong(database.with_name("key"))
    monkeypatch.setenv("HAMMY_TOKEN", "1:secret")
    monkeypatch.setenv("HAMMY_API_URL", "http://127.0.0.1:9")
    ended = hammy("run")
    assert ended.code == 1
    assert "the key in HAMMY_DATABASE_KEY_FILE is not that of it" in ended.complained
    assert "Traceback" not in ended.complained
    assert RAW not in ended.complained + ended.said

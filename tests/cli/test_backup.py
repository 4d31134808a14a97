"""hammy backup: a whole copy, and never a lost file."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.cli.backup import backup_to
from bot.domain.changes import SaveProfile
from bot.domain.messages import Speaker
from bot.domain.profile import Profile
from bot.storage.sqlite.store import open_store
from tests.support.clock import FixedClock

ADA = Speaker(7, 7)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "hammy.db"
    monkeypatch.setenv("HAMMY_DATABASE", str(path))
    return path


async def _keep_a_zone(path: Path) -> None:
    store = await open_store(path)
    await store.records.apply(ADA, [SaveProfile(Profile(zone="Europe/Lisbon"))], FixedClock()())
    await store.close()


async def _zone(path: Path) -> str | None:
    store = await open_store(path)
    record = await store.records.load(ADA, FixedClock()())
    await store.close()
    return record.profile.zone


def test_what_is_kept_is_in_the_copy(database: Path, tmp_path: Path) -> None:
    asyncio.run(_keep_a_zone(database))
    assert backup_to(tmp_path / "copy.db") == 0
    assert asyncio.run(_zone(tmp_path / "copy.db")) == "Europe/Lisbon"


def test_a_file_is_never_written_over(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_keep_a_zone(database))
    (tmp_path / "letter.txt").write_text("dear")
    assert backup_to(tmp_path / "letter.txt") == 1
    assert (tmp_path / "letter.txt").read_text() == "dear"
    assert "not written over" in capsys.readouterr().err


def test_no_database_is_one_clear_line(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backup_to(tmp_path / "copy.db") == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not database.exists()


def test_what_is_no_database_is_told(database: Path, tmp_path: Path) -> None:
    database.write_text("this is a letter and no database at all, whatever its name may say")
    assert backup_to(tmp_path / "copy.db") == 1

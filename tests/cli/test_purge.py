"""hammy purge: erases those who are silent, and says how many."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.cli.purge import purge_silent
from bot.domain.changes import SaveProfile
from bot.domain.profile import Profile
from bot.domain.silence import Day
from bot.policy.silence import SILENT_DAYS
from bot.storage.sqlite.store import open_store
from tests.storage.keeping import ADA, BEN, NOW, apply


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "hammy.db"
    monkeypatch.setenv("HAMMY_DATABASE", str(path))
    return path


async def _silence(path: Path) -> None:
    """Ada has been silent for ninety days, Ben for one less."""
    store = await open_store(path)
    await apply(store, SaveProfile(Profile("UTC")))
    await store.silence.begin_day(Day(1, NOW))
    await apply(store, SaveProfile(Profile("UTC")), speaker=BEN)
    await store.silence.begin_day(Day(SILENT_DAYS, NOW))
    await store.close()


async def _kept(path: Path) -> list[int]:
    store = await open_store(path)
    everything = [await store.records.everything(speaker.person) for speaker in (ADA, BEN)]
    await store.close()
    return [one.person for one, kept in zip((ADA, BEN), everything, strict=True) if kept.profile is not None]


def test_who_is_silent_is_erased_and_counted(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_silence(database))
    assert purge_silent(dry_run=False) == 0
    assert capsys.readouterr().out == f"{database}: 1 person erased, silent for 90 days or more.\n"
    assert asyncio.run(_kept(database)) == [BEN.person]


def test_a_dry_run_erases_nobody(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_silence(database))
    assert purge_silent(dry_run=True) == 0
    assert capsys.readouterr().out == f"{database}: 1 person would be erased, silent for 90 days or more.\n"
    assert asyncio.run(_kept(database)) == [ADA.person, BEN.person]


def test_no_database_is_one_clear_line(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert purge_silent(dry_run=False) == 1
    assert capsys.readouterr().err == f"{database}: there is no such database; HAMMY_DATABASE names it\n"
    assert not database.exists()

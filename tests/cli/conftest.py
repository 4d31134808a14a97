from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.assistant
import bot.cli.next
from bot.storage.sqlite.store import open_store
from tests.support.folders import folder_in_memory
from tests.support.learned import learned_model
from tests.support.readers import cues, readers


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of whoever runs the tests do not count."""
    for name in ("TOKEN", "API_URL", "DATABASE", "DATABASE_KEY_FILE", "PLAYGROUND", "EMERGENCY_NUMBERS", "LOG_LEVEL"):
        monkeypatch.delenv(f"HAMMY_{name}", raising=False)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verbs that are called in this process read and learn nothing anew; those in processes of their own do."""
    monkeypatch.setattr(bot.assistant, "load_model", lambda _: learned_model())
    monkeypatch.setattr(bot.cli.next, "read_cues", lambda _: cues())
    monkeypatch.setattr(bot.cli.next, "Readers", lambda _: readers())


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one."""
    with folder_in_memory() as folder:
        yield folder


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty one, which the settings name."""
    path = tmp_path / "hammy.db"
    monkeypatch.setenv("HAMMY_DATABASE", str(path))
    asyncio.run(_made(path))
    return path


async def _made(path: Path) -> None:
    await (await open_store(path)).close()

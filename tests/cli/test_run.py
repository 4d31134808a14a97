"""hammy run, where it cannot begin."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.storage.sqlite.store import open_store
from tests.cli.databases import only_for_reading
from tests.cli.processes import hammy


async def _made(path: Path) -> None:
    await (await open_store(path)).close()


def test_a_database_that_can_only_be_read_ends_the_start_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "hammy.db"
    asyncio.run(_made(path))
    only_for_reading(path)
    monkeypatch.setenv("HAMMY_DATABASE", str(path))
    monkeypatch.setenv("HAMMY_TOKEN", "1:secret")
    monkeypatch.setenv("HAMMY_API_URL", "http://127.0.0.1:9")
    ended = hammy("run")
    assert ended.code == 1
    assert ended.complained.count("cannot be written") == 1
    assert "Traceback" not in ended.complained

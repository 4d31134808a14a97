"""hammy misses: what was not understood, in groups, and what people thought of answers."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.cli.misses import show_misses
from bot.domain.changes import CountThumb, KeepMiss
from bot.storage.sqlite.store import open_store
from tests.storage.keeping import NOW, apply


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "hammy.db"
    monkeypatch.setenv("HAMMY_DATABASE", str(path))
    return path


async def _used(path: Path) -> None:
    store = await open_store(path)
    texts = ("what about the shaking of my legs", "what about my shaking legs", "is the sofa good for the moon")
    await apply(store, *(KeepMiss(text, 9) for text in texts), CountThumb("warm_up", up=False), now=NOW)
    await store.close()


def test_groups_and_where_they_may_belong_are_printed(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_used(database))
    assert show_misses(as_json_text=False) == 0
    printed = capsys.readouterr().out
    assert "Not understood" in printed
    assert "shaking" in printed
    assert "Thumbs under answers" in printed


def test_programs_get_json(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_used(database))
    assert show_misses(as_json_text=True) == 0
    read = json.loads(capsys.readouterr().out)
    assert [group["times"] for group in read["groups"]] == [2, 1]
    assert read["groups"][0]["belongs"][0]["to"]
    assert read["thumbs"] == [{"intent": "warm_up", "day": "2026-03-02", "up": 0, "down": 1}]


def test_where_nothing_is_kept_it_says_how_to_begin(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def opened() -> None:
        await (await open_store(database)).close()

    asyncio.run(opened())
    assert show_misses(as_json_text=False) == 0
    assert "HAMMY_KEEP_MISSES=on" in capsys.readouterr().out


def test_no_database_is_one_clear_line(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show_misses(as_json_text=False) == 1
    assert capsys.readouterr().err == f"{database}: there is no such database; HAMMY_DATABASE names it\n"

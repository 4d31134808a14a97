"""Putting the parts together."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import StartError, serve
from bot.app.observed import NO_HTTP, observed
from bot.app.server import NO_PLAYGROUND, api_server
from bot.assistant import Assistant
from bot.settings import Settings


async def test_a_playground_that_is_not_installed_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "playground.server", raising=False)
    said: list[str] = []
    with pytest.raises(StartError) as stopped:
        async with api_server(Settings(), said.append):
            pass
    assert (str(stopped.value), said) == (NO_PLAYGROUND, [])
    assert "\n" not in NO_PLAYGROUND
    assert "hammy[playground]" in NO_PLAYGROUND


async def test_what_serves_http_that_is_not_installed_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    monkeypatch.delitem(sys.modules, "bot.web.metrics", raising=False)
    with pytest.raises(StartError) as stopped:
        async with observed(Settings(http=("127.0.0.1", 0)), None, lambda _: None):
            pass
    assert str(stopped.value) == NO_HTTP
    assert "\n" not in NO_HTTP
    assert "hammy[http]" in NO_HTTP


def test_what_serves_http_is_only_loaded_where_that_is_set() -> None:
    others = "{'starlette', 'uvicorn', 'prometheus_client', 'textstat'}"
    loaded = f"import sys, bot.app; print(sorted({others} & sys.modules.keys()))"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, encoding="utf-8", check=True)
    assert said.stdout.strip() == "[]"


async def test_garbage_is_looked_for_again_once_all_is_read(assistant: Assistant, tmp_path: Path) -> None:
    gc.disable()
    missing = Settings(token="1:x", api_url="http://127.0.0.1:9", database=str(tmp_path / "none" / "hammy.db"))
    try:
        with pytest.raises(StartError):
            await serve(missing, assistant, lambda _: None)
        assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()

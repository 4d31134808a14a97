"""Putting the parts together."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot import app
from bot.settings import Settings


async def test_a_playground_that_is_not_installed_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "playground.server", raising=False)
    said: list[str] = []
    with pytest.raises(app.StartError) as stopped:
        async with app._server(Settings(), said.append):
            pass
    assert (str(stopped.value), said) == (app.NO_PLAYGROUND, [])
    assert "\n" not in app.NO_PLAYGROUND
    assert "hammy[playground]" in app.NO_PLAYGROUND


async def test_what_serves_http_that_is_not_installed_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    monkeypatch.delitem(sys.modules, "bot.web.metrics", raising=False)
    with pytest.raises(app.StartError) as stopped:
        async with app._observed(Settings(http=("127.0.0.1", 0)), lambda _: None):
            pass
    assert str(stopped.value) == app.NO_HTTP
    assert "\n" not in app.NO_HTTP
    assert "hammy[http]" in app.NO_HTTP


def test_what_serves_http_is_only_loaded_where_that_is_set() -> None:
    loaded = "import sys, bot.app; print(sorted({'starlette', 'uvicorn', 'prometheus_client'} & sys.modules.keys()))"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, encoding="utf-8", check=True)
    assert said.stdout.strip() == "[]"

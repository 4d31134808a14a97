"""Putting the parts together."""

from __future__ import annotations

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

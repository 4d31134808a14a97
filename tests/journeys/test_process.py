"""The real process: it starts, serves, and ends when told; where it cannot start it says why in one line."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import httpx
import pytest

from bot.domain.library import Library
from bot.views.welcome import WelcomePhrases
from playground.server import Playground
from tests.support.chat import opened
from tests.support.network import free_port
from tests.support.process import READY, hammy_run, hammy_run_by_python
from tests.support.telegram import Telegram

pytestmark = pytest.mark.long

NOBODY = "http://127.0.0.1:9"
"""The discard port, where nothing listens."""


async def test_it_serves_stops_when_told_and_knows_its_buttons_when_it_is_back(
    unattended: Telegram, library: Library
) -> None:
    token, url = unattended.playground.token, unattended.playground.url
    ada = await unattended.person("Ada")
    async with hammy_run_by_python(token=token, api_url=url, log_level="DEBUG") as hammy:
        assert "@hammy_playground_bot" in await hammy.printed(READY)
        answer = await ada.say("why does my leg shake when I stretch?")
        assert answer.text.startswith(library.answers["shaking_causes"].short.plain)
        check = await ada.say("/check shaking")
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0
        assert "Traceback" not in hammy.output
        assert token not in hammy.output
        assert "shake" not in hammy.output
    await ada.tap(library.checks.label.list_no, under=check)
    async with hammy_run_by_python(token=token, api_url=url) as hammy:
        step = await ada.hear()
        assert (step.edited, step.id) == (True, check.id)
        assert library.checks.lists["shaking"].urgent.asks in step.text
        await unattended.page.fault("sendMessage", "timeout", times=9)
        await ada.write("/start")
        await asyncio.sleep(0.3)
        hammy.tell(signal.SIGINT)
        assert await hammy.ended() == 0, "it must not wait for Telegram"
        assert "Traceback" not in hammy.output


async def test_it_draws_a_card_and_loads_nothing_that_draws(unattended: Telegram) -> None:
    ada = await unattended.person("Ada")
    async with hammy_run_by_python(token=unattended.playground.token, api_url=unattended.playground.url) as hammy:
        await hammy.printed(READY)
        assert (await ada.say("how should I breathe in a stretch?")).picture == "photo"
        assert (await ada.say("/progress")).picture == "photo"
        mapped = Path(f"/proc/{hammy.number}/maps").read_text()
        assert "rapidfuzz" in mapped, "what it has loaded is seen here"
        assert [name for name in ("resvg", "PIL", "matplotlib", "_elementtree") if name in mapped] == []


async def test_without_a_token_it_serves_a_playground_of_its_own(library: Library) -> None:
    address = f"127.0.0.1:{free_port()}"
    async with hammy_run_by_python(playground=address, token=" ", HTTP_PROXY=NOBODY, HTTPS_PROXY=NOBODY) as hammy:
        assert f"http://{address}/" in await hammy.printed("chat page")
        await hammy.printed(READY)
        async with httpx.AsyncClient(trust_env=False) as http:
            assert (await http.get(f"http://{address}/")).status_code == 200
        async with opened(f"http://{address}") as page:
            ada = await page.person("Ada")
            assert (await ada.say("/start")).text == library.phrasebook.of(WelcomePhrases).start.plain
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0
        assert "Traceback" not in hammy.output


async def test_with_a_key_nothing_it_keeps_can_be_read_and_all_of_it_is_there_again(
    unattended: Telegram, tmp_path: Path
) -> None:
    token, url, key = unattended.playground.token, unattended.playground.url, tmp_path / "key"
    key.touch(0o600)
    key.write_text("5e" * 32)
    files = {"database": str(tmp_path / "hammy.db"), "database_key_file": str(key)}
    ada = await unattended.person("Ada")
    async with hammy_run_by_python(token=token, api_url=url, **files) as hammy:
        await hammy.printed(READY)
        assert "500 ml" in (await ada.say("drank 500 ml")).text
        kept = {file.name: file.read_bytes() for file in tmp_path.glob("hammy.db*")}
        assert set(kept) == {"hammy.db", "hammy.db-wal", "hammy.db-shm", "hammy.db-updates"}
        assert not [name for name, content in kept.items() if b"SQLite" in content or b"CREATE TABLE" in content]
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0
    async with hammy_run_by_python(token=token, api_url=url, **files) as hammy:
        await hammy.printed(READY)
        assert "500 ml" in (await ada.say("/water")).text
        assert key.read_text() not in hammy.output


@pytest.mark.parametrize("replaced", [False, True])
async def test_a_database_that_is_taken_away_is_noticed(unattended: Telegram, tmp_path: Path, replaced: bool) -> None:
    token, url, database = unattended.playground.token, unattended.playground.url, tmp_path / "hammy.db"
    async with hammy_run(token=token, api_url=url, database=str(database)) as hammy:
        await hammy.printed(READY)
        database.unlink()
        if replaced:
            database.write_bytes(b"")
        assert await hammy.ended() == 1
        assert str(database) in hammy.output
        assert str(database) in hammy.output.strip().splitlines()[-1]
        assert len(hammy.output.strip().splitlines()) <= 3, "ready, at most a tick that failed, and why it ends"


async def test_a_token_that_telegram_does_not_know(unattended: Telegram) -> None:
    output = await _fails(token="1:another", api_url=unattended.playground.url)
    assert "HAMMY_TOKEN" in output
    assert "1:another" not in output


async def test_a_server_that_is_not_there() -> None:
    output = await _fails(token="1:secret", api_url=NOBODY)
    assert "HAMMY_API_URL" in output
    assert "secret" not in output


async def test_a_port_that_is_taken() -> None:
    playground = Playground(port=0)
    await playground.start()
    try:
        assert str(playground.port) in await _fails(playground=f"127.0.0.1:{playground.port}")
    finally:
        await playground.stop()


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"playground": "0.0.0.0:8080"}, "0.0.0.0"),
        ({"playground": "nonsense"}, "HAMMY_PLAYGROUND"),
        ({"token": "1:a", "api_url": "api.telegram.org"}, "HAMMY_API_URL"),
    ],
)
async def test_settings_that_make_no_sense(settings: dict[str, str], named: str) -> None:
    assert named in await _fails(**settings)


async def _fails(**settings: str) -> str:
    """The one line it ends with."""
    async with hammy_run(**settings) as hammy:
        assert await hammy.ended() == 1
        assert "Traceback" not in hammy.output
        assert len(hammy.output.strip().splitlines()) == 1, hammy.output
        return hammy.output

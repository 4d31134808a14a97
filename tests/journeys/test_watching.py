"""The real process says how it is, and ends where it cannot go on, for its supervisor to start it anew."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from tests.support.chat import PATIENCE
from tests.support.impatient import IMPATIENT
from tests.support.process import READY, HammyProcess, hammy_run, hammy_run_by_python
from tests.support.telegram import Telegram
from tests.support.tools import tool
from tests.web.test_monitoring import expressions

pytestmark = pytest.mark.long

_NAME = re.compile(r"\b(?:hammy|process)_[a-z_]+")
ANYWHERE = "127.0.0.1:0"


def _settings(telegram: Telegram, folder: Path) -> dict[str, str]:
    playground = telegram.playground
    return {
        "token": playground.token,
        "api_url": playground.url,
        "database": str(folder / "hammy.db"),
        "http": ANYWHERE,
    }


@asynccontextmanager
async def _asking(hammy: HammyProcess) -> AsyncIterator[httpx.AsyncClient]:
    """A client of its health and metrics, once it is ready."""
    said = await hammy.printed("Health and metrics")
    await hammy.printed(READY)
    address = re.search(r"127\.0\.0\.1:\d+", said)
    assert address is not None
    async with httpx.AsyncClient(base_url=f"http://{address[0]}", trust_env=False) as http:
        yield http


async def _unready(http: httpx.AsyncClient) -> str:
    """Why it is not ready, as soon as it is not. Raises TimeoutError after a minute."""
    async with asyncio.timeout(PATIENCE):
        while (answer := await http.get("/healthz/ready")).status_code == 200:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.1)
    assert answer.status_code == 503
    reason: str = answer.json()["reason"]
    return reason


async def _numbers(http: httpx.AsyncClient, line: str) -> str:
    """What was counted, once a line is among it. Raises TimeoutError after a minute."""
    async with asyncio.timeout(PATIENCE):
        while line not in (text := (await http.get("/metrics")).text).splitlines():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    return text


async def test_health_and_numbers_without_a_person_in_them(unattended: Telegram, tmp_path: Path) -> None:
    ada = await unattended.person("Ada")
    async with hammy_run(**_settings(unattended, tmp_path)) as hammy, _asking(hammy) as http:
        assert (await http.get("/healthz/live")).json() == {"status": "ok"}
        assert (await http.get("/healthz/ready")).json() == {"status": "ok"}
        await ada.say("why does my leg shake when I stretch?")
        await ada.say("my zebra barks")
        await ada.say("/check shaking")
        await ada.say("I cannot breathe and my chest hurts")
        numbers = await _numbers(http, 'hammy_sends_total{outcome="delivered",what="reply"} 4.0')
        for line in (
            'hammy_updates_total{kind="message"} 4.0',
            'hammy_outcomes_total{outcome="answer"} 1.0',
            'hammy_outcomes_total{outcome="checklist"} 1.0',
            'hammy_outcomes_total{outcome="emergency"} 1.0',
            "hammy_leads 1.0",
        ):
            assert line in numbers.splitlines()
        for word in ("Ada", "zebra", "leg shake", str(ada.id), unattended.playground.token):
            assert not re.search(rf'"[^"]*{re.escape(word)}', numbers), word
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0


async def test_all_that_deploy_asks_for_is_counted_as_prometheus_wants_it(unattended: Telegram, tmp_path: Path) -> None:
    ada = await unattended.person("Ada")
    async with hammy_run(**_settings(unattended, tmp_path)) as hammy, _asking(hammy) as http:
        await ada.say("how do I stretch my hamstrings")
        await ada.press("👍 Helped")
        numbers = await _numbers(http, 'hammy_thumbs_total{thumb="up"} 1.0')
    declared = {line.split()[2] for line in numbers.splitlines() if line.startswith("# TYPE")}
    asked = {re.sub("_(bucket|sum|count)$", "", name) for one in expressions() for name in _NAME.findall(one)}
    assert len(asked) > 15
    assert asked <= declared
    assert await asyncio.to_thread(tool, "promtool", "check", "metrics", typed=numbers) == ""


async def test_a_poll_that_never_ends_is_seen_and_then_the_end(unattended: Telegram, tmp_path: Path) -> None:
    async with hammy_run(IMPATIENT, "listening", **_settings(unattended, tmp_path)) as hammy, _asking(hammy) as http:
        await unattended.page.fault("getUpdates", "timeout", times=99)
        assert "Telegram has not answered" in await _unready(http)
        assert await hammy.ended() == 1
        assert "Telegram has not answered" in hammy.output.strip().splitlines()[-1]
        assert "Traceback" not in hammy.output


@pytest.mark.parametrize("kind", ["401", "404"])
async def test_a_token_that_stays_refused_is_the_end_in_one_line(
    unattended: Telegram, tmp_path: Path, kind: str
) -> None:
    async with hammy_run(IMPATIENT, "refused", **(_settings(unattended, tmp_path) | {"http": ""})) as hammy:
        await hammy.printed(READY)
        await unattended.page.fault("getUpdates", kind, times=10_000)
        assert await hammy.ended() == 1
        assert "HAMMY_TOKEN" in hammy.output.strip().splitlines()[-1]
        assert "Traceback" not in hammy.output


async def test_a_database_that_does_not_answer_is_seen_and_then_the_end(unattended: Telegram, tmp_path: Path) -> None:
    async with hammy_run(IMPATIENT, "reminding", **_settings(unattended, tmp_path)) as hammy, _asking(hammy) as http:
        with sqlite3.connect(tmp_path / "hammy.db", isolation_level=None) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert "reminders could not be looked at" in await _unready(http)
            assert (await http.get("/healthz/live")).status_code == 200
            assert await hammy.ended() == 1
        other.close()
        assert "reminders could not be looked at" in hammy.output
        assert "Traceback" not in hammy.output


async def test_a_tick_that_hangs_is_seen_and_then_the_end_though_its_thread_never_ends(
    unattended: Telegram, tmp_path: Path
) -> None:
    async with (
        hammy_run_by_python(IMPATIENT, "hanging", **_settings(unattended, tmp_path)) as hammy,
        _asking(hammy) as http,
    ):
        assert "reminders could not be looked at" in await _unready(http)
        assert await hammy.ended() == 1
        last = hammy.output.strip().splitlines()[-1]
        assert "reminders could not be looked at" in last
        assert "does not end by itself" in last


async def test_an_answer_that_never_ends_is_seen_and_then_the_end(unattended: Telegram, tmp_path: Path) -> None:
    ada = await unattended.person("Ada")
    async with hammy_run(IMPATIENT, "answering", **_settings(unattended, tmp_path)) as hammy, _asking(hammy) as http:
        await unattended.page.fault("sendMessage", "timeout", times=99)
        await ada.write("/help")
        assert "nobody was answered" in await _unready(http)
        assert await hammy.ended() == 1
        assert "nobody was answered" in hammy.output


async def test_a_loop_that_is_blocked_is_the_end(unattended: Telegram, tmp_path: Path) -> None:
    async with hammy_run(IMPATIENT, "blocked", **_settings(unattended, tmp_path)) as hammy:
        assert await hammy.ended() == 1
        last = hammy.output.strip().splitlines()[-1]
        assert "the event loop is blocked" in last


async def test_a_process_that_was_stopped_for_longer_than_all_patience_goes_on(
    unattended: Telegram, tmp_path: Path
) -> None:
    ada = await unattended.person("Ada")
    async with hammy_run(IMPATIENT, "stopped", **_settings(unattended, tmp_path)) as hammy, _asking(hammy) as http:
        hammy.tell(signal.SIGSTOP)
        await asyncio.sleep(4)
        hammy.tell(signal.SIGCONT)
        await ada.say("/help")
        await asyncio.sleep(1)
        assert (await http.get("/healthz/live")).status_code == 200
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0


async def test_its_supervisor_hears_that_it_is_ready_and_well_and_that_it_stops(
    unattended: Telegram, tmp_path: Path
) -> None:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.bind(address)
        loop = asyncio.get_running_loop()
        async with hammy_run(NOTIFY_SOCKET=address, **_settings(unattended, tmp_path)) as hammy:
            heard = [await asyncio.wait_for(loop.sock_recv(line, 99), PATIENCE) for _ in range(3)]
            assert heard == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1"]
            hammy.tell(signal.SIGTERM)
            assert await hammy.ended() == 0
            rest = os.read(line.fileno(), 99)
            while rest == b"WATCHDOG=1":
                rest = os.read(line.fileno(), 99)
            assert rest == b"STOPPING=1"


@pytest.mark.parametrize(("what", "last"), [("listening", b"STOPPING=1"), ("blocked", b"READY=1")])
async def test_a_supervisor_hears_no_more_from_what_cannot_go_on(
    unattended: Telegram, tmp_path: Path, what: str, last: bytes
) -> None:
    """A poll that is dead ends the process; a loop that is blocked says nothing more, so a watchdog would end it."""
    address = str(tmp_path / "notify")
    heard: list[bytes] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.bind(address)
        settings = _settings(unattended, tmp_path) | {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "2000000"}
        async with hammy_run(IMPATIENT, what, **settings) as hammy:
            await hammy.printed(READY)
            await unattended.page.fault("getUpdates", "timeout", times=99)
            assert await hammy.ended() == 1
        with contextlib.suppress(BlockingIOError):
            while True:
                heard.append(line.recv(99))
    assert heard[0] == b"READY=1"
    assert heard[-1] == last
    assert heard.count(b"WATCHDOG=1") < 15


@pytest.mark.parametrize("http", ["203.0.113.1:80", "nowhere.invalid:80"])
async def test_an_address_that_is_not_of_this_machine_is_one_line(unattended: Telegram, http: str) -> None:
    async with hammy_run(**(_settings(unattended, Path("/nowhere")) | {"http": http})) as hammy:
        assert await hammy.ended() == 1
        assert "HAMMY_HTTP" in hammy.output
        assert len(hammy.output.strip().splitlines()) == 1

from __future__ import annotations

import asyncio
import contextlib
import sys
from pathlib import Path

import httpx
import pytest

from playground.server import Playground, PlaygroundError

from .driver import SAM, Driver, Listener

PATIENCE = 60.0
"""Seconds after which something counts as never ending, on a busy machine too."""


async def test_a_taken_port_is_one_clear_sentence(playground: Playground) -> None:
    with pytest.raises(PlaygroundError, match=rf"^Port {playground.port} on 127.0.0.1 is taken by another program\.$"):
        await Playground(port=playground.port).start()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", "::"])
async def test_only_loopback_hosts(host: str) -> None:
    with pytest.raises(PlaygroundError, match="only listens on this machine"):
        await Playground(host=host, port=0).start()


@pytest.mark.parametrize(("token", "port"), [("nonsense", 0), ("1:x", 99_999), ("1:a/b", 0)])
async def test_other_bad_settings(token: str, port: int) -> None:
    with pytest.raises(PlaygroundError):
        await Playground(token=token, port=port).start()


async def test_it_stops_at_once_and_can_start_again(driver: Driver) -> None:
    poll = asyncio.ensure_future(driver.ok("getUpdates", timeout=50))
    await driver.polled()
    listener = Listener(driver)
    listening = asyncio.ensure_future(listener.run())
    await listener.ready.wait()
    await driver.playground.stop()
    assert await poll == []
    await listening
    await driver.playground.stop()
    await driver.playground.start()
    await driver.says("hello again", person_id=SAM)


async def test_only_loopback_host_names_are_answered(driver: Driver) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8080", ""):
        for path in ("/playground/state", "/bot1:playground/getMe", "/"):
            answer = await driver.http.get(path, headers={"host": host})
            assert answer.status_code == 403
    for host in ("localhost", "localhost:1", "127.0.0.1", "[::1]:8080"):
        assert (await driver.http.get("/playground/state", headers={"host": host})).status_code == 200


async def test_other_sites_pages_are_refused(driver: Driver) -> None:
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        headers = {"origin": origin}
        assert (await driver.http.post("/playground/people", json={}, headers=headers)).status_code == 403
        assert (await driver.http.get("/bot1:playground/getMe", headers=headers)).status_code == 403
    own = {"origin": driver.playground.url}
    assert (await driver.http.get("/playground/state", headers=own)).status_code == 200


async def test_files_outside_the_page_are_not_served(playground: Playground) -> None:
    host, port = playground.url.removeprefix("http://").split(":")
    paths = (
        "/assets/../server.py",
        "/assets/..%2fserver.py",
        "/assets//etc/passwd",
        "/assets/%2e%2e/server.py",
    )
    more = (
        "/assets/",
        "/assets/.hidden.js",
        "/assets/x%00.js",
        "/assets/..%5cserver.py",
        "/file/../server.py",
    )
    for path in (*paths, *more):
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
        assert answer.startswith(b"HTTP/1.1 404"), path


async def test_unknown_addresses_and_methods_answer_with_a_sentence(driver: Driver) -> None:
    missing = await driver.http.get("/playground/nothing")
    assert (missing.status_code, missing.json()) == (404, {"error": "There is nothing at this address."})
    wrong = await driver.http.put("/playground/state")
    assert (wrong.status_code, wrong.json()) == (405, {"error": "This address does not take that method."})


async def test_a_request_that_never_ends_does_not_keep_it_from_stopping(playground: Playground) -> None:
    _, writer = await asyncio.open_connection(playground.host, playground.port)
    writer.write(b"POST /bot1:playground/getMe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx")
    await writer.drain()
    await asyncio.sleep(0.05)
    await asyncio.wait_for(playground.stop(), PATIENCE)
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


async def test_the_page_has_strict_headers(driver: Driver) -> None:
    page = await driver.http.get("/")
    assert page.headers["content-security-policy"].startswith("default-src 'self'; img-src 'self' data:;")
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")


async def test_it_runs_alone() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "playground", "--port", "0", "--token", "42:echo"),
        *("--name", "Echo", "--username", "echoes_bot"),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    said = {}
    for _ in range(3):
        name, _, value = (await process.stdout.readline()).decode().partition(":")
        said[name] = value.strip()
    url, token = said["Base URL"], said["Token"]
    async with httpx.AsyncClient(trust_env=False) as http:
        me = (await http.get(f"{url}/bot{token}/getMe")).json()["result"]
        assert "<title>" in (await http.get(said["Chat page"])).text
    assert (me["id"], me["first_name"], me["username"]) == (42, "Echo", "echoes_bot")
    process.terminate()
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from .driver import Driver


class Hook:
    """A webhook that records what it gets and answers each POST with the next planned status, then 200."""

    def __init__(self) -> None:
        self.received: list[tuple[str, dict[str, Any]]] = []
        self.statuses: list[int] = []
        self.url = ""
        self._heard = asyncio.Event()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(head.lower().split("content-length:")[1].split("\r\n")[0])
        self.received.append((head, json.loads(await reader.readexactly(length))))
        self._heard.set()
        status = self.statuses.pop(0) if self.statuses else 200
        writer.write(f"HTTP/1.1 {status} Status\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(60):
            while len(self.received) < count:
                await self._heard.wait()
                self._heard.clear()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    server = await asyncio.start_server(hook.answer, "127.0.0.1", 0)
    hook.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook?x=1"
    yield hook
    server.close()
    await server.wait_closed()


async def test_updates_are_posted_in_order_with_the_secret(driver: Driver, hook: Hook) -> None:
    await driver.says("one")
    assert await driver.ok("setWebhook", url=hook.url, secret_token="s3cret") is True
    await driver.says("two")
    await hook.until(2)
    assert [update["message"]["text"] for _, update in hook.received] == ["one", "two"]
    head = hook.received[0][0]
    assert head.startswith("POST /hook?x=1 HTTP/1.1")
    assert "X-Telegram-Bot-Api-Secret-Token: s3cret" in head
    await asyncio.sleep(0.05)
    info = await driver.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)


async def test_a_failed_delivery_is_repeated(driver: Driver, hook: Hook) -> None:
    hook.statuses = [500]
    await driver.ok("setWebhook", url=hook.url)
    await driver.says("again")
    await hook.until(2)
    assert hook.received[0][1] == hook.received[1][1]
    assert "500" in (await driver.ok("getWebhookInfo"))["last_error_message"]


async def test_polling_and_a_webhook_exclude_each_other(driver: Driver, hook: Hook) -> None:
    poll = asyncio.ensure_future(driver.call("getUpdates", timeout=50))
    await driver.polled()
    await driver.ok("setWebhook", url=hook.url)
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    refused = await driver.call("getUpdates")
    assert refused["error_code"] == 409
    assert refused["description"].startswith("Conflict: can't use getUpdates method while webhook is active")
    assert await driver.ok("deleteWebhook") is True
    await driver.says("polled")
    assert len(await driver.ok("getUpdates")) == 1
    assert hook.received == []


@pytest.mark.parametrize("url", ["https://127.0.0.1/x", "http://example.org/x", "http://127.0.0.1:x/", "ftp://[::1]"])
async def test_webhooks_stay_on_this_machine(driver: Driver, url: str) -> None:
    assert "this machine only" in await driver.refused("setWebhook", url=url)


async def test_secrets_are_checked(driver: Driver, hook: Hook) -> None:
    words = await driver.refused("setWebhook", url=hook.url, secret_token="a b\r\nX: y")
    assert words == "secret token contains unallowed characters"

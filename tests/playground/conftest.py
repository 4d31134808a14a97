from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from playground.server import Playground

from .driver import Driver


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    running = Playground(port=0)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def driver(playground: Playground) -> AsyncIterator[Driver]:
    plain = httpx.AsyncHTTPTransport(verify=False)
    async with httpx.AsyncClient(base_url=playground.url, transport=plain, timeout=60) as http:
        yield Driver(playground, http)


@pytest.fixture
async def started(driver: Driver) -> Driver:
    """Sam has pressed START and the bot has read it."""
    await driver.says("/start")
    await driver.updates()
    return driver

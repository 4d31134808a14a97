"""Speaks to a running playground over HTTP, as the bot and as the chat page do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from playground.server import Playground

SAM = 1001


class Driver:
    """Both sides of a conversation with a playground."""

    def __init__(self, playground: Playground, http: httpx.AsyncClient) -> None:
        self.playground = playground
        self.http = http

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """A Bot API call with a JSON body; the decoded answer."""
        answer = await self.http.post(f"/bot{self.playground.token}/{method}", json=params)
        decoded: dict[str, Any] = answer.json()
        assert answer.status_code == decoded.get("error_code", 200)
        return decoded

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that must go well."""
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The description of a call that must be refused with 400."""
        answer = await self.call(method, **params)
        assert (answer["ok"], answer["error_code"]) == (False, 400), answer
        description: str = answer["description"]
        assert description.startswith("Bad Request: ")
        return description.removeprefix("Bad Request: ")

    async def control(self, path: str, **body: Any) -> dict[str, Any]:
        """A POST to the control API that must go well."""
        answer = await self.http.post(f"/playground/{path}", json=body)
        assert answer.status_code == 200, answer.text
        decoded: dict[str, Any] = answer.json()
        return decoded

    async def control_refused(self, path: str, **body: Any) -> tuple[int, str]:
        """Status and sentence of a POST to the control API that must be refused."""
        answer = await self.http.post(f"/playground/{path}", json=body)
        assert answer.status_code >= 400, answer.text
        return answer.status_code, answer.json()["error"]

    async def says(self, text: str = "/start", chat_id: int = SAM, person_id: int = SAM, **more: Any) -> dict[str, Any]:
        """Someone writes a text; the message as the page sees it."""
        answer = await self.control("send", chat_id=chat_id, person_id=person_id, text=text, **more)
        message: dict[str, Any] = answer["message"]
        return message

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """getUpdates; then everything returned is confirmed."""
        updates: list[dict[str, Any]] = await self.ok("getUpdates", **params)
        if updates:
            await self.ok("getUpdates", offset=updates[-1]["update_id"] + 1, limit=1)
        return updates

    async def polled(self) -> None:
        """Wait until somebody has asked for updates and waits for some. Raises TimeoutError after a minute."""
        assert self.playground._world is not None
        async with asyncio.timeout(60):
            while self.playground._world.updates._poll is None:  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.01)

    async def state(self) -> dict[str, Any]:
        """What a page loads first."""
        state: dict[str, Any] = (await self.http.get("/playground/state")).json()
        return state

    async def calls(self, since: int = 0) -> list[dict[str, Any]]:
        """The log of bot calls."""
        calls: list[dict[str, Any]] = (await self.http.get("/playground/calls", params={"since": since})).json()
        return calls


@asynccontextmanager
async def listening(driver: Driver) -> AsyncIterator[Listener]:
    """A page that is open for a while."""
    listener = Listener(driver)
    task = asyncio.ensure_future(listener.run())
    await listener.ready.wait()
    try:
        yield listener
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


class Listener:
    """Collects server-sent events from one page connection."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.events: list[dict[str, Any]] = []
        self.ready = asyncio.Event()
        self.ended = asyncio.Event()

    async def run(self) -> None:
        """Listens until the stream ends."""
        async with self._driver.http.stream("GET", "/playground/events") as stream:
            async for line in stream.aiter_lines():
                self.ready.set()
                if line.startswith("data: "):
                    self.events.append(json.loads(line.removeprefix("data: ")))
        self.ended.set()

    async def until(self, kind: str) -> dict[str, Any]:
        """The first event of a kind, waiting for it if need be."""
        async with asyncio.timeout(60):
            while True:
                for event in self.events:
                    if event["type"] == kind:
                        return event
                await asyncio.sleep(0.01)

"""Delivery of updates by HTTP POST to the bot's webhook on this machine."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import urlsplit

from playground.clock import PlaygroundClock
from playground.loopback import is_loopback
from playground.updates import Update, UpdateQueue

ANSWER_SECONDS = 30.0
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
MAX_ANSWER_BYTES = 65_536


@dataclass(slots=True, frozen=True)
class Target:
    """Where to POST: `path` includes the query."""

    url: str
    host: str
    port: int
    path: str


def checked_url(url: str) -> Target | None:
    """The target for an http URL on a loopback address; None for any other."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 80
    except ValueError:
        return None
    if parts.scheme != "http" or not is_loopback(host) or any(c.isspace() or ord(c) < 32 for c in url):
        return None
    if not url.isascii():
        return None
    query = f"?{parts.query}" if parts.query else ""
    return Target(url, host, port, f"{parts.path or '/'}{query}")


class WebhookDelivery:
    """Sends each update until it is answered with a 2xx, in order within a chat, in parallel across chats."""

    def __init__(self, updates: UpdateQueue, clock: PlaygroundClock) -> None:
        self._updates = updates
        self._clock = clock
        self.target: Target | None = None
        self.max_connections = 40
        self.last_error: tuple[int, str] | None = None
        self._secret = ""
        self._slots = asyncio.Semaphore(40)
        self._lanes: dict[int, deque[Update]] = {}
        self._new_lanes: asyncio.Queue[int] = asyncio.Queue()
        updates.on_added = self._offer

    def set(self, target: Target, secret: str, max_connections: int) -> None:
        """Starts delivering to `target`, what is pending first."""
        self.unset()
        self.target, self._secret, self.max_connections = (target, secret, max_connections)
        self._slots = asyncio.Semaphore(max_connections)
        for update in list(self._updates.pending()):
            self._offer(update)

    def unset(self) -> None:
        """Stops delivering; undelivered updates stay in the queue."""
        self.target = None
        self.last_error = None
        self._lanes = {}

    async def run(self) -> NoReturn:
        """Delivers until cancelled."""
        async with asyncio.TaskGroup() as group:
            while True:
                lane_id = await self._new_lanes.get()
                lane = self._lanes.get(lane_id)
                if lane is not None:
                    group.create_task(self._drain(lane_id, lane))

    def _offer(self, update: Update) -> None:
        if self.target is None:
            return
        lane = self._lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[update.lane] = deque([update])
        self._new_lanes.put_nowait(update.lane)

    async def _drain(self, lane_id: int, lane: deque[Update]) -> None:
        pause = FIRST_PAUSE_SECONDS
        while lane and self._lanes.get(lane_id) is lane and self.target is not None:
            async with self._slots:
                failure = await self._post(self.target, lane[0])
            if failure is None:
                self._updates.remove(lane.popleft().id)
                pause = FIRST_PAUSE_SECONDS
                continue
            self.last_error = (self._clock.timestamp(), failure)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        if self._lanes.get(lane_id) is lane:
            del self._lanes[lane_id]

    async def _post(self, target: Target, update: Update) -> str | None:
        """None once delivered, else what went wrong."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await self._exchange(target, update.payload.encode())
        except TimeoutError:
            return "Connection timed out"
        except (OSError, ValueError, IndexError):
            return "Connection refused"

    async def _exchange(self, target: Target, body: bytes) -> str | None:
        reader, writer = await asyncio.open_connection(target.host, target.port)
        try:
            host = f"[{target.host}]" if ":" in target.host else target.host
            secret = f"X-Telegram-Bot-Api-Secret-Token: {self._secret}\r\n" if self._secret else ""
            head = (
                f"POST {target.path} HTTP/1.1\r\nHost: {host}:{target.port}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n{secret}"
                "Connection: close\r\n\r\n"
            )
            writer.write(head.encode() + body)
            await writer.drain()
            status = int((await reader.readline()).split()[1])
            await reader.read(MAX_ANSWER_BYTES)
            return None if 200 <= status < 300 else f"Wrong response from the webhook: {status}"
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

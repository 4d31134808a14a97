"""The stream that keeps chat pages up to date."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

HEARTBEAT_SECONDS = 15.0
MAX_WAITING = 2_000


class Subscription:
    """One open page. One that reads too slowly is closed; it reconnects and reloads the whole state."""

    def __init__(self) -> None:
        self._waiting: deque[str] = deque()
        self._wake = asyncio.Event()
        self.closed = False

    def push(self, line: str) -> None:
        """Queues one event."""
        if len(self._waiting) >= MAX_WAITING:
            self.close()
            return
        self._waiting.append(line)
        self._wake.set()

    def close(self) -> None:
        """Ends the stream after what is being written."""
        self.closed = True
        self._waiting.clear()
        self._wake.set()

    async def chunks(self) -> AsyncIterator[str]:
        """Server-sent events, with a comment line after every 15 s of silence."""
        yield ": connected\n\n"
        while not self.closed:
            try:
                await asyncio.wait_for(self._wake.wait(), HEARTBEAT_SECONDS)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            self._wake.clear()
            if self._waiting:
                chunk = "".join(self._waiting)
                self._waiting.clear()
                yield chunk


class EventHub:
    """All open pages. `listening` tells whether it is worth describing an event at all."""

    def __init__(self) -> None:
        self._open: set[Subscription] = set()
        self._closed = False

    @property
    def listening(self) -> bool:
        """Whether any page is open."""
        return bool(self._open)

    def publish(self, kind: str, **content: Any) -> None:
        """Sends one event to every open page."""
        if not self._open:
            return
        line = f"data: {json.dumps({'type': kind, **content})}\n\n"
        for subscription in self._open:
            subscription.push(line)

    async def stream(self) -> AsyncIterator[str]:
        """The events from now on, until the page leaves or the hub closes."""
        subscription = Subscription()
        if self._closed:
            return
        self._open.add(subscription)
        try:
            async for chunk in subscription.chunks():
                yield chunk
        finally:
            self._open.discard(subscription)

    def close(self) -> None:
        """Ends all streams, now and later."""
        self._closed = True
        for subscription in self._open:
            subscription.close()

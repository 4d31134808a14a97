"""An HTTP server inside the event loop of the bot, from its first address to its last answer."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp

_SECONDS_TO_END = 1
_WAITING = 128
_MOST_AT_ONCE = 256


class AddressError(Exception):
    """Nothing can be served there; the message is one line."""


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers, and without waking up ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.told = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self.told.wait()


@asynccontextmanager
async def serving(site: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serve until the block ends; the port, which is a free one for 0. Raises AddressError."""
    listener = await _bound(host, port)
    server = _Server(
        uvicorn.Config(
            site,
            http="h11",
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            log_level="critical",  # it would log the words of an error; the site logs its type
            server_header=False,
            date_header=False,
            limit_concurrency=_MOST_AT_ONCE,
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
    )
    task = asyncio.create_task(server.serve(sockets=[listener]))  # noqa: TID251 (awaited when the block ends)
    await server.ready.wait()
    try:
        yield int(listener.getsockname()[1])
    finally:
        server.told.set()
        await task


async def _bound(host: str, port: int) -> socket.socket:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise AddressError(f"nothing can be served at {host}:{port}: {error.strerror}") from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_WAITING)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        raise AddressError(f"nothing can be served at {host}:{port}: {error.strerror}") from None
    return listener

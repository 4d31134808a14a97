"""A line to a server that goes dead as real ones do: nothing arrives any more, and nobody is told."""

from __future__ import annotations

import asyncio
import ctypes
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

_SO_ATTACH_FILTER = 26
_SO_DETACH_FILTER = 27
_DROP_ALL = struct.pack("HBBI", 0x06, 0, 0, 0)
"""The one instruction of a filter that lets no packet in: the kernel of the other end hears nothing, as from a cable
that was pulled."""


class Line:
    """Hands on what comes in, both ways, until it is cut."""

    def __init__(self, server: str) -> None:
        address = urlsplit(server)
        self._server = address.hostname, address.port
        self._accepted: list[socket.socket] = []
        self._whole: list[asyncio.Event] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """Where the server is reached over this line."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def cut(self) -> None:
        """From now on nothing that is sent arrives, nothing is refused and nothing is closed."""
        instruction = ctypes.create_string_buffer(_DROP_ALL)
        program = struct.pack("HL", 1, ctypes.addressof(instruction))
        for end in self._ends():
            end.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, program)
        for whole in self._whole:
            whole.clear()

    def mend(self, *, forgotten: bool = False) -> None:
        """All arrives again; where a router has `forgotten` the connections of before, that of new ones alone."""
        for end in (self._listening,) if forgotten else self._ends():
            end.setsockopt(socket.SOL_SOCKET, _SO_DETACH_FILTER, 0)
        for whole in () if forgotten else self._whole:
            whole.set()

    def _ends(self) -> tuple[socket.socket, ...]:
        self._accepted = [one for one in self._accepted if one.fileno() >= 0]
        return (self._listening, *self._accepted)

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        self._listening.setblocking(False)
        while True:
            accepted, _ = await loop.sock_accept(self._listening)
            self._accepted.append(accepted)
            self._tasks.add(asyncio.ensure_future(self._join(accepted)))

    async def _join(self, accepted: socket.socket) -> None:
        near = await asyncio.open_connection(sock=accepted)
        far = await asyncio.open_connection(*self._server)
        whole = asyncio.Event()
        whole.set()
        self._whole.append(whole)
        await asyncio.gather(_hand_on(near[0], far[1]), _hand_on(far[0], near[1], whole))

    async def close(self) -> None:
        """End it and all that goes over it."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._listening.close()


async def _hand_on(come: asyncio.StreamReader, go: asyncio.StreamWriter, whole: asyncio.Event | None = None) -> None:
    """What comes goes on, and so does its end, while the line is whole."""
    try:
        with suppress(ConnectionError, TimeoutError):
            while some := await come.read(65_536):
                if whole is not None:
                    await whole.wait()
                go.write(some)
                await go.drain()
        if whole is not None:
            await whole.wait()
    finally:
        go.close()


@asynccontextmanager
async def line_to(server: str) -> AsyncIterator[Line]:
    """A line that is whole."""
    line = Line(server)
    serving = asyncio.ensure_future(line._serve())
    try:
        yield line
    finally:
        serving.cancel()
        await line.close()

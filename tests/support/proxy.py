"""A proxy as companies have them: it is told whole addresses, asks the one server there is, and tunnels nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit


class Proxy:
    """Hands requests on, and remembers the first line of each."""

    def __init__(self, server: str) -> None:
        self._server = urlsplit(server)
        self.url = ""
        self.asked: list[str] = []
        self.connections = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """All requests of one connection."""
        self.connections += 1
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                line, _, rest = head.partition(b"\r\n")
                self.asked.append(line.decode())
                method, address, version = line.split(b" ")
                if method == b"CONNECT":
                    writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")
                    break
                path = urlsplit(address).path
                writer.write(await self._answer(b" ".join((method, path, version)), rest, await _body(rest, reader)))
        writer.close()

    async def _answer(self, line: bytes, head: bytes, body: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(self._server.hostname, self._server.port)
        writer.write(line + b"\r\n" + head + body)
        answered = await reader.readuntil(b"\r\n\r\n")
        answered += await _body(answered, reader)
        writer.close()
        return answered


async def _body(head: bytes, reader: asyncio.StreamReader) -> bytes:
    lengths = [line for line in head.lower().splitlines() if line.startswith(b"content-length:")]
    return await reader.readexactly(int(lengths[0].split(b":")[1])) if lengths else b""


@asynccontextmanager
async def proxy_to(server: str) -> AsyncIterator[Proxy]:
    """A proxy that takes every name for this server."""
    proxy = Proxy(server)
    listening = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield proxy
    finally:
        listening.close()

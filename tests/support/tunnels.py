"""A Bot API server behind TLS, and the proxy that tunnels to it: well, or in any of the ways in which proxies fail."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from urllib.parse import urlsplit

NAME = "api.example.org"


class Manner(Enum):
    """What the proxy does when it is asked for a tunnel."""

    TUNNELS = auto()
    REFUSES = auto()
    ANSWERS_NONSENSE = auto()
    HANGS_UP = auto()
    HANGS_UP_BEHIND = auto()
    """It promises a tunnel, and closes it before anything went through."""
    SAYS_NOTHING = auto()


class Tunnels:
    """A proxy that takes every name for one server behind TLS, whose certificate is for `NAME`."""

    def __init__(self, server: str, certificate: Path) -> None:
        self._server = urlsplit(server)
        self._hosts = f"Host: {NAME}\r\n".encode(), f"Host: {self._server.netloc}\r\n".encode()
        """The playground answers to no other name than its own."""
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._open: set[asyncio.StreamWriter] = set()
        self._port = 0
        self.manner = Manner.TUNNELS
        self.url = ""
        self.asked: list[str] = []
        self.seen = b""
        """All that went through, as the proxy saw it."""

    def cut(self) -> None:
        """All tunnels end at once."""
        for writer in list(self._open):
            writer.transport.abort()

    async def tunnel(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection to the proxy."""
        with self._kept(writer), suppress(asyncio.IncompleteReadError, OSError):
            head = await reader.readuntil(b"\r\n\r\n")
            self.asked.append(head.partition(b"\r\n")[0].decode())
            match self.manner:
                case Manner.REFUSES:
                    writer.write(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")
                case Manner.ANSWERS_NONSENSE:
                    writer.write(b"go away\r\n\r\n")
                case Manner.HANGS_UP_BEHIND:
                    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                case Manner.HANGS_UP:
                    pass
                case Manner.SAYS_NOTHING:
                    await reader.read()
                case Manner.TUNNELS:
                    behind = await asyncio.open_connection("127.0.0.1", self._port)
                    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    await self._both_ways((reader, writer), behind)

    async def end_tls(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection to the server behind TLS, handed on to the plain one."""
        with self._kept(writer), suppress(OSError):
            await self._both_ways(
                (reader, writer), await asyncio.open_connection(self._server.hostname, self._server.port), seen=False
            )

    async def _both_ways(
        self,
        one: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        other: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        *,
        seen: bool = True,
    ) -> None:
        async def hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with suppress(OSError):
                while some := await reader.read(65536):
                    if seen:
                        self.seen += some
                    writer.write(some if seen else some.replace(*self._hosts))
                    await writer.drain()
            writer.close()

        with self._kept(other[1]):
            await asyncio.gather(hand_on(one[0], other[1]), hand_on(other[0], one[1]))

    def _kept(self, writer: asyncio.StreamWriter) -> _Kept:
        return _Kept(self._open, writer)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Tunnels]:
        """Both of them."""
        server = await asyncio.start_server(self.end_tls, "127.0.0.1", 0, ssl=self._context)
        proxy = await asyncio.start_server(self.tunnel, "127.0.0.1", 0)
        self._port = server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{proxy.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            proxy.close()
            server.close()
            self.cut()
            await asyncio.sleep(0.05)


class _Kept:
    """A connection that can be cut as long as it is open."""

    def __init__(self, among: set[asyncio.StreamWriter], writer: asyncio.StreamWriter) -> None:
        self._among = among
        self._writer = writer

    def __enter__(self) -> None:
        self._among.add(self._writer)

    def __exit__(self, *_: object) -> None:
        self._writer.close()
        self._among.discard(self._writer)


def certificate_in(folder: Path, name: str = NAME) -> Path:
    """A new certificate for a name, with its key in the same file; nobody knows who made it."""
    file = folder / f"{name}.pem"
    made = [part for end in ("key", "crt") for part in (f"-{'keyout' if end == 'key' else 'out'}", str(folder / end))]
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", *made),
        ],
        check=True,
        capture_output=True,
    )
    file.write_bytes((folder / "key").read_bytes() + (folder / "crt").read_bytes())
    return file

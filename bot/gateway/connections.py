"""Connections to the Bot API server, straight or through the proxy that the environment names for it."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from bot.gateway.dead_lines import noticing_dead_lines
from bot.gateway.on_its_way import SENDING
from bot.gateway.this_machine import is_this_machine

_KEPT_ALIVE = 5.0
"""Seconds, as many as httpx itself keeps a connection."""


class NoWayError(Exception):
    """What the environment says of the way to the server cannot be used; the message is one line for the operator."""


class KeptAlive(httpx.AsyncBaseTransport):
    """At most so many connections to one server, the most recently used one first.

    The pool of httpx looks through all connections and all waiting requests for each request, and asks anew each
    time which asynchronous library runs; this one takes the last of a list. httpcore's, which it has made of, does not
    tell a connection to a proxy how to notice that its line is dead.
    """

    def __init__(
        self, api_url: str, connections: int, context: ssl.SSLContext, kept_alive: float = _KEPT_ALIVE
    ) -> None:
        """A connection that is not used for `kept_alive` seconds is closed. Raises NoWayError."""
        self._origin = httpcore.URL(api_url).origin
        self._maker = httpcore.AsyncConnectionPool(
            ssl_context=context,
            proxy=_proxy_before(api_url),
            keepalive_expiry=kept_alive,
            network_backend=_NoticingDeadLines(),
        )
        self._idle: list[httpcore.AsyncConnectionInterface] = []
        self._room = asyncio.Semaphore(connections)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The whole answer, read before another request may have its connection. Raises httpx.TransportError."""
        try:
            async with asyncio.timeout(request.extensions["timeout"]["pool"]):
                await self._room.acquire()
        except TimeoutError:
            raise httpx.PoolTimeout("No connection became free in time.") from None
        leaving = _Leaving(request.extensions["timeout"])
        try:
            return await self._exchange(request, leaving)
        except (
            httpcore.TimeoutException,
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.ProxyError,
        ) as error:
            raise leaving.meant_by(error) from error
        finally:
            self._room.release()

    async def aclose(self) -> None:
        """Close all connections."""
        while self._idle:
            await self._idle.pop().aclose()

    async def _exchange(self, request: httpx.Request, leaving: _Leaving) -> httpx.Response:
        url, stream = request.url, request.stream
        assert isinstance(stream, httpx.AsyncByteStream)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        connection = await self._connection()
        try:
            extensions = {**request.extensions, "timeout": leaving.seconds, "trace": leaving}
            response = await connection.handle_async_request(
                httpcore.Request(
                    request.method, target, headers=request.headers.raw, content=stream, extensions=extensions
                )
            )
            try:
                return httpx.Response(response.status, headers=response.headers, content=await response.aread())
            finally:
                await response.aclose()
        finally:
            if connection.is_available():
                self._idle.append(connection)
            elif not connection.is_closed():
                await connection.aclose()
            await self._close_those_at_rest()

    async def _close_those_at_rest(self) -> None:
        """After a rush the first ones of the list are not used any more; whoever waits longest is the first."""
        while self._idle and self._idle[0].has_expired():
            await self._idle.pop(0).aclose()

    async def _connection(self) -> httpcore.AsyncConnectionInterface:
        """One that the server has not closed in the meantime, or a new one."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.has_expired():
                return connection
            await connection.aclose()
        return self._maker.create_connection(self._origin)


class _NoticingDeadLines(httpcore.AnyIOBackend):
    """Opens connections whose dead lines the kernel notices."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """One connection."""
        options = (*noticing_dead_lines(), *(socket_options or ()))
        return await super().connect_tcp(host, port, timeout, local_address, options)


class _Leaving:
    """Follows one request through httpcore, which calls this at each of its steps.

    Until its body leaves, all is connecting: what a proxy is asked before is no part of it, has no more time than a
    connection, and fails as one.
    """

    def __init__(self, seconds: dict[str, float | None]) -> None:
        self.seconds = {**seconds, "read": seconds["connect"]}
        self._for_an_answer = seconds["read"]
        self._has_left = False

    async def __call__(self, event: str, info: dict[str, Any]) -> None:
        if event != "http11.send_request_body.started" or info["request"].method == b"CONNECT":
            return
        self._has_left = True
        self.seconds["read"] = self._for_an_answer
        way = SENDING.get()
        if way is not None:
            way.going_out()

    def meant_by(self, error: Exception) -> httpx.TransportError:
        """The error of httpx that says how far it got, in the words of httpcore's."""
        if self._has_left or isinstance(error, httpcore.ProxyError):
            kind = getattr(httpx, type(error).__name__)  # httpx has each of these errors under the same name
        else:
            kind = httpx.ConnectTimeout if isinstance(error, httpcore.TimeoutException) else httpx.ConnectError
        meant: httpx.TransportError = kind(str(error))
        return meant


def reason(error: BaseException) -> str:
    """Why a server cannot be reached, in a few words for the operator."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted: {cause.verify_message}; SSL_CERT_FILE may name who made it"
        cause = cause.__cause__ or cause.__context__
    said = str(error) if isinstance(error, httpx.TransportError) else ""  # others may hold the address, with the token
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def certificates() -> ssl.SSLContext:
    """What servers are known by. Raises NoWayError."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # one of them is ssl.SSLError
        raise NoWayError(f"SSL_CERT_FILE or SSL_CERT_DIR holds no certificates: {error.strerror}") from None


def _proxy_before(api_url: str) -> httpcore.Proxy | None:
    """The proxy that the environment names for a server; None for one on this machine. Raises NoWayError."""
    server = urlsplit(api_url)
    host = server.hostname or ""
    proxies = getproxies()
    named = proxies.get(server.scheme) or proxies.get("all")
    if not named or is_this_machine(host) or proxy_bypass(host):
        return None
    address = named if "://" in named else f"http://{named}"
    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname) and parts.port != 0 and parts.scheme in ("http", "https")
    except ValueError:  # a port that is no number, a bracket that does not close
        usable = False
    if not usable:
        setting = f"{server.scheme.upper()}_PROXY or ALL_PROXY"
        raise NoWayError(f"{setting} must be the address of an HTTP proxy, such as http://proxy.example.org:3128")
    proxy = httpx.Proxy(address)
    return httpcore.Proxy(
        httpcore.URL(
            scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=proxy.url.port, target=proxy.url.raw_path
        ),
        auth=proxy.raw_auth,
        headers=proxy.headers.raw,
        ssl_context=certificates() if proxy.url.scheme == "https" else None,
    )

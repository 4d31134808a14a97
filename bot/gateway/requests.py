"""Requests to the Bot API over a few kept-alive connections, with errors that tell whether anything was sent."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from ipaddress import ip_address
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import HTTPXRequest

_ONE = httpx.Limits(max_connections=1, keepalive_expiry=5.0)
"""One connection, kept for as many seconds as httpx itself keeps them."""


class NotSentError(NetworkError):
    """Nothing of the request was sent: there was no connection."""


class NotSentInTimeError(NotSentError, TimedOut):
    """The same, because connecting or waiting for a free connection took too long."""


class AnswerLostError(NetworkError):
    """The request may have been carried out: it was sent, at least in part, and no whole answer came back."""


class AnswerLateError(AnswerLostError, TimedOut):
    """The same, because it took too long."""


class ServerFailedError(NetworkError):
    """The server itself answered that it failed: 500 and more, but for what a gateway before it answers (502, 504)."""


def build_requests(api_url: str, connections: int, patience: float) -> tuple[HTTPXRequest, HTTPXRequest]:
    """The requests for calls, and for getUpdates. `patience` is how many seconds a call waits for a connection.

    Where the environment names a proxy, both go through it, over connections of httpx's own, which knows proxies. A
    server on this machine, such as the playground, is never asked through one.
    """
    context = httpx.create_ssl_context()
    proxied = bool(getproxies()) and not _is_this_machine(urlsplit(api_url).hostname or "")
    shared: dict[str, Any] = {"verify": context, "trust_env": proxied}
    polling = HTTPXRequest(connection_pool_size=1, httpx_kwargs=shared)
    transport = {} if proxied else {"transport": KeptAlive(connections, context)}
    return CallRequest(connections, pool_timeout=patience, httpx_kwargs=shared | transport), polling


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class CallRequest(HTTPXRequest):
    """Requests of python-telegram-bot, whose errors tell whether anything was sent."""

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises NotSentError, AnswerLostError or ServerFailedError."""
        try:
            return _answered(*await super().do_request(*arguments, **named))
        except NetworkError as error:
            match error.__cause__:
                case httpx.PoolTimeout() | httpx.ConnectTimeout():
                    raise NotSentInTimeError(error.message) from error.__cause__
                case httpx.ConnectError() | httpx.ProxyError() | httpx.UnsupportedProtocol():
                    raise NotSentError(error.message) from error.__cause__
                case httpx.TimeoutException():
                    raise AnswerLateError(error.message) from error.__cause__
                case httpx.HTTPError():
                    raise AnswerLostError(error.message) from error.__cause__
            raise


class KeptAlive(httpx.AsyncBaseTransport):
    """At most so many connections, the most recently used one first.

    The pool of httpx looks through all connections and all waiting requests for each request; this one takes the
    last of a list, and each of its connections is a pool of one.
    """

    def __init__(self, connections: int, context: SSLContext) -> None:
        self._all = [httpx.AsyncHTTPTransport(context, limits=_ONE) for _ in range(connections)]
        self._idle = list(self._all)
        self._room = asyncio.Semaphore(connections)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The whole answer, read before another request may have its connection. Raises httpx.TransportError."""
        try:
            async with asyncio.timeout(request.extensions["timeout"]["pool"]):
                await self._room.acquire()
        except TimeoutError:
            raise httpx.PoolTimeout("No connection became free in time.") from None
        connection = self._idle.pop()
        try:
            response = await connection.handle_async_request(request)
            try:
                await response.aread()
            finally:
                await response.aclose()
        finally:
            self._idle.append(connection)
            self._room.release()
        return response

    async def aclose(self) -> None:
        """Close all connections."""
        for connection in self._all:
            await connection.aclose()


def _answered(status: int, body: bytes) -> tuple[int, bytes]:
    """The answer, unless the server says that it failed."""
    if status in (HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT):
        raise AnswerLostError(f"A gateway on the way answered {status}.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ServerFailedError(f"The server failed with {status}.")
    return status, body

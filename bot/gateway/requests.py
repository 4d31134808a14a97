"""Requests to the Bot API over a few kept-alive connections, without the cost of a general-purpose pool."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from ipaddress import ip_address
from ssl import SSLContext
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies

import httpcore
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

_KEPT_ALIVE = 5.0
_TIMEOUT = 5.0
"""Seconds, both as in python-telegram-bot's own requests."""

_DEFAULT = BaseRequest.DEFAULT_NONE


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


def build_requests(api_url: str, connections: int, patience: float) -> tuple[BaseRequest, BaseRequest]:
    """The requests for calls, and for getUpdates. `patience` is how many seconds a call waits for a connection.

    Where the environment names a proxy, both are those of python-telegram-bot, which know proxies. A server on this
    machine, such as the playground, is never asked through one. Errors of calls tell whether a request was sent.
    """
    context = httpx.create_ssl_context()
    proxied = bool(getproxies()) and not _is_this_machine(urlsplit(api_url).hostname or "")
    shared: dict[str, Any] = {"verify": context, "trust_env": proxied}
    polling = HTTPXRequest(connection_pool_size=1, httpx_kwargs=shared)
    if proxied:
        return ProxiedRequest(connections, pool_timeout=patience, httpx_kwargs=shared), polling
    return DirectRequest(api_url, connections, patience, context), polling


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class ProxiedRequest(HTTPXRequest):
    """Requests of httpx, whose errors tell whether anything was sent."""

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


class DirectRequest(ProxiedRequest):
    """Speaks to one server over at most so many connections, the most recently used one first.

    The pools of httpx and httpcore look through all connections and all waiting requests for each request, and
    decide anew each time which asynchronous library runs. Files are still uploaded by httpx.
    """

    def __init__(self, api_url: str, connections: int, patience: float, context: SSLContext) -> None:
        super().__init__(connections, pool_timeout=patience, httpx_kwargs={"verify": context, "trust_env": False})
        self._context = context
        self._origin = httpcore.URL(api_url).origin
        self._host = urlsplit(api_url).netloc.encode("ascii")
        self._backend = httpcore.AnyIOBackend()
        self._idle: list[httpcore.AsyncHTTPConnection] = []
        self._room = asyncio.Semaphore(connections)
        self._patience = patience

    async def shutdown(self) -> None:
        """Close all connections."""
        while self._idle:
            await self._idle.pop().aclose()
        await super().shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = _DEFAULT,
        write_timeout: Any = _DEFAULT,
        connect_timeout: Any = _DEFAULT,
        pool_timeout: Any = _DEFAULT,
    ) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises NotSentError, AnswerLostError or ServerFailedError."""
        if request_data is not None and request_data.contains_files:
            return await super().do_request(
                url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
            )
        timeouts = {
            name: _TIMEOUT if seconds is _DEFAULT else seconds
            for name, seconds in (("connect", connect_timeout), ("read", read_timeout), ("write", write_timeout))
        }
        body = urlencode(request_data.json_parameters).encode() if request_data is not None else b""
        headers = [
            (b"Host", self._host),
            (b"User-Agent", self.USER_AGENT.encode()),
            (b"Content-Type", b"application/x-www-form-urlencoded"),
            (b"Content-Length", b"%d" % len(body)),
        ]
        request = httpcore.Request(method, url, headers=headers, content=body, extensions={"timeout": timeouts})
        try:
            async with asyncio.timeout(self._patience if pool_timeout is _DEFAULT else pool_timeout):
                await self._room.acquire()
        except TimeoutError:
            raise NotSentInTimeError("No connection became free in time; nothing was sent.") from None
        try:
            return _answered(*await self._exchange(request))
        except httpcore.ConnectTimeout as error:
            raise NotSentInTimeError from error
        except httpcore.ConnectError as error:
            raise NotSentError(f"{type(error).__name__}: {error}") from error
        except httpcore.TimeoutException as error:
            raise AnswerLateError from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise AnswerLostError(f"{type(error).__name__}: {error}") from error
        finally:
            self._room.release()

    async def _exchange(self, request: httpcore.Request) -> tuple[int, bytes]:
        connection = await self._connection()
        try:
            response = await connection.handle_async_request(request)
            try:
                return response.status, await response.aread()
            finally:
                await response.aclose()
        finally:
            if connection.is_available():
                self._idle.append(connection)
            elif not connection.is_closed():
                await connection.aclose()

    async def _connection(self) -> httpcore.AsyncHTTPConnection:
        """One that the server has not closed in the meantime, or a new one."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.has_expired():
                return connection
            await connection.aclose()
        return httpcore.AsyncHTTPConnection(
            self._origin,
            ssl_context=self._context,
            keepalive_expiry=_KEPT_ALIVE,
            network_backend=self._backend,
        )


def _answered(status: int, body: bytes) -> tuple[int, bytes]:
    """The answer, unless the server says that it failed."""
    if status in (HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT):
        raise AnswerLostError(f"A gateway on the way answered {status}.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ServerFailedError(f"The server failed with {status}.")
    return status, body

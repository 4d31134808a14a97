"""Requests to the Bot API over a few kept-alive connections, with errors that tell whether anything was sent."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpcore
import httpx
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.gateway.dead_lines import noticing_dead_lines
from bot.gateway.on_its_way import SENDING
from bot.gateway.this_machine import is_this_machine

_KEPT_ALIVE = 5.0
"""Seconds, as many as httpx itself keeps a connection."""

SLOWEST_ANSWER = 45.0
"""Seconds that a call waits for its answer, more than Telegram takes: who gives up sooner sends a message twice."""

_TO_WRITE = 20.0


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


def build_requests(
    api_url: str, connections: int, patience: float, slowest: float = SLOWEST_ANSWER
) -> tuple[HTTPXRequest, HTTPXRequest]:
    """The requests for calls, and for getUpdates. `patience` is how many seconds a call waits for a connection.

    Where the environment names a proxy, both go through it, over connections of httpx's own, which knows proxies. A
    server on this machine, such as the playground, is never asked through one.
    """
    context = httpx.create_ssl_context()
    proxied = bool(getproxies()) and not is_this_machine(urlsplit(api_url).hostname or "")
    shared: dict[str, Any] = {"verify": context, "trust_env": proxied}

    def over(number: int) -> dict[str, Any]:
        return shared if proxied else {**shared, "transport": KeptAlive(api_url, number, context)}

    polling = DiscreetRequest(connection_pool_size=1, httpx_kwargs=over(1))
    calls = CallRequest(
        connections,
        pool_timeout=patience,
        read_timeout=slowest,
        write_timeout=_TO_WRITE,
        httpx_kwargs=over(connections),
    )
    return calls, polling


class DiscreetRequest(HTTPXRequest):
    """Requests of python-telegram-bot that do not log an answer which is no JSON, with names and texts in it."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer, decoded. Raises TelegramError."""
        try:
            decoded = json.loads(payload.decode(errors="replace"))
        except ValueError:
            decoded = None
        if not isinstance(decoded, dict):
            raise TelegramError("The answer is no JSON object.")
        return decoded


class CallRequest(DiscreetRequest):
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
                case _:
                    raise


class KeptAlive(httpx.AsyncBaseTransport):
    """At most so many connections to one server, the most recently used one first.

    The pool of httpx looks through all connections and all waiting requests for each request, and asks anew each
    time which asynchronous library runs; this one takes the last of a list.
    """

    def __init__(self, api_url: str, connections: int, context: SSLContext, kept_alive: float = _KEPT_ALIVE) -> None:
        """A connection that is not used for `kept_alive` seconds is closed."""
        self._origin = httpcore.URL(api_url).origin
        self._context = context
        self._kept_alive = kept_alive
        self._idle: list[httpcore.AsyncHTTPConnection] = []
        self._room = asyncio.Semaphore(connections)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The whole answer, read before another request may have its connection. Raises httpx.TransportError."""
        try:
            async with asyncio.timeout(request.extensions["timeout"]["pool"]):
                await self._room.acquire()
        except TimeoutError:
            raise httpx.PoolTimeout("No connection became free in time.") from None
        try:
            return await self._exchange(request)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            same = getattr(httpx, type(error).__name__)  # httpx has each of these errors under the same name
            raise same(str(error)) from error
        finally:
            self._room.release()

    async def aclose(self) -> None:
        """Close all connections."""
        while self._idle:
            await self._idle.pop().aclose()

    async def _exchange(self, request: httpx.Request) -> httpx.Response:
        url, stream = request.url, request.stream
        assert isinstance(stream, httpx.AsyncByteStream)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        connection = await self._connection()
        try:
            extensions = {**request.extensions, "trace": _tell_that_it_leaves}
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

    async def _connection(self) -> httpcore.AsyncHTTPConnection:
        """One that the server has not closed in the meantime, or a new one."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.has_expired():
                return connection
            await connection.aclose()
        return httpcore.AsyncHTTPConnection(
            self._origin, self._context, keepalive_expiry=self._kept_alive, socket_options=noticing_dead_lines()
        )


async def _tell_that_it_leaves(event: str, _: object) -> None:
    """What httpcore calls at each step of a request."""
    way = SENDING.get()
    if way is not None and event == "http11.send_request_body.started":
        way.going_out()


def _answered(status: int, body: bytes) -> tuple[int, bytes]:
    """The answer, unless the server says that it failed."""
    if status in (HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT):
        raise AnswerLostError(f"A gateway on the way answered {status}.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ServerFailedError(f"The server failed with {status}.")
    return status, body

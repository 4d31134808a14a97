"""Requests to the Bot API over a few kept-alive connections, with errors that tell whether anything was sent."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

import httpx
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.gateway.connections import KeptAlive, certificates

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

    Where the environment names a proxy, both go through it. A server on this machine, such as the playground, is never
    asked through one. Raises NoWayError.
    """
    context = certificates()

    def over(number: int) -> dict[str, Any]:
        return {"verify": context, "trust_env": False, "transport": KeptAlive(api_url, number, context)}

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


def _answered(status: int, body: bytes) -> tuple[int, bytes]:
    """The answer, unless the server says that it failed."""
    if status in (HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT):
        raise AnswerLostError(f"A gateway on the way answered {status}.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ServerFailedError(f"The server failed with {status}.")
    return status, body

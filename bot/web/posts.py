"""Where Telegram posts updates. Who does not know the secret learns nothing, and is read no further than that."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the name of a header)
LARGEST = 1024 * 1024
"""Bytes of an update, many times as many as any has."""
_SECONDS_TO_READ = 10.0

Take = Callable[[dict[str, Any]], Awaitable[HTTPStatus]]


class _RefusedError(Exception):
    def __init__(self, status: HTTPStatus) -> None:
        self.status = status


def posts(path: str, secret: str, take: Take) -> Route:
    """A route that takes what is posted with the secret, and answers with the status that `take` says."""

    async def post(request: Request) -> Response:
        given = request.headers.get(SECRET, "").encode("latin-1")
        if not hmac.compare_digest(given, secret.encode()):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        try:
            async with asyncio.timeout(_SECONDS_TO_READ):
                update = _decoded(await _body(request))
        except _RefusedError as refused:
            return Response(status_code=refused.status)
        except (TimeoutError, ClientDisconnect):
            return Response(status_code=HTTPStatus.REQUEST_TIMEOUT)
        return Response(status_code=await take(update))

    return Route(path, post, methods=["POST"])


async def _body(request: Request) -> bytes:
    """All of it. Raises _RefusedError for more than an update can have, before it is read where that is told."""
    told = request.headers.get("Content-Length", "0")
    if not told.isdecimal() or int(told) > LARGEST:
        raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(body)


def _decoded(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise _RefusedError(HTTPStatus.BAD_REQUEST)
    return found

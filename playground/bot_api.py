"""The Bot API itself: /bot<token>/<method> as a plain ASGI application."""

from __future__ import annotations

import asyncio
import hmac
import inspect
import json
import logging

from starlette.types import Message, Receive, Scope, Send

from playground.calls import CallLog
from playground.checkouts import Checkouts
from playground.errors import BotApiError, bad_request
from playground.faults import Fault, FaultPlan
from playground.inline_queries import InlineQueries
from playground.method_names import METHOD_NAMES
from playground.methods import handlers
from playground.methods_updates import RawJson
from playground.params import Params, read_params
from playground.webhook import WebhookDelivery
from playground.world import World

MAX_BODY_BYTES = 51 * 1024 * 1024
STALL_SECONDS = 60.0
LONGEST_NAME = 64
HANG_UP = "playground.hang_up"  # what in the scope of a request closes its connection
_NO_JSON = b"<html><body>Welcome to the captive portal</body></html>"

Answer = tuple[int, bytes]

_log = logging.getLogger(__name__)


class BotApi:
    """Checks the token, reads the arguments, meets planned faults, calls the method and logs the call."""

    def __init__(
        self,
        token: str,
        world: World,
        webhook: WebhookDelivery,
        checkouts: Checkouts,
        queries: InlineQueries,
        faults: FaultPlan,
        calls: CallLog,
    ) -> None:
        self._token = token
        self._faults = faults
        self._calls = calls
        self._closing = asyncio.Event()
        self._handlers = handlers(world, webhook, checkouts, queries)
        self._names = {name.lower(): name for name in METHOD_NAMES}

    def close(self) -> None:
        """Ends the calls that a fault keeps open."""
        self._closing.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; the path must start with /bot."""
        way = ""
        try:
            method = self._method(scope)
            fault = self._faults.take(method)
            params = await _read(scope, receive)
            answer = await self._answer(method, params, fault)
            if fault is not None:
                way = fault.way
                if way in ("timeout", "slow"):
                    await self._stall(receive, STALL_SECONDS if way == "timeout" else fault.retry_after)
        except BotApiError as error:
            answer = _encoded(error)
        if way == "hang_up":
            scope[HANG_UP]()
            await _hung_up(receive)
        else:
            await _respond(send, (200, _NO_JSON) if way == "garbled" else answer, half=way == "half")

    async def _answer(self, method: str, params: Params, fault: Fault | None) -> Answer:
        """What the call is answered, or would be; a fault that comes first leaves it undone."""
        if fault is None:
            return await self._call(method, params)
        error = fault.error() if fault.way == "error" else BotApiError(504, "Gateway Timeout")
        if not fault.after:
            return self._failed(method, params, error)
        answer = await self._call(method, params)
        return answer if fault.way in ("half", "garbled", "slow") else _encoded(error)

    def _method(self, scope: Scope) -> str:
        if scope["method"] not in ("GET", "POST"):
            raise BotApiError(405, "Method Not Allowed")
        token, _, name = scope["path"].removeprefix("/bot").partition("/")
        if not hmac.compare_digest(token.encode("utf-8", "surrogateescape"), self._token.encode()):
            raise BotApiError(401, "Unauthorized")
        method = self._names.get(name.lower())
        if method is None:
            raise BotApiError(
                404, f"Not Found: the Bot API has no method {name[:LONGEST_NAME]}" if name else "Not Found"
            )
        return method

    async def _call(self, method: str, params: Params) -> Answer:
        handler = self._handlers.get(method)
        if handler is None:
            return self._failed(method, params, bad_request(f"{method} is not built in the playground"))
        try:
            result = handler(params)
            if inspect.isawaitable(result):
                result = await result
        except BotApiError as error:
            return self._failed(method, params, error)
        except Exception:  # noqa: BLE001 (a defect here becomes a logged 500, as at Telegram)
            _log.exception("%s failed inside the playground", method)
            return self._failed(method, params, BotApiError(500, "Internal Server Error"))
        self._calls.add(method, params, None)
        text = result if isinstance(result, RawJson) else json.dumps(result, separators=(",", ":"))
        return 200, f'{{"ok":true,"result":{text}}}'.encode()

    def _failed(self, method: str, params: Params, error: BotApiError) -> Answer:
        self._calls.add(method, params, error.code)
        return _encoded(error)

    async def _stall(self, receive: Receive, seconds: float) -> None:
        """Waits for so many seconds, the end of the playground, or the caller hanging up."""
        waits = (asyncio.ensure_future(self._closing.wait()), asyncio.ensure_future(_hung_up(receive)))
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


async def _read(scope: Scope, receive: Receive) -> Params:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        body += message.get("body", b"")
        if len(body) > MAX_BODY_BYTES:
            raise BotApiError(413, "Request Entity Too Large")
        if not message.get("more_body", False):
            break
    content_type = next((v for k, v in scope["headers"] if k == b"content-type"), b"").decode("latin-1")
    return await read_params(scope["query_string"], content_type, bytes(body))


async def _hung_up(receive: Receive) -> None:
    message: Message = {}
    while message.get("type") != "http.disconnect":
        message = await receive()


def _encoded(error: BotApiError) -> Answer:
    return error.code, json.dumps(error.body(), separators=(",", ":")).encode()


async def _respond(send: Send, answer: Answer, *, half: bool) -> None:
    """Sends the answer; half of one announces its whole length and stops half way, then hangs up."""
    status, body = answer
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    if half:
        await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
    else:
        await send({"type": "http.response.body", "body": body})

"""A Bot API server that does no more than a measurement needs, so that the bot is what is measured.

`python -m benchmarks.bot_api_stub` prints its port, then answers the Bot API at /bot<token>/<method>. It has one bot
and forgets nothing but confirmed updates. POST /measure with a `Load` as JSON feeds its updates and returns, once the
last reply was answered, `{"seconds": …}`: from feeding the first update to answering the last sendMessage.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from typing import Any
from urllib.parse import parse_qs

_SENDS = frozenset({"sendmessage", "editmessagetext"})
_PICTURES = frozenset({"sendphoto", "sendanimation"})
_RESULTS = {
    "getme": {
        "id": 1, "is_bot": True, "first_name": "Hammy", "username": "hammy_bench_bot", "can_join_groups": True,
        "can_read_all_group_messages": False, "supports_inline_queries": False,
    },
    "getmycommands": [],
    "getmydescription": {"description": ""},
    "getmyshortdescription": {"short_description": ""},
}  # fmt: skip
_DATE = 1_700_000_000
_MOST_UPDATES = 100


class Stub:
    """One bot's queue of updates, and the count of its replies."""

    def __init__(self) -> None:
        self.latency = 0.0
        self._pending: deque[tuple[int, bytes]] = deque()
        self._last_update = 0
        self._last_message = 0
        self._waiting: Connection | None = None
        self._asking: Connection | None = None
        self._missing = 0
        self._since = 0.0

    def feed(self, load: dict[str, Any], asking: Connection) -> None:
        """Queue a load's updates; the measurement is answered when all its replies are."""
        texts: list[str] = load["texts"]
        self.latency = float(load["latency"])
        self._missing = int(load["updates"])
        self._asking = asking
        first = self._last_update + 1  # other people each time: one person may only write so much
        for number in range(self._missing):
            self._last_update += 1
            update = _update(self._last_update, first + number % int(load["chats"]), texts[number % len(texts)])
            self._pending.append((self._last_update, update))
        self._since = asyncio.get_running_loop().time()
        if self._waiting is not None:
            self._waiting.reply(self.take(0))
            self._waiting = None

    def take(self, offset: int) -> bytes:
        """The next updates as a getUpdates response; those below the offset are confirmed and forgotten."""
        while self._pending and self._pending[0][0] < offset:
            self._pending.popleft()
        batch = [self._pending[place][1] for place in range(min(len(self._pending), _MOST_UPDATES))]
        return b'{"ok":true,"result":[' + b",".join(batch) + b"]}"

    def poll(self, connection: Connection, params: dict[str, list[str]]) -> None:
        """Answer getUpdates at once where there are updates, else when there are or its time is up."""
        response = self.take(int(params.get("offset", ["0"])[0]))
        if self._pending or params.get("timeout", ["0"])[0] == "0":
            connection.reply_later(response, self.latency)
            return
        self._waiting = connection
        seconds = float(params["timeout"][0])
        asyncio.get_running_loop().call_later(seconds, self._give_up, connection)

    def sent(self, params: dict[str, list[str]]) -> bytes:
        """The message a bot just sent, as the Bot API returns it: with its text and its keyboard."""
        self._last_message += 1
        markup = params.get("reply_markup")
        keyboard = f',"reply_markup":{markup[0]}' if markup else ""
        return (
            f'{{"ok":true,"result":{{"message_id":{self._last_message},"date":{_DATE},'
            f'"chat":{{"id":{params["chat_id"][0]},"type":"private","first_name":"Ann"}},'
            f'"from":{{"id":1,"is_bot":true,"first_name":"Hammy","username":"hammy_bench_bot"}},'
            f'"text":{json.dumps(params["text"][0])}{keyboard}}}}}'
        ).encode()

    def count(self) -> None:
        """One reply was answered; the last one ends the measurement."""
        self._missing -= 1
        if self._missing == 0 and self._asking is not None:
            seconds = asyncio.get_running_loop().time() - self._since
            self._asking.reply(json.dumps({"seconds": seconds}).encode())
            self._asking = None

    def shown(self, method: str) -> bytes:
        """The message of a picture, which has a name of its own from then on."""
        self._last_message += 1
        file = {"file_id": "shown", "file_unique_id": "shown", "width": 640, "height": 480}
        kept = {"photo": [file]} if method == "sendphoto" else {"animation": {**file, "duration": 1}}
        chat = {"id": 1, "type": "private", "first_name": "Ann"}
        message = {"message_id": self._last_message, "date": _DATE, "chat": chat, **kept}
        return json.dumps({"ok": True, "result": message}).encode()

    def _give_up(self, connection: Connection) -> None:
        if self._waiting is connection:
            self._waiting = None
            connection.reply(self.take(0))


class Connection(asyncio.Protocol):
    """One kept-alive HTTP connection; its requests come one after the other."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, rest = self._received.partition(b"\r\n\r\n")
        if not found:
            return
        lines = head.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:])
        length = int(headers.get("content-length", "0"))
        if len(rest) < length:
            return
        self._received = rest[length:]
        self._handle(lines[0].split(" ")[1], rest[:length])

    def reply_later(self, body: bytes, seconds: float, *, counted: bool = False) -> None:
        """Reply after the API's latency; a counted reply is one to a sent message."""
        if seconds:
            asyncio.get_running_loop().call_later(seconds, self.reply, body, counted)
        else:
            self.reply(body, counted)

    def reply(self, body: bytes, counted: bool = False) -> None:
        """Write a JSON response."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)
            )
        if counted:
            self._stub.count()

    def _handle(self, path: str, body: bytes) -> None:
        if path == "/measure":
            self._stub.feed(json.loads(body), self)
            return
        address, _, query = path.partition("?")
        method = address.rpartition("/")[2].lower()
        params = parse_qs(query if query or method in _PICTURES else body.decode())
        if method == "getupdates":
            self._stub.poll(self, params)
        elif method in _SENDS:
            self.reply_later(self._stub.sent(params), self._stub.latency, counted=True)
        elif method in _PICTURES:
            self.reply_later(self._stub.shown(method), self._stub.latency, counted=True)
        else:
            result = json.dumps({"ok": True, "result": _RESULTS.get(method, True)})
            self.reply_later(result.encode(), self._stub.latency)


def _update(number: int, chat: int, text: str) -> bytes:
    sender = {"id": chat, "first_name": "Ann"}
    message = {
        "message_id": number,
        "date": _DATE,
        "chat": {**sender, "type": "private"},
        "from": {**sender, "is_bot": False, "language_code": "en"},
        "text": text,
    }
    return json.dumps({"update_id": number, "message": message}).encode()


async def _serve() -> None:
    stub = Stub()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(stub), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())

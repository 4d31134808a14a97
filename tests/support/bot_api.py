"""A Bot API without a server: records what python-telegram-bot asks of it and answers from a list."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram import Bot
from telegram.request import BaseRequest, RequestData

TOKEN = "42:a-made-up-token"
HAMMY = {"id": 42, "is_bot": True, "first_name": "Hammy", "username": "hammy_test_bot"}


@dataclass(frozen=True)
class Call:
    """One request: the method's name and its parameters, JSON ones decoded."""

    method: str
    params: dict[str, Any]


@dataclass(frozen=True)
class Refusal:
    """An answer with ok = false."""

    code: int
    description: str
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None


class RecordingRequest(BaseRequest):
    """Answers every call well, except that `trouble` is used up first, one entry a call of a message."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.trouble: deque[Refusal | Exception] = deque()
        self.results: dict[str, Any] = {"getMe": HAMMY}
        self.leaves: Callable[[], object] = lambda: None
        """Called as the body of a request would leave this machine."""

    @property
    def read_timeout(self) -> float | None:
        """Never waits."""
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def sent(self, *methods: str) -> list[Call]:
        """The recorded calls of some methods, all but getMe where none is named."""
        return [call for call in self.calls if (call.method in methods if methods else call.method != "getMe")]

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Record the call; the next trouble, or a result of the method's kind."""
        name = url.rpartition("/")[2]
        params = dict(request_data.parameters) if request_data else {}
        self.calls.append(Call(name, params))
        self.leaves()
        if name != "getMe" and self.trouble:
            trouble = self.trouble.popleft()
            if isinstance(trouble, Exception):
                raise trouble
            answer: dict[str, Any] = {"ok": False, "error_code": trouble.code, "description": trouble.description}
            if trouble.retry_after is not None:
                answer["parameters"] = {"retry_after": trouble.retry_after}
            if trouble.migrate_to_chat_id is not None:
                answer["parameters"] = {"migrate_to_chat_id": trouble.migrate_to_chat_id}
            return trouble.code, json.dumps(answer).encode()
        result = self.results.get(name, self._message(params) if "essage" in name else self._file(name, params))
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _file(self, method: str, params: dict[str, Any]) -> dict[str, Any] | bool:
        """A message with a photo or an animation, whose file_id is the number of the call; True for the rest."""
        file = {"file_id": f"file-{len(self.calls)}", "file_unique_id": "one", "width": 640, "height": 480}
        match method:
            case "sendPhoto":
                return {**self._message(params), "photo": [file]}
            case "sendAnimation":
                return {**self._message(params), "animation": {**file, "duration": 4}}
            case _:
                return True

    def _message(self, params: dict[str, Any]) -> dict[str, Any]:
        chat = int(params.get("chat_id", 1))
        sent = {"message_id": params.get("message_id", 1000 + len(self.calls)), "date": 1, "from": HAMMY}
        return {**sent, "chat": {"id": chat, "type": "private"}, "text": params.get("text", "")}


def recording_bot() -> tuple[Bot, RecordingRequest]:
    """A real Bot over a recording request."""
    request = RecordingRequest()
    return Bot(TOKEN, request=request, get_updates_request=RecordingRequest()), request

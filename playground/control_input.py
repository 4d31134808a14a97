"""Reading the JSON bodies of the control API."""

from __future__ import annotations

import inspect
import json
import math
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.refusals import RefusedError
from playground.text import is_valid_unicode

MAX_BODY_BYTES = 1_000_000


class Fields:
    """The object in a request body; readings raise RefusedError with a sentence that names the field."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    @classmethod
    async def of(cls, request: Request) -> Fields:
        """Reads the body; what the address says comes on top.

        Raises RefusedError: 413 over 1 MB, 400 for anything but a JSON object.
        """
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY_BYTES:
                raise RefusedError("The request body is larger than 1 MB.", 413)
        try:
            values = json.loads(bytes(body))
        except (ValueError, RecursionError):
            raise RefusedError("The request body is not JSON.") from None
        if not isinstance(values, dict):
            raise RefusedError("The request body is not a JSON object.")
        return cls({**values, **request.path_params})

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self.values.get(name) is not None

    def text(self, name: str, default: str | None = None, *, longest: int = 100_000) -> str:
        """A text, not blank unless a default allows it to be missing."""
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not is_valid_unicode(value) or (default is None and not value.strip()):
            raise RefusedError(f'The field "{name}" must be a text.')
        if len(value) > longest:
            raise RefusedError(f'The field "{name}" is longer than {longest} characters.')
        return value

    def whole(self, name: str, default: int | None = None, *, least: int | None = None) -> int:
        """A whole number."""
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            raise RefusedError(f'The field "{name}" must be a whole number.')
        if least is not None and value < least:
            raise RefusedError(f'The field "{name}" must be at least {least}.')
        return value

    def in_address(self, name: str) -> int:
        """A whole number, maybe negative, that is part of the address."""
        value = str(self.values.get(name))
        if not value.removeprefix("-").isdecimal() or not value.isascii() or len(value) > 20:
            raise RefusedError("There is nothing at this address.", 404)
        return int(value)

    def number(self, name: str, *, least: float = -math.inf, most: float = math.inf) -> float:
        """A finite number within bounds."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise RefusedError(f'The field "{name}" must be a number.')
        if not least <= value <= most:
            raise RefusedError(f'The field "{name}" must be between {least:g} and {most:g}.')
        return value

    def flag(self, name: str, default: bool | None = None) -> bool:
        """True or false."""
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, bool):
            raise RefusedError(f'The field "{name}" must be true or false.')
        return value

    def wholes(self, name: str) -> list[int]:
        """A list of whole numbers."""
        value = self.values.get(name)
        if not isinstance(value, list) or any(isinstance(v, bool) or not isinstance(v, int) for v in value):
            raise RefusedError(f'The field "{name}" must be a list of whole numbers.')
        return value

    def fields(self, name: str) -> Fields:
        """A nested object."""
        value = self.values.get(name)
        if not isinstance(value, dict):
            raise RefusedError(f'The field "{name}" must be an object.')
        return Fields(value)

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        value = self.values.get(name)
        if not isinstance(value, list) or not all(isinstance(v, str) and is_valid_unicode(v) for v in value):
            raise RefusedError(f'The field "{name}" must be a list of texts.')
        return value


Endpoint = Callable[[Request], Awaitable[Response]]
Action = Callable[[Fields], dict[str, Any] | Awaitable[dict[str, Any]]]


def action(act: Action) -> Endpoint:
    """An endpoint that reads a JSON object, acts, and answers with one; refusals become their sentence."""

    async def endpoint(request: Request) -> Response:
        try:
            answer = act(await Fields.of(request))
            return JSONResponse(await answer if inspect.isawaitable(answer) else answer)
        except RefusedError as refused:
            return refusal(refused)

    return endpoint


def refusal(refused: RefusedError) -> Response:
    """The JSON answer for a refused request."""
    return JSONResponse({"error": str(refused)}, status_code=refused.status)


def person_content(fields: Fields) -> dict[str, Any]:
    """What a request to send something wants to say, by kind, as `utterances` takes it. Raises RefusedError."""
    content: dict[str, Any] = {}
    if fields.has("text"):
        content["text"] = fields.text("text")
    if fields.has("sticker"):
        content["sticker"] = fields.text("sticker", longest=32)
    if fields.has("voice"):
        content["voice"] = int(fields.number("voice", least=0, most=86_400))
    if fields.has("location"):
        place = fields.fields("location")
        content["location"] = {
            "latitude": place.number("latitude", least=-90, most=90),
            "longitude": place.number("longitude", least=-180, most=180),
        }
    if fields.has("contact") and fields.flag("contact"):
        content["contact"] = True
    if fields.has("poll"):
        poll = fields.fields("poll")
        content["poll"] = {
            "question": poll.text("question"),
            "options": poll.texts("options"),
            "anonymous": poll.flag("anonymous", True),
            "multiple": poll.flag("multiple", False),
        }
    if fields.has("photo") and fields.flag("photo"):
        content["photo"] = True
    if fields.has("document"):
        content["document"] = fields.text("document", longest=60)
    if "photo" in content or "document" in content:
        content["caption"] = fields.text("caption", "")
    return content

"""The arguments of a Bot API call: query, form, multipart and JSON read into one mapping."""

from __future__ import annotations

import json
import math
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from playground.errors import bad_request
from playground.text import is_valid_unicode

TEXTS = frozenset(
    {
        "callback_query_id",
        "caption",
        "certificate",
        "description",
        "document",
        "draft_id",
        "emoji",
        "error_message",
        "explanation",
        "file_id",
        "first_name",
        "inline_message_id",
        "inline_query_id",
        "language_code",
        "last_name",
        "message_effect_id",
        "name",
        "parse_mode",
        "payload",
        "phone_number",
        "photo",
        "pre_checkout_query_id",
        "provider_token",
        "question",
        "secret_token",
        "shipping_query_id",
        "short_description",
        "text",
        "title",
        "url",
    }
)


@dataclass(slots=True, frozen=True)
class Upload:
    """A file sent with a call; `media_type` is "" where the sender named none."""

    name: str
    content: bytes
    media_type: str = ""


@dataclass(slots=True)
class Params:
    """Arguments read as leniently as Telegram does: a number may come as text, an object as JSON text."""

    values: dict[str, Any] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the call gave this argument at all."""
        return name in self.values

    def string(self, name: str) -> str:
        """The argument as text, "" where it is missing. Raises BotApiError for broken Unicode."""
        value = self.values.get(name, "")
        if isinstance(value, str):
            if not is_valid_unicode(value):
                raise bad_request("strings must be encoded in UTF-8")
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, int | float) else ""

    def integer(self, name: str, default: int = 0) -> int:
        """The argument as a whole number, `default` where it is missing or not one."""
        value = self.values.get(name)
        if isinstance(value, bool) or value is None:
            return default
        if isinstance(value, float):
            return int(value) if value.is_integer() else default
        try:
            return int(str(value)[:20])
        except ValueError:
            return default

    def decimal(self, name: str) -> float | None:
        """The argument as a finite number, None where it is missing or not one."""
        value = self.values.get(name)
        if isinstance(value, bool) or value is None:
            return None
        try:
            number = float(str(value)[:40])
        except ValueError:
            return None
        return number if math.isfinite(number) else None

    def boolean(self, name: str) -> bool:
        """True for true, "true", "yes" and 1, as Telegram reads them."""
        value = self.values.get(name)
        return value is True or str(value).strip().lower() in ("true", "yes", "1")

    def array(self, name: str) -> list[Any] | None:
        """The argument as a list, None where it is missing or empty text. Raises BotApiError for others."""
        value = self._decoded(name)
        if value is None or isinstance(value, list):
            return value
        raise bad_request(f"can't parse {name.replace('_', ' ')}: expected an Array")

    def mapping(self, name: str) -> dict[str, Any] | None:
        """The argument as an object, None where it is missing or empty. Raises BotApiError for others."""
        value = self._decoded(name)
        if value is None or isinstance(value, dict):
            return value
        raise bad_request(f"object expected as {name.replace('_', ' ')}")

    def upload(self, name: str) -> Upload | None:
        """The file sent under this name, or under the name that `attach://name` points to."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.values.get(value.removeprefix("attach://"))
        return value if isinstance(value, Upload) else None

    def within(self, inner: dict[str, Any]) -> Params:
        """The arguments of an object inside the call, which may name the files sent with it."""
        return Params({**{n: v for n, v in self.values.items() if isinstance(v, Upload)}, **inner})

    def _decoded(self, name: str) -> Any:
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            decoded = json.loads(value)
        except (ValueError, RecursionError):
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
        if not _all_valid_unicode(decoded):
            raise bad_request("strings must be encoded in UTF-8")
        return decoded

    def without_content(self) -> Params:
        """The same arguments with files reduced to a line of text, so that a log does not hold on to them."""
        if not any(isinstance(value, Upload) for value in self.values.values()):
            return self
        return Params({name: _without_content(value) for name, value in self.values.items()})

    def record(self) -> dict[str, Any]:
        """The arguments for the call log, JSON text and numbers decoded."""
        return {name: _readable(name, value) for name, value in self.values.items()}


async def read_params(query: bytes, content_type: str, body: bytes) -> Params:
    """All arguments of a call; those of the body win. Raises BotApiError where the body cannot be read."""
    values: dict[str, Any] = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True)) if query else {}
    kind = content_type.partition(";")[0].strip().lower()
    if not body:
        return Params(values)
    if kind == "application/json":
        values.update(_json_object(body))
    elif kind == "multipart/form-data":
        values.update(await _multipart(content_type, body))
    elif kind == "application/x-www-form-urlencoded":
        try:
            values.update(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=1000))
        except ValueError:
            raise bad_request("can't parse the form in the request body") from None
    return Params(values)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON object in the request body") from None
    if not isinstance(value, dict):
        raise bad_request("object expected in the request body")
    return value


async def _multipart(content_type: str, body: bytes) -> dict[str, Any]:
    async def chunks() -> AsyncGenerator[bytes, None]:
        yield body
        yield b""

    parser = MultiPartParser(
        Headers({"content-type": content_type}), chunks(), max_files=20, max_part_size=len(body) + 1
    )
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError):
        raise bad_request("can't parse the multipart request body") from None
    values: dict[str, Any] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            values[name] = Upload(value.filename or name, await value.read(), value.content_type or "")
        else:
            values[name] = value
    await form.close()
    return values


def _all_valid_unicode(value: Any) -> bool:
    if isinstance(value, str):
        return is_valid_unicode(value)
    if isinstance(value, dict):
        return all(_all_valid_unicode(k) and _all_valid_unicode(v) for k, v in value.items())
    return all(map(_all_valid_unicode, value)) if isinstance(value, list) else True


def _without_content(value: Any) -> Any:
    return f"<file {value.name}, {len(value.content)} bytes>" if isinstance(value, Upload) else value


def _readable(name: str, value: Any) -> Any:
    if isinstance(value, str) and name not in TEXTS:
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value

"""Who may post, what is taken, and what is answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any

import httpx
import pytest

from bot.web.metrics import Metrics
from bot.web.posts import LARGEST, SECRET, posts
from bot.web.server import serving
from bot.web.site import build_site

PASSWORD = "s3cret_-"
KNOWN = {SECRET: PASSWORD}
UPDATE = {"update_id": 7, "message": {"text": "I can't stretch"}}


class Box:
    """What was taken, with a client that posts to it."""

    def __init__(self) -> None:
        self.http = httpx.AsyncClient()
        self.taken: list[dict[str, Any]] = []
        self.answer = HTTPStatus.OK

    async def take(self, update: dict[str, Any]) -> HTTPStatus:
        self.taken.append(update)
        return self.answer


@pytest.fixture
async def box() -> AsyncIterator[Box]:
    box = Box()
    site = build_site(lambda: None, lambda: None, Metrics().response, [posts("/hook", PASSWORD, box.take)])
    async with serving(site, "127.0.0.1", 0) as port, box.http:
        box.http.base_url = httpx.URL(f"http://127.0.0.1:{port}")
        yield box


@pytest.mark.parametrize("answer", [HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.BAD_REQUEST])
async def test_a_post_with_the_secret_is_taken_and_answered_as_whoever_took_it_says(
    box: Box, answer: HTTPStatus
) -> None:
    box.answer = answer
    said = await box.http.post("/hook", json=UPDATE, headers=KNOWN)
    assert (said.status_code, box.taken) == (answer, [UPDATE])


@pytest.mark.parametrize(
    "headers", [{}, {SECRET: ""}, {SECRET: "s3cret"}, {SECRET: PASSWORD + "x"}, {SECRET: PASSWORD.upper()}]
)
async def test_without_the_secret_nothing_is_taken(box: Box, headers: dict[str, str]) -> None:
    said = await box.http.post("/hook", json=UPDATE, headers=headers)
    assert (said.status_code, said.text, box.taken) == (403, "", [])


async def test_a_secret_in_other_letters_is_no_secret_and_no_error(box: Box) -> None:
    said = await box.http.post("/hook", json=UPDATE, headers=[(SECRET.encode(), "é".encode("latin-1"))])
    assert (said.status_code, box.taken) == (403, [])


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"\xff", b"[" * 100_000, b'{"a": NaN', b"null"])
async def test_what_is_no_json_object_is_refused(box: Box, body: bytes) -> None:
    assert (await box.http.post("/hook", content=body, headers=KNOWN)).status_code == 400
    assert box.taken == []


@pytest.mark.parametrize(("size", "status"), [(LARGEST, 200), (LARGEST + 1, 413)])
@pytest.mark.parametrize("told", [True, False], ids=["with its length", "in pieces"])
async def test_a_body_has_a_limit(box: Box, size: int, status: int, told: bool) -> None:
    body = b'{"update_id": 7, "a": "' + b"x" * (size - 25) + b'"}'

    async def pieces() -> AsyncIterator[bytes]:
        yield body[: size // 2]
        yield body[size // 2 :]

    assert len(body) == size
    said = await box.http.post("/hook", content=body if told else pieces(), headers=KNOWN)
    assert (said.status_code, len(box.taken)) == (status, int(status == 200))


async def test_nothing_is_read_of_a_body_that_is_said_to_be_too_large(box: Box) -> None:
    url = box.http.base_url
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(f"POST /hook HTTP/1.1\r\nHost: x\r\n{SECRET}: {PASSWORD}\r\nContent-Length: 9999999\r\n\r\n".encode())
    assert b"413" in await asyncio.wait_for(reader.readline(), 60)
    writer.close()


async def test_only_posts_are_taken_there(box: Box) -> None:
    assert (await box.http.get("/hook", headers=KNOWN)).status_code == 405
    assert (await box.http.post("/other", json=UPDATE, headers=KNOWN)).status_code == 404
    assert box.taken == []

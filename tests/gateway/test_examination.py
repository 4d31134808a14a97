"""What a Bot API says of a token, and of the time, over a real connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from whenever import Instant

from bot.gateway.examination import Answered, UnreachableError, ask_who_it_is

TOKEN = "1:secret"
ME = '{"ok": true, "result": {"id": 1, "is_bot": true, "first_name": "Hammy", "username": "hammy_bot"}}'
DATE = "Mon, 02 Mar 2026 08:00:00 GMT"
AT = Instant.from_utc(2026, 3, 2, 8)


@asynccontextmanager
async def answering(status: str, body: str, *headers: str) -> AsyncIterator[str]:
    """The address of a server that answers everything like this."""
    head = "\r\n".join((f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close"))

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"{head}\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def told(*answer: str) -> Answered:
    """What is told of such an answer."""
    async with answering(*answer) as url:
        return await ask_who_it_is(TOKEN, url)


async def test_the_bot_and_the_time_are_told() -> None:
    assert await told("200 OK", ME, f"Date: {DATE}") == Answered("hammy_bot", AT)


@pytest.mark.parametrize("headers", [(), ("Date: yesterday",)])
async def test_a_time_that_is_not_told_is_none(headers: tuple[str, ...]) -> None:
    assert await told("200 OK", ME, *headers) == Answered("hammy_bot", None)


@pytest.mark.parametrize("status", ["401 Unauthorized", "404 Not Found"])
async def test_a_token_that_is_not_known(status: str) -> None:
    assert await told(status, '{"ok": false}', f"Date: {DATE}") == Answered(None, AT)


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        ("502 Bad Gateway", "", "it answers 502"),
        ("200 OK", "<html>", "what answers is no Bot API"),
        ("200 OK", "[]", "what answers is no Bot API"),
        ("200 OK", '{"ok": true, "result": {}}', "what answers is no Bot API"),
    ],
)
async def test_what_is_no_bot_api(status: str, body: str, said: str) -> None:
    with pytest.raises(UnreachableError, match=f"^{said}$"):
        await told(status, body)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://", "http://[::1"])
async def test_nobody_there_is_told_without_the_token(url: str) -> None:
    with pytest.raises(UnreachableError) as error:
        await ask_who_it_is(TOKEN, url)
    assert TOKEN not in str(error.value)

"""Which way requests go, straight or through a proxy, and what their errors say about what was sent."""

from __future__ import annotations

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpcore
import httpx
import pytest
from telegram import InputFile
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.gateway.connections import KeptAlive, NoWayError
from bot.gateway.on_its_way import OnItsWay
from bot.gateway.requests import (
    AnswerLateError,
    AnswerLostError,
    CallRequest,
    NotSentError,
    NotSentInTimeError,
    ServerFailedError,
    build_requests,
)
from tests.support.proxy import proxy_to

ELSEWHERE = "http://api.example.org:8081"
PROXY = "http://127.0.0.1:9"
OK = b'{"ok":true}'


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What whoever runs the tests has set does not count."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_a_proxy_calls_go_straight() -> None:
    assert goes("https://api.telegram.org") == ("straight", "straight")


@pytest.mark.parametrize("server", ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"])
def test_a_server_on_this_machine_is_never_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    monkeypatch.setenv("HTTP_PROXY", PROXY)
    monkeypatch.setenv("http_proxy", PROXY)
    assert goes(server) == ("straight", "straight")


@pytest.mark.parametrize(
    "environment",
    [
        {"https_proxy": PROXY},
        {"HTTPS_PROXY": "127.0.0.1:9"},
        {"ALL_PROXY": PROXY},
        {"HTTPS_PROXY": PROXY, "NO_PROXY": "example.org"},
    ],
    ids=str,
)
def test_elsewhere_the_proxy_is_used(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert goes("https://api.telegram.org") == ("by proxy", "by proxy")


@pytest.mark.parametrize(
    "environment",
    [
        {"HTTPS_PROXY": PROXY, "NO_PROXY": "telegram.org"},
        {"ALL_PROXY": PROXY, "no_proxy": "*"},
        {"HTTP_PROXY": PROXY},
        {"HTTPS_PROXY": ""},
    ],
    ids=str,
)
def test_a_proxy_for_other_servers_is_not_used(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert goes("https://api.telegram.org") == ("straight", "straight")


@pytest.mark.parametrize(
    "proxy",
    [
        "gopher://proxy.example.org",
        "socks5://127.0.0.1:1080",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:port",
        "http://",
        "http://[",
    ],
)
def test_what_is_no_proxy_is_named_and_its_password_is_not(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.replace("://", "://me:secret@"))
    with pytest.raises(NoWayError, match="HTTPS_PROXY or ALL_PROXY must be the address of an HTTP proxy") as raised:
        build_requests("https://api.telegram.org", 4, 1)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("content", [None, "no certificate at all"])
def test_certificates_that_are_none_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "all.pem"
    if content is not None:
        file.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with pytest.raises(NoWayError, match="SSL_CERT_FILE or SSL_CERT_DIR holds no certificates"):
        build_requests("https://api.telegram.org", 4, 1)


def goes(server: str) -> tuple[str, ...]:
    """Which way calls and getUpdates go."""
    ways = []
    for request in build_requests(server, 4, 1):
        transport = request._client._transport
        assert isinstance(transport, KeptAlive)
        ways.append("by proxy" if transport._maker._proxy is not None else "straight")
    return tuple(ways)


async def test_a_call_through_a_proxy_names_the_whole_address_and_uses_its_connection_again() -> None:
    async with accepting() as (server, _, _), proxy_to(server) as proxy, calling(proxy.url, proxied=True) as post:
        for _ in range(3):
            assert await post() == OK
    assert proxy.asked == [f"POST {ELSEWHERE}/ HTTP/1.1"] * 3
    assert proxy.connections == 1


async def test_a_tunnel_that_a_proxy_refuses_means_that_nothing_was_sent() -> None:
    left: list[int] = []
    async with accepting() as (server, _, _), proxy_to(server) as proxy:
        address = proxy.url.replace("://", "://me:secret@")
        async with calling(address, proxied=True, elsewhere="https://api.example.org") as post:

            async def work() -> None:
                await post()

            with pytest.raises(NotSentError):
                await OnItsWay(_Counting(left), 7).attempt(work)
    assert proxy.asked == ["CONNECT api.example.org:443 HTTP/1.1"]
    assert left == [], "what the proxy was asked is no answer to anybody"


@pytest.mark.parametrize(
    "answer",
    [b"", None, b"go away\r\n\r\n", b"HTTP/1.1 200 Connection established\r\n\r\n"],
    ids=["hangs up", "says nothing", "no HTTP", "a tunnel that ends at once"],
)
async def test_a_proxy_that_makes_no_tunnel_was_sent_nothing_and_has_no_more_time_than_a_connection(
    answer: bytes | None,
) -> None:
    left: list[int] = []
    server = "https://api.example.org"
    async with answering(answer) as (proxy, _), calling(proxy, proxied=True, elsewhere=server, read_timeout=60) as post:

        async def work() -> None:
            await post(connect_timeout=0.5 if answer is None else 60)

        with pytest.raises(NotSentInTimeError if answer is None else NotSentError):
            await OnItsWay(_Counting(left), 7).attempt(work)
    assert left == []


class _Counting:
    """Notes what may have arrived."""

    def __init__(self, left: list[int]) -> None:
        self._left = left

    def going_out(self, update: int) -> None:
        self._left.append(update)

    def came_back(self, update: int) -> None:
        """Nothing comes back here."""


@pytest.mark.parametrize("proxied", [False, True])
async def test_the_kernel_is_told_to_notice_dead_lines(monkeypatch: pytest.MonkeyPatch, proxied: bool) -> None:
    told: list[int] = []
    connect = httpcore.AnyIOBackend.connect_tcp

    async def noted(*arguments: Any, **named: Any) -> httpcore.AsyncNetworkStream:
        stream = await connect(*arguments, **named)
        told.append(stream.get_extra_info("socket").getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE))
        return stream

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", noted)
    async with accepting() as (server, _, _), proxy_to(server) as proxy:
        way = calling(proxy.url if proxied else server, proxied=proxied)
        async with way as post:
            assert await post() == OK
    assert told == [1]


async def test_a_connection_is_used_again() -> None:
    async with accepting() as (url, opened, _), calling(url, connections=4) as post:
        for _ in range(3):
            assert await post() == OK
        assert opened() == 1
        await asyncio.gather(*(post() for _ in range(12)))
        assert opened() == 4


async def test_a_request_that_is_given_up_leaves_room_for_the_next() -> None:
    async with answering(None) as (url, received), calling(url, connections=1) as post:
        given_up = asyncio.ensure_future(post())
        await received.wait()
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        received.clear()
        with pytest.raises(AnswerLateError):
            await post(read_timeout=0.3)
        assert received.is_set()


async def test_files_are_uploaded_over_the_same_connections() -> None:
    file = RequestParameter.from_input("document", InputFile(b"{}", filename="data.json", attach=False))
    async with accepting() as (url, opened, _), calling(url, connections=1) as post:
        await post()
        assert await post(request_data=RequestData([file])) == OK
        assert opened() == 1


async def test_a_server_that_is_not_there_was_sent_nothing() -> None:
    async with calling("http://127.0.0.1:1") as post:
        with pytest.raises(NotSentError):
            await post()


async def test_no_free_connection_in_time_means_that_nothing_was_sent() -> None:
    async with answering(None) as (url, received), calling(url, connections=1, read_timeout=2) as post:
        first = asyncio.ensure_future(post())
        await received.wait()
        with pytest.raises(NotSentInTimeError):
            await post(pool_timeout=0.01)
        with pytest.raises(AnswerLateError):
            await first


@pytest.mark.parametrize(
    "answer",
    [b"", b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}", b"that is no HTTP\r\n\r\n"],
    ids=["hangs up", "cut off", "no HTTP"],
)
@pytest.mark.parametrize("proxied", [False, True])
async def test_an_answer_that_is_lost_leaves_it_open_whether_it_was_carried_out(answer: bytes, proxied: bool) -> None:
    async with answering(answer) as (url, _), calling(url, proxied=proxied) as post:
        with pytest.raises(AnswerLostError):
            await post()


@pytest.mark.parametrize("proxied", [False, True])
async def test_an_answer_that_does_not_come_is_lost_too(proxied: bool) -> None:
    async with answering(None) as (url, _), calling(url, proxied=proxied) as post:
        with pytest.raises(AnswerLateError):
            await post(read_timeout=0.3)


@pytest.mark.parametrize("proxied", [False, True])
@pytest.mark.parametrize("status", [b"500 Internal Server Error", b"503 Service Unavailable"])
async def test_a_server_that_fails_says_so(status: bytes, proxied: bool) -> None:
    answer = b"HTTP/1.1 " + status + b"\r\ncontent-length: 2\r\n\r\n{}"
    async with answering(answer) as (url, _), calling(url, proxied=proxied) as post:
        with pytest.raises(ServerFailedError):
            await post()


@pytest.mark.parametrize("status", [b"502 Bad Gateway", b"504 Gateway Timeout"])
async def test_what_a_gateway_answers_tells_nothing_of_the_server_behind_it(status: bytes) -> None:
    answer = b"HTTP/1.1 " + status + b"\r\ncontent-length: 2\r\n\r\n{}"
    async with answering(answer) as (url, _), calling(url, proxied=False) as post:
        with pytest.raises(AnswerLostError):
            await post()


async def test_a_proxy_that_is_not_there_was_sent_nothing() -> None:
    async with calling("http://127.0.0.1:1", proxied=True) as post:
        with pytest.raises(NotSentError):
            await post()


@pytest.mark.parametrize("proxied", [False, True])
async def test_a_compressed_answer_is_read(proxied: bool) -> None:
    packed = gzip.compress(OK)
    head = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(packed)
    async with answering(head + packed) as (url, _), calling(url, proxied=proxied) as post:
        assert await post() == OK


async def test_after_a_rush_the_connections_that_rest_are_closed_though_others_are_used() -> None:
    async with accepting() as (url, opened, held), calling(url, connections=4, kept_alive=2) as post:
        await asyncio.gather(*(post() for _ in range(4)))
        assert (opened(), held()) == (4, 4)
        async with asyncio.timeout(60):
            while held() > 1:
                await post()
                await asyncio.sleep(0.02)
        assert opened() == 4, "the one that is used is the same"


async def test_a_connection_that_the_server_closed_in_the_meantime_is_not_used_again() -> None:
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(OK), OK)
    async with answering(answer) as (url, _), calling(url, connections=1) as post:
        for _ in range(3):
            assert await post() == OK
            await asyncio.sleep(0.05)


Post = Callable[..., Awaitable[bytes]]


@asynccontextmanager
async def calling(
    url: str,
    *,
    proxied: bool = False,
    elsewhere: str = ELSEWHERE,
    connections: int = 2,
    read_timeout: float = 60,
    kept_alive: float = 5,
) -> AsyncIterator[Post]:
    """Post a request, by default an empty one, to a server, or to one `elsewhere` through a proxy at that address."""
    context = httpx.create_ssl_context()
    server = elsewhere if proxied else url
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ALL_PROXY", url)
        transport = KeptAlive(server, connections, context, kept_alive)
    request = CallRequest(connections, httpx_kwargs={"verify": context, "trust_env": False, "transport": transport})

    async def post(**named: Any) -> bytes:
        _, body = await request.do_request(f"{server}/", "POST", **{"read_timeout": read_timeout, **named})
        return body

    await request.initialize()
    try:
        yield post
    finally:
        await request.shutdown()


@asynccontextmanager
async def accepting() -> AsyncIterator[tuple[str, Callable[[], int], Callable[[], int]]]:
    """A server that answers every request and keeps its connections open; how many were opened, and are open."""
    opened: list[asyncio.StreamWriter] = []

    async def answer_all(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        opened.append(writer)
        with suppress(asyncio.IncompleteReadError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                headers = dict(line.lower().split(b": ", 1) for line in head.splitlines()[1:] if line)
                await reader.readexactly(int(headers[b"content-length"]))
                await asyncio.sleep(0.01)
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(OK), OK))
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer_all, "127.0.0.1", 0)
    try:
        yield (
            f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}",
            lambda: len(opened),
            lambda: sum(not one.is_closing() for one in opened),
        )
        await asyncio.gather(*(writer.wait_closed() for writer in opened))
    finally:
        server.close()
        await server.wait_closed()


@asynccontextmanager
async def answering(answer: bytes | None) -> AsyncIterator[tuple[str, asyncio.Event]]:
    """A server that answers every request with these bytes and hangs up, or never answers; and when it was asked."""
    received, opened = asyncio.Event(), list[asyncio.StreamWriter]()

    async def answer_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        opened.append(writer)
        await reader.readuntil(b"\r\n\r\n")
        received.set()
        if answer is None:
            await reader.read()
        else:
            writer.write(answer)
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer_one, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", received
        await asyncio.gather(*(writer.wait_closed() for writer in opened))
    finally:
        server.close()
        await server.wait_closed()

from __future__ import annotations

import asyncio

import httpx
import pytest

from .driver import SAM, Driver

A_WHILE = httpx.Timeout(60, read=1)
"""Until an answer that does not come is given up."""


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        ("429", 429, "Too Many Requests: retry after 7"),
        ("500", 500, "Internal Server Error"),
        ("502", 502, "Bad Gateway"),
        ("403", 403, "Forbidden: bot was blocked by the user"),
        (
            "409",
            409,
            ("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
        ),
        ("400", 400, "Bad Request: the playground was asked to refuse this call"),
    ],
)
async def test_refusals_on_demand(started: Driver, kind: str, code: int, description: str) -> None:
    await started.control("faults", method="sendMessage", kind=kind, times=2, retry_after=7)
    for _ in range(2):
        answer = await started.call("sendMessage", chat_id=SAM, text="x")
        assert (answer["error_code"], answer["description"]) == (code, description)
        assert answer.get("parameters") == ({"retry_after": 7} if kind == "429" else None)
    await started.ok("getMe")
    await started.ok("sendMessage", chat_id=SAM, text="x")
    assert [c["error_code"] for c in await started.calls() if c["method"] == "sendMessage"] == [
        code,
        code,
        None,
    ]


async def test_any_method_own_words_and_forgetting(driver: Driver) -> None:
    await driver.control("faults", method="*", kind="400", times=9, description="Bad Request: no")
    assert (await driver.call("getMe"))["description"] == "Bad Request: no"
    assert (await driver.http.delete("/playground/faults")).status_code == 200
    await driver.ok("getMe")


@pytest.mark.parametrize(
    ("kind", "arrives", "seen"),
    [
        ("timeout", False, httpx.ReadTimeout),
        ("timeout_after", True, httpx.ReadTimeout),
        ("cut_before", False, httpx.RemoteProtocolError),
        ("cut_after", True, httpx.RemoteProtocolError),
        ("cut", True, httpx.RemoteProtocolError),
    ],
)
async def test_answers_that_never_come(
    started: Driver, kind: str, arrives: bool, seen: type[httpx.TransportError]
) -> None:
    await started.control("faults", method="sendMessage", kind=kind)
    with pytest.raises(seen):
        await started.http.post("/bot1:playground/sendMessage", json={"chat_id": SAM, "text": "lost?"}, timeout=A_WHILE)
    texts = [message["text"] for message in (await started.state())["chats"][0]["messages"]]
    assert texts == ["/start", *(["lost?"] if arrives else [])]
    logged = (await started.calls())[-1]
    assert (logged["method"], logged["ok"], logged["error_code"]) == ("sendMessage", arrives, None if arrives else 504)
    await started.ok("sendMessage", chat_id=SAM, text="and on it goes")


async def test_a_connection_cut_after_the_message_arrived_gives_no_byte_of_an_answer(started: Driver) -> None:
    await started.control("faults", method="sendMessage", kind="cut_after")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        await started.call("sendMessage", chat_id=SAM, text="x")
    await started.control("faults", method="sendMessage", kind="cut")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
        await started.call("sendMessage", chat_id=SAM, text="x")


async def test_a_bad_gateway_before_and_after_the_message_arrived(started: Driver) -> None:
    for kind, arrives in (("502", False), ("502_after", True)):
        await started.control("faults", method="sendMessage", kind=kind)
        answer = await started.call("sendMessage", chat_id=SAM, text=kind)
        assert (answer["error_code"], answer["description"]) == (502, "Bad Gateway")
        texts = [message["text"] for message in (await started.state())["chats"][0]["messages"]]
        assert (kind in texts) is arrives


async def test_an_answer_that_is_no_json_though_the_message_arrived(started: Driver) -> None:
    await started.control("faults", method="sendMessage", kind="garbled")
    answer = await started.http.post("/bot1:playground/sendMessage", json={"chat_id": SAM, "text": "x"})
    assert (answer.status_code, answer.text[:6]) == (200, "<html>")
    assert (await started.state())["chats"][0]["messages"][-1]["text"] == "x"


async def test_a_call_that_is_refused_anyway_is_logged_as_refused(started: Driver) -> None:
    await started.control("faults", method="sendMessage", kind="502_after")
    assert (await started.call("sendMessage", chat_id=5, text="x"))["error_code"] == 502
    assert (await started.calls())[-1]["error_code"] == 400


async def test_stopping_ends_what_a_fault_keeps_open(started: Driver) -> None:
    await started.control("faults", method="getMe", kind="timeout")
    call = asyncio.ensure_future(started.http.get("/bot1:playground/getMe"))  # a minute, if nobody ended it
    await asyncio.sleep(0.05)
    await started.playground.stop()
    assert (await call).status_code == 504

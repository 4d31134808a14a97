from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from .driver import SAM, Driver


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        ("429", 429, "Too Many Requests: retry after 7"),
        ("500", 500, "Internal Server Error"),
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


async def test_a_cut_answer_after_the_message_was_sent(started: Driver) -> None:
    await started.control("faults", method="sendMessage", kind="cut")
    with pytest.raises(httpx.RemoteProtocolError):
        await started.call("sendMessage", chat_id=SAM, text="arrived anyway")
    assert (await started.state())["chats"][0]["messages"][-1]["text"] == "arrived anyway"
    await started.ok("sendMessage", chat_id=SAM, text="x")


async def test_no_answer_at_all(started: Driver) -> None:
    await started.control("faults", method="sendMessage", kind="timeout")
    with pytest.raises(httpx.ReadTimeout):
        await started.http.post("/bot1:playground/sendMessage", json={"chat_id": SAM, "text": "x"}, timeout=0.2)
    assert len((await started.state())["chats"][0]["messages"]) == 1
    assert (await started.calls())[-1]["error_code"] == 504


async def test_stopping_ends_what_a_fault_keeps_open(started: Driver) -> None:
    await started.control("faults", method="getMe", kind="timeout")
    call = asyncio.ensure_future(started.http.get("/bot1:playground/getMe"))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await started.playground.stop()
    assert time.monotonic() - began < 1
    assert (await call).status_code == 504

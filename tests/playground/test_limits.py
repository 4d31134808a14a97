from __future__ import annotations

import time

from playground.deliveries import Deliveries
from playground.flood import FloodLimits

from .driver import SAM, Driver


def allowed(limits: FloodLimits, chat_id: int, now: float) -> int:
    """How many messages go out at one moment before one has to wait."""
    for count in range(1_000):
        if limits.wait(chat_id, now):
            return count
        limits.count(chat_id, now)
    raise AssertionError("no limit at all")


def test_a_private_chat_takes_three_at_once_and_then_one_a_second() -> None:
    limits = FloodLimits(on=True)
    assert allowed(limits, SAM, 100.0) == 3
    assert limits.wait(SAM, 100.5) == 1
    assert allowed(limits, SAM, 101.0) == 1
    assert allowed(limits, SAM, 109.0) == 3
    assert allowed(limits, SAM + 1, 109.0) == 3


def test_a_group_takes_twenty_a_minute() -> None:
    limits = FloodLimits(on=True)
    assert allowed(limits, -5001, 100.0) == 20
    assert limits.wait(-5001, 100.0) == 60
    assert limits.wait(-5001, 130.5) == 30
    assert limits.wait(-5002, 130.5) == 0
    assert allowed(limits, -5001, 160.0) == 20


def test_thirty_a_second_in_all_chats_together() -> None:
    limits = FloodLimits(on=True)
    assert sum(allowed(limits, person, 100.0) for person in range(1, 20)) == 30
    assert limits.wait(99, 100.9) == 1
    assert limits.wait(99, 101.0) == 0


def test_without_limits_nothing_waits() -> None:
    limits = FloodLimits()
    for _ in range(100):
        assert limits.wait(SAM, 1.0) == 0
        limits.count(SAM, 1.0)
    limits.switch(True)
    assert allowed(limits, SAM, 1.0) == 3


async def test_what_is_over_the_limit_gets_429_and_is_not_delivered(started: Driver) -> None:
    assert await started.control("limits", on=True) == {"on": True}
    for _ in range(3):
        await started.ok("sendMessage", chat_id=SAM, text="x")
    refused = await started.call("sendMessage", chat_id=SAM, text="one too many")
    assert (refused["error_code"], refused["parameters"]) == (429, {"retry_after": 1})
    assert (await started.state())["chats"][0]["messages"][-1]["text"] == "x"
    for _ in range(5):
        await started.ok("sendChatAction", chat_id=SAM, action="typing")
    await started.control("limits", on=False)
    await started.ok("sendMessage", chat_id=SAM, text="now")


async def test_an_album_is_delivered_whole_or_not_at_all(started: Driver) -> None:
    for _ in range(5):
        await started.ok("sendMessage", chat_id=SAM, text="x")
    await started.control("limits", on=True)
    place = {"chat_id": SAM, "from_chat_id": SAM, "message_ids": [2, 3, 4, 5, 6]}
    assert len(await started.ok("copyMessages", **place)) == 5
    refused = await started.call("copyMessages", **place)
    assert refused["error_code"] == 429
    assert len((await started.state())["chats"][0]["messages"]) == 11


async def test_messages_that_are_refused_use_up_nothing(started: Driver) -> None:
    await started.control("limits", on=True)
    for _ in range(5):
        await started.refused("sendMessage", chat_id=SAM, text="<b>", parse_mode="HTML")
    await started.ok("sendMessage", chat_id=SAM, text="x")


async def test_the_log_of_what_arrived(started: Driver) -> None:
    before = time.monotonic()
    first = await started.ok("sendMessage", chat_id=SAM, text="<b>one</b>" + "x" * 100, parse_mode="HTML")
    await started.call("sendMessage", chat_id=5, text="nowhere")
    await started.control("faults", method="sendMessage", kind="500")
    await started.call("sendMessage", chat_id=SAM, text="lost")
    await started.control("faults", method="sendMessage", kind="502_after")
    await started.call("sendMessage", chat_id=SAM, text="two")
    await started.says("not the bot")
    arrived = (await started.http.get("/playground/delivered")).json()
    assert [(one["n"], one["text"]) for one in arrived] == [(1, "one" + "x" * 77), (2, "two")]
    assert (arrived[0]["chat_id"], arrived[0]["message_id"]) == (SAM, first["message_id"])
    assert before <= arrived[0]["at"] <= arrived[1]["at"] <= time.monotonic()
    assert (await started.http.get("/playground/delivered", params={"since": 1})).json() == arrived[1:]
    assert (await started.http.get("/playground/delivered", params={"since": 9})).json() == []
    assert (await started.http.get("/playground/delivered", params={"since": "x"})).status_code == 400


def test_the_log_forgets_the_oldest_and_keeps_its_numbers() -> None:
    log = Deliveries(kept=3)
    for message_id in range(1, 6):
        log.add(SAM, message_id, float(message_id), "x")
    assert [one["n"] for one in log.since(0)] == [3, 4, 5]
    assert [one["message_id"] for one in log.since(4)] == [5]

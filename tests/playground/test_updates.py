from __future__ import annotations

import asyncio
from typing import Any

from .driver import SAM, Driver


async def test_updates_wait_until_confirmed(driver: Driver) -> None:
    for text in ("one", "two", "three"):
        await driver.says(text)
    first = await driver.ok("getUpdates", limit=2)
    assert [u["message"]["text"] for u in first] == ["one", "two"]
    assert first[1]["update_id"] == first[0]["update_id"] + 1
    assert await driver.ok("getUpdates", limit=2) == first
    (last,) = await driver.ok("getUpdates", offset=first[1]["update_id"] + 1)
    assert last["message"]["text"] == "three"
    assert await driver.ok("getUpdates", offset=last["update_id"] + 1) == []


async def test_a_negative_offset_keeps_only_the_latest(driver: Driver) -> None:
    for text in ("one", "two", "three"):
        await driver.says(text)
    (latest,) = await driver.ok("getUpdates", offset=-1)
    assert latest["message"]["text"] == "three"
    assert await driver.ok("getUpdates") == [latest]


async def test_a_long_poll_returns_as_soon_as_something_happens(driver: Driver) -> None:
    poll = asyncio.ensure_future(driver.ok("getUpdates", timeout=50))
    await driver.polled()
    assert not poll.done()
    await driver.says("now")
    assert [u["message"]["text"] for u in await poll] == ["now"]


async def test_a_long_poll_runs_out_on_the_real_clock(driver: Driver) -> None:
    poll = asyncio.ensure_future(driver.ok("getUpdates", timeout=2))
    await driver.polled()
    await driver.control("clock", forward_seconds=3600)
    assert not poll.done()
    assert await poll == []


async def test_the_first_of_two_pollers_gets_409(driver: Driver) -> None:
    first = asyncio.ensure_future(driver.call("getUpdates", timeout=50))
    await driver.polled()
    second = asyncio.ensure_future(driver.call("getUpdates", timeout=5))
    assert await first == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    await driver.says("hi")
    assert len((await second)["result"]) == 1


async def test_allowed_updates_are_remembered(driver: Driver) -> None:
    await driver.ok("getUpdates", allowed_updates=["callback_query"])
    await driver.says("unheard")
    assert await driver.ok("getUpdates") == []
    await driver.ok("getUpdates", allowed_updates=[])
    await driver.says("heard")
    assert len(await driver.ok("getUpdates")) == 1


async def test_what_an_update_says(driver: Driver) -> None:
    await driver.says("/start WELCOME")
    sent = {"chat_id": SAM, "person_id": SAM}
    await driver.control("edit", **sent, message_id=1, text="see nhs.uk")
    await driver.control("send", **sent, sticker="👍", reply_to_message_id=1)
    await driver.control("send", **sent, voice=4)
    await driver.control("send", **sent, location={"latitude": 38.7, "longitude": -9.1})
    await driver.control("send", **sent, photo=True, caption="my leg")
    await driver.control(f"people/{SAM}/block", blocked=True)
    started, edited, sticker, voice, location, photo, blocked = await driver.updates()
    message: dict[str, Any] = started["message"]
    assert message["text"] == "/start WELCOME"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "en"
    assert edited["edited_message"]["entities"] == [{"type": "url", "offset": 4, "length": 6}]
    assert edited["edited_message"]["edit_date"] >= message["date"]
    assert sticker["message"]["sticker"]["emoji"] == "👍"
    assert sticker["message"]["reply_to_message"]["message_id"] == 1
    assert voice["message"]["voice"]["duration"] == 4
    assert location["message"]["location"] == {"latitude": 38.7, "longitude": -9.1}
    assert photo["message"]["caption"] == "my leg"
    assert photo["message"]["photo"][0]["width"] == 320
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_messages_are_dated_by_the_playgrounds_clock(driver: Driver) -> None:
    before = (await driver.says("one"))["date"]
    await driver.control("clock", forward_seconds=86_400)
    assert (await driver.says("two"))["date"] - before >= 86_400
    assert driver.playground.clock.now().timestamp() - before >= 86_400


async def test_an_update_of_before_the_bot_said_what_it_wants_may_be_of_any_kind(driver: Driver) -> None:
    await driver.updates(allowed_updates=["message"])
    await driver.control("updates", kind="poll", content={"id": "1"})
    await driver.control("updates", kind="poll", content={"id": "2"}, unasked=True)
    assert [update["poll"] for update in await driver.updates()] == [{"id": "2"}]

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import pytest

from .driver import SAM, Driver, Listener


async def test_state_at_the_start(driver: Driver) -> None:
    state = await driver.state()
    assert set(state) == {"bot", "clock", "commands", "people", "chats"}
    assert state["bot"]["first_name"] == "Bot"
    assert datetime.fromisoformat(state["clock"]["now"]).tzinfo is not None
    assert state["clock"]["offset_seconds"] == 0
    (sam,) = state["people"]
    assert (sam["id"], sam["first_name"], sam["blocked"]) == (SAM, "Sam", False)
    (chat,) = state["chats"]
    assert chat == {
        "id": SAM,
        "type": "private",
        "title": "Sam",
        "person_id": SAM,
        "members": [SAM],
        "keyboard": None,
        "messages": [],
    }


async def test_every_key_of_a_message_is_there(driver: Driver) -> None:
    message = await driver.says("hi")
    assert set(message) == {
        *(
            "message_id",
            "from",
            "date",
            "edit_date",
            "text",
            "entities",
            "caption",
            "caption_entities",
            "photo",
            "document",
        ),
        *("media", "parts", "poll", "invoice", "forwarded_from", "album", "via_bot", "reactions"),
        *("sticker", "voice", "location", "reply_to_message_id", "reply_markup", "deleted", "link_preview", "service"),
    }


async def test_the_event_stream(driver: Driver) -> None:
    listener = Listener(driver)
    listening = asyncio.ensure_future(listener.run())
    await listener.ready.wait()
    await driver.says("hi")
    assert (await listener.until("message"))["message"]["text"] == "hi"
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    sent = await driver.ok("sendMessage", chat_id=SAM, text="x", reply_markup=markup)
    place = {"chat_id": SAM, "message_id": sent["message_id"]}
    press = (await driver.control("press", **place, person_id=SAM, data="go"))["callback_query_id"]
    await driver.ok("answerCallbackQuery", callback_query_id=press, text="Done", show_alert=True)
    assert await listener.until("callback_answer") == {
        "type": "callback_answer",
        "callback_query_id": press,
        **place,
        "text": "Done",
        "show_alert": True,
    }
    await driver.ok("editMessageText", **place, text="y")
    assert (await listener.until("edit"))["message"]["text"] == "y"
    await driver.ok("deleteMessage", **place)
    assert await listener.until("delete") == {"type": "delete", **place}
    await driver.ok("sendChatAction", chat_id=SAM, action="typing")
    assert await listener.until("action") == {"type": "action", "chat_id": SAM, "action": "typing"}
    await driver.ok("setMyCommands", commands=[{"command": "help", "description": "x"}])
    assert (await listener.until("commands"))["commands"][0]["command"] == "help"
    await driver.ok("setMyDescription", description="Legs")
    assert (await listener.until("bot"))["bot"]["description"] == "Legs"
    await driver.control("clock", forward_seconds=60)
    assert (await listener.until("clock"))["offset_seconds"] == 60
    button = {"keyboard": [["Tea"]]}
    await driver.ok("sendMessage", chat_id=SAM, text="x", reply_markup=button)
    assert (await listener.until("keyboard"))["keyboard"]["rows"] == [[{"text": "Tea"}]]
    await driver.control("people", first_name="Ada")
    assert (await listener.until("people"))["person"]["first_name"] == "Ada"
    assert (await listener.until("chats"))["chat"]["title"] == "Ada"
    await driver.playground.stop()
    await asyncio.wait_for(listening, 60)


async def test_a_page_that_leaves_is_forgotten(driver: Driver) -> None:
    listener = Listener(driver)
    listening = asyncio.ensure_future(listener.run())
    await listener.ready.wait()
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await driver.says("nobody listens")
    assert listener.events == []


async def test_editing_ones_own_message(driver: Driver) -> None:
    said = await driver.says("helo")
    place = {"chat_id": SAM, "person_id": SAM, "message_id": said["message_id"]}
    edited = (await driver.control("edit", **place, text="hello"))["message"]
    assert edited["text"] == "hello"
    assert edited["edit_date"] is not None
    assert await driver.control_refused("edit", **place, text="hello") == (
        400,
        "The text is the same as before.",
    )
    sent = await driver.ok("sendMessage", chat_id=SAM, text="mine")
    others = {**place, "message_id": sent["message_id"]}
    assert (await driver.control_refused("edit", **others, text="yours"))[0] == 400


async def test_someone_who_blocked_the_bot_cannot_write_to_it(driver: Driver) -> None:
    await driver.control(f"people/{SAM}/block", blocked=True)
    status, sentence = await driver.control_refused("send", chat_id=SAM, person_id=SAM, text="hi")
    assert (status, sentence) == (400, "Sam has blocked the bot; unblock it first.")
    await driver.control(f"people/{SAM}/block", blocked=False)
    await driver.says("hi")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("send", {"chat_id": 5, "person_id": SAM, "text": "x"}, 404),
        ("send", {"chat_id": SAM, "person_id": 5, "text": "x"}, 404),
        ("send", {"chat_id": "1001", "person_id": SAM, "text": "x"}, 400),
        ("send", {"chat_id": SAM, "person_id": SAM}, 400),
        ("send", {"chat_id": SAM, "person_id": SAM, "text": "x", "sticker": "👍"}, 400),
        ("send", {"chat_id": SAM, "person_id": SAM, "text": " "}, 400),
        ("send", {"chat_id": SAM, "person_id": SAM, "text": "x" * 4097}, 400),
        ("send", {"chat_id": SAM, "person_id": SAM, "text": "x", "reply_to_message_id": 9}, 404),
        ("send", {"chat_id": SAM, "person_id": SAM, "location": {"latitude": 91, "longitude": 0}}, 400),
        ("send", {"chat_id": SAM, "person_id": SAM, "voice": True}, 400),
        ("press", {"chat_id": SAM, "person_id": SAM, "message_id": 1, "data": "x"}, 404),
        ("people", {"first_name": ""}, 400),
        ("people/5/block", {"blocked": True}, 404),
        ("clock", {"forward_seconds": -1}, 400),
        ("clock", {"forward_seconds": 1e300}, 400),
        ("clock", {}, 400),
        ("clock", {"to_next": True}, 400),
        ("limits", {"on": 1}, 400),
        ("groups/x/upgrade", {}, 404),
        ("groups/-5/upgrade", {}, 404),
        (f"groups/{SAM}/bot", {"present": False}, 400),
        ("faults", {"method": "sendSandwich", "kind": "429"}, 400),
        ("faults", {"method": "*", "kind": "418"}, 400),
    ],
)
async def test_refusals_are_one_sentence(driver: Driver, path: str, body: dict[str, Any], status: int) -> None:
    got, sentence = await driver.control_refused(path, **body)
    assert got == status
    assert sentence.endswith(".")
    assert sentence[0].isupper()


async def test_bodies_that_are_no_object_or_too_large(driver: Driver) -> None:
    for content, status in ((b"{", 400), (b"[]", 400), (b"\xff", 400), (b" " * 1_000_001, 413)):
        answer = await driver.http.post("/playground/send", content=content)
        assert answer.status_code == status
        assert answer.json()["error"]


async def test_the_call_log(started: Driver) -> None:
    before = (await started.calls())[-1]["n"]
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    form = {
        "chat_id": str(SAM),
        "text": "7",
        "reply_markup": '{"inline_keyboard":[[{"text":"Go","callback_data":"go"}]]}',
    }
    await started.http.post("/bot1:playground/sendMessage", data=form)
    await started.call("sendMessage", chat_id=5, text="x")
    assert await started.calls(since=before) == [
        {
            "n": before + 1,
            "method": "sendMessage",
            "params": {"chat_id": SAM, "text": "7", "reply_markup": markup},
            "ok": True,
            "error_code": None,
        },
        {
            "n": before + 2,
            "method": "sendMessage",
            "params": {"chat_id": 5, "text": "x"},
            "ok": False,
            "error_code": 400,
        },
    ]
    assert await started.calls(since=before + 99) == []

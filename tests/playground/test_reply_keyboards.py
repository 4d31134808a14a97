from __future__ import annotations

from typing import Any

import pytest

from .driver import SAM, Driver

SHARE = {"text": "Share my location", "request_location": True}


async def shown(driver: Driver) -> Any:
    """The reply keyboard of Sam's chat."""
    return (await driver.state())["chats"][0]["keyboard"]


def keyboard(*buttons: Any, **more: Any) -> dict[str, Any]:
    return {"keyboard": [[button] for button in buttons], **more}


async def test_a_keyboard_is_shown_until_it_is_removed(started: Driver) -> None:
    markup = keyboard(SHARE, "Cancel", resize_keyboard=True, input_field_placeholder="City or location")
    sent = await started.ok("sendMessage", chat_id=SAM, text="Where are you?", reply_markup=markup)
    assert "reply_markup" not in sent
    assert await shown(started) == {"rows": [[SHARE], [{"text": "Cancel"}]], "placeholder": "City or location"}
    await started.says("Cancel")
    assert await shown(started) is not None
    removal = {"remove_keyboard": True}
    sent = await started.ok("sendMessage", chat_id=SAM, text="Thanks", reply_markup=removal)
    assert "reply_markup" not in sent
    assert await shown(started) is None


async def test_a_one_time_keyboard_goes_when_one_of_its_buttons_was_used(started: Driver) -> None:
    markup = keyboard(SHARE, "Cancel", one_time_keyboard=True)
    place = {"latitude": 38.72, "longitude": -9.14}
    for use in ({"location": place}, {"text": "Cancel"}):
        await started.ok("sendMessage", chat_id=SAM, text="Where are you?", reply_markup=markup)
        await started.says("in a town")
        assert await shown(started) is not None
        await started.control("send", chat_id=SAM, person_id=SAM, **use)
        assert await shown(started) is None
    updates = await started.updates()
    assert updates[1]["message"]["location"] == place


async def test_other_messages_leave_the_keyboard_alone(started: Driver) -> None:
    await started.ok("sendMessage", chat_id=SAM, text="x", reply_markup=keyboard("Tea"))
    inline = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    for markup in (None, inline, {"force_reply": True}, {"remove_keyboard": False}):
        await started.ok("sendMessage", chat_id=SAM, text="x", reply_markup=markup)
        assert await shown(started) == {"rows": [[{"text": "Tea"}]], "placeholder": ""}


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(started: Driver) -> None:
    for markup, editable in (
        (keyboard("Tea"), False),
        ({"force_reply": True}, False),
        ({"remove_keyboard": True, "selective": True}, False),
        ({"remove_keyboard": True}, True),
    ):
        sent = await started.ok("sendMessage", chat_id=SAM, text="x", reply_markup=markup)
        edit = await started.call("editMessageText", chat_id=SAM, message_id=sent["message_id"], text="y")
        assert edit["ok"] is editable
        if not editable:
            assert edit["description"] == "Bad Request: message can't be edited"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard({"text": " "}), "keyboard button text must be non-empty"),
        (keyboard({}), 'Field "text" must be of type String'),
        (keyboard(5), "KeyboardButton must be an Object"),
        (keyboard({**SHARE, "request_contact": True}), "at most one request is allowed"),
        (keyboard({"text": "x", "request_location": "yes"}), 'Field "request_location" must be of type Boolean'),
        (keyboard({"text": "x", "style": "warning"}), "invalid button style specified"),
        (keyboard("x", one_time_keyboard="yes"), 'Field "one_time_keyboard" must be of type Boolean'),
        (keyboard("x", input_field_placeholder="x" * 65), "must be 1-64 characters long"),
        (keyboard(*["x"] * 301), "reply markup is too long"),
        ({"keyboard": ["x"]}, "must be an Array of Arrays"),
        ({"remove_keyboard": 1}, 'Field "remove_keyboard" must be of type Boolean'),
    ],
)
async def test_keyboards_that_are_refused(started: Driver, markup: dict[str, Any], words: str) -> None:
    assert words in await started.refused("sendMessage", chat_id=SAM, text="x", reply_markup=markup)
    assert await shown(started) is None
    assert len((await started.state())["chats"][0]["messages"]) == 1


async def test_locations_are_asked_for_in_private_only(started: Driver) -> None:
    group = (await started.control("groups", title="Team", members=[SAM]))["chat"]["id"]
    refusal = await started.refused("sendMessage", chat_id=group, text="x", reply_markup=keyboard(SHARE))
    assert refusal == "location can be requested in private chats only"
    await started.ok("sendMessage", chat_id=group, text="x", reply_markup=keyboard("Tea"))

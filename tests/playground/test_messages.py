from __future__ import annotations

from typing import Any

import pytest

from .driver import SAM, Driver

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Go", **button}]]}


async def test_a_message_carries_plain_text_and_entities(started: Driver) -> None:
    markup = keyboard(callback_data="go", style="success")
    sent = await started.ok(
        "sendMessage", chat_id=SAM, text=" <b>Hi</b> /help ", parse_mode="HTML", reply_markup=markup
    )
    assert sent["text"] == "Hi /help"
    assert sent["entities"] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "bot_command", "offset": 3, "length": 5},
    ]
    assert sent["from"]["is_bot"] is True
    assert sent["chat"] == {"id": SAM, "type": "private", "first_name": "Sam", "username": "sam_1001"}
    assert sent["reply_markup"] == markup
    shown = (await started.state())["chats"][0]["messages"][-1]
    assert (shown["text"], shown["reply_markup"], shown["deleted"]) == ("Hi /help", markup, False)


async def test_text_limits(started: Driver) -> None:
    async def send(text: str) -> str:
        return await started.refused("sendMessage", chat_id=SAM, text=text, parse_mode="HTML")

    assert await send("") == "message text is empty"
    assert await send(" <b> </b>\n") == "text must be non-empty"
    assert await send("x" * 4097) == "message is too long"
    assert await send("😀" * 2049) == "message is too long"
    assert (await send("<b>x")).startswith("can't parse entities: ")
    await started.ok("sendMessage", chat_id=SAM, text="<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")


async def test_parse_modes(started: Driver) -> None:
    assert await started.refused("sendMessage", chat_id=SAM, text="x", parse_mode="Rich") == "unsupported parse_mode"
    given = [{"type": "bold", "offset": 0, "length": 2}]
    assert (await started.ok("sendMessage", chat_id=SAM, text="<b>", entities=given))["entities"] == given
    beyond = [{"type": "bold", "offset": 0, "length": 9}]
    assert "ends after the end" in await started.refused("sendMessage", chat_id=SAM, text="x", entities=beyond)


async def test_given_entities_are_checked(started: Driver) -> None:
    place = {"offset": 0, "length": 1}

    async def send(**entity: Any) -> Any:
        return await started.call("sendMessage", chat_id=SAM, text="x", entities=[{**place, **entity}])

    assert (await send(type="text_link", url="example.org"))["result"]["entities"][0]["url"] == "http://example.org/"
    assert (await send(type="date_time", unix_time=5, date_time_format="T"))["result"]["entities"][0]["unix_time"] == 5
    assert (await send(type="text_mention", user={"id": SAM}))["result"]["entities"][0]["user"]["first_name"] == "Sam"
    assert "entities" not in (await send(type="text_mention", user={"id": 5}))["result"]
    for broken in (
        {"type": "text_link", "url": "x"},
        {"type": "date_time"},
        {"type": "text_mention"},
        {"type": "q"},
    ):
        assert (await send(**broken))["error_code"] == 400


async def test_where_a_bot_may_write(driver: Driver) -> None:
    assert await driver.refused("sendMessage", chat_id=404, text="x") == "chat not found"
    assert await driver.refused("sendMessage", chat_id="@sam", text="x") == "chat not found"
    assert await driver.refused("sendMessage", text="x") == "chat_id is empty"
    first = await driver.call("sendMessage", chat_id=SAM, text="x")
    assert first == {
        "ok": False,
        "error_code": 403,
        "description": "Forbidden: bot can't initiate conversation with a user",
    }
    await driver.says("hello")
    await driver.ok("sendMessage", chat_id=SAM, text="x")
    await driver.control(f"people/{SAM}/block", blocked=True)
    blocked = await driver.call("sendMessage", chat_id=SAM, text="x")
    assert (blocked["error_code"], blocked["description"]) == (403, "Forbidden: bot was blocked by the user")


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({}, "Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "x", "url": "https://example.org"}, "exactly one action is allowed"),
        ({"callback_data": "x", "style": "warning"}, "invalid button style specified"),
        ({"callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"callback_data": ""}, "Text buttons are unallowed"),
        ({"callback_data": "x", "text": " "}, "button text must be non-empty"),
        ({"url": "javascript:alert(1)"}, "Wrong HTTP URL"),
    ],
)
async def test_buttons_are_checked(started: Driver, button: dict[str, Any], words: str) -> None:
    refusal = await started.refused("sendMessage", chat_id=SAM, text="x", reply_markup=keyboard(**button))
    assert words in refusal


async def test_64_bytes_of_callback_data_are_fine(started: Driver) -> None:
    await started.ok("sendMessage", chat_id=SAM, text="x", reply_markup=keyboard(callback_data="é" * 32))


async def test_edits_in_place(started: Driver) -> None:
    sent = await started.ok("sendMessage", chat_id=SAM, text="x", reply_markup=keyboard(callback_data="a"))
    place = {"chat_id": SAM, "message_id": sent["message_id"]}
    same = {"text": "<i></i>x", "parse_mode": "HTML", "reply_markup": keyboard(callback_data="a")}
    assert await started.refused("editMessageText", **place, **same) == NOT_MODIFIED
    edited = await started.ok("editMessageText", **place, text="x")
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= sent["date"]
    assert await started.refused("editMessageReplyMarkup", **place) == NOT_MODIFIED
    marked = await started.ok("editMessageReplyMarkup", **place, reply_markup=keyboard(callback_data="b"))
    assert marked["reply_markup"] == keyboard(callback_data="b")
    wrong = await started.refused("editMessageReplyMarkup", **place, reply_markup={"force_reply": True})
    assert wrong == "inline keyboard expected"
    assert await started.refused("editMessageCaption", **place, caption="x") == (
        "there is no caption in the message to edit"
    )
    missing = {"chat_id": SAM, "message_id": 99, "text": "x"}
    assert await started.refused("editMessageText", **missing) == "message to edit not found"
    assert await started.refused("editMessageText", chat_id=SAM, message_id=1, text="x") == "message can't be edited"


async def test_deleting(started: Driver) -> None:
    sent = await started.ok("sendMessage", chat_id=SAM, text="x")
    place = {"chat_id": SAM, "message_id": sent["message_id"]}
    assert await started.ok("deleteMessage", **place) is True
    assert await started.refused("deleteMessage", **place) == "message to delete not found"
    assert await started.refused("editMessageText", **place, text="y") == "message to edit not found"
    shown = (await started.state())["chats"][0]["messages"][-1]
    assert shown["deleted"] is True
    assert shown["text"] is None
    old = await started.ok("sendMessage", chat_id=SAM, text="x")
    await started.control("clock", forward_seconds=49 * 3600)
    refusal = await started.refused("deleteMessage", chat_id=SAM, message_id=old["message_id"])
    assert refusal == "message can't be deleted for everyone"


async def test_replies(started: Driver) -> None:
    reply = {"message_id": 1}
    sent = await started.ok("sendMessage", chat_id=SAM, text="x", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "/start"
    gone = {"message_id": 77}
    words = await started.refused("sendMessage", chat_id=SAM, text="x", reply_parameters=gone)
    assert words == "message to be replied not found"
    lenient = {**gone, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await started.ok(
        "sendMessage", chat_id=SAM, text="x", reply_parameters=lenient, message_thread_id=5
    )


async def test_a_tap_is_answered_once_and_in_time(started: Driver) -> None:
    sent = await started.ok("sendMessage", chat_id=SAM, text="x", reply_markup=keyboard(callback_data="go"))
    place = {"chat_id": SAM, "person_id": SAM, "message_id": sent["message_id"]}
    press_id = (await started.control("press", **place, data="go"))["callback_query_id"]
    (update,) = await started.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["message"]["text"]) == (press_id, "go", "x")
    words = await started.refused("answerCallbackQuery", callback_query_id=press_id, text="x" * 201)
    assert words == "MESSAGE_TOO_LONG"
    assert await started.ok("answerCallbackQuery", callback_query_id=press_id) is True
    assert await started.refused("answerCallbackQuery", callback_query_id=press_id) == TOO_OLD
    assert await started.refused("answerCallbackQuery", callback_query_id="nonsense") == TOO_OLD
    late = (await started.control("press", **place, data="go"))["callback_query_id"]
    await started.control("clock", forward_seconds=901)
    assert await started.refused("answerCallbackQuery", callback_query_id=late) == TOO_OLD
    assert (await started.control_refused("press", **place, data="forged"))[0] == 400
    assert (await started.control("press", **place, data="forged", forged=True))["callback_query_id"]


async def test_small_methods(started: Driver) -> None:
    assert await started.ok("sendChatAction", chat_id=SAM, action="typing") is True
    assert "action" in await started.refused("sendChatAction", chat_id=SAM, action="dancing")
    assert await started.ok("pinChatMessage", chat_id=SAM, message_id=1) is True
    assert (await started.ok("getChat", chat_id=SAM))["pinned_message"]["message_id"] == 1
    assert await started.ok("unpinChatMessage", chat_id=SAM) is True
    assert await started.refused("unpinChatMessage", chat_id=SAM) == "message to unpin not found"
    assert (await started.ok("getChatMember", chat_id=SAM, user_id=SAM))["status"] == "member"
    assert await started.refused("sendGame", chat_id=SAM) == "sendGame is not built in the playground"
    assert (await started.call("sendGames", chat_id=SAM))["error_code"] == 404
    assert await started.ok("logOut") is True
    assert await started.ok("close") is True


async def test_only_the_last_500_messages_are_kept(started: Driver) -> None:
    for number in range(505):
        await started.says(f"message {number}")
    messages = (await started.state())["chats"][0]["messages"]
    assert len(messages) == 500
    assert messages[-1]["message_id"] == 506

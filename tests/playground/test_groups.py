from __future__ import annotations

from typing import Any

from .driver import SAM, Driver


async def group(driver: Driver, *, privacy: bool) -> int:
    other = await driver.control("people", first_name="Ada", language_code="pt")
    members = [SAM, other["person"]["id"]]
    made = await driver.control("groups", title="Stretchers", members=members, privacy=privacy)
    chat_id: int = made["chat"]["id"]
    assert chat_id < 0
    assert made["chat"]["members"] == members
    return chat_id


async def test_being_added_is_an_update(driver: Driver) -> None:
    chat_id = await group(driver, privacy=True)
    (update,) = await driver.updates()
    member = update["my_chat_member"]
    assert member["chat"]["id"] == chat_id
    assert member["chat"]["type"] == "group"
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == ("left", "member")
    await driver.ok("sendMessage", chat_id=chat_id, text="Hello all")


async def test_privacy_mode(driver: Driver) -> None:
    chat_id = await group(driver, privacy=True)
    await driver.updates()
    greeting = await driver.ok("sendMessage", chat_id=chat_id, text="Hello")
    for text in ("just us", "/help@other_bot", "and/or", "@other_bot hi"):
        await driver.says(text, chat_id=chat_id)
    assert await driver.updates() == []
    addressed = ["/help", "/help@Playground_Bot", "hi @playground_bot"]
    for text in addressed:
        await driver.says(text, chat_id=chat_id)
    await driver.says("thanks", chat_id=chat_id, reply_to_message_id=greeting["message_id"])
    texts = [u["message"]["text"] for u in await driver.updates()]
    assert texts == [*addressed, "thanks"]


async def test_without_privacy_mode_everything_is_heard(driver: Driver) -> None:
    chat_id = await group(driver, privacy=False)
    await driver.updates()
    await driver.says("just us", chat_id=chat_id)
    assert len(await driver.updates()) == 1


async def test_a_bot_cannot_delete_what_others_wrote_in_a_group(driver: Driver) -> None:
    chat_id = await group(driver, privacy=False)
    said = await driver.says("mine", chat_id=chat_id)
    refusal = await driver.refused("deleteMessage", chat_id=chat_id, message_id=said["message_id"])
    assert refusal == "message can't be deleted"


async def test_group_requests_that_make_no_sense(driver: Driver) -> None:
    assert await driver.control_refused("groups", title="x", members=[]) == (
        400,
        "A group needs at least one person.",
    )
    assert (await driver.control_refused("groups", title="x", members=[5]))[0] == 404
    chat_id = await group(driver, privacy=True)
    stranger = (await driver.control("people", first_name="Zoë"))["person"]["id"]
    assert await driver.control_refused("send", chat_id=chat_id, person_id=stranger, text="hi") == (
        400,
        "Zoë is not in this chat.",
    )


async def ranks(driver: Driver, chat_id: int) -> dict[str, str]:
    """Who administrates a group, as the bot is told."""
    found: list[dict[str, Any]] = await driver.ok("getChatAdministrators", chat_id=chat_id)
    return {member["user"]["first_name"]: member["status"] for member in found}


async def test_who_administrates_a_group(driver: Driver) -> None:
    chat_id = await group(driver, privacy=True)
    ada = SAM + 1
    owner = await driver.ok("getChatMember", chat_id=chat_id, user_id=SAM)
    assert (owner["status"], owner["is_anonymous"]) == ("creator", False)
    assert (await driver.ok("getChatMember", chat_id=chat_id, user_id=ada))["status"] == "member"
    assert await ranks(driver, chat_id) == {"Sam": "creator"}
    shown = (await driver.control(f"groups/{chat_id}/admins", member=ada))["chat"]
    assert shown["ranks"] == {str(SAM): "creator", str(ada): "administrator"}
    member = await driver.ok("getChatMember", chat_id=chat_id, user_id=ada)
    assert (member["status"], member["can_be_edited"], member["can_delete_messages"]) == ("administrator", False, True)
    assert await ranks(driver, chat_id) == {"Sam": "creator", "Ada": "administrator"}
    await driver.control(f"groups/{chat_id}/admins", member=ada, admin=False)
    assert await ranks(driver, chat_id) == {"Sam": "creator"}
    assert await driver.ok("getChatMemberCount", chat_id=chat_id) == 3
    stranger = (await driver.control("people", first_name="Zoë"))["person"]["id"]
    assert (await driver.ok("getChatMember", chat_id=chat_id, user_id=stranger))["status"] == "left"
    assert await driver.control_refused(f"groups/{chat_id}/admins", member=SAM, admin=False) == (
        400,
        "Sam owns this group.",
    )


async def test_a_private_chat_has_no_administrators(started: Driver) -> None:
    refusal = await started.refused("getChatAdministrators", chat_id=SAM)
    assert refusal == "there are no administrators in the private chat"


async def test_a_bot_that_is_made_an_administrator_hears_everything(driver: Driver) -> None:
    chat_id = await group(driver, privacy=True)
    bot = (await driver.ok("getMe"))["id"]
    await driver.updates(allowed_updates=["message", "my_chat_member", "chat_member"])
    await driver.control(f"groups/{chat_id}/admins", member=bot)
    (update,) = await driver.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert await ranks(driver, chat_id) == {"Sam": "creator", "Bot": "administrator"}
    said = await driver.says("just us", chat_id=chat_id)
    await driver.control(f"groups/{chat_id}/admins", member=SAM + 1)
    heard, promoted = await driver.updates()
    assert heard["message"]["text"] == "just us"
    assert promoted["chat_member"]["new_chat_member"]["status"] == "administrator"
    assert await driver.ok("deleteMessage", chat_id=chat_id, message_id=said["message_id"]) is True


async def test_a_bot_that_is_removed_hears_and_says_nothing_until_it_is_back(driver: Driver) -> None:
    chat_id = await group(driver, privacy=False)
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    sent = await driver.ok("sendMessage", chat_id=chat_id, text="x", reply_markup=markup)
    await driver.updates()
    shown = (await driver.control(f"groups/{chat_id}/bot", present=False))["chat"]
    assert shown["bot_status"] == "kicked"
    (update,) = await driver.updates()
    member = update["my_chat_member"]
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == ("member", "kicked")
    assert member["new_chat_member"]["until_date"] == 0
    place = {"chat_id": chat_id, "message_id": sent["message_id"]}
    for method, params in (
        ("sendMessage", {"chat_id": chat_id, "text": "x"}),
        ("editMessageText", {**place, "text": "y"}),
        ("getChat", {"chat_id": chat_id}),
        ("getChatMember", {"chat_id": chat_id, "user_id": SAM}),
    ):
        answer = await driver.call(method, **params)
        assert (answer["error_code"], answer["description"]) == (
            403,
            "Forbidden: bot was kicked from the group chat",
        )
    await driver.says("without the bot", chat_id=chat_id)
    await driver.control("press", **place, person_id=SAM, data="go")
    assert await driver.updates() == []
    assert (await driver.control_refused(f"groups/{chat_id}/admins", member=1))[0] == 400
    await driver.control(f"groups/{chat_id}/bot", present=True, by=SAM + 1)
    (update,) = await driver.updates()
    member = update["my_chat_member"]
    assert (member["from"]["id"], member["new_chat_member"]["status"]) == (SAM + 1, "member")
    await driver.ok("sendMessage", chat_id=chat_id, text="back")


async def test_a_group_that_becomes_a_supergroup(driver: Driver) -> None:
    chat_id = await group(driver, privacy=True)
    await driver.control(f"groups/{chat_id}/admins", member=SAM + 1)
    await driver.updates()
    upgraded = (await driver.control(f"groups/{chat_id}/upgrade"))["chat"]
    assert str(upgraded["id"]).startswith("-100")
    assert upgraded["supergroup"] is True
    old, new = (update["message"] for update in await driver.updates())
    assert (old["chat"]["id"], old["chat"]["type"], old["migrate_to_chat_id"]) == (chat_id, "group", upgraded["id"])
    assert (new["chat"]["id"], new["chat"]["type"], new["migrate_from_chat_id"]) == (
        upgraded["id"],
        "supergroup",
        chat_id,
    )
    assert new["sender_chat"]["id"] == upgraded["id"]
    refused = await driver.call("sendMessage", chat_id=chat_id, text="x")
    assert refused == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": upgraded["id"]},
    }
    assert (await driver.call("getChatMember", chat_id=chat_id, user_id=SAM))["parameters"] == refused["parameters"]
    await driver.ok("sendMessage", chat_id=upgraded["id"], text="here")
    assert await ranks(driver, upgraded["id"]) == {"Sam": "creator", "Ada": "administrator"}
    assert [chat["id"] for chat in (await driver.state())["chats"] if chat["type"] == "group"] == [upgraded["id"]]
    for path in ("upgrade", "bot", "admins"):
        assert (await driver.control_refused(f"groups/{chat_id}/{path}", present=True, member=SAM))[0] == 400
    assert (await driver.control_refused("send", chat_id=chat_id, person_id=SAM, text="x"))[0] == 400
    assert (await driver.control_refused(f"groups/{upgraded['id']}/upgrade"))[0] == 400
    await driver.control(f"groups/{upgraded['id']}/bot", present=False)
    kicked = await driver.call("sendMessage", chat_id=upgraded["id"], text="x")
    assert kicked["description"] == "Forbidden: bot was kicked from the supergroup chat"

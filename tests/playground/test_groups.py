from __future__ import annotations

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
    addressed = ["/help", "/help@Hammy_Playground_Bot", "hi @hammy_playground_bot"]
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

from __future__ import annotations

from typing import Any

import pytest

from playground.files import sample_photo

from .driver import SAM, Driver
from .test_files import upload


async def shown(driver: Driver) -> dict[str, Any]:
    message: dict[str, Any] = (await driver.state())["chats"][0]["messages"][-1]
    return message


async def test_a_forwarded_message_names_who_said_it(started: Driver) -> None:
    sent = await started.ok("forwardMessage", chat_id=SAM, from_chat_id=SAM, message_id=1)
    assert (sent["text"], sent["from"]["is_bot"]) == ("/start", True)
    origin = sent["forward_origin"]
    assert (origin["type"], origin["sender_user"]["id"]) == ("user", SAM)
    assert (await shown(started))["forwarded_from"] == "Sam"
    again = await started.ok("forwardMessage", chat_id=SAM, from_chat_id=SAM, message_id=sent["message_id"])
    assert again["forward_origin"] == origin
    edit = await started.refused("editMessageText", chat_id=SAM, message_id=sent["message_id"], text="x")
    assert edit == "message can't be edited"


async def test_a_copy_is_the_bots_own(started: Driver) -> None:
    photo = await upload(started, "sendPhoto", ("x.png", sample_photo(4, 4), "image/png"), caption="one")
    place = {"chat_id": SAM, "from_chat_id": SAM, "message_id": photo["message_id"]}
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    answer = await started.ok("copyMessage", **place, reply_markup=markup)
    assert set(answer) == {"message_id"}
    copy = await shown(started)
    assert (copy["message_id"], copy["caption"], copy["forwarded_from"]) == (answer["message_id"], "one", None)
    assert copy["reply_markup"] == markup
    await started.ok("copyMessage", **place, caption="<i>two</i>", parse_mode="HTML")
    assert (await shown(started))["caption_entities"] == [{"type": "italic", "offset": 0, "length": 3}]
    assert await started.refused("copyMessage", **place, caption="x" * 1025) == "message caption is too long"


@pytest.mark.parametrize(("method", "what"), [("forwardMessage", "forward"), ("copyMessage", "copy")])
async def test_what_cannot_be_sent_again(started: Driver, method: str, what: str) -> None:
    place = {"chat_id": SAM, "from_chat_id": SAM}
    assert await started.refused(method, **place, message_id=99) == f"message to {what} not found"
    assert await started.refused(method, **place) == "message identifier is not specified"
    assert await started.refused(method, chat_id=SAM, message_id=1) == "from_chat_id is empty"
    assert await started.refused(method, chat_id=SAM, from_chat_id=7, message_id=1) == "chat not found"
    kept = await started.ok("sendMessage", chat_id=SAM, text="mine", protect_content=True)
    assert kept["has_protected_content"] is True
    wanted = "forwarded" if what == "forward" else "copied"
    assert await started.refused(method, **place, message_id=kept["message_id"]) == f"message can't be {wanted}"


@pytest.mark.parametrize("method", ["forwardMessages", "copyMessages"])
async def test_several_at_once(started: Driver, method: str) -> None:
    for text in ("a", "b"):
        await started.ok("sendMessage", chat_id=SAM, text=text)
    place = {"chat_id": SAM, "from_chat_id": SAM}
    sent = await started.ok(method, **place, message_ids=[1, 2, 3, 99])
    assert [one["message_id"] for one in sent] == [4, 5, 6]
    messages = (await started.state())["chats"][0]["messages"]
    assert [one["text"] for one in messages[3:]] == ["/start", "a", "b"]
    for wrong, words in (
        ([], "message identifiers are not specified"),
        (list(range(1, 102)), "too many message identifiers specified"),
        (["1"], "invalid message identifier specified"),
        ([2, 1], "message identifiers must be in a strictly increasing order"),
        ([99], f"there are no messages to {method.removesuffix('Messages')}"),
    ):
        assert await started.refused(method, **place, message_ids=wrong) == words


async def test_an_album_stays_together(started: Driver) -> None:
    photo = await upload(started, "sendPhoto", ("x.png", sample_photo(4, 4), "image/png"))
    file_id = photo["photo"][0]["file_id"]
    media = [{"type": "photo", "media": file_id, "caption": "one"}, {"type": "photo", "media": file_id}]
    album = await started.ok("sendMediaGroup", chat_id=SAM, media=media)
    ids = [one["message_id"] for one in album]
    await started.ok("copyMessages", chat_id=SAM, from_chat_id=SAM, message_ids=ids, remove_caption=True)
    *_, first, second = (await started.state())["chats"][0]["messages"]
    assert first["album"] == second["album"] != album[0]["media_group_id"]
    assert first["caption"] is None


async def test_a_poll_is_shared_by_forwarding_and_asked_anew_by_copying(started: Driver) -> None:
    poll = await started.ok("sendPoll", chat_id=SAM, question="Tea?", options=["Yes", "No"])
    place = {"chat_id": SAM, "from_chat_id": SAM, "message_id": poll["message_id"]}
    forwarded = await started.ok("forwardMessage", **place)
    await started.ok("copyMessage", **place)
    vote = {"chat_id": SAM, "person_id": SAM, "message_id": forwarded["message_id"], "options": [0]}
    await started.control("vote", **vote)
    *_, first, second, copied = (await started.state())["chats"][0]["messages"]
    assert (first["poll"]["voters"], second["poll"]["voters"], copied["poll"]["voters"]) == (1, 1, 0)


async def test_several_are_deleted_at_once(started: Driver) -> None:
    for text in ("a", "b"):
        await started.ok("sendMessage", chat_id=SAM, text=text)
    assert await started.ok("deleteMessages", chat_id=SAM, message_ids=[2, 3, 99]) is True
    messages = (await started.state())["chats"][0]["messages"]
    assert [one["deleted"] for one in messages] == [False, True, True]
    assert await started.refused("deleteMessages", chat_id=SAM) == "message identifiers are not specified"

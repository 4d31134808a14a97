from __future__ import annotations

from playground.reactions import EMOJI

from .driver import SAM, Driver, listening

ALL = ["message", "message_reaction"]
HEART = [{"type": "emoji", "emoji": "❤"}]


async def test_the_bot_reacts(started: Driver) -> None:
    assert await started.ok("setMessageReaction", chat_id=SAM, message_id=1, reaction=HEART) is True
    shown = (await started.state())["chats"][0]["messages"][0]
    assert shown["reactions"] == [{"emoji": "❤", "by": [1]}]
    assert await started.ok("setMessageReaction", chat_id=SAM, message_id=1) is True
    assert (await started.state())["chats"][0]["messages"][0]["reactions"] == []


async def test_reactions_that_are_refused(started: Driver) -> None:
    assert await started.refused("setMessageReaction", chat_id=SAM, message_id=9) == "message to react not found"
    for wrong in ([{"type": "emoji", "emoji": "🦵"}], [{"type": "paid"}], ["❤"]):
        assert (
            await started.refused("setMessageReaction", chat_id=SAM, message_id=1, reaction=wrong) == "REACTION_INVALID"
        )
    two = await started.refused("setMessageReaction", chat_id=SAM, message_id=1, reaction=HEART * 2)
    assert two == "REACTIONS_TOO_MANY"


async def test_every_emoji_of_telegram_is_taken(started: Driver) -> None:
    assert len(EMOJI) == 73
    for emoji in ("❤️", "👨‍💻", "🤷‍♀️"):
        reaction = [{"type": "emoji", "emoji": emoji}]
        assert await started.ok("setMessageReaction", chat_id=SAM, message_id=1, reaction=reaction) is True


async def test_a_person_reacts_and_the_bot_hears_of_it_if_it_asked(started: Driver) -> None:
    sent = await started.ok("sendMessage", chat_id=SAM, text="x")
    place = {"chat_id": SAM, "person_id": SAM, "message_id": sent["message_id"]}
    await started.control("react", **place, emoji="🔥")
    assert await started.updates(allowed_updates=ALL) == []
    answer = await started.control("react", **place, emoji="👍")
    assert answer["message"]["reactions"] == [{"emoji": "👍", "by": [SAM]}]
    await started.control("react", **place, emoji="👍")
    await started.control("react", **place)
    changed, taken_back = [update["message_reaction"] for update in await started.updates()]
    assert (changed["message_id"], changed["user"]["id"], changed["chat"]["id"]) == (sent["message_id"], SAM, SAM)
    assert changed["old_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    assert changed["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert taken_back["new_reaction"] == []
    assert await started.control_refused("react", **place, emoji="🦵") == (400, "Telegram knows no such reaction.")


async def test_in_groups_only_administrators_hear_of_reactions(started: Driver) -> None:
    await started.updates(allowed_updates=ALL)
    chat = (await started.control("groups", title="Team", members=[SAM]))["chat"]["id"]
    message = await started.says("hi", chat_id=chat)
    place = {"chat_id": chat, "person_id": SAM, "message_id": message["message_id"]}
    await started.control("react", **place, emoji="🔥")
    assert await started.updates() == []
    await started.control(f"groups/{chat}/admins", member=1)
    await started.control("react", **place, emoji="👍")
    (update,) = await started.updates()
    assert update["message_reaction"]["chat"]["id"] == chat


async def test_a_draft_is_shown_and_never_kept(started: Driver) -> None:
    async with listening(started) as listener:
        draft = {"chat_id": SAM, "draft_id": 7, "text": "<b>Thin</b>king", "parse_mode": "HTML"}
        assert await started.ok("sendMessageDraft", **draft) is True
        bold = [{"type": "bold", "offset": 0, "length": 4}]
        shown = {"type": "draft", "chat_id": SAM, "draft_id": 7, "text": "Thinking", "entities": bold}
        assert await listener.until("draft") == shown
    assert len((await started.state())["chats"][0]["messages"]) == 1
    assert await started.ok("sendMessageDraft", chat_id=SAM, draft_id=7, text="") is True


async def test_drafts_that_are_refused(started: Driver) -> None:
    nameless = await started.refused("sendMessageDraft", chat_id=SAM, draft_id=0, text="x")
    assert nameless == "draft identifier must be non-zero"
    assert await started.refused("sendMessageDraft", chat_id=SAM, draft_id=1, text="x" * 4097) == "message is too long"
    chat = (await started.control("groups", title="Team", members=[SAM]))["chat"]["id"]
    words = await started.refused("sendMessageDraft", chat_id=chat, draft_id=1, text="x")
    assert words == "message drafts can be sent to private chats only"

from __future__ import annotations

from typing import Any

import pytest

from .driver import SAM, Driver, listening

ASKED: dict[str, Any] = {"chat_id": SAM, "question": "Tea?", "options": [{"text": "Yes"}, "No"]}


async def votes(driver: Driver, message_id: int, *options: int, person: int = SAM, chat: int = SAM) -> dict[str, Any]:
    place = {"chat_id": chat, "person_id": person, "message_id": message_id}
    poll: dict[str, Any] = (await driver.control("vote", **place, options=list(options)))["message"]["poll"]
    return poll


async def test_a_poll_is_sent_and_shown(started: Driver) -> None:
    sent = await started.ok("sendPoll", **ASKED, is_anonymous=False, allows_multiple_answers="true")
    poll = sent["poll"]
    assert (poll["question"], poll["type"], poll["is_closed"]) == ("Tea?", "regular", False)
    assert poll["options"] == [
        {"persistent_id": "0", "text": "Yes", "voter_count": 0},
        {"persistent_id": "1", "text": "No", "voter_count": 0},
    ]
    assert (poll["is_anonymous"], poll["allows_multiple_answers"], poll["allows_revoting"]) == (False, True, True)
    shown = (await started.state())["chats"][0]["messages"][-1]["poll"]
    assert (shown["question"], shown["options"][0]) == ("Tea?", {"text": "Yes", "count": 0})


async def test_votes_reach_the_bot(started: Driver) -> None:
    sent = await started.ok("sendPoll", **ASKED, is_anonymous=False)
    assert (await votes(started, sent["message_id"], 1))["options"][1]["count"] == 1
    assert (await votes(started, sent["message_id"], 0))["votes"] == {str(SAM): [0]}
    await votes(started, sent["message_id"])
    updates = await started.updates()
    answers = [update["poll_answer"] for update in updates if "poll_answer" in update]
    assert [answer["option_ids"] for answer in answers] == [[1], [0], []]
    assert answers[0]["option_persistent_ids"] == ["1"]
    assert (answers[0]["user"]["id"], answers[0]["poll_id"]) == (SAM, sent["poll"]["id"])
    counts = [update["poll"]["total_voter_count"] for update in updates if "poll" in update]
    assert counts == [1, 1, 0]


async def test_an_anonymous_vote_tells_no_names(started: Driver) -> None:
    sent = await started.ok("sendPoll", **ASKED)
    await votes(started, sent["message_id"], 1)
    (update,) = await started.updates()
    assert update["poll"]["options"][1]["voter_count"] == 1


async def test_votes_that_make_no_sense(started: Driver) -> None:
    sent = await started.ok("sendPoll", **ASKED)
    quiz = await started.ok("sendPoll", **ASKED, type="quiz", correct_option_ids=[0])
    place = {"chat_id": SAM, "person_id": SAM}

    async def refused(message_id: int, *options: int) -> str:
        return (await started.control_refused("vote", **place, message_id=message_id, options=list(options)))[1]

    assert await refused(sent["message_id"], 0, 1) == "This poll takes one answer only."
    assert await refused(sent["message_id"], 2) == "This poll has no such option."
    assert await refused(1, 0) == "This message is no poll."
    await votes(started, quiz["message_id"], 1)
    assert await refused(quiz["message_id"], 0) == "A vote in this poll is final."
    await started.ok("stopPoll", chat_id=SAM, message_id=sent["message_id"])
    assert await refused(sent["message_id"], 0) == "This poll is closed."


async def test_a_quiz_knows_its_answer(started: Driver) -> None:
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "<b>No</b> tea", "explanation_parse_mode": "HTML"}
    poll = (await started.ok("sendPoll", **ASKED, **quiz))["poll"]
    assert (poll["type"], poll["correct_option_ids"], poll["allows_revoting"]) == ("quiz", [1], False)
    assert (poll["explanation"], poll["explanation_entities"][0]["type"]) == ("No tea", "bold")
    old = (await started.ok("sendPoll", **ASKED, type="quiz", correct_option_id=0))["poll"]
    assert old["correct_option_ids"] == [0]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"question": " "}, "poll question must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["x", ""]}, "poll options must be non-empty"),
        ({"options": ["x" * 101]}, "poll options length must not exceed 100"),
        ({"options": [5]}, 'can\'t parse poll option: Field "text" must be of type String'),
        ({"type": "exam"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [2]}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [0, 1]}, "wrong correct option ID specified"),
        (
            {"type": "quiz", "correct_option_ids": [0], "explanation": "x" * 201},
            "poll explanation must have at most 200 characters and 2 line feeds",
        ),
        ({"open_period": 4}, "wrong poll open period specified"),
        ({"open_period": 2_628_001}, "wrong poll open period specified"),
        ({"close_date": 5}, "wrong poll close date specified"),
        ({"open_period": 60, "close_date": 4_000_000_000}, "can't use both open_period and close_date"),
        ({"description": "x" * 1025}, "poll description length must not exceed 1024"),
        ({"allow_adding_options": True}, "allow_adding_options of a poll is not built in the playground"),
    ],
)
async def test_polls_that_are_refused(started: Driver, wrong: dict[str, Any], words: str) -> None:
    assert await started.refused("sendPoll", **{**ASKED, **wrong}) == words
    assert len((await started.state())["chats"][0]["messages"]) == 1


async def test_the_limits_themselves_are_fine(started: Driver) -> None:
    options = ["x" * 100] * 12
    poll = (await started.ok("sendPoll", chat_id=SAM, question="x" * 300, options=options, open_period=5))["poll"]
    assert (len(poll["options"]), poll["open_period"]) == (12, 5)


async def test_stopping(started: Driver) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    sent = await started.ok("sendPoll", **ASKED, reply_markup=markup)
    place = {"chat_id": SAM, "message_id": sent["message_id"]}
    assert (await started.ok("stopPoll", **place))["is_closed"] is True
    shown = (await started.state())["chats"][0]["messages"][-1]
    assert (shown["poll"]["closed"], shown["reply_markup"]) == (True, None)
    (update,) = await started.updates()
    assert update["poll"]["is_closed"] is True
    assert await started.refused("stopPoll", **place) == "poll has already been closed"
    assert await started.refused("stopPoll", chat_id=SAM, message_id=1) == "message is not a poll"
    assert await started.refused("stopPoll", chat_id=SAM, message_id=99) == "message with poll to stop not found"


async def test_a_poll_ends_by_itself(started: Driver) -> None:
    await started.ok("sendPoll", **ASKED, open_period=600)
    await started.control("clock", forward_seconds=599)
    assert await started.updates() == []
    await started.control("clock", forward_seconds=2)
    (update,) = await started.updates()
    assert update["poll"]["is_closed"] is True


async def test_a_poll_ends_without_anybody_moving_the_clock(started: Driver) -> None:
    async with listening(started) as listener:
        await started.ok("sendPoll", **ASKED, open_period=5)
        await started.control("clock", forward_seconds=3.9)
        assert (await listener.until("edit"))["message"]["poll"]["closed"] is True


async def test_a_poll_of_a_person(started: Driver) -> None:
    asked = {"question": "Where to?", "options": ["Sea", "Hills"], "anonymous": False, "multiple": True}
    await started.control("send", chat_id=SAM, person_id=SAM, poll=asked)
    (update,) = await started.updates()
    poll = update["message"]["poll"]
    assert ([option["text"] for option in poll["options"]], poll["is_anonymous"]) == (["Sea", "Hills"], False)
    await votes(started, update["message"]["message_id"], 0, 1)
    assert await started.updates() == []
    place = {"chat_id": SAM, "message_id": update["message"]["message_id"]}
    assert await started.refused("stopPoll", **place) == "poll can't be stopped"
    wrong = {"chat_id": SAM, "person_id": SAM, "poll": {"question": "x", "options": []}}
    assert await started.control_refused("send", **wrong) == (400, "Poll must have at least 1 option.")

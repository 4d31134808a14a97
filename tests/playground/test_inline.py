from __future__ import annotations

from typing import Any

import pytest

from playground.files import sample_photo

from .driver import SAM, Driver, listening
from .test_files import upload

LOUD: dict[str, Any] = {
    "type": "article",
    "id": "loud",
    "title": "Louder",
    "description": "In capitals",
    "input_message_content": {"message_text": "<b>HI</b>", "parse_mode": "HTML"},
}
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def asks(driver: Driver, query: str = "hi", chat: int = SAM) -> str:
    """Sam types after the bot's name; the id of the query."""
    answer = await driver.control("inline", chat_id=chat, person_id=SAM, query=query)
    query_id: str = answer["query_id"]
    return query_id


async def refused(driver: Driver, *results: Any, **more: Any) -> str:
    query_id = await asks(driver)
    return await driver.refused("answerInlineQuery", inline_query_id=query_id, results=list(results), **more)


async def test_a_result_is_offered_and_sent(started: Driver) -> None:
    query_id = await asks(started)
    (update,) = await started.updates()
    query = update["inline_query"]
    assert (query["id"], query["query"], query["offset"], query["chat_type"]) == (query_id, "hi", "", "sender")
    async with listening(started) as page:
        assert await started.ok("answerInlineQuery", inline_query_id=query_id, results=[LOUD], next_offset="2") is True
        offered = await page.until("inline_results")
    assert offered["results"] == [{"id": "loud", "title": "Louder", "description": "In capitals"}]
    assert (offered["query_id"], offered["next_offset"]) == (query_id, "2")
    sent = (await started.control(f"inline/{query_id}", result_id="loud"))["message"]
    assert (sent["text"], sent["from"]["id"], sent["via_bot"]) == ("HI", SAM, True)
    message, chosen = await started.updates()
    assert message["message"]["via_bot"]["is_bot"] is True
    assert message["message"]["entities"][0]["type"] == "bold"
    result = chosen["chosen_inline_result"]
    assert (result["result_id"], result["query"], result["from"]["id"]) == ("loud", "hi", SAM)
    assert "inline_message_id" not in result


async def test_buttons_under_a_result(started: Driver) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    query_id = await asks(started)
    await started.ok("answerInlineQuery", inline_query_id=query_id, results=[{**LOUD, "reply_markup": markup}])
    sent = (await started.control(f"inline/{query_id}", result_id="loud"))["message"]
    inline_id = (await started.updates())[-1]["chosen_inline_result"]["inline_message_id"]
    await started.control("press", chat_id=SAM, person_id=SAM, message_id=sent["message_id"], data="go")
    (update,) = await started.updates()
    assert update["callback_query"]["inline_message_id"] == inline_id
    assert "message" not in update["callback_query"]
    assert await started.ok("editMessageText", inline_message_id=inline_id, text="Gone") is True
    shown = (await started.state())["chats"][0]["messages"][-1]
    assert (shown["text"], shown["reply_markup"]) == ("Gone", None)
    assert await started.refused("editMessageText", inline_message_id="x", text="Gone") == "MESSAGE_ID_INVALID"


async def test_other_kinds_of_results(started: Driver) -> None:
    photo = await upload(started, "sendPhoto", ("x.png", sample_photo(4, 4), "image/png"))
    place = {"latitude": 1.5, "longitude": 2}
    results: list[dict[str, Any]] = [
        {"type": "location", "id": "1", "title": "Here", **place},
        {"type": "venue", "id": "2", "title": "Castle", "address": "Hill", **place},
        {"type": "contact", "id": "3", "phone_number": "+15550001", "first_name": "Ada"},
        {"type": "photo", "id": "4", "photo_file_id": photo["photo"][0]["file_id"], "caption": "Mine"},
        {"type": "photo", "id": "5", "photo_url": "https://example.org/x.jpg", "thumbnail_url": "https://example.org"},
        {"type": "article", "id": "6", "title": "Where", "input_message_content": place},
    ]
    query_id = await asks(started)
    await started.ok("answerInlineQuery", inline_query_id=query_id, results=results)
    for result in results:
        await started.control(f"inline/{query_id}", result_id=result["id"])
    here, castle, ada, known, sample, where = (await started.state())["chats"][0]["messages"][-6:]
    assert here["location"] == where["location"] == place
    assert castle["parts"]["venue"]["title"] == "Castle"
    assert ada["parts"]["contact"] == {"phone_number": "+15550001", "first_name": "Ada"}
    assert (known["photo"]["width"], known["caption"]) == (4, "Mine")
    assert sample["photo"]["width"] == 320


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"id": ""}, "RESULT_ID_INVALID"),
        ({"id": "x" * 65}, "RESULT_ID_INVALID"),
        ({"title": ""}, "ARTICLE_TITLE_EMPTY"),
        ({"input_message_content": None}, "MESSAGE_EMPTY"),
        ({"input_message_content": {"message_text": ""}}, "message text is empty"),
        ({"input_message_content": {"message_text": "x" * 4097}}, "message is too long"),
        ({"input_message_content": {"title": "x"}}, "this input_message_content is not built in the playground"),
        ({"reply_markup": {"force_reply": True}}, "inline keyboard expected"),
        (
            {"type": "game", "input_message_content": None},
            "inline query results of type game are not built in the playground",
        ),
    ],
)
async def test_results_that_are_refused(started: Driver, wrong: dict[str, Any], words: str) -> None:
    assert await refused(started, {**LOUD, **wrong}) == words


async def test_a_button_above_the_results_opens_the_private_chat(started: Driver) -> None:
    button = {"text": "Ask in private", "start_parameter": "topic_tea"}
    query_id = await asks(started)
    async with listening(started) as page:
        await started.ok("answerInlineQuery", inline_query_id=query_id, results=[], button=button)
        offered = await page.until("inline_results")
    assert (offered["results"], offered["button"]) == ([], button)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"start_parameter": ""}, "START_PARAM_EMPTY"),
        ({"start_parameter": "x" * 65}, "START_PARAM_INVALID"),
        ({"start_parameter": "a b"}, "START_PARAM_INVALID"),
        ({"text": ""}, 'can\'t parse inline query results button: Field "text" must be of type String'),
    ],
)
async def test_buttons_that_are_refused(started: Driver, wrong: dict[str, str], words: str) -> None:
    assert await refused(started, button={"text": "Ask", "start_parameter": "x" * 64, **wrong}) == words


async def test_limits(started: Driver) -> None:
    assert await refused(started, *({**LOUD, "id": str(number)} for number in range(51))) == "RESULTS_TOO_MUCH"
    assert await refused(started, LOUD, LOUD) == "RESULT_ID_DUPLICATE"
    assert await refused(started, LOUD, next_offset="x" * 65) == "NEXT_OFFSET_INVALID"
    place = {"chat_id": SAM, "person_id": SAM}
    words = "An inline query holds at most 256 characters."
    assert await started.control_refused("inline", **place, query="x" * 257) == (400, words)


async def test_a_query_is_answered_once_and_in_time(started: Driver) -> None:
    query_id = await asks(started)
    answer = {"inline_query_id": query_id, "results": [LOUD]}
    await started.ok("answerInlineQuery", **answer)
    assert await started.refused("answerInlineQuery", **answer) == TOO_OLD
    late = {"inline_query_id": await asks(started), "results": [LOUD]}
    await started.control("clock", forward_seconds=62)
    assert await started.refused("answerInlineQuery", **late) == TOO_OLD
    assert (await started.control_refused("inline/nonsense", result_id="loud"))[0] == 404
    assert (await started.control_refused(f"inline/{query_id}", result_id="quiet"))[0] == 400


async def test_in_a_group_the_bot_is_not_in(started: Driver) -> None:
    chat = (await started.control("groups", title="Team", members=[SAM]))["chat"]["id"]
    await started.control(f"groups/{chat}/bot", present=False)
    await started.updates()
    query_id = await asks(started, chat=chat)
    await started.ok("answerInlineQuery", inline_query_id=query_id, results=[LOUD])
    await started.control(f"inline/{query_id}", result_id="loud")
    query, chosen = await started.updates()
    assert query["inline_query"]["chat_type"] == "group"
    assert chosen["chosen_inline_result"]["result_id"] == "loud"

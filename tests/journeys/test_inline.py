"""Somebody asks Hammy from another chat, to pass an answer on."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.library import Library
from bot.gateway.budget import MOST
from bot.views.inline import InlinePhrases
from tests.journeys.test_pictures import HOW, says
from tests.support.chat import Person
from tests.support.telegram import Telegram

EMERGENCY = "I have chest pain and I can't breathe"
HOSTILE = [
    "x" * 256,
    "🦵" * 128,
    "\u202eמה שלומך\u202c",
    "<b>cramp</b> & <script>",
    "' OR 1=1 --",
    "\u200b",
    "?!?!",
    "cramp\n" * 40,
]


async def test_a_word_offers_answers_and_one_is_sent_with_its_source_and_the_way_to_hammy(
    telegram: Telegram, ada: Person, library: Library
) -> None:
    offered = await ada.ask_inline("cramp")
    assert 1 < len(offered.results) <= 5
    assert offered.button is None
    topic, (title, about) = next(iter(offered.results.items()))
    assert title == library.title(topic)
    assert library.answers[topic].short.plain.startswith(about.removesuffix("…"))
    sent = await ada.choose(offered, topic)
    assert sent.text.startswith(title)
    assert "Source:" in sent.text
    assert sent.links == {
        library.phrasebook.of(InlinePhrases).ask: f"https://t.me/{_name(telegram)}?start=topic_{topic}"
    }


async def test_what_somebody_passes_on_in_the_chat_with_hammy_is_not_said_to_hammy(
    ada: Person, library: Library
) -> None:
    offered = await ada.ask_inline("what is a hamstring cramp")
    sent = await ada.choose(offered, "cramp_what")
    assert "chest pain" in sent.text
    assert (await ada.say("what is the stretch reflex?")).text.startswith(says(library, "stretch_reflex"))
    assert ada.heard_all()


@pytest.mark.parametrize(
    ("query", "topic"), [("how do I stop a crmap", "cramp_relief"), ("magnesum for cramps", "cramp_magnesium")]
)
async def test_typos_are_understood_as_in_a_message(ada: Person, query: str, topic: str) -> None:
    assert next(iter((await ada.ask_inline(query)).results)) == topic


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("magn", "cramp_magnesium"),
        ("electrol", "cramp_electrolytes"),
        ("why does my leg sh", "shaking_causes"),
        ("what is active ins", "active_insufficiency"),
        ("Stretching", "stretch_technique"),
    ],
)
async def test_what_is_just_being_typed_offers_what_begins_so(ada: Person, query: str, topic: str) -> None:
    assert topic in list((await ada.ask_inline(query)).results)[:2]


@pytest.mark.parametrize("query", ["m", "my", "magn pizza", "rem", "delete my d"])
async def test_titles_that_have_other_words_or_are_not_for_everybody_are_not_offered(ada: Person, query: str) -> None:
    assert (await ada.ask_inline(query)).results == {}


@pytest.mark.parametrize("query", ["", "   "])
async def test_nothing_typed_offers_what_is_asked_most(ada: Person, library: Library, query: str) -> None:
    offered = await ada.ask_inline(query)
    assert tuple(offered.results)[:3] == library.phrasebook.start_topics
    assert len(offered.results) == 5


async def test_an_emergency_offers_the_card_with_the_numbers_and_nothing_else(ada: Person, library: Library) -> None:
    offered = await ada.ask_inline(EMERGENCY)
    assert list(offered.results) == ["card"]
    assert offered.button is None
    sent = await ada.choose(offered, "card")
    assert sent.text == library.checks.cards.emergency.says.fill(numbers=library.emergency_numbers).plain
    assert sent.links == {}


@pytest.mark.parametrize(
    "query", ["my calf is swollen and hot", "my leg is weak and gives way", "I had numbness last year"]
)
async def test_a_warning_sign_offers_the_check_in_private_and_no_answer(
    ada: Person, library: Library, query: str
) -> None:
    offered = await ada.ask_inline(query)
    assert offered.results == {}
    assert offered.button is not None
    assert offered.button["text"] == library.phrasebook.of(InlinePhrases).check
    started = await ada.say(f"/start {offered.button['start_parameter']}")
    assert started.buttons


@pytest.mark.parametrize("query", ["best pizza in town", "calf cramp", "wie geht es dir heute", "delete my data"])
async def test_what_has_no_answer_offers_to_ask_in_private(ada: Person, library: Library, query: str) -> None:
    offered = await ada.ask_inline(query)
    assert offered.results == {}
    assert offered.button is not None
    assert offered.button["text"] == library.phrasebook.of(InlinePhrases).ask_in_private


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
async def test_whatever_is_typed_is_answered(ada: Person, query: str) -> None:
    offered = await ada.ask_inline(query)
    for topic in offered.results:
        assert (await ada.choose(offered, topic)).text
    assert offered.results or offered.button


async def test_a_picture_goes_along_once_telegram_has_it(ada: Person) -> None:
    before = await ada.ask_inline(HOW)
    topic = next(iter(before.results))
    assert (await ada.choose(before, topic)).picture is None
    assert (await ada.say(HOW)).picture == "photo"
    after = await ada.ask_inline(HOW)
    sent = await ada.choose(after, topic)
    assert sent.picture == "photo"
    assert "Source:" in sent.text


async def test_it_works_in_a_group_and_is_the_same_for_everybody(telegram: Telegram) -> None:
    page = telegram.page
    ada, bob = await telegram.person("Ada"), await telegram.person("Bob")
    (in_group, _) = await page.group(ada, bob)
    await ada.say("use ounces")
    assert (await in_group.ask_inline("magnesium")).results == (await bob.ask_inline("magnesium")).results
    calls = await page.calls("answerInlineQuery")
    assert {call["params"].get("is_personal") for call in calls} <= {None, False, "false"}
    assert {str(call["params"]["cache_time"]) for call in calls} == {"3600"}


async def test_a_query_that_is_too_old_is_let_be(telegram: Telegram, ada: Person) -> None:
    page = telegram.page
    await page.fault("answerInlineQuery", "400")
    await page.post("inline", chat_id=ada.chat, person_id=ada.id, query="cramp")
    await page.called("answerInlineQuery", times=1)
    assert (await ada.ask_inline("cramp")).results


@pytest.mark.parametrize(
    "wrong",
    [
        {"from": None},
        {"from": "zebra"},
        {"from": []},
        {"from": {"id": "7", "is_bot": False, "first_name": "P"}},
        {"from": {"id": True, "is_bot": False, "first_name": "P"}},
        {"query": None},
        {"query": ["cramp"]},
        {"id": None},
        {"id": {}},
    ],
    ids=str,
)
async def test_what_is_no_query_of_anybody_is_let_be(
    telegram: Telegram, ada: Person, caplog: pytest.LogCaptureFixture, wrong: dict[str, Any]
) -> None:
    whole = {"id": "9", "from": {"id": 7, "is_bot": False, "first_name": "P"}, "query": "cramp", "offset": ""}
    await telegram.page.post("updates", kind="inline_query", content=whole | wrong, unasked=True)
    assert (await ada.ask_inline("cramp")).results
    assert [line for line in caplog.messages if "failed" in line] == []


async def test_who_asks_more_than_anybody_can_gets_nothing_but_a_card(telegram: Telegram, ada: Person) -> None:
    for _ in range(MOST - 1):
        await telegram.page.post("inline", chat_id=ada.chat, person_id=ada.id, query="cramp")
    asked = [await ada.ask_inline("cramp")]
    while asked[-1].results:  # one more each second
        asked.append(await ada.ask_inline("cramp"))
    assert asked[0].results
    assert asked[-1].button is None
    assert list((await ada.ask_inline(EMERGENCY)).results) == ["card"]
    bob = await telegram.person("Bob")
    assert (await bob.ask_inline("cramp")).results, "nothing that was declined is kept for others"
    declined, *_ = [call["params"] for call in await telegram.page.calls("answerInlineQuery")][-3:]
    assert (str(declined["cache_time"]), str(declined["is_personal"]).lower()) == ("0", "true")


def _name(telegram: Telegram) -> str:
    return telegram.playground.username

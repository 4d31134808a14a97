"""Somebody opens the bot for the first time and looks around by tapping."""

from __future__ import annotations

from bot.domain.library import Library
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.home import HomePhrases
from bot.views.misses import MissPhrases
from bot.views.profile import ProfilePhrases
from bot.views.welcome import WelcomePhrases
from tests.support.chat import Person
from tests.support.telegram import Telegram


async def test_start_says_who_it_is_and_offers_three_questions_and_three_ways(ada: Person, library: Library) -> None:
    hello = await ada.say("/start")
    assert hello.text == library.phrasebook.of(WelcomePhrases).start.plain
    assert "not a doctor" in hello.text
    questions = tuple(library.title(topic) for topic in library.phrasebook.start_topics)
    home = library.phrasebook.of(HomePhrases)
    ways = (home.ask, home.set_reminder, library.phrasebook.of(ButtonPhrases).check)
    assert hello.buttons == (*questions, *ways)


async def test_a_tapped_question_is_answered_below_then_unfolded_and_folded_in_place(
    ada: Person, library: Library
) -> None:
    hello = await ada.say("/start")
    topic = library.phrasebook.start_topics[0]
    answer = await ada.press(library.title(topic))
    assert not answer.edited
    assert answer.id > hello.id
    assert answer.text.startswith(library.answers[topic].short.plain)
    assert library.phrasebook.of(ButtonPhrases).check in answer.buttons

    unfolded = await ada.press(library.phrasebook.of(AnswerPhrases).more)
    assert unfolded.edited
    assert unfolded.id == answer.id
    assert library.answers[topic].more.plain in unfolded.text
    assert library.phrasebook.of(AnswerPhrases).more not in unfolded.buttons

    folded = await ada.press(library.phrasebook.of(AnswerPhrases).less)
    assert folded.edited
    assert (folded.id, folded.text, folded.rows) == (answer.id, answer.text, answer.rows)


async def test_a_related_question_is_answered_in_a_new_message(ada: Person, library: Library) -> None:
    await ada.say("/start")
    answer = await ada.press(library.title(library.phrasebook.start_topics[0]))
    related = library.answers[library.phrasebook.start_topics[0]].related[0]
    next_answer = await ada.press(library.title(related))
    assert not next_answer.edited
    assert next_answer.id > answer.id
    assert next_answer.text.startswith(library.answers[related].short.plain)


async def test_every_answer_says_where_it_comes_from(ada: Person, library: Library) -> None:
    answer = await ada.say("why does my leg shake when I stretch?")
    (document,) = library.documents_of(library.answers["shaking_causes"])
    assert document.cited in answer.text
    assert "italic" in answer.entities


async def test_topics_are_browsed_in_one_message(ada: Person, library: Library) -> None:
    shelf = library.categories[0]
    topics = await ada.say("/topics")
    assert topics.buttons == tuple(category.title for category in library.categories)

    inside = await ada.press(shelf.title)
    assert (inside.edited, inside.id) == (True, topics.id)
    assert inside.buttons[:-1] == tuple(library.title(topic) for topic in shelf.topics)

    back = await ada.press(library.phrasebook.of(ButtonPhrases).back)
    assert (back.edited, back.id, back.text, back.rows) == (True, topics.id, topics.text, topics.rows)

    await ada.press(shelf.title)
    answer = await ada.press(library.title(shelf.topics[0]))
    assert not answer.edited
    assert answer.text.startswith(library.answers[shelf.topics[0]].short.plain)


async def test_a_deep_link_opens_with_its_answer(ada: Person, library: Library) -> None:
    answer = await ada.say("/start topic_cramp_relief")
    assert answer.text.startswith(library.answers["cramp_relief"].short.plain)


async def test_what_telegram_shows_of_the_bot(telegram: Telegram, library: Library) -> None:
    state = await telegram.page.state()
    assert state["bot"]["description"] == library.phrasebook.of(ProfilePhrases).description
    assert state["bot"]["short_description"] == library.phrasebook.of(ProfilePhrases).short_description
    assert {"start", "help", "topics", "privacy"} <= {command["command"] for command in state["commands"]}


async def test_every_command_of_the_menu_is_answered(telegram: Telegram, ada: Person, library: Library) -> None:
    unknown = library.phrasebook.of(MissPhrases).unknown_command.fill(command="").plain[:20]
    for command in (await telegram.page.state())["commands"]:
        answer = await ada.say(f"/{command['command']}")
        assert answer.text
        assert not answer.text.startswith(unknown)


async def test_a_command_that_does_not_exist(ada: Person, library: Library) -> None:
    answer = await ada.say("/dance <b>now</b>")
    assert answer.text == library.phrasebook.of(MissPhrases).unknown_command.fill(command="/dance").plain
    assert library.phrasebook.of(ButtonPhrases).topics in answer.buttons

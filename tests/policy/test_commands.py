"""Each /command."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.capabilities.rows import MENU
from bot.domain.library import Library
from bot.domain.messages import Speaker
from bot.views.about import AboutPhrases
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.drafts import DraftPhrases
from bot.views.explain import ExplainPhrases
from bot.views.home import HomePhrases
from bot.views.misses import MissPhrases
from bot.views.privacy import PrivacyPhrases
from bot.views.profile import ProfilePhrases
from bot.views.welcome import WelcomePhrases
from tests.support.talk import Talk

CLEAR = "why does my leg shake when I stretch?"


async def test_start(talk: Talk, library: Library) -> None:
    answered = await talk.commands("start")
    assert answered.text == library.phrasebook.of(WelcomePhrases).start.plain
    questions = tuple(library.title(topic) for topic in library.phrasebook.start_topics)
    home = library.phrasebook.of(HomePhrases)
    ways = (home.ask, home.set_reminder, library.phrasebook.of(ButtonPhrases).check)
    assert answered.labels == (*questions, *ways)


async def test_start_in_a_group(assistant: Assistant, library: Library) -> None:
    talk = Talk(assistant, Speaker(-70, 7))
    assert (await talk.commands("start")).text == library.phrasebook.of(WelcomePhrases).start_group.plain


async def test_start_forgets_what_was_talked_about(talk: Talk, library: Library) -> None:
    await talk.says(CLEAR)
    await talk.commands("start")
    assert (await talk.commands("why")).text == library.phrasebook.of(ExplainPhrases).nothing.plain


async def test_a_deep_link_opens_a_topic(talk: Talk, library: Library) -> None:
    for topic in library.answers:
        answered = await talk.commands("start", f"topic_{topic}")
        assert answered.text.startswith(library.answers[topic].short.plain)
        assert not answered.reply.in_place


@pytest.mark.parametrize("payload", ["topic_", "topic_gone", "shaking_causes", "topic_<b>", "x" * 64])
async def test_a_deep_link_that_leads_nowhere_is_a_plain_start(talk: Talk, library: Library, payload: str) -> None:
    assert (await talk.commands("start", payload)).text == library.phrasebook.of(WelcomePhrases).start.plain


async def test_fixed_sentences(talk: Talk, library: Library) -> None:
    assert (await talk.commands("help")).text == library.phrasebook.of(AboutPhrases).help.plain
    assert (await talk.commands("about")).text == library.phrasebook.of(AboutPhrases).about.plain
    assert (await talk.commands("topics")).text == library.phrasebook.of(AnswerPhrases).topics.plain


async def test_help_names_only_commands_that_exist(talk: Talk, library: Library) -> None:
    named = {word[1:] for word in (await talk.commands("help")).text.split() if word.startswith("/")}
    assert named <= set(MENU)


async def test_topics_shows_the_shelves(talk: Talk, library: Library) -> None:
    answered = await talk.commands("topics")
    assert answered.labels == tuple(shelf.title for shelf in library.categories)
    assert not answered.reply.in_place


async def test_why_before_any_answer(talk: Talk, library: Library) -> None:
    assert (await talk.commands("why")).text == library.phrasebook.of(ExplainPhrases).nothing.plain


async def test_why_names_example_score_runner_up_and_every_fact(talk: Talk, library: Library) -> None:
    answered = await talk.says(CLEAR)
    why = await talk.commands("why")
    explained = answered.decision.conversation.explanation
    assert explained is not None
    assert explained.example is not None
    assert explained.score is not None
    assert explained.example in why.text
    assert f"{round(100 * explained.score)} %" in why.text
    assert explained.runner_up is not None
    assert library.title(explained.runner_up) in why.text
    answer = library.answers["shaking_causes"]
    assert all(f"{fact}: {library.facts[fact].says}" in why.text for fact in answer.facts)
    assert all(name in why.text for name in answer.added)


async def test_why_can_be_explained_for_every_topic(talk: Talk, library: Library) -> None:
    for topic, answer in library.answers.items():
        await talk.commands("start", f"topic_{topic}")
        why = await talk.commands("why")
        if answer.category:
            assert library.title(topic) in why.text


async def test_asking_why_does_not_change_what_is_talked_about(talk: Talk) -> None:
    await talk.says(CLEAR)
    assert (await talk.commands("why")).text == (await talk.commands("why")).text


async def test_sources_names_every_document_with_its_number_of_facts(talk: Talk, library: Library) -> None:
    text = (await talk.commands("sources")).text
    for document in library.documents.values():
        count = sum(fact.document == document.id for fact in library.facts.values())
        assert f"{document.cited}: {count} facts" in text


async def test_privacy(talk: Talk, library: Library) -> None:
    phrases = library.phrasebook.of(PrivacyPhrases)
    assert (await talk.commands("privacy")).text.startswith(phrases.short.fill(typed=phrases.typed).plain)


async def test_cancel_with_and_without_something_open(talk: Talk, library: Library, unclear: str) -> None:
    assert (await talk.commands("cancel")).text == library.phrasebook.of(DraftPhrases).nothing_to_cancel.plain
    await talk.says(unclear)
    assert (await talk.commands("cancel")).text == library.phrasebook.of(DraftPhrases).cancelled.plain
    assert (await talk.says("1")).text == library.phrasebook.of(MissPhrases).bare_short_reply.plain


async def test_an_unknown_command(talk: Talk, library: Library) -> None:
    answered = await talk.commands("dance", "now")
    assert answered.outcome == "miss"
    assert "/dance" in answered.text
    assert answered.labels == (library.phrasebook.of(ButtonPhrases).topics,)


async def test_every_command_of_the_menu_is_known_and_described(talk: Talk, library: Library) -> None:
    unknown = {name: library.phrasebook.of(MissPhrases).unknown_command.fill(command=f"/{name}").plain for name in MENU}
    for name in MENU:
        assert library.phrasebook.of(ProfilePhrases).commands[name]
        assert (await talk.commands(name)).text != unknown[name]


@pytest.mark.parametrize(("typed", "command"), [("help", "help"), ("what are your sources", "sources")])
async def test_words_that_do_what_a_command_does(talk: Talk, typed: str, command: str) -> None:
    assert (await talk.says(typed)).text == (await talk.commands(command)).text

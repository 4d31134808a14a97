"""In a group Hammy answers when it is spoken to, and is silent otherwise."""

from __future__ import annotations

import pytest

from bot.domain.library import Library
from bot.views.about import AboutPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.explain import ExplainPhrases
from bot.views.welcome import WelcomePhrases
from tests.support.chat import Person
from tests.support.telegram import Telegram

MENTION = "@hammy_playground_bot"
QUESTION = "why does my leg shake when I stretch?"


@pytest.fixture
async def grouped(telegram: Telegram) -> list[Person]:
    """Ada and Bob in a group where the bot sees everything."""
    return await telegram.page.group(await telegram.person("Ada"), await telegram.person("Bob"), privacy=False)


def causes(library: Library) -> str:
    """How the answer begins."""
    return library.answers["shaking_causes"].short.plain


@pytest.mark.parametrize(
    "text", [f"{MENTION} {QUESTION}", f"{QUESTION} {MENTION}", f"hey {MENTION.upper()}, {QUESTION}"]
)
async def test_a_mention_is_answered_as_a_reply(grouped: list[Person], library: Library, text: str) -> None:
    ada, _ = grouped
    number = await ada.write(text)
    answer = await ada.hear()
    assert answer.text.startswith(causes(library))
    assert answer.replies_to == number


async def test_a_reply_to_the_bot_is_answered(grouped: list[Person], library: Library) -> None:
    ada, bob = grouped
    hello = await ada.say("/start")
    answer = await bob.say(QUESTION, reply_to=hello.id)
    assert answer.text.startswith(causes(library))


@pytest.mark.parametrize(
    "text", [QUESTION, f"/why{MENTION}_2", "/help@other_bot", f"{MENTION}2 {QUESTION}", f"mail{MENTION} {QUESTION}"]
)
async def test_what_others_say_to_each_other_is_left_alone(grouped: list[Person], library: Library, text: str) -> None:
    ada, bob = grouped
    await ada.write(text)
    answer = await bob.say(f"/help{MENTION}")
    assert answer.text == library.phrasebook.of(AboutPhrases).help.plain
    assert bob.heard_all()


async def test_what_is_for_the_private_chat_alone_is_not_offered_in_a_group(
    telegram: Telegram, grouped: list[Person], library: Library
) -> None:
    guide = library.phrasebook.of(ButtonPhrases).guide
    how = "how do I stretch my hamstrings"
    alone = await (await telegram.person("Cleo")).say(how)
    assert guide in alone.buttons
    together = await grouped[0].say(f"{MENTION} {how}")
    assert together.text == alone.text
    assert [label for label in alone.buttons if label not in together.buttons] == [guide]
    shown = await grouped[0].press("More") if "More" in together.buttons else together
    assert guide not in shown.buttons


async def test_a_reply_to_somebody_else_is_left_alone(grouped: list[Person], library: Library) -> None:
    ada, bob = grouped
    said = await ada.write("my leg shakes")
    await bob.write(QUESTION, reply_to=said)
    assert (await bob.say("/sources")).text.startswith(library.phrasebook.of(ExplainPhrases).sources.plain[:20])


async def test_start_in_a_group_sends_personal_questions_elsewhere(grouped: list[Person], library: Library) -> None:
    ada, _ = grouped
    assert (await ada.say("/start")).text == library.phrasebook.of(WelcomePhrases).start_group.plain


async def test_a_mention_alone_gets_help(grouped: list[Person], library: Library) -> None:
    ada, _ = grouped
    assert (await ada.say(MENTION)).text == library.phrasebook.of(AboutPhrases).help.plain


async def test_each_member_has_a_conversation_of_their_own(grouped: list[Person], library: Library) -> None:
    ada, bob = grouped
    await ada.say(f"{MENTION} {QUESTION}")
    assert (await bob.say("/why")).text == library.phrasebook.of(ExplainPhrases).nothing.plain
    assert library.title("shaking_causes") in (await ada.say("/why")).text


async def test_privacy_mode(telegram: Telegram, library: Library) -> None:
    (ada,) = await telegram.page.group(await telegram.person("Ada"))
    assert (await ada.say(f"{MENTION} {QUESTION}")).text.startswith(causes(library))
    assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain

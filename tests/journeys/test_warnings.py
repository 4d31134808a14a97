"""Somebody writes of a warning sign: each card and each line, over HTTP, as it arrives."""

from __future__ import annotations

import pytest

from bot.domain.library import Library
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.checks import CheckPhrases, told_text
from bot.views.explain import ExplainPhrases
from bot.views.misses import MissPhrases
from tests.support.chat import Person
from tests.support.telegram import Telegram

QUESTION = "How do I stop a hamstring cramp right now?"
CARDS = [
    ("I have chest pain and I can't breathe", "emergency"),
    ("maybe I have chest pain", "emergency"),
    ("my friend has chest pain and can't breathe", "emergency_other"),
    ("my daughter has chest pain", "emergency_other"),
    ("I want to die", "crisis"),
    ("my friend is suicidal", "crisis_other"),
    ("I am afraid to go home", "violence"),
]


def card(library: Library, name: str) -> str:
    """A card as its file has it, with the numbers to call."""
    says: str = (
        getattr(library.checks.cards, name)
        .says.fill(numbers=library.emergency_numbers, lines=library.crisis_lines)
        .plain
    )
    return says


def sign_line(library: Library, sign: str) -> str:
    """The line about a sign to talk about, which is named."""
    said = told_text(library, (library.checks.told[sign],)) + library.checks.cards.flag_line.says
    return said.plain


@pytest.mark.parametrize(("said", "name"), CARDS)
async def test_a_card_arrives_whole_and_alone(ada: Person, library: Library, said: str, name: str) -> None:
    heard = await ada.say(said)
    assert heard.text == card(library, name)
    assert (heard.rows, heard.edited) == ((), False)


async def test_a_card_comes_behind_a_command_too(ada: Person, library: Library) -> None:
    assert (await ada.say("/remind me at 8, I want to die")).text == card(library, "crisis")
    assert (await ada.say("/water my chest hurts and I can't breathe")).text == card(library, "emergency")


async def test_a_card_ends_what_was_talked_about(ada: Person, library: Library) -> None:
    await ada.say(QUESTION)
    await ada.say("I have chest pain")
    assert (await ada.say("/why")).text == library.phrasebook.of(ExplainPhrases).nothing.plain


async def test_a_card_in_a_group_is_for_the_one_who_wrote(telegram: Telegram, library: Library) -> None:
    (ada,) = await telegram.page.group(await telegram.person("Ada"), privacy=False)
    number = await ada.write("@hammy_playground_bot my friend has chest pain")
    heard = await ada.hear()
    assert (heard.text, heard.replies_to, heard.rows) == (card(library, "emergency_other"), number, ())


async def test_an_urgent_sign_is_asked_about_and_then_says_today(ada: Person, library: Library) -> None:
    label = library.checks.label
    first = await ada.say("my calf is swollen and hot")
    told = library.checks.cards.you_wrote.says.fill(sign=library.checks.told["calf_clot_signs"].says).plain
    assert first.text.startswith(f"{told}\n\n{library.phrasebook.of(CheckPhrases).urgent_first.plain}")
    assert library.checks.emergency.asks in first.text
    ended = await ada.press(label.list_no)
    assert (ended.id, ended.edited, ended.buttons) == (first.id, True, (label.next, label.to_show))
    assert ended.text.replace(f"{told}\n\n", "") == card(library, "urgent")


async def test_an_unclear_sign_starts_the_check(ada: Person, library: Library) -> None:
    first = await ada.say("I feel faint when my hamstring cramps")
    assert library.checks.emergency.asks in first.text
    second = await ada.press(library.checks.label.list_no)
    assert library.checks.lists["cramp"].urgent.asks in second.text


async def test_a_line_stands_above_the_answer(ada: Person, library: Library) -> None:
    plain = await ada.say(QUESTION)
    for said, line in (
        ("I had chest pain years ago", card(library, "emergency_line")),
        ("My foot goes numb", sign_line(library, "numb_tingle")),
    ):
        heard = await ada.say(f"{QUESTION} {said}")
        once = library.checks.lists["cramp"].line.plain
        assert heard.text == f"{line}\n\n{plain.text}".replace(f"{once}\n\n", "")
        assert heard.picture is None
        show = library.phrasebook.of(AnswerPhrases).show
        assert [label for label in heard.buttons if label != show] == list(plain.buttons)


async def test_a_sign_without_a_question_is_offered_the_check(ada: Person, library: Library) -> None:
    heard = await ada.say("my foot goes numb")
    assert heard.text == sign_line(library, "numb_tingle")
    assert heard.buttons == (library.phrasebook.of(ButtonPhrases).check, library.phrasebook.of(ButtonPhrases).topics)
    assert library.checks.emergency.asks in (await ada.press(library.phrasebook.of(ButtonPhrases).check)).text


@pytest.mark.parametrize("said", ["my hip is sore", "my knee clicks and hurts"])
async def test_a_complaint_that_is_not_known_is_offered_the_check(ada: Person, library: Library, said: str) -> None:
    heard = await ada.say(said)
    assert heard.text.endswith(library.phrasebook.of(MissPhrases).offer_check.plain)
    assert library.phrasebook.of(ButtonPhrases).check in heard.buttons

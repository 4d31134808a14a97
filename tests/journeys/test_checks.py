"""Somebody goes through the warning-signs check, over HTTP, with everything that can go wrong on the way."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.check_steps import steps_of
from bot.domain.library import Library
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.checks import CheckPhrases
from bot.views.explain import ExplainPhrases
from tests.support.chat import Heard, Person
from tests.support.telegram import Telegram


async def begun(person: Person, check: str) -> Heard:
    """The first step of a check."""
    return await person.say(f"/check {check}")


async def no_to(person: Person, library: Library, times: int) -> Heard:
    """No to that many steps, from where the person is."""
    label = library.checks.label
    for _ in range(times):
        assert person.sees is not None
        await person.press(label.list_no if label.list_no in person.sees.buttons else label.no)
    assert person.sees is not None
    return person.sees


@pytest.mark.parametrize("check", ["shaking", "cramp"])
async def test_every_outcome_is_edited_into_the_one_message(telegram: Telegram, library: Library, check: str) -> None:
    steps = steps_of(library.checks, check)
    assert steps is not None
    cards, label = library.checks.cards, library.checks.label
    endings = [(0, label.list_yes, cards.emergency), (1, label.list_yes, cards.urgent)]
    endings += [(position, label.yes, cards.routine) for position in range(2, len(steps))]
    endings += [(len(steps) - 1, label.no, cards.no_flags), (0, label.not_sure, cards.urgent_not_sure)]
    for position, last, card in endings:
        ada = await telegram.person()
        first = await begun(ada, check)
        await no_to(ada, library, position)
        ended = await ada.press(last)
        offered = {cards.emergency: (), cards.no_flags: (label.next,)}.get(card, (label.next, label.to_show))
        assert (ended.id, ended.edited, ended.buttons) == (first.id, True, offered)
        assert ended.text.startswith(card.says.paragraphs[0].plain[:30])


async def test_back_and_stop_at_every_step(ada: Person, library: Library) -> None:
    label = library.checks.label
    steps = steps_of(library.checks, "shaking")
    assert steps is not None
    first = await begun(ada, "shaking")
    texts = [first.text, *[(await no_to(ada, library, 1)).text for _ in range(len(steps) - 1)]]
    for position in reversed(range(len(steps) - 1)):
        assert (await ada.press(label.back)).text == texts[position]
    for position in range(len(steps)):
        await begun(ada, "shaking")
        await no_to(ada, library, position)
        stopped = await ada.press(label.stop)
        assert stopped.text == library.checks.cards.stopped.says.plain
        assert stopped.buttons == (label.again,)
    assert (await ada.press(label.again)).text == texts[0]


async def test_two_people_at_once_do_not_meet(telegram: Telegram, ada: Person, library: Library) -> None:
    bob = await telegram.person("Bob")
    await asyncio.gather(begun(ada, "shaking"), begun(bob, "cramp"))
    await asyncio.gather(no_to(ada, library, 3), no_to(bob, library, 4))
    assert ada.sees is not None
    assert bob.sees is not None
    shaking, cramp = library.checks.lists["shaking"], library.checks.lists["cramp"]
    assert (shaking.questions[1].asks or "") in ada.sees.text
    assert (cramp.questions[2].asks or "") in bob.sees.text


async def test_a_group_lets_only_the_one_who_began_answer(telegram: Telegram, library: Library) -> None:
    ada, bob = await telegram.page.group(await telegram.person("Ada"), await telegram.person("Bob"))
    first = await begun(ada, "cramp")
    await bob.tap(library.checks.label.list_yes, first)
    answers = await telegram.page.called("answerCallbackQuery", times=1)
    assert answers[0]["params"]["text"] == library.phrasebook.of(CheckPhrases).not_yours
    assert (await ada.press(library.checks.label.list_no, first)).edited


async def test_a_restart_in_the_middle_changes_nothing(unattended: Telegram, library: Library) -> None:
    ada = await unattended.person()
    async with unattended.bot():
        await begun(ada, "cramp")
        before = await no_to(ada, library, 3)
    async with unattended.bot():
        after = await no_to(ada, library, 1)
        assert after.id == before.id
        ended = await ada.press(library.checks.label.yes)
        assert library.checks.lists["cramp"].questions[2].says in ended.text


async def test_a_double_tap_goes_one_step(ada: Person, library: Library) -> None:
    first = await begun(ada, "cramp")
    await asyncio.gather(*[ada.tap(library.checks.label.list_no, first) for _ in range(2)])
    second = await ada.hear()
    assert library.checks.lists["cramp"].urgent.asks in second.text
    await asyncio.sleep(0.3)
    later = await no_to(ada, library, 1)
    assert (library.checks.lists["cramp"].questions[0].asks or "") in later.text


async def test_a_double_tap_on_the_last_answer_says_nothing_more(ada: Person, library: Library) -> None:
    first = await begun(ada, "cramp")
    await ada.tap(library.checks.label.list_yes, first)
    await ada.tap_data(first.data[library.checks.label.list_yes], first, forged=True)
    assert (await ada.hear()).rows == ()
    await asyncio.sleep(0.3)
    assert ada.heard_all()


async def test_a_finished_check_cannot_be_talked_into_another_outcome(
    telegram: Telegram, ada: Person, library: Library
) -> None:
    label = library.checks.label
    await begun(ada, "shaking")
    last = await no_to(ada, library, 6)
    final_no = last.data[label.no]
    await ada.press(label.back)
    ended = await ada.press(label.yes)
    assert library.checks.lists["shaking"].questions[3].says in ended.text
    await telegram.forward(1)  # a second tap right away would count as half of a double tap
    await ada.tap_data(final_no, ended, forged=True)
    assert (await ada.hear()).text == library.phrasebook.of(AnswerPhrases).stale_button.plain


@pytest.mark.parametrize("data", ["k:shaking:000000:6:n:1:AAAAAAAA", "k:", "c:knee", "x", "k:" + "9" * 60])
async def test_a_forged_button_gets_a_plain_answer(ada: Person, library: Library, data: str) -> None:
    first = await begun(ada, "shaking")
    await ada.tap_data(data, first, forged=True)
    assert (await ada.hear()).text == library.phrasebook.of(AnswerPhrases).stale_button.plain


async def test_an_emergency_typed_in_the_middle_of_a_check(ada: Person, library: Library) -> None:
    await begun(ada, "cramp")
    await no_to(ada, library, 2)
    card = await ada.say("actually i have chest pain and cant breathe")
    assert not card.edited
    assert card.text.startswith(library.checks.cards.emergency.says.paragraphs[0].plain)
    assert card.rows == ()


async def test_an_emergency_in_an_edited_message_and_in_a_caption(ada: Person, library: Library) -> None:
    opening = library.checks.cards.emergency.says.paragraphs[0].plain
    number = await ada.write("why does my leg shake")
    await ada.hear()
    await ada.edit(number, "my leg went completely numb all of a sudden")
    assert (await ada.hear()).text.startswith(opening)
    await ada.send(photo=True, caption="i cant feel my legs")
    assert (await ada.hear()).text.startswith(opening)


async def test_an_emergency_in_a_sentence_that_sets_a_reminder(ada: Person, library: Library) -> None:
    card = await ada.say("remind me to stretch at 8, also my chest hurts and i cant breathe")
    assert card.text.startswith(library.checks.cards.emergency.says.paragraphs[0].plain)


async def test_typed_words_count_as_taps(ada: Person, library: Library) -> None:
    shaking, cards = library.checks.lists["shaking"], library.checks.cards
    first = await begun(ada, "shaking")
    second = await ada.say("no")
    assert second.id != first.id
    assert shaking.urgent.asks in second.text
    assert (await ada.say("back")).text == first.text
    for _ in range(2):
        third = await ada.say("none of these")
    assert (shaking.questions[0].asks or "") in third.text
    ended = await ada.say("not sure")
    assert shaking.questions[0].says in ended.text
    assert ended.text.startswith(cards.routine.says.paragraphs[0].plain)
    await begun(ada, "shaking")
    assert (await ada.say("stop")).text == cards.stopped.says.plain


async def test_anything_else_that_is_typed_asks_the_question_again(ada: Person, library: Library) -> None:
    await begun(ada, "shaking")
    second = await ada.press(library.checks.label.list_no)
    phrases, shaking = library.phrasebook.of(CheckPhrases), library.checks.lists["shaking"]
    again = await ada.say("why does my leg shake when I stretch?")
    assert again.text == f"{phrases.tap_list.plain}\n\n{shaking.urgent.asks}"  # its signs were just read
    assert again.buttons == second.buttons
    assert second.text in (await ada.say("menu")).text
    third = await ada.press(library.checks.label.list_no)
    again = await ada.say("blub")
    assert again.text == f"{phrases.tap.plain}\n\n{shaking.questions[0].asks}"
    assert again.buttons == third.buttons


async def test_what_a_finished_check_offers(ada: Person, library: Library) -> None:
    label, cards = library.checks.label, library.checks.cards
    await begun(ada, "cramp")
    await no_to(ada, library, 2)
    ended = await ada.press(label.yes)
    shown = await ada.press(label.to_show)
    sign = library.checks.lists["cramp"].questions[0].says
    assert cards.to_show_yes.says.fill(sign=sign).plain in shown.text
    assert all(one.says in shown.text for one in library.checks.emergency.signs)
    assert (await ada.press(label.next, ended)).text == cards.next_routine.says.plain


@pytest.mark.parametrize("check", ["shaking", "cramp"])
async def test_a_deep_link_opens_a_check(ada: Person, library: Library, check: str) -> None:
    first = await ada.say(f"/start check_{check}")
    assert library.checks.emergency.asks in first.text


async def test_the_check_under_an_answer_is_the_one_of_its_topic(ada: Person, library: Library) -> None:
    await ada.say("what do i do about a hamstring cramp right now")
    await ada.press(library.phrasebook.of(ButtonPhrases).check)
    await no_to(ada, library, 1)
    assert ada.sees is not None
    assert library.checks.lists["cramp"].urgent.signs[0].says in ada.sees.text


async def test_the_signs_can_be_read_without_a_check(ada: Person, library: Library) -> None:
    read = await ada.say("/warning_signs")
    assert read.text.startswith(library.checks.cards.signs_intro.says.paragraphs[0].plain)
    marks = await ada.say("/sources")
    assert library.phrasebook.of(ExplainPhrases).signs_sources in marks.buttons

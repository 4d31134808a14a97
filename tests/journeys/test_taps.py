"""Taps as thumbs make them: twice, late, and on messages of long ago."""

from __future__ import annotations

from bot.domain.library import Library
from bot.views.about import AboutPhrases
from bot.views.answers import AnswerPhrases
from tests.support.chat import Person
from tests.support.telegram import Telegram


async def test_every_tap_is_acknowledged_once(telegram: Telegram, ada: Person, library: Library) -> None:
    await ada.say("/start")
    await ada.press(library.title(library.phrasebook.start_topics[0]))
    await ada.press(library.phrasebook.of(AnswerPhrases).more)
    calls = await telegram.page.calls("answerCallbackQuery")
    assert [call["ok"] for call in calls] == [True, True]


async def test_a_double_tap_edits_once(telegram: Telegram, ada: Person, library: Library) -> None:
    topics = await ada.say("/topics")
    shelf = library.categories[0].title
    await ada.tap(shelf, under=topics)
    await ada.tap(shelf, under=topics)
    await telegram.page.called("answerCallbackQuery", times=2)
    assert (await ada.hear()).edited
    await ada.say("/help")
    assert len(await telegram.page.calls("editMessageText")) == 1
    assert all(call["ok"] for call in await telegram.page.calls("editMessageText", "answerCallbackQuery"))


async def test_a_double_tap_on_a_question_answers_it_once(telegram: Telegram, ada: Person, library: Library) -> None:
    hello = await ada.say("/start")
    title = library.title(library.phrasebook.start_topics[0])
    await ada.tap(title, under=hello)
    await ada.tap(title, under=hello)
    await telegram.page.called("answerCallbackQuery", times=2)
    await ada.hear()
    assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain


async def test_the_same_question_tapped_again_later_is_answered_again(
    telegram: Telegram, ada: Person, library: Library
) -> None:
    hello = await ada.say("/start")
    title = library.title(library.phrasebook.start_topics[0])
    first = await ada.press(title, under=hello)
    await telegram.forward(1)
    line = library.line_of(library.phrasebook.start_topics[0]).plain
    assert line in first.text
    assert (await ada.press(title, under=hello)).text == first.text.replace(f"{line}\n\n", "")


async def test_data_that_stands_on_no_button(ada: Person, library: Library) -> None:
    hello = await ada.say("/start")
    for data in ("a:no_such_topic", "k:shaking:000000:5:n:1:AAAAAAAA", "🦵", "drop table"):
        await ada.tap_data(data, hello, forged=True)
        assert (await ada.hear()).text == library.phrasebook.of(AnswerPhrases).stale_button.plain


async def test_buttons_work_after_the_bot_was_started_again(unattended: Telegram, library: Library) -> None:
    ada = await unattended.person("Ada")
    async with unattended.bot():
        answer = await ada.say("why does my leg shake when I stretch?")
    async with unattended.bot():
        unfolded = await ada.press(library.phrasebook.of(AnswerPhrases).more, under=answer)
        assert (unfolded.edited, unfolded.id) == (True, answer.id)
        assert library.answers["shaking_causes"].more.plain in unfolded.text


async def test_what_was_sent_while_the_bot_was_away_is_answered_in_order(
    unattended: Telegram, library: Library
) -> None:
    ada = await unattended.person("Ada")
    await ada.write("/help")
    await ada.write("/topics")
    async with unattended.bot():
        assert (await ada.hear()).text == library.phrasebook.of(AboutPhrases).help.plain
        assert (await ada.hear()).text == library.phrasebook.of(AnswerPhrases).topics.plain


async def test_a_button_too_old_to_be_acknowledged_still_works(unattended: Telegram, library: Library) -> None:
    ada = await unattended.person("Ada")
    async with unattended.bot():
        topics = await ada.say("/topics")
    await ada.tap(library.categories[0].title, under=topics)
    await unattended.forward(minutes=60)
    async with unattended.bot():
        assert (await ada.hear()).id == topics.id

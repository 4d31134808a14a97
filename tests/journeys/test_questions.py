"""Somebody types questions in their own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.assistant import Assistant
from bot.domain.library import Library
from bot.domain.text import Text
from bot.views.about import AboutPhrases
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.drafts import DraftPhrases
from bot.views.explain import ExplainPhrases
from bot.views.misses import MissPhrases
from bot.views.unreadable import UnreadablePhrases
from tests.support.chat import Person
from tests.support.sentences import close_call
from tests.support.telegram import Telegram


def says(library: Library, topic: str) -> str:
    """How the answer to a topic begins."""
    return library.answers[topic].short.plain


async def test_a_question_and_one_full_of_typos(ada: Person, library: Library) -> None:
    for text in ("Why does my leg shake when I stretch?", "why does my leg shkae when i strech"):
        assert (await ada.say(text)).text.startswith(says(library, "shaking_causes"))


async def test_two_questions_in_one_message_are_both_answered(ada: Person, library: Library) -> None:
    answer = await ada.say("Why does my leg shake when I stretch? And how do I stop a hamstring cramp right now?")
    for topic in ("shaking_causes", "cramp_relief"):
        assert says(library, topic) in answer.text
        assert library.title(topic) in answer.text


async def test_words_that_lean_on_the_answer_before(ada: Person, library: Library) -> None:
    await ada.say("is it normal that my leg shakes when I stretch?")
    follows = (library.answers["shaking_normal"].follow_ups or {})["why"]  # type: ignore[index]
    assert (await ada.say("but why?")).text.startswith(says(library, follows))


@pytest.fixture
async def unsure(ada: Person, assistant: Assistant, library: Library) -> Person:
    """Someone who was asked which of some questions they mean."""
    asked = await ada.say(close_call(assistant))
    assert asked.text.startswith(library.phrasebook.of(AnswerPhrases).clarify.plain)
    assert asked.buttons[-1] == library.phrasebook.of(AnswerPhrases).none_button
    return ada


async def test_a_close_call_is_picked_with_a_tap_and_answered_in_its_place(unsure: Person, library: Library) -> None:
    asked = unsure.sees
    assert asked is not None
    answer = await unsure.press(asked.buttons[1])
    assert (answer.edited, answer.id) == (True, asked.id)
    topic = next(one for one in library.answers if library.title(one) == asked.buttons[1])
    assert answer.text.startswith(says(library, topic))


@pytest.mark.parametrize(("typed", "place"), [("1", 0), ("the second one", 1), ("2.", 1)])
async def test_a_close_call_is_picked_with_a_typed_number(
    unsure: Person, library: Library, typed: str, place: int
) -> None:
    asked = unsure.sees
    assert asked is not None
    answer = await unsure.say(typed)
    assert not answer.edited
    topic = next(one for one in library.answers if library.title(one) == asked.buttons[place])
    assert answer.text.startswith(says(library, topic))


async def test_none_of_these_with_a_tap(unsure: Person, library: Library) -> None:
    answer = await unsure.press(library.phrasebook.of(AnswerPhrases).none_button)
    assert answer.edited
    assert answer.text == library.phrasebook.of(AnswerPhrases).none_of_these.plain


async def test_none_of_these_in_words(unsure: Person, library: Library) -> None:
    assert (await unsure.say("none of these")).text == library.phrasebook.of(AnswerPhrases).none_of_these.plain


async def test_a_number_means_nothing_ten_minutes_later(telegram: Telegram, unsure: Person, library: Library) -> None:
    await telegram.forward(minutes=11)
    assert (await unsure.say("1")).text == library.phrasebook.of(MissPhrases).bare_short_reply.plain


async def test_two_misses_in_a_row_are_not_the_same_and_do_not_loop(ada: Person, library: Library) -> None:
    first = await ada.say("blorp wibbet frangle?")
    assert first.text == library.phrasebook.of(MissPhrases).first.plain
    assert first.buttons == tuple(category.title for category in library.categories)
    second = await ada.say("kazoob zindle?")
    assert second.text == library.phrasebook.of(MissPhrases).again.plain
    assert library.phrasebook.of(ButtonPhrases).check in second.buttons
    assert (await ada.say("vexnid ozzgub yarp")).text == library.phrasebook.of(MissPhrases).again.plain
    await ada.say("why does my leg shake when I stretch?")
    assert (await ada.say("blorp wibbet frangle?")).text == library.phrasebook.of(MissPhrases).first.plain


async def test_why_before_and_after_an_answer(ada: Person, library: Library) -> None:
    assert (await ada.say("/why")).text == library.phrasebook.of(ExplainPhrases).nothing.plain
    await ada.say("why does my leg shake when I stretch?")
    why = await ada.say("/why")
    assert library.title("shaking_causes") in why.text
    assert " %" in why.text
    for fact in library.answers["shaking_causes"].facts:
        assert f"{fact}: {library.facts[fact].says}" in why.text
    assert (await ada.say("where does that come from?")).text == why.text


async def test_sources_name_both_documents(ada: Person, library: Library) -> None:
    sources = await ada.say("/sources")
    assert all(document.cited in sources.text for document in library.documents.values())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"sticker": "👍"}, lambda phrases: phrases.sticker),
        ({"voice": 3}, lambda phrases: phrases.voice),
        ({"photo": True}, lambda phrases: phrases.photo),
    ],
)
async def test_what_cannot_be_read_is_said_so(
    ada: Person, library: Library, content: dict[str, object], said: Callable[[UnreadablePhrases], Text]
) -> None:
    await ada.send(**content)
    assert (await ada.hear()).text == said(library.phrasebook.of(UnreadablePhrases)).plain


async def test_the_words_under_a_photo_are_a_question(ada: Person, library: Library) -> None:
    await ada.send(photo=True, caption="why does my leg shake when I stretch?")
    assert (await ada.hear()).text.startswith(says(library, "shaking_causes"))


async def test_an_edited_message_is_answered_anew_in_place(ada: Person, library: Library) -> None:
    number = await ada.write("why does my leg shake when I stretch?")
    first = await ada.hear()
    await ada.edit(number, "how should I warm up before stretching?")
    again = await ada.hear()
    assert again.id == first.id
    assert again.edited
    assert library.answers["warm_up"].short.plain.split(".")[0] in again.text
    assert (await ada.say("/cancel")).text == library.phrasebook.of(DraftPhrases).cancelled.plain


async def test_signs_that_mean_something_to_html_are_no_trouble(ada: Person) -> None:
    answer = await ada.say("<b>why</b> & <script>does my leg shake</script> &lt; when i stretch")
    assert answer.text


async def test_a_message_as_long_as_telegram_allows(ada: Person) -> None:
    assert (await ada.say("why does my leg shake? " * 178)).text


async def test_two_people_are_two_conversations(telegram: Telegram, ada: Person, library: Library) -> None:
    bob = await telegram.person("Bob")
    await ada.say("why does my leg shake when I stretch?")
    await bob.say("how do I stop a hamstring cramp right now?")
    assert library.title("shaking_causes") in (await ada.say("/why")).text
    assert library.title("cramp_relief") in (await bob.say("/why")).text


async def test_many_people_at_once_each_hear_their_own_answers_in_order(telegram: Telegram, library: Library) -> None:
    people = [await telegram.person(f"Person {number}") for number in range(8)]
    for person in people:
        await person.write("why does my leg shake when I stretch?")
        await person.write("/sources")
        await person.write("/help")
    for person in people:
        heard = [(await person.hear()).text for _ in range(3)]
        assert heard[0].startswith(says(library, "shaking_causes"))
        assert heard[1].startswith(library.phrasebook.of(ExplainPhrases).sources.plain[:30])
        assert heard[2] == library.phrasebook.of(AboutPhrases).help.plain


@pytest.mark.parametrize("sign", ["❶", "❷", "፰"])
async def test_a_digit_of_another_script_costs_nobody_the_card(ada: Person, sign: str) -> None:
    assert "112" in (await ada.say(f"{sign} I cannot feel my legs and I wet myself")).text
    assert "went wrong" not in (await ada.say(sign)).text

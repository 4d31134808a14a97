"""A typed question: a clear answer, a choice, or an honest miss. Never a guess."""

from __future__ import annotations

import pytest

from bot.domain.actions import NoneOfThese, PickAnswer, ShowAnswer, StartCheck
from bot.domain.library import Library
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.misses import MissPhrases
from bot.views.unreadable import UnreadablePhrases
from tests.support.talk import Talk

CLEAR = "why does my leg shake when I stretch?"
OUTSIDE = "florble wibzit"


async def test_a_clear_question_is_answered_with_the_lines_and_buttons_it_is_owed(talk: Talk, library: Library) -> None:
    answered = await talk.says(CLEAR)
    answer = library.answers["shaking_causes"]
    assert (answered.outcome, answered.intent) == ("answer", "shaking_causes")
    assert answered.text.startswith(answer.short.plain)
    assert answer.more.plain not in answered.text
    assert library.checks.lists["shaking"].line.plain in answered.text
    assert "Source: " in answered.text
    assert answered.labels[:3] == (
        library.phrasebook.of(AnswerPhrases).more,
        library.phrasebook.of(ButtonPhrases).check,
        library.phrasebook.of(AnswerPhrases).show,
    )
    assert answered.labels[3:] == tuple(library.title(topic) for topic in answer.related)


async def test_an_answer_about_no_symptom_has_no_warning_under_it(talk: Talk, library: Library) -> None:
    plain = next(one for one in library.answers.values() if one.facts and not one.symptom and not one.drinking)
    answered = await talk.presses(ShowAnswer(plain.intent))
    assert not any(one.line.plain in answered.text for one in library.checks.lists.values())
    assert library.phrasebook.of(ButtonPhrases).check not in answered.labels


async def test_two_questions_get_two_answers_one_warning_and_one_source_line(talk: Talk, library: Library) -> None:
    answered = await talk.says(f"{CLEAR} How do I stop a hamstring cramp right now?")
    for topic in ("shaking_causes", "cramp_relief"):
        assert library.title(topic) in answered.text
        assert library.answers[topic].short.plain in answered.text
    assert sum(answered.text.count(one.line.plain) for one in library.checks.lists.values()) == 1
    assert answered.text.count("Source: ") == 1


async def test_a_close_call_offers_at_most_three_titles_and_a_way_out(
    talk: Talk, library: Library, unclear: str
) -> None:
    answered = await talk.says(unclear)
    assert answered.outcome == "clarify"
    *picks, last = answered.reply.buttons
    assert 2 <= len(picks) <= 3
    assert all(isinstance(button.action, PickAnswer) for button in picks)
    assert last.action == NoneOfThese()
    for number, button in enumerate(picks, 1):
        assert f"{number}. {button.label}" in answered.text


@pytest.mark.parametrize("text", ["Whit wis the Celtic score", "is it going to rain on Sunday"])
async def test_no_title_is_offered_that_shares_no_subject_with_the_message(talk: Talk, text: str) -> None:
    assert (await talk.says(text)).outcome == "miss"


async def test_of_several_titles_only_those_of_the_subject_are_offered(talk: Talk, library: Library) -> None:
    answered = await talk.says("hamstrings?")
    picks = [one.action.topic for one in answered.reply.buttons if isinstance(one.action, PickAnswer)]
    assert {"hamstring_anatomy", "hamstring_function"} <= set(picks)
    assert all("hamstring" in library.title(topic).casefold() for topic in picks)


async def test_a_title_that_is_all_but_certain_is_offered_whatever_its_words(talk: Talk) -> None:
    answered = await talk.says("are you sentient")
    assert answered.reply.buttons[0].action == PickAnswer("about_bot")


async def test_a_choice_never_shows_an_id(talk: Talk, library: Library, unclear: str) -> None:
    answered = await talk.says(unclear)
    assert not any(topic in answered.text for topic in library.answers if "_" in topic)


async def test_the_first_miss_is_honest_and_shows_the_subjects(talk: Talk, library: Library) -> None:
    missed = await talk.says(OUTSIDE)
    assert (missed.outcome, missed.intent) == ("miss", None)
    assert missed.text == library.phrasebook.of(MissPhrases).first.plain
    assert missed.labels == tuple(shelf.title for shelf in library.categories)


async def test_the_second_miss_in_a_row_says_something_else_and_offers_the_check(talk: Talk, library: Library) -> None:
    await talk.says(OUTSIDE)
    for text in ("wibzit florble", OUTSIDE):
        again = await talk.says(text)
        assert again.text == library.phrasebook.of(MissPhrases).again.plain
        assert any(isinstance(button.action, StartCheck) for button in again.reply.buttons)


@pytest.mark.parametrize("between", [CLEAR, "hello", "thank you"])
async def test_anything_understood_ends_a_row_of_misses(talk: Talk, library: Library, between: str) -> None:
    await talk.says(OUTSIDE)
    await talk.says(between)
    assert (await talk.says(OUTSIDE)).text == library.phrasebook.of(MissPhrases).first.plain


async def test_what_cannot_be_read_is_said_so(talk: Talk, library: Library) -> None:
    phrases = library.phrasebook.of(UnreadablePhrases)
    said = {"sticker": phrases.sticker, "voice": phrases.voice, "photo": phrases.photo, "other": phrases.other}
    for kind, text in said.items():
        answered = await talk.sends(kind)
        assert answered.outcome == "miss"
        assert answered.text == text.plain


async def test_an_edit_is_not_a_new_question(talk: Talk) -> None:
    await talk.says(CLEAR)
    assert (await talk.says(OUTSIDE, edited=True)).decision.reply is None
    assert (await talk.commands("why")).text.count("shake") > 0


@pytest.mark.parametrize("text", ["", "   ", "🦵", "???", "."])
async def test_nothing_to_read_is_a_miss_and_no_error(talk: Talk, text: str) -> None:
    assert (await talk.says(text)).outcome == "miss"


async def test_every_title_of_the_topics_can_be_typed(talk: Talk, library: Library) -> None:
    unanswered = {}
    for shelf in library.categories:
        for topic in shelf.topics:
            answered = await talk.says(library.title(topic))
            talk.waits(11)
            if answered.outcome not in {"answer", "clarify", "checklist"}:
                unanswered[topic] = answered.outcome
    assert unanswered == {}


class TestAComplaintWithoutAQuestion:
    """Where nothing fits, who tells of cramps or of shaking is offered what most people want to know of it."""

    @pytest.mark.parametrize(
        "said",
        [
            "I am pregnant and my hamstring cramps",
            "pregnant with leg cramps, what helps",
            "my calves cramp terribly every single night",
        ],
    )
    async def test_is_answered_with_titles_of_that_complaint(self, talk: Talk, library: Library, said: str) -> None:
        answered = await talk.says(said)
        offered = [one.action.topic for one in answered.reply.buttons if isinstance(one.action, PickAnswer)]
        assert offered == list(library.training.bare_words["cramp"])
        assert any(isinstance(one.action, StartCheck) for one in answered.reply.buttons)

    async def test_makes_what_follows_about_it(self, talk: Talk) -> None:
        await talk.says("my calves cramp terribly every single night")
        assert (await talk.says("what helps")).intent == "cramp_relief"

    async def test_that_nobody_has_is_none(self, talk: Talk) -> None:
        answered = await talk.says("the word cramp on a crossword, five letters")
        assert not any(
            isinstance(one.action, PickAnswer) and one.action.topic == "cramp_relief" for one in answered.reply.buttons
        )

    def test_has_titles_for_each_check(self, library: Library) -> None:
        assert all(check in library.training.bare_words for check in library.checks.lists)

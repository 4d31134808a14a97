"""Taps: in place or in a new message, and what a stale or forged one gets."""

from __future__ import annotations

import pytest

from bot.domain.actions import (
    Action,
    BrowseTopics,
    NoneOfThese,
    PickAnswer,
    ShowAnswer,
    ShowLess,
    ShowMarks,
    ShowMore,
)
from bot.domain.library import Library
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.explain import ExplainPhrases
from tests.support.talk import Talk

TOPIC = "shaking_causes"


@pytest.mark.parametrize(
    ("action", "in_place"),
    [
        (ShowAnswer(TOPIC), False),
        (PickAnswer(TOPIC), True),
        (ShowMore(TOPIC), True),
        (ShowLess(TOPIC), True),
        (BrowseTopics(), True),
        (BrowseTopics("stretching"), True),
        (NoneOfThese(), True),
        (ShowMarks(), False),
    ],
)
async def test_in_place_or_below(talk: Talk, action: Action, in_place: bool) -> None:
    assert (await talk.presses(action)).reply.in_place is in_place


async def test_more_and_less_are_each_others_way_back(talk: Talk, library: Library) -> None:
    folded = await talk.presses(ShowAnswer(TOPIC))
    unfolded = await talk.taps(library.phrasebook.of(AnswerPhrases).more)
    assert unfolded.text.startswith(library.answers[TOPIC].short.plain)
    assert library.answers[TOPIC].more.plain in unfolded.text
    again = await talk.taps(library.phrasebook.of(AnswerPhrases).less)
    assert (again.text, again.labels) == (folded.text, folded.labels)


async def test_an_answer_that_has_nothing_more_has_no_button_for_it(talk: Talk, library: Library) -> None:
    for topic, answer in library.answers.items():
        labels = (await talk.presses(ShowAnswer(topic))).labels
        assert (library.phrasebook.of(AnswerPhrases).more in labels) is bool(answer.more)


@pytest.mark.parametrize("kind", [ShowAnswer, PickAnswer, ShowMore, ShowLess])
async def test_a_topic_that_is_gone(
    talk: Talk, library: Library, kind: type[ShowAnswer] | type[PickAnswer] | type[ShowMore] | type[ShowLess]
) -> None:
    answered = await talk.presses(kind("taken_out_last_year"))
    assert answered.outcome == "miss"
    assert answered.text == library.phrasebook.of(AnswerPhrases).stale_button.plain
    assert answered.labels == (library.phrasebook.of(ButtonPhrases).topics,)


async def test_data_that_means_nothing(talk: Talk, library: Library) -> None:
    assert (await talk.presses(None)).text == library.phrasebook.of(AnswerPhrases).stale_button.plain


async def test_a_stale_button_does_not_end_the_conversation(talk: Talk, library: Library) -> None:
    await talk.says("why does my leg shake when I stretch?")
    await talk.presses(None)
    assert library.title(TOPIC) in (await talk.commands("why")).text


async def test_a_category_that_is_gone_shows_them_all(talk: Talk, library: Library) -> None:
    assert (await talk.presses(BrowseTopics("gone"))).labels == tuple(shelf.title for shelf in library.categories)


async def test_every_shelf_lists_its_topics_and_every_topic_answers(talk: Talk, library: Library) -> None:
    seen = set()
    for shelf in library.categories:
        listed = await talk.presses(BrowseTopics(shelf.id))
        assert listed.labels == (
            *(library.title(topic) for topic in shelf.topics),
            library.phrasebook.of(ButtonPhrases).back,
        )
        for topic in shelf.topics:
            answered = await talk.presses(listed.action(library.title(topic)))
            assert answered.text.startswith(library.answers[topic].short.plain)
            seen.add(topic)
    assert seen == {topic for topic, answer in library.answers.items() if answer.category}


async def test_none_of_these_shows_the_subjects(talk: Talk, library: Library) -> None:
    answered = await talk.presses(NoneOfThese())
    assert answered.outcome == "miss"
    assert answered.labels == tuple(shelf.title for shelf in library.categories)


async def test_a_tap_that_was_answered_can_be_asked_about(talk: Talk, library: Library) -> None:
    await talk.presses(ShowAnswer(TOPIC))
    why = (await talk.commands("why")).text
    assert why.startswith(library.phrasebook.of(ExplainPhrases).picked.fill(title=library.title(TOPIC)).plain)
    assert "%" not in why

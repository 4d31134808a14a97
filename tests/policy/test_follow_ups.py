"""What leans on the last answer counts for ten minutes, and then no more."""

from __future__ import annotations

import pytest

from bot.domain.actions import ShowAnswer, StartCheck
from bot.domain.intents import FollowUpKind
from bot.domain.library import Library
from bot.views.explain import ExplainPhrases
from bot.views.follow_ups import FollowUpPhrases
from bot.views.misses import MissPhrases
from tests.support.talk import Talk

SHAKING = "is it normal that my leg shakes when I stretch?"


async def test_a_follow_up_goes_where_the_answer_says(talk: Talk, library: Library) -> None:
    for topic, answer in library.answers.items():
        for kind, follows in (answer.follow_ups or {}).items():
            await talk.presses(ShowAnswer(topic))
            text = library.training.follow_ups[kind][0]
            answered = await talk.says(text)
            assert answered.intent == follows, f"{text!r} after {topic}"


async def test_where_the_answer_says_nothing_its_category_does(talk: Talk, library: Library) -> None:
    for shelf in library.categories:
        for topic in shelf.topics:
            own = library.answers[topic].follow_ups or {}
            for kind, follows in shelf.follow_ups.items():
                await talk.presses(ShowAnswer(topic))
                answered = await talk.says(library.training.follow_ups[kind][0])
                assert answered.intent == own.get(kind, follows), f"{kind} after {topic}"


async def test_a_sentence_that_is_like_a_known_one_leads_there_too(talk: Talk) -> None:
    await talk.presses(ShowAnswer("cramp_causes"))
    assert (await talk.says("and how long do these usually last for?")).intent == "cramp_relief"
    talk.waits(11)
    assert (await talk.says("and how long do these usually last for?")).outcome != "answer"


@pytest.mark.parametrize(
    ("topic", "said", "follows"),
    [
        ("shaking_normal", "how long should i hold it then", "stretch_hold_time"),
        ("shaking_causes", "how many seconds do i stay there for", "stretch_hold_time"),
        ("shaking_normal", "how long does it last then", "shaking_normal"),
        ("cramp_relief", "how long should i hold it then", "cramp_stretch"),
    ],
)
async def test_how_long_to_hold_it_is_another_question_than_how_long_it_lasts(
    talk: Talk, topic: str, said: str, follows: str
) -> None:
    await talk.presses(ShowAnswer(topic))
    assert (await talk.says(said)).intent == follows


async def test_the_other_leg_stays_with_the_topic_and_offers_its_check(talk: Talk, library: Library) -> None:
    await talk.presses(ShowAnswer("cramp_relief"))
    answered = await talk.says("and the other leg?")
    assert (answered.outcome, answered.intent) == ("answer", "cramp_relief")
    assert answered.text == library.phrasebook.of(FollowUpPhrases).other_leg.plain
    assert answered.reply.buttons[0].action == StartCheck("cramp")


async def test_more_unfolds_the_last_answer(talk: Talk, library: Library) -> None:
    await talk.says(SHAKING)
    answered = await talk.says("tell me more")
    assert library.answers["shaking_normal"].more.plain in answered.text
    assert not answered.reply.in_place


async def test_asking_for_the_source_explains_the_answer(talk: Talk) -> None:
    await talk.says(SHAKING)
    source = await talk.says("where is that from?")
    assert source.text == (await talk.commands("why")).text


@pytest.mark.parametrize("minutes", [0, 9.9])
async def test_within_ten_minutes(talk: Talk, library: Library, minutes: float) -> None:
    await talk.says(SHAKING)
    talk.waits(minutes)
    assert (await talk.says("but why?")).intent == (library.answers["shaking_normal"].follow_ups or {}).get(
        FollowUpKind.WHY
    )


@pytest.mark.parametrize(
    "said", ["ok every other day at 6.30 pm then", "lets say mondays at 7pm then", "right, daily at 8am then"]
)
async def test_when_to_be_reminded_is_a_wish_and_no_follow_up(talk: Talk, said: str) -> None:
    await talk.says("how often should i stretch?")
    assert (await talk.says(said)).intent == "reminder_create"
    await talk.says("how often should i stretch?")
    assert (await talk.says("every day?")).intent != "reminder_create"


async def test_after_ten_minutes_it_stands_alone(talk: Talk, library: Library) -> None:
    await talk.says(SHAKING)
    talk.waits(10.1)
    assert (await talk.commands("why")).text == library.phrasebook.of(ExplainPhrases).nothing.plain
    assert (await talk.says("tell me more")).intent != "shaking_normal"


async def test_every_message_starts_the_ten_minutes_anew(talk: Talk, library: Library) -> None:
    await talk.says(SHAKING)
    for _ in range(3):
        talk.waits(9)
        await talk.commands("sources")
    assert library.title("shaking_normal") in (await talk.commands("why")).text


async def test_misses_are_forgotten_too(talk: Talk, library: Library) -> None:
    await talk.says("florble wibzit")
    talk.waits(11)
    assert (await talk.says("florble wibzit")).text == library.phrasebook.of(MissPhrases).first.plain

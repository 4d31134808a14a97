"""What no intent answers: subjects by their name, reactions, and the repair of a misunderstanding."""

from __future__ import annotations

import pytest

from bot.domain.actions import PickAnswer
from bot.domain.library import Library
from bot.domain.subjects import Aside, NamedSubject
from tests.support.talk import Talk


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("both my calves knot up when I swim", "cramps_elsewhere/calf_cramps"),
        ("naproxen or paracetamol, which one", "medicines_and_diet/painkillers"),
        ("my kneecap grinds on the stairs", "other_complaints/knee_trouble"),
        ("how many grams of creatine a day", "medicines_and_diet/other_supplements"),
        ("is cupping any good for sore hamstrings", "training/cupping"),
        ("can dry needling stop my hamstring cramps", "training/needling"),
        ("stretches for sciatica please", "other_complaints/sciatica_nerves"),
    ],
)
async def test_a_subject_is_named_with_its_nearest_topic(talk: Talk, library: Library, said: str, subject: str) -> None:
    answered = await talk.says(said)
    named = library.subjects[subject]
    assert isinstance(named, NamedSubject)
    assert named.says.plain in answered.text
    assert answered.labels


async def test_a_word_that_no_intent_has_decides_and_its_stem_does_not(talk: Talk) -> None:
    assert (await talk.says("do massage chairs stop a hamstring cramp")).decision.subject == "training/massage_tools"
    assert (await talk.says("I had a cup of water")).intent == "hydration_log"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("is 400 mg of magnesium malate too much?", "Supplements and doses"),
        ("which zinc should I buy", "Supplements and doses: zinc"),
        ("how many kg should I weigh for my height", "Weight, diets and food in general"),
        ("my legs shake going downstairs", "Legs that shake without a stretch"),
        ("naproxen or paracetamol, which one", "Painkillers and creams: naproxen"),
    ],
)
async def test_the_title_has_a_word_of_the_message_only_where_that_names_something(
    talk: Talk, said: str, title: str
) -> None:
    assert (await talk.says(said)).text.splitlines()[0] == title


async def test_pasted_code_is_a_miss_and_names_no_subject(talk: Talk) -> None:
    answered = await talk.says(
        'Traceback (most recent call last):\n  File "main.py", line 3\n    call(dog)\nKeyError: dog'
    )
    assert (answered.outcome, answered.decision.subject) == ("miss", None)


async def test_a_reaction_gets_one_line_that_changes_and_no_menu(talk: Talk, library: Library) -> None:
    aside = library.subjects["reactions/laughing"]
    assert isinstance(aside, Aside)
    first, second = await talk.says("hahaha"), await talk.says("hahaha")
    assert {first.text, second.text} < {line.plain for line in aside.lines}
    assert first.text != second.text
    assert first.labels == second.labels == ()


async def test_a_misunderstanding_is_repaired_with_other_titles(talk: Talk) -> None:
    answer = await talk.says("why does my leg shake when I stretch?")
    repaired = await talk.says("that is not what I asked you")
    picks = [button.action for button in repaired.reply.buttons if isinstance(button.action, PickAnswer)]
    assert 0 < len(picks) <= 2
    assert answer.intent not in [pick.topic for pick in picks]

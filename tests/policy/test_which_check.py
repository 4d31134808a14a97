"""The question which check it should be, and the plain question about danger: both take what people type."""

from __future__ import annotations

import pytest

from bot.domain.actions import CheckStep, StartCheck
from bot.domain.library import Library
from tests.support.talk import Answered, Talk

ASKED = "go through the warning signs with me"
UNCLEAR = "i've cut myself"


def checking(answered: Answered) -> str | None:
    """The id of the check that is gone through."""
    return next((one.action.check for one in answered.reply.buttons if isinstance(one.action, CheckStep)), None)


class TestWhichCheck:
    @pytest.mark.parametrize(
        ("said", "check"),
        [
            ("the shaking one", "shaking"),
            ("cramps", "cramp"),
            ("it's for my leg cramps i think", "cramp"),
            ("the first one", "cramp"),
            ("none of these", "cramp"),
            ("dunno", "cramp"),
        ],
    )
    async def test_begins_with_what_is_typed(self, talk: Talk, said: str, check: str) -> None:
        await talk.says(ASKED)
        assert checking(await talk.says(said)) == check

    @pytest.mark.parametrize("said", ["what do you mean", "yes but only at night", "both of them"])
    async def test_is_asked_again_where_nothing_is_read(self, talk: Talk, said: str) -> None:
        asked = await talk.says(ASKED)
        again = await talk.says(said)
        assert again.text == asked.text
        assert all(isinstance(one.action, StartCheck) for one in again.reply.buttons)

    @pytest.mark.parametrize("said", ["stop", "go back"])
    async def test_is_left(self, talk: Talk, library: Library, said: str) -> None:
        await talk.says(ASKED)
        assert (await talk.says(said)).text == library.checks.cards.stopped.says.plain

    @pytest.mark.parametrize(
        ("said", "intent"),
        [("how should I breathe in a stretch?", "stretch_breathing"), ("why do cramps happen?", None)],
    )
    async def test_holds_no_question_back(self, talk: Talk, said: str, intent: str | None) -> None:
        await talk.says(ASKED)
        answered = await talk.says(said)
        assert answered.outcome == "answer"
        assert intent in (None, answered.intent)

    @pytest.mark.parametrize(
        ("said", "check"),
        [("check my cramps for warning signs", "cramp"), ("check my shaking for warning signs", "shaking")],
    )
    async def test_is_not_asked_where_the_complaint_is_named(self, talk: Talk, said: str, check: str) -> None:
        assert checking(await talk.says(said)) == check


class TestThePlainQuestion:
    @pytest.mark.parametrize(
        "said", ["no i just fell", "it was an accident", "not on purpose", "nothing like that", "i didn't mean to"]
    )
    async def test_takes_that_it_was_not_meant(self, talk: Talk, library: Library, said: str) -> None:
        await talk.says(UNCLEAR)
        answered = await talk.says(said)
        cards, numbers = library.checks.cards, library.emergency_numbers
        assert answered.text == cards.taken_back_crisis.says.fill(numbers=numbers, lines=library.crisis_lines).plain
        assert answered.decision.conversation.signs is None

    @pytest.mark.parametrize("said", ["on purpose", "it was no accident", "yes", "i wanted to"])
    async def test_takes_that_it_was(self, talk: Talk, library: Library, said: str) -> None:
        await talk.says(UNCLEAR)
        answered = await talk.says(said)
        cards, numbers = library.checks.cards, library.emergency_numbers
        assert answered.text == cards.crisis.says.fill(numbers=numbers, lines=library.crisis_lines).plain

    async def test_only_where_it_was_asked(self, talk: Talk) -> None:
        assert (await talk.says("on purpose")).outcome != "emergency"


async def test_after_an_emergency_a_milder_sign_asks_nothing(talk: Talk, library: Library) -> None:
    await talk.says("my chest hurts badly and my arm is going dead")
    still = library.checks.cards.still_emergency.says.fill(numbers=library.emergency_numbers).plain
    for said in ("my calf is swollen and hot too", "he ate maybe twenty"):
        assert (await talk.says(said)).text == still


@pytest.mark.parametrize(
    "said", ["sorry wrong chat", "that was my dog's toy, not my thigh", "autocorrect! nothing popped"]
)
async def test_a_sign_that_was_not_meant_for_hammy_is_taken_back(talk: Talk, library: Library, said: str) -> None:
    await talk.says("something snapped in my thigh")
    answered = await talk.says(said)
    assert answered.text == library.checks.cards.taken_back.says.plain
    assert answered.decision.conversation.signs is None


@pytest.mark.parametrize("said", ["nothing is broken though", "i meant my left leg", "not me, my dad"])
async def test_one_that_is_only_put_right_stands(talk: Talk, said: str) -> None:
    await talk.says("something snapped in my thigh")
    assert (await talk.says(said)).decision.conversation.signs is not None

"""While a question is open: a typed text is its answer, but a warning sign comes first, and an edit answers nothing."""

from __future__ import annotations

import pytest
from whenever import Time

from bot.domain.conversation import Outcome, ReminderHold
from bot.domain.drafts import Draft
from bot.domain.library import Library
from tests.flows.people import Guest

ASKS_FOR_TIMES = "remind me to stretch every day"


async def opened(guest: Guest) -> Draft:
    """The question that is open after a reminder without a time was asked for."""
    await guest.says(ASKS_FOR_TIMES)
    draft = await guest.draft()
    assert draft is not None
    assert draft.awaiting is not None
    return draft


async def times(guest: Guest) -> tuple[Time, ...]:
    """The times of the reminder that is being made."""
    draft = await guest.draft()
    assert draft is not None
    assert draft.request is not None
    return draft.request.times


async def test_a_typed_time_is_the_answer(ada: Guest) -> None:
    await opened(ada)
    decision = await ada.says("at 8am")
    assert decision.outcome is Outcome.ACTION
    assert await times(ada) == (Time(8),)


async def test_an_edited_one_is_not(ada: Guest) -> None:
    before = await opened(ada)
    decision = await ada.says("at 8am", edited=True)
    assert (decision.outcome, decision.reply) == (Outcome.MISS, None)
    assert await ada.draft() == before


@pytest.mark.parametrize(
    ("said", "outcome", "hold"),
    [
        ("8am, and I have chest pain", Outcome.EMERGENCY, ReminderHold.ALL),
        ("8am, and I want to die", Outcome.EMERGENCY, ReminderHold.ALL),
        ("8am, my calf is swollen and hot", Outcome.URGENT, ReminderHold.STRETCHES),
        ("8am, I feel dizzy", Outcome.CHECKLIST, None),
    ],
)
async def test_a_sign_comes_before_any_answer(
    ada: Guest, said: str, outcome: Outcome, hold: ReminderHold | None
) -> None:
    before = await opened(ada)
    decision = await ada.says(said)
    assert (decision.outcome, decision.hold) == (outcome, hold)
    assert await ada.draft() == before


async def test_a_milder_sign_is_told_and_the_question_stays_open(ada: Guest, library: Library) -> None:
    before = await opened(ada)
    await ada.says("my foot goes numb")
    assert library.checks.cards.flag_line.says.plain in ada.text
    assert await ada.draft() == before

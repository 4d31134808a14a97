"""While a question is open: a typed text is its answer, but a warning sign comes first, and an edit answers nothing."""

from __future__ import annotations

import pytest
from whenever import Time

from bot.domain.conversation import Outcome, ReminderHold
from bot.domain.drafts import Awaiting, Draft
from bot.domain.library import Library
from bot.domain.schedules import WEEKDAYS, Window
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


@pytest.mark.parametrize("asking", ["remind me to stretch at 8", "remind me to stretch", "stretch every 2 hours"])
async def test_days_that_are_named_meanwhile_are_kept_and_the_question_comes_again(ada: Guest, asking: str) -> None:
    await ada.says(asking)
    before = await ada.draft()
    await ada.says("actually weekdays only")
    draft = await ada.draft()
    assert before is not None
    assert draft is not None
    assert draft.request is not None
    assert (draft.number, draft.request.days) == (before.number, WEEKDAYS)


async def test_a_half_of_the_day_that_sounds_like_a_question_is_the_answer(ada: Guest) -> None:
    await ada.says("stretch on mondays at 8 and 11")
    await ada.says("in the evening")
    assert await times(ada) == (Time(20), Time(23))


async def test_a_question_about_the_evening_is_none(ada: Guest) -> None:
    await ada.says("stretch on mondays at 8 and 11")
    await ada.says("why does it shake more in the evening")
    draft = await ada.draft()
    assert draft is not None
    assert draft.awaiting is Awaiting.HALF_DAY


@pytest.mark.parametrize("words", ["save", "ok save it", "yes", "zxcv"])
async def test_what_answers_nothing_has_the_question_again_with_its_buttons(ada: Guest, words: str) -> None:
    await ada.says("remind me to stretch tomorrow at 7")
    asked = ada.text
    await ada.says(words)
    assert ada.text.endswith(asked)
    assert ada.last is not None
    assert {"07:00", "19:00"} <= set(ada.last.labels)


async def test_a_whole_wish_takes_the_place_of_what_had_something_open(ada: Guest) -> None:
    await ada.says("remind me in 20")
    await ada.says("remind me in 20 minutes to drink")
    draft = await ada.draft()
    assert draft is not None
    assert draft.request is not None
    assert (draft.awaiting, draft.request.in_minutes) == (Awaiting.PREVIEW, 20)


@pytest.mark.parametrize("words", ["water", "the water one", "stretching please", "drinking"])
async def test_the_name_of_a_kind_is_the_answer_to_what_it_is_about(ada: Guest, words: str) -> None:
    await ada.says("remind me at noon")
    await ada.says(words)
    draft = await ada.draft()
    assert draft is not None
    assert draft.awaiting is Awaiting.PREVIEW


async def test_a_drink_is_logged_whatever_is_asked(ada: Guest) -> None:
    await ada.says("remind me at noon")
    await ada.says("drank 300 ml water")
    assert "300 ml" in ada.text


@pytest.mark.parametrize(
    ("words", "until"),
    [("8 till 8", Time(20)), ("8 until 8", Time(20)), ("from 8 till 6", Time(18)), ("8 to 4", Time(16))],
)
async def test_a_window_is_the_answer_however_its_end_is_said(ada: Guest, words: str, until: Time) -> None:
    await ada.says("remind me to drink every 2 hours", words)
    draft = await ada.draft()
    assert draft is not None
    assert draft.request is not None
    assert draft.request.window == Window(Time(8), until)


@pytest.mark.parametrize("text", ["no that's wrong", "that's not right", "not what I meant", "back"])
async def test_what_is_wrong_below_a_preview_is_asked(ada: Guest, text: str) -> None:
    await ada.says(f"{ASKS_FOR_TIMES} at 8am", text)
    assert ada.text == "What would you like to change?"
    await ada.says("10am")
    assert await times(ada) == (Time(10),)


async def test_what_is_right_is_saved(ada: Guest) -> None:
    await ada.says(f"{ASKS_FOR_TIMES} at 8am", "that's right")
    assert len((await ada.record()).reminders) == 1


async def test_back_goes_to_the_first_question_and_then_out(ada: Guest) -> None:
    await opened(ada)
    await ada.says("back")
    draft = await ada.draft()
    assert draft is not None
    assert draft.awaiting is Awaiting.KIND
    await ada.says("back")
    assert await ada.draft() is None


@pytest.mark.parametrize("text", ["no that's wrong, I meant water", "that's not right, it should be water"])
async def test_what_is_wrong_may_be_said_with_what_is_meant(ada: Guest, text: str) -> None:
    await ada.says(f"{ASKS_FOR_TIMES} at 8am", text)
    draft = await ada.draft()
    assert draft is not None
    assert draft.request is not None
    assert (draft.request.kind, draft.request.times) == ("hydration", (Time(8),))

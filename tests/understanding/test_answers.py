"""What was asked for, among other words."""

from __future__ import annotations

import pytest
from whenever import Instant, Time

from bot.domain.amounts import Amount
from bot.domain.drafts import Awaiting
from bot.domain.intents import ShortReply
from bot.domain.schedules import Window
from bot.domain.typed_answers import TypedAnswer
from tests.support.readers import readers

NOW = Instant.from_utc(2026, 12, 2, 9)


def read(awaiting: Awaiting, text: str, word: ShortReply | None = None) -> TypedAnswer | None:
    """The text as the answer."""
    return readers().answers.read(awaiting, text, word, "Europe/Berlin", NOW)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("from when i get up at 7 till i go to bed at 10", Window(Time(7), Time(22))),
        ("bed at 10, up at 6", Window(Time(6), Time(22))),
        ("from breakfast till dinner", Window(Time(8), Time(19))),
        ("all day", Window(Time(8), Time(20))),
        ("during office hours please", Window(Time(9), Time(17))),
    ],
)
def test_a_day_is_told_by_what_begins_and_ends_it(text: str, window: Window) -> None:
    answer = read(Awaiting.WINDOW, text)
    assert answer is not None
    assert answer.request is not None
    assert answer.request.window == window


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("half past eight works", Time(8, 30)),
        ("I have my breakfast at 8", Time(8)),
        ("fine, 9 in the evening then", Time(21)),
    ],
)
def test_a_time_is_taken_from_among_other_words(text: str, time: Time) -> None:
    answer = read(Awaiting.TIME, text)
    assert answer is not None
    assert answer.request is not None
    assert answer.request.times == (time,)


@pytest.mark.parametrize(
    ("awaiting", "text"),
    [
        (Awaiting.TIME, "i have 3 kids and 2 dogs"),
        (Awaiting.WINDOW, "i have 3 kids and 2 dogs"),
        (Awaiting.TIME, "well, he did that at half past 8"),
        (Awaiting.TIME, "is it good to stretch at 8?"),
        (Awaiting.PREVIEW, "my sister gets home at 9 in the evening"),
    ],
)
def test_a_number_a_report_and_a_question_are_no_answer(awaiting: Awaiting, text: str) -> None:
    assert read(awaiting, text) is None


@pytest.mark.parametrize("text", ["gimme a moment", "sec, brb", "hold on, my boss is calling", "let me think"])
def test_who_wants_a_moment_waits(text: str) -> None:
    assert read(Awaiting.TIME, text) == TypedAnswer(waits=True)


@pytest.mark.parametrize("text", ["hold on, make it 9", "wait, 8pm"])
def test_who_goes_on_does_not(text: str) -> None:
    answer = read(Awaiting.TIME, text)
    assert answer is not None
    assert not answer.waits


def test_what_is_left_to_hammy_is_known() -> None:
    assert read(Awaiting.TIME, "dunno, whatever time is good") == TypedAnswer(undecided=True)
    assert read(Awaiting.TIME, "any time after 8pm") != TypedAnswer(undecided=True)


def test_a_reason_may_stand_behind_what_drops_it() -> None:
    assert read(Awaiting.TIME, "forget about it, i have pilates then") == TypedAnswer(word=ShortReply.STOP)
    answer = read(Awaiting.PREVIEW, "forget it, make it 9")
    assert answer is not None
    assert answer.word is None


@pytest.mark.parametrize(
    ("text", "size", "more"),
    [
        ("200 ml, and a bottle of 500", Amount(ml=200), Amount(ml=500)),
        ("750 ml and then another 250", Amount(ml=750), Amount(ml=250)),
        ("300 plus a glass", Amount(ml=300), Amount(glasses=1)),
        ("it's a 700 one", Amount(ml=700), None),
        ("1 litre and a half", Amount(ml=1500), None),
    ],
)
def test_beside_the_size_of_a_bottle_more_may_be_told(text: str, size: Amount, more: Amount | None) -> None:
    assert read(Awaiting.BOTTLE, text) == TypedAnswer(amount=size, more=more)

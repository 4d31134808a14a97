"""What a text says to a nudge."""

from __future__ import annotations

import time

import pytest
from whenever import Instant, TimeDelta

from bot.domain.intents import ShortReply
from bot.domain.nudge_replies import NudgeReply, NudgeWord
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.readers import readers

NOON = Instant.from_utc(2026, 3, 2, 12)
BERLIN = "Europe/Berlin"


def read(text: str, short: ShortReply | None = None) -> NudgeReply | None:
    """The answer of a text."""
    return readers().nudges.read(text, short)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Done, thank you!", NudgeWord.DONE),
        ("ok I did it", NudgeWord.DONE),
        ("later please", NudgeWord.LATER),
        ("no, not now", NudgeWord.LATER),
        ("20 min", NudgeWord.LATER),
        ("Snooze for an hour and a half", NudgeWord.LATER),
        ("remind me again at 5pm", NudgeWord.LATER),
        ("this evening please", NudgeWord.EVENING),
        ("skip this one", NudgeWord.SKIP),
        ("I can't today, sorry", NudgeWord.BUSY),
        ("so tired, skip it", NudgeWord.BUSY),
        ("it hurts", NudgeWord.HURTING),
        ("done for today, it hurts too much", NudgeWord.HURTING),
        ("please stop these", NudgeWord.STOP),
    ],
)
def test_words_stand_for_buttons(text: str, word: NudgeWord) -> None:
    assert read(text) == NudgeReply(word)


def test_a_kind_may_be_named() -> None:
    assert read("done stretching") == NudgeReply(NudgeWord.DONE, STRETCHING)
    assert read("skip the water") == NudgeReply(NudgeWord.SKIP, DRINKING)
    assert read("skip the water and the stretches") is None


def test_a_bare_yes_or_no_is_an_answer_and_no_other_short_reply() -> None:
    assert read("yes", ShortReply.YES) == NudgeReply(NudgeWord.DONE)
    assert read("no", ShortReply.NO) == NudgeReply(NudgeWord.SKIP)
    assert read("back", ShortReply.BACK) is None


@pytest.mark.parametrize(
    "text",
    [
        "is it done?",
        "why does it hurt",
        "not done",
        "my head hurts",
        "remind me to stretch at 5pm",
        "remind me every day at 8",
        "stop my reminders",
        "I drank 300 ml",
        "ok thanks",
        "already",
        "3",
        "",
        "done " * 40,
    ],
)
def test_anything_else_is_no_answer(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("snooze twenty minutes", 20),
        ("in half an hour", 30),
        ("1 hour 20 minutes", 80),
        ("later, in 5 min", 5),
        ("until 5", 240),
        ("at 14:30", 90),
    ],
)
def test_any_length_or_time_is_when_it_comes_again(text: str, minutes: int) -> None:
    assert readers().nudges.read_again(text, BERLIN, NOON) == NOON + TimeDelta(minutes=minutes)


@pytest.mark.parametrize("text", ["later", "for 3 days", "snooze"])
def test_no_length_and_one_of_days_is_none(text: str) -> None:
    assert readers().nudges.read_again(text, BERLIN, NOON) is None


@pytest.mark.parametrize("words", ["i have done it ", "so tired ", "in an hour ", "i'm too sore "])
def test_a_text_made_to_be_slow_is_not(words: str) -> None:
    text = (words * 80)[:78] + " x"
    before = time.thread_time()  # what other processes take does not count
    read(text)
    assert time.thread_time() - before < 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("just did both legs", NudgeWord.DONE),
        ("yep just finished both sides", NudgeWord.DONE),
        ("all stretched out now", NudgeWord.DONE),
        ("finished the whole routine", NudgeWord.DONE),
        ("yes all three sets done", NudgeWord.DONE),
        ("gonna pass on this one", NudgeWord.SKIP),
        ("nah, sitting this one out", NudgeWord.SKIP),
        ("can't, I'm on a train all day", NudgeWord.BUSY),
        ("having a day off today", NudgeWord.BUSY),
        ("not happening today", NudgeWord.BUSY),
        ("stuck in traffic", NudgeWord.BUSY),
        ("maybe after lunch", NudgeWord.LATER),
        ("in 45", NudgeWord.LATER),
        ("busy rn, 2 hours?", NudgeWord.LATER),
        ("could you ask in 2 hours?", NudgeWord.LATER),
        ("once the meeting is over", NudgeWord.LATER),
        ("push it back by half an hour", NudgeWord.LATER),
    ],
)
def test_more_ways_to_say_it(text: str, word: NudgeWord) -> None:
    reply = read(text)
    assert reply is not None
    assert reply.word is word


@pytest.mark.parametrize(
    "text", ["my leg hurts, why?", "how long, 30 seconds?", "left leg cramped", "can you stretch cold?"]
)
def test_questions_and_complaints_are_no_answers(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("legs are sore from football, i'll leave it today", NudgeWord.SKIP),
        ("i'm back from the zoo at 6pm, remind me then", NudgeWord.LATER),
        ("the dentist was awful so not today", NudgeWord.BUSY),
    ],
)
def test_one_clause_may_answer_and_another_say_why(text: str, word: NudgeWord) -> None:
    assert read(text) == NudgeReply(word, beside=True)


@pytest.mark.parametrize("text", ["not today, what helps against cramps", "the dentist was awful"])
def test_a_question_beside_it_or_a_story_alone_is_no_answer(text: str) -> None:
    assert read(text) is None


def test_then_is_the_time_that_was_named_before() -> None:
    again = readers().nudges.read_again("i'm back from the zoo at 6pm, remind me then", BERLIN, NOON)
    assert again == Instant.from_utc(2026, 3, 2, 17)
    assert readers().nudges.read_again("i was up at 6pm, remind me later", BERLIN, NOON) is None


def test_what_is_not_to_be_skipped_comes_again() -> None:
    assert read("actually don't skip it, in 20 minutes") == NudgeReply(NudgeWord.LATER)

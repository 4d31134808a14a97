"""Whatever a message does to one reader, the warning signs in it stand, and the log says no word of it."""

from __future__ import annotations

import sys

import pytest

from bot.assistant import Assistant
from bot.domain.red_flags import Response
from bot.understanding.cancelling import CancelReader
from bot.understanding.drinks import DrinkReader
from bot.understanding.languages import LanguageReader
from bot.understanding.questions import QuestionReader
from bot.understanding.ranking import IntentRanker
from bot.understanding.red_flags.screen import RedFlagScreen
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.short_replies import FollowUps, ShortReplies
from bot.understanding.understander import Understander
from bot.understanding.withdrawing import WithdrawalReader
from tests.support.readers import words

EMERGENCY = "I cannot feel my legs and I wet myself"
LATER_READERS = (
    (ShortReplies, "read"),
    (IntentRanker, "rank"),
    (ScheduleReader, "read"),
    (QuestionReader, "is_question"),
    (QuestionReader, "leans_on_context"),
    (FollowUps, "read"),
    (RedFlagScreen, "looks_like_symptom"),
    (RedFlagScreen, "pieces"),
    (DrinkReader, "read"),
    (CancelReader, "read"),
    (WithdrawalReader, "read"),
    (LanguageReader, "read"),
)
DIGITS = tuple(char for char in map(chr, range(128, sys.maxunicode)) if char.isdigit())


def _stumbles(*_: object, **__: object) -> None:
    raise ValueError(EMERGENCY)


@pytest.fixture
def understander(assistant: Assistant) -> Understander:
    return assistant.understander


@pytest.mark.parametrize(("reader", "method"), LATER_READERS)
def test_a_reader_that_stumbles_costs_nobody_the_card(
    understander: Understander, reader: type, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, method, _stumbles)
    understood = understander.understand(EMERGENCY, "cramp_relief", ("calf",))
    assert understood.response is Response.EMERGENCY_CARD
    assert all(line.startswith("ValueError in _stumbles:") for line in understood.failed)


def test_it_says_where_it_was(understander: Understander, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DrinkReader, "read", _stumbles)
    understood = understander.understand("i drank two glasses")
    assert understood.drink is None
    (line,) = understood.failed
    assert line.startswith("ValueError in _stumbles:")


@pytest.mark.parametrize(
    "place", ["{}", "{} " + EMERGENCY, "remind me to stretch at {}", "drank {} glasses", "a{}b {}/{}"]
)
def test_digits_of_all_the_world_stop_no_reader(understander: Understander, place: str) -> None:
    for digit in (*DIGITS[::7], "❷", "❶", "፰"):
        understood = understander.understand(place.replace("{}", digit))
        assert (EMERGENCY in place) == (understood.response is Response.EMERGENCY_CARD), digit
        assert not understood.failed, digit


@pytest.mark.parametrize(("typed", "read"), [("❷", "2"), ("፰", "8"), ("٣", "3"), ("⓿", "0")])
def test_a_digit_is_read_whatever_its_script(typed: str, read: str) -> None:
    assert words(typed) == [read]

"""Whatever of a time stands behind a whole wish changes what is read, or is named; and nothing else is named."""

from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.schedule_form import whole_form_of
from tests.support.readers import read_schedule, readers

WISHES = (
    "stretch daily at 8pm",
    "drink water every 2 hours from 9am to 5pm",
    "remind me to stretch tomorrow at 6pm",
    "stretch every other day at 8pm",
    "stretch on the 1st of every month at 9am",
)
OF_TIMES = (
    "and at 7am",
    "or 10pm",
    "but not at 9",
    "until friday",
    "till late",
    "for 3 weeks",
    "for half an hour",
    "for the summer",
    "starting in june",
    "as of 1 july",
    "except holidays",
    "except the first week",
    "not this friday",
    "not next monday",
    "not in winter",
    "only on odd days",
    "10 times in total",
    "twice a month",
    "on weekends",
    "and the last friday",
    "and every third day",
    "and at night",
    "and before bed",
    "and at lunch",
    "after 3pm",
    "no later than 7",
    "next month",
    "in may and june",
    "during ramadan",
    "on bank holidays",
    "on payday",
    "when it rains",
    "unless i cancel",
    "while travelling",
    "10 minutes before",
    "gmt+1",
    "and again 10 minutes later",
    "and in 3 days",
    "from 10 to 12",
    "mon-wed",
    "the day after tomorrow",
    "this weekend",
    "yearly",
    "sometimes",
    "since monday",
    "around the clock",
    "every few days",
    "in week 3",
    "in q3",
    "at 13pm",
    "8:75",
)
OF_NOTHING = (
    "please",
    "sharp",
    "thanks a lot",
    "forever",
    "until further notice",
    "after work",
    "if possible",
    "so that i sleep",
    "since i forget",
    "for my hamstrings",
    "have a nice day",
    "my legs are bad in the morning and at night",
)


def read(text: str) -> dict[str, Any] | None:
    return whole_form_of(readers().pairs.read(text, read_schedule(text)) or read_schedule(text))


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("words", OF_TIMES)
def test_no_words_of_a_time_are_lost(wish: str, words: str) -> None:
    assert read(f"{wish} {words}") != read(wish)


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("words", OF_NOTHING)
def test_no_other_words_are_named(wish: str, words: str) -> None:
    assert (read(f"{wish}, {words}") or {}).get("left_out") is None


@pytest.mark.parametrize(("wish", "named"), [("stretch daily at 8pm", False), ("stretch daily at 6pm", True)])
def test_before_bed_is_the_night_and_is_named_beside_another_part_of_the_day(wish: str, named: bool) -> None:
    assert ((read(f"{wish}, before bed") or {}).get("left_out") is not None) is named

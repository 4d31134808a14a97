"""A time to come in which nobody is there."""

from __future__ import annotations

import pytest

from bot.domain.away import Away
from bot.domain.said_days import DateOf, OnceDay, PeriodDay
from tests.support.readers import readers


def read(text: str) -> Away | None:
    """The time that a text tells of."""
    return readers().absences.read(text)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("i'm on holiday next week", Away(PeriodDay.NEXT_WEEK, days=7)),
        ("we are away from the 7th to the 14th", Away(DateOf(7), DateOf(14))),
        ("off skiing from friday till monday, hold the reminders", Away(OnceDay.FRI, OnceDay.MON, through=False)),
        ("nothing from friday to sunday please", Away(OnceDay.FRI, OnceDay.SUN)),
        ("on vacation from monday for 2 weeks", Away(OnceDay.MON, days=14)),
        ("i'm away on friday", Away(OnceDay.FRI)),
        ("i'm off to my mums till sunday, don't bug me", Away(None)),
        ("travelling for 3 days, no reminders please", Away(None)),
    ],
)
def test_the_days_are_read(text: str, away: Away) -> None:
    assert read(text) == away


@pytest.mark.parametrize(
    "text",
    [
        "pause my reminders until friday",  # begins now
        "i'm on holiday until monday",
        "i'm off to my mums till sunday",
        "travelling, don't message me",
        "i'm away, no reminders from friday",
        "pause everything from today till friday",
        "should i stretch on holiday next week",
        "i'm on holiday next week, right?",
        "i'm away every friday",
        "i was on holiday last week",
        "i'm back on monday",
        "remind me to stretch from monday to friday",
        "no stretch tomorrow",  # one day that names a reminder is a skip
    ],
)
def test_what_begins_now_or_is_no_absence_is_not(text: str) -> None:
    assert read(text) is None

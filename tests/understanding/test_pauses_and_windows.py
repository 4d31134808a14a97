"""Windows between two times of day, and the ends of pauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whenever import Instant, Time, ZonedDateTime

from bot.domain.profile import UNTIL_RESUMED
from bot.domain.schedules import Window
from tests.support.readers import read_pause, read_window

BERLIN = "Europe/Berlin"
FRIDAY = ZonedDateTime(2026, 11, 20, 14, 30, tz=BERLIN).to_instant()


def window(start: str, until: str) -> Window:
    return Window(Time.parse_iso(start), Time.parse_iso(until))


def pause(text: str, now: Instant = FRIDAY) -> str | None:
    until = read_pause(text, BERLIN, now)
    return until.to_tz(BERLIN).to_plain().format_iso(unit="minute") if until is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10pm to 7am", window("22:00", "07:00")),
        ("22-7", window("22:00", "07:00")),
        ("from 22:00 until 07:30", window("22:00", "07:30")),
        ("2200-0700", window("22:00", "07:00")),
        ("10:30pm-6:15am", window("22:30", "06:15")),
        ("9 to 5", window("09:00", "17:00")),
        ("9 to 5pm", window("09:00", "17:00")),
        ("10 to 7am", window("22:00", "07:00")),
        ("8 to 8", window("08:00", "20:00")),
        ("2 to 6", window("14:00", "18:00")),
        ("between 9 and 17", window("09:00", "17:00")),
        ("noon till midnight", window("12:00", "00:00")),
        ("10 at night to 7 in the morning", window("22:00", "07:00")),
        ("half past nine to quarter to six", window("09:30", "17:45")),
        ("quiet from ten pm to seven am please", window("22:00", "07:00")),
        ("every 2 hours from 9 to 5", window("09:00", "17:00")),
        ("22h - 7h30", window("22:00", "07:30")),
    ],
)
def test_a_window_is_read(text: str, expected: Window) -> None:
    assert read_window(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 to 7", window("22:00", "07:00")),
        ("11 to 6", window("23:00", "06:00")),
        ("12 to 8", window("00:00", "08:00")),
        ("22-7", window("22:00", "07:00")),
        ("1pm to 3pm", window("13:00", "15:00")),
    ],
)
def test_bare_hours_of_quiet_are_of_the_night(text: str, expected: Window) -> None:
    assert read_window(text, at_night=True) == expected


def test_a_window_without_length_is_read_as_such() -> None:
    found = read_window("6pm to 6pm")

    assert found is not None
    assert found.minutes == 0


@pytest.mark.parametrize(
    "text", ["", "22:00", "25:00 to 7", "13pm to 2pm", "from monday to friday", "8 till late", "2 to 3 glasses", "9 5"]
)
def test_what_is_no_window(text: str) -> None:
    assert read_window(text) is None


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("2 hours", "2026-11-20T16:30"),
        ("an hour and a half", "2026-11-20T16:00"),
        ("30m", "2026-11-20T15:00"),
        ("for 3 days", "2026-11-23T14:30"),
        ("pause my reminders for a week", "2026-11-27T14:30"),
        ("a couple of days", "2026-11-22T14:30"),
        ("a month", "2026-12-20T14:30"),
        ("pause my 8am stretch for 2 days", "2026-11-22T14:30"),
        ("mute you for today", "2026-11-21T00:00"),
        ("i'm ill, stop nudging me this week", "2026-11-23T00:00"),
        ("over the weekend", "2026-11-23T00:00"),
        ("until tomorrow", "2026-11-21T00:00"),
        ("until tomorrow morning", "2026-11-21T06:00"),
        ("until friday", "2026-11-27T00:00"),
        ("until friday 6pm", "2026-11-20T18:00"),
        ("no reminders till monday", "2026-11-23T00:00"),
        ("until monday at 9", "2026-11-23T09:00"),
        ("through sunday", "2026-11-23T00:00"),
        ("until next week", "2026-11-23T00:00"),
        ("until the end of next week", "2026-11-30T00:00"),
        ("till 6pm", "2026-11-20T18:00"),
        ("until 6", "2026-11-20T18:00"),
        ("until 9", "2026-11-20T21:00"),
        ("until noon", "2026-11-21T12:00"),
        ("until 24 december", "2026-12-24T00:00"),
        ("until december 24th at 8pm", "2026-12-24T20:00"),
        ("until 24.12.", "2026-12-24T00:00"),
        ("until 12/24", "2026-12-24T00:00"),
        ("until 2026-12-24", "2026-12-24T00:00"),
        ("until the 5th", "2026-12-05T00:00"),
        ("until january", "2027-01-01T00:00"),
        ("monday", "2026-11-23T00:00"),
    ],
)
def test_the_end_of_a_pause_is_read(text: str, until: str) -> None:
    assert pause(text) == until


@pytest.mark.parametrize(
    "text", ["forever", "until I say", "until further notice", "pause for now", "until i'm better", "indefinitely"]
)
def test_a_pause_without_an_end(text: str) -> None:
    assert read_pause(text, BERLIN, FRIDAY) == UNTIL_RESUMED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pause",
        "pause the monday one",
        "pause my 8am stretch",
        "on weekends",
        "every monday",
        "from monday to friday",
        "next week",
        "a few days",
        "0 days",
        "400 days",
        "2 years",
        "until yesterday",
        "until 2020-01-01",
        "until 5/6",
        "until the 32nd",
        "until 30 february",
        "until 25:00",
        "99999999999 weeks",
    ],
)
def test_what_names_no_end(text: str) -> None:
    assert pause(text) is None


def test_days_are_of_the_wall_clock_and_hours_of_the_clock_that_runs() -> None:
    before_change = ZonedDateTime(2026, 10, 24, 14, 30, tz=BERLIN).to_instant()

    assert pause("for a day", before_change) == "2026-10-25T14:30"
    assert pause("for 24 hours", before_change) == "2026-10-25T13:30"


def test_a_day_without_midnight_begins_later() -> None:
    before = ZonedDateTime(2026, 9, 5, 12, 0, tz="America/Santiago").to_instant()

    until = read_pause("until tomorrow", "America/Santiago", before)

    assert until == ZonedDateTime(2026, 9, 6, 1, 0, tz="America/Santiago").to_instant()


WORDS = "until for 2 30 . / - : a the hours days weeks monday friday december 24 6pm noon tomorrow next end of week 1/2"


@given(st.text(max_size=400) | st.lists(st.sampled_from(WORDS.split(" "))).map(" ".join))
def test_any_text_is_read_or_left_alone(text: str) -> None:
    until = read_pause(text, BERLIN, FRIDAY)

    assert until is None or until > FRIDAY
    read_window(text)
    read_window(text, at_night=True)


@given(st.times(), st.times())
def test_every_window_is_read_back(start: object, until: object) -> None:
    said = f"from {str(start)[:5]} to {str(until)[:5]}"
    hours = int(str(start)[:2]), int(str(until)[:2])
    found = read_window(said)

    assert found is not None
    if all(hour < 10 or hour > 12 for hour in hours):
        assert found == window(str(start)[:5], str(until)[:5])

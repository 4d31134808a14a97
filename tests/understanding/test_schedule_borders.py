"""Reading schedules: sentences that differ in little, on either side of a border."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Time

from bot.domain.said_days import OnceDay
from bot.domain.schedules import (
    EVERY_DAY,
    Impossible,
    ScheduleRequest,
    Window,
)
from bot.evaluation.schedule_form import whole_form_of
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.readers import read_schedule

STRETCH, WATER = STRETCHING, DRINKING


def clock(*times: str) -> tuple[Time, ...]:
    """Times of day as a clock shows them."""
    return tuple(Time.parse_iso(time) for time in times)


def window(start: str, until: str) -> Window:
    """A window between two times."""
    return Window(*clock(start, until))


def read(sentence: str) -> ScheduleRequest:
    """What a sentence asks for, which there must be."""
    request = read_schedule(sentence)
    assert request is not None, sentence
    return request


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("11 and 1pm", ["11:00", "13:00"]),
        ("12 and 1pm", ["12:00", "13:00"]),
        ("9 and 9pm", ["09:00", "21:00"]),
        ("7, 8 and 9pm", ["19:00", "20:00", "21:00"]),
        ("8am and 5", ["08:00", "17:00"]),
        ("8, 9am and 5", ["08:00", "09:00", "17:00"]),
        ("9am and 9", ["09:00", "21:00"]),
        ("8pm and 9", ["20:00", "21:00"]),
        ("12pm and 1", ["12:00", "13:00"]),
        ("8 and 13", ["08:00", "13:00"]),
        ("8 and 20:00", ["08:00", "20:00"]),
        ("9am and 8am", ["08:00", "09:00"]),
        ("8am, 8am and 9am", ["08:00", "09:00"]),
    ],
)
def test_a_time_that_says_its_half_of_the_day_settles_its_neighbours(words: str, times: list[str]) -> None:
    assert read(f"stretch every day at {words}") == ScheduleRequest(STRETCH, EVERY_DAY, clock(*times))


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("9, 12, 3 and 6", ["09:00", "12:00", "15:00", "18:00"]),
        ("8, 10, 1 and 5", ["08:00", "10:00", "13:00", "17:00"]),
        ("11 and 2", ["11:00", "14:00"]),
        ("12, 4 and 8", ["12:00", "16:00", "20:00"]),
    ],
)
def test_hours_that_fit_into_one_day_in_one_way_as_they_are_listed_are_not_asked_about(
    words: str, times: list[str]
) -> None:
    assert read(f"water every day at {words}") == ScheduleRequest(WATER, EVERY_DAY, clock(*times))


@pytest.mark.parametrize("words", ["8 and 9", "9, 3 and 1", "3, 9 and 6", "9, 1 and 10", "8 and 8"])
def test_hours_that_fit_in_several_ways_or_in_none_are(words: str) -> None:
    assert read(f"water every day at {words}").half_day_open


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("at 8 in the morning and 9 in the evening", ["08:00", "21:00"]),
        ("in the morning at 8 and in the evening at 9", ["08:00", "21:00"]),
        ("at 8 and 9 in the evening", ["20:00", "21:00"]),
        ("at 8 and 9 in the morning", ["08:00", "09:00"]),
        ("at 12 in the morning", ["00:00"]),
        ("at 12 in the afternoon", ["12:00"]),
        ("at 3 in the afternoon", ["15:00"]),
        ("at 12 at night", ["00:00"]),
        ("at 4 at night", ["04:00"]),
        ("at 10 at night", ["22:00"]),
    ],
)
def test_a_part_of_the_day_settles_the_time_it_stands_by(words: str, times: list[str]) -> None:
    assert read(f"stretch every day {words}") == ScheduleRequest(STRETCH, EVERY_DAY, clock(*times))


@pytest.mark.parametrize(
    ("words", "time", "is_open"),
    [
        ("at 7:45", "07:45", True),
        ("at 07:45", "07:45", False),
        ("at 10:45", "10:45", False),
        ("at 10 to 8", "07:50", True),
        ("at 10 to 8 in the evening", "19:50", False),
        ("at 8", "08:00", True),
        ("at 13", "13:00", False),
    ],
)
def test_only_a_bare_hour_is_open(words: str, time: str, is_open: bool) -> None:
    request = read(f"stretch every day {words}")
    assert request is not None
    whole = ScheduleRequest(STRETCH, EVERY_DAY, clock(time), half_day_open=is_open)
    assert replace(request, half_day_unsaid=False) == whole


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("every day at 8 9", ["08:00", "09:00"]),
        ("every day at 8, 9", ["08:00", "09:00"]),
        ("0730 every day", ["07:30"]),
        ("3 legs every day", []),
        ("3 legs every day at 8", ["08:00"]),
        ("for 2 minutes every day at 8am", ["08:00"]),
    ],
)
def test_a_bare_number_is_a_time_only_where_one_would_stand(words: str, times: list[str]) -> None:
    assert read(f"remind me to stretch {words}").times == clock(*times)


def test_so_many_times_and_no_more() -> None:
    every = [f"{hour:02}:{minute:02}" for hour in range(13) for minute in (0, 30)]
    assert len(read(f"stretch every day at {', '.join(every)}").times) == 24
    assert read(f"stretch every day at {', '.join(every[:24])}").times == clock(*every[:24])


@pytest.mark.parametrize(("words", "time"), [("8am and 9am", "08:00"), ("9am and 8am", "09:00")])
def test_once_is_at_the_first_time_that_is_named_and_says_so(words: str, time: str) -> None:
    request = read(f"remind me to stretch tomorrow at {words}")
    assert request == ScheduleRequest(
        STRETCH, times=clock(time), once_day=OnceDay.TOMORROW, left_out=(words.rpartition(" ")[2],)
    )


@pytest.mark.parametrize(
    ("words", "minutes", "impossible"),
    [
        ("1 minute", 1, None),
        ("90 seconds", None, Impossible.SECONDS),
        ("30 seconds", None, Impossible.SECONDS),
        ("168 hours", 7 * 24 * 60, None),
        ("366 days", 366 * 24 * 60, None),
        ("7 days", 7 * 24 * 60, None),
        ("367 days", None, Impossible.TOO_FAR),
    ],
)
def test_in_a_while_is_a_minute_to_a_year(words: str, minutes: int | None, impossible: Impossible | None) -> None:
    request = read(f"remind me to stretch in {words}")
    assert request == ScheduleRequest(STRETCH, in_minutes=minutes, impossible=impossible)


@pytest.mark.parametrize(
    ("words", "minutes", "impossible"),
    [
        ("1 minute", 1, None),
        ("30 seconds", None, Impossible.NO_INTERVAL),
        ("24 hours", 24 * 60, None),
        ("25 hours", None, Impossible.NO_INTERVAL),
    ],
)
def test_every_so_often_is_a_minute_to_a_day(words: str, minutes: int | None, impossible: Impossible | None) -> None:
    days = EVERY_DAY if impossible is None else ()
    assert read(f"water every {words}") == ScheduleRequest(WATER, days, every_minutes=minutes, impossible=impossible)


@pytest.mark.parametrize(
    ("words", "minutes", "between"),
    [
        ("8 hours from 9am to 5pm", 480, ("09:00", "17:00")),
        ("hour from 9 to 9", 60, ("09:00", "21:00")),
        ("hour from 9 to 9pm", 60, ("09:00", "21:00")),
        ("hour 8pm to 6am", 60, ("20:00", "06:00")),
        ("hour from 10 to 6 overnight", 60, ("22:00", "06:00")),
        ("hour from 10 to 6", 60, ("10:00", "18:00")),
        ("2 hours 10 to 8", 120, ("10:00", "20:00")),
    ],
)
def test_an_interval_with_its_window(words: str, minutes: int, between: tuple[str, str]) -> None:
    request = read(f"water every {words}")
    assert request == ScheduleRequest(WATER, EVERY_DAY, every_minutes=minutes, window=window(*between))


@pytest.mark.parametrize(
    ("sentence", "impossible"),
    [
        ("water every 481 minutes from 9am to 5pm", Impossible.INTERVAL_TOO_LONG),
        ("water every 24 hours from 8am to 8pm", Impossible.INTERVAL_TOO_LONG),
        ("water every hour from 9am to 9am", Impossible.EMPTY_WINDOW),
        ("water every hour from 9:00 to 9:00", Impossible.EMPTY_WINDOW),
        ("water every hour from 25:00 to 26:00", Impossible.NO_SUCH_TIME),
        ("water every hour at 25:00", Impossible.NO_SUCH_TIME),
        ("stretch every day at 25:00", Impossible.NO_SUCH_TIME),
        ("stretch every day at 8:60", Impossible.NO_SUCH_TIME),
        ("stretch every day at 13pm", Impossible.NO_SUCH_TIME),
        ("stretch on 31 april at 8am", Impossible.NO_SUCH_DATE),
        ("stretch on 13/13 at 8am", Impossible.NO_SUCH_DATE),
        ("stretch every 6 months at 8am", Impossible.OTHER_RHYTHM),
        ("stretch every day except every day at 8am", Impossible.NO_DAYS),
    ],
)
def test_what_cannot_be_says_why(sentence: str, impossible: Impossible) -> None:
    assert read(sentence).impossible is impossible


@pytest.mark.parametrize(
    ("words", "assumed"), [("at 8am", True), ("every day at 8am", False), ("twice a day at 8am and 8pm", False)]
)
def test_every_day_is_assumed_only_where_nothing_says_so(words: str, assumed: bool) -> None:
    assert read(f"stretch {words}").days_assumed is assumed


PAIRS = {
    "a wish, and its opposite": ("remind me to stretch at 8am", "don't remind me to stretch at 8am"),
    "a double denial": ("don't let me forget to stretch at 8am", "stop reminding me to stretch at 8am"),
    "asked of the bot, or reported of it": ("remind me to stretch at 8am", "it reminded me to stretch at 8am"),
    "not thanked for": ("please remind me to stretch at 8am", "thanks for reminding me to stretch at 8am"),
    "nor complained of": ("can you remind me to stretch at 8am", "you keep reminding me to stretch at 8am"),
    "told to do, or told by others": ("tell me to stretch at 8am", "my coach told me to stretch at 8am"),
    "reported and asked": (
        "my coach told me to stretch, tell me to stretch at 8am",
        "my coach tells me to stretch at 8am",
    ),
    "for oneself": ("remind me to stretch at 8am", "remind my wife to stretch at 8am"),
    "a polite question, and a question": ("can you remind me to stretch at 8am?", "should I stretch every day at 8am?"),
    "which is not how": ("could you remind me to stretch at 8am", "how can you remind me to stretch at 8am"),
    "a wish with a question mark": ("I want to stretch every day at 8am?", "stretch every day at 8am?"),
    "a polite noun": ("could I get a reminder to stretch at 8am?", "is there a reminder to stretch at 8am?"),
    "a wish with a time": ("I want to stretch every day at 8am", "I want to stretch every day"),
    "again, with a time": ("stretch every day at 8am again", "stretch again"),
    "a new one, and one there is": ("set a reminder to stretch at 8am", "the reminder to stretch at 8am"),
    "one's own is set": ("set my reminder at 8am", "I want my reminder at 8am"),
    "one, or all": ("reminder at 8am", "my reminder at 8am"),
    "several with a time": ("reminders at 8am", "reminders"),
    "several are shown": ("reminder to stretch", "stretching reminders"),
    "a word alone": ("reminder", "reminders please show"),
    "one had is told": ("a reminder at 8am", "I had a reminder at 8am"),
    "something the bot knows": ("remind me to stretch at 8am", "remind me to call bob at 8am"),
    "and not an alarm for anything": ("set an alarm to stretch at 8am", "set an alarm at 8am"),
    "not the plants": ("drink water every day at 8am", "water the plants every day at 8am"),
    "nor shopping": ("drink water at 8am", "buy water at 8am"),
    "nor pills": ("reminder to stretch at 8am", "reminder for my pills at 8am"),
    "a wish, and a goal": ("water every day at 8am", "water goal every day at 8am"),
    "a goal may be reminded of": ("remind me of my water goal at 8am", "my water goal at 8am"),
    "to do, and done": ("stretch at 8am", "I stretched at 8am"),
    "a habit is told": ("I want to stretch every day at 8am", "I stretch every day at 8am"),
    "a complaint too": ("stretch at 8am", "stretch at 8am my leg hurts"),
    "nothing without a when": ("drink water in 20 minutes", "drink water"),
    "a day needs its part": ("drink water tomorrow morning", "drink water tomorrow"),
    "little else than what and when": ("stretch with energy at 8am", "stretch with blue energy at 8am"),
    "a wish may say more": (
        "I want to stretch with blue energy at 8am",
        "I want to stretch with very blue energy and red fire at 8am",
    ),
    "advice is no reminder": ("I want to stretch at 8am", "I want advice on stretching at 8am"),
    "nor is cancelling": ("set a reminder at 8am", "cancel my reminder at 8am"),
}


@pytest.mark.parametrize(("asks", "does_not"), PAIRS.values(), ids=PAIRS)
def test_one_asks_for_a_reminder_and_the_other_does_not(asks: str, does_not: str) -> None:
    assert read_schedule(asks) is not None
    assert read_schedule(does_not) is None


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("at 8 10 12 2 4 and 6", ["08:00", "10:00", "12:00", "14:00", "16:00", "18:00"]),
        ("9 11 1 3 5", ["09:00", "11:00", "13:00", "15:00", "17:00"]),
        ("at 8 12 4 8", ["08:00", "12:00", "16:00", "20:00"]),
        ("at 6, 12, 6", ["06:00", "12:00", "18:00"]),
        ("at 8 15 every morning", ["08:15"]),
        ("at 7 30 and 19 30", ["07:30", "19:30"]),
        ("at 8 10 and 9:30", ["08:10", "09:30"]),
        ("every day at 7am but 9 is fine", ["07:00"]),
        ("at 9am weekends", ["09:00"]),
    ],
)
def test_bare_hours_in_a_row(words: str, times: list[str]) -> None:
    request = read_schedule(f"remind me to drink {words}")
    assert request is not None
    assert [time.format_iso()[:5] for time in request.times] == times


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("remind me to stretch in 20", 20),
        ("in 45 remind me to stretch", 45),
        ("remind me in 10 to stretch", 10),
        ("remind me to stretch in 2", None),
        ("remind me to stretch in 20 reps", None),
        ("stretch at 20 in 10 days", None),
    ],
)
def test_a_delay_without_its_unit(text: str, minutes: int | None) -> None:
    request = read_schedule(text)
    assert (request.in_minutes if request is not None else None) == minutes


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("3 stretching reminders a day at 8, 1 and 6", ["08:00", "13:00", "18:00"]),
        ("i want 2 water reminders at 9 and 5", ["09:00", "17:00"]),
        ("and one for water at noon", ["12:00"]),
        ("water at twelve, one and three", ["12:00", "13:00", "15:00"]),
        ("remind me at one for water", ["01:00"]),
        ("11 then 4 then 9 stretch reminders please", ["11:00", "16:00", "21:00"]),
    ],
)
def test_how_many_reminders_is_no_time(text: str, times: list[str]) -> None:
    request = read_schedule(text)
    assert request is not None
    assert ([time.format_iso()[:5] for time in request.times], request.left_out) == (times, ())


@pytest.mark.parametrize(
    ("words", "until"),
    [("at 4pm mon to fri until the end of january", "--01-31"), ("at 4pm from mon until fri", None)],
)
def test_an_end_behind_days(words: str, until: str | None) -> None:
    form = whole_form_of(read_schedule(f"stretch {words}"))
    assert form is not None
    assert form.get("rule", {}).get("until") == until

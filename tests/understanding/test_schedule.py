from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from whenever import Time

from bot.domain.kinds import KindId
from bot.domain.said_days import DateOf, DaysAhead, OnceDay, SaidDay, Slashed, WeekdayAhead
from bot.domain.schedules import (
    EVERY_DAY,
    WEEKDAYS,
    WEEKEND,
    Day,
    Impossible,
    Missing,
    ScheduleRequest,
)
from bot.understanding.schedule.wording import MOST_CHARACTERS
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.readers import read_schedule

MON, TUE, WED, THU, FRI, SAT, SUN = EVERY_DAY


def read(sentence: str) -> ScheduleRequest:
    request = read_schedule(sentence)
    assert request is not None, sentence
    assert request.impossible is None, sentence
    return request


def clock(*times: str) -> tuple[Time, ...]:
    return tuple(Time.parse_iso(time) for time in times)


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("at 7am", ["07:00"]),
        ("7 a.m.", ["07:00"]),
        ("at 07:30", ["07:30"]),
        ("at 7.30pm", ["19:30"]),
        ("at 0730", ["07:30"]),
        ("19h", ["19:00"]),
        ("at 21h15", ["21:15"]),
        ("at noon", ["12:00"]),
        ("at twelve noon", ["12:00"]),
        ("at midnight", ["00:00"]),
        ("at 12am", ["00:00"]),
        ("at 12pm", ["12:00"]),
        ("at half past seven in the evening", ["19:30"]),
        ("at half seven in the morning", ["07:30"]),
        ("at quarter to 8 in the morning", ["07:45"]),
        ("at five past nine pm", ["21:05"]),
        ("at ten to eight in the evening", ["19:50"]),
        ("at 8 in the morning", ["08:00"]),
        ("at 11 at night", ["23:00"]),
        ("at seven o'clock in the evening", ["19:00"]),
        ("at five thirty pm", ["17:30"]),
        ("at 11 hours", ["11:00"]),
        ("at 8 and 20", ["08:00", "20:00"]),
        ("at 9, 13 and 18", ["09:00", "13:00", "18:00"]),
        ("at 7 and 9pm", ["19:00", "21:00"]),
        ("7am, 1pm & 6pm", ["07:00", "13:00", "18:00"]),
    ],
)
def test_times(words: str, times: list[str]) -> None:
    request = read(f"remind me every day {words} to stretch")
    assert request == ScheduleRequest(STRETCHING, EVERY_DAY, clock(*times))


@pytest.mark.parametrize("words", ["8", "at six", "at 7:45", "at half seven", "at quarter past 5", "seven o'clock"])
def test_an_hour_without_am_or_pm_is_open(words: str) -> None:
    request = read(f"stretch every day {words}" if words.startswith("at") else f"stretch every day at {words}")
    assert request.half_day_open
    assert all(time.hour <= 12 for time in request.times)


@pytest.mark.parametrize("words", ["8am", "08:00", "10:30", "12:30", "13:05", "20", "noon", "8 in the evening", "19h"])
def test_an_hour_that_says_its_half_of_the_day_is_not(words: str) -> None:
    assert not read(f"stretch every day at {words}").half_day_open


def test_a_part_of_the_day_settles_the_half() -> None:
    assert read("every morning at 8 water").times == clock("08:00")
    assert read("every evening at 8 water").times == clock("20:00")
    assert read("sunday evenings at 6 stretch") == ScheduleRequest(STRETCHING, (SUN,), clock("18:00"))


@pytest.mark.parametrize("words", ["each night", "nightly"])
def test_each_night_is_every_day_at_night(words: str) -> None:
    assert read(f"{words}, 10pm, drink water") == ScheduleRequest(DRINKING, EVERY_DAY, clock("22:00"))
    assert read(f"{words}, 10am, drink water").left_out == (words.split()[-1],)


def test_a_greeting_settles_nothing() -> None:
    assert read("Good evening, remind me to stretch every day at 8").half_day_open


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("every day", EVERY_DAY),
        ("on weekdays", WEEKDAYS),
        ("Mon-Fri", WEEKDAYS),
        ("mo-fr", WEEKDAYS),
        ("from monday to friday", WEEKDAYS),
        ("at the weekend", WEEKEND),
        ("fri to mon", (MON, FRI, SAT, SUN)),
        ("tues & thurs", (TUE, THU)),
        ("M W F", (MON, WED, FRI)),
        ("on Fridays", (FRI,)),
        ("every friday", (FRI,)),
        ("saturday mornings", (SAT,)),
        ("everyday except sunday", EVERY_DAY[:6]),
        ("all days but not saturday and sunday", WEEKDAYS),
        ("every day but monday", EVERY_DAY[1:]),
    ],
)
def test_days(words: str, days: tuple[Day, ...]) -> None:
    request = read(f"{words}, 10am, drink water")
    assert request == ScheduleRequest(DRINKING, days, clock("10:00"))


def test_without_a_day_every_day_is_assumed() -> None:
    request = read("remind me to stretch at 7pm")
    assert (request.days, request.days_assumed) == (EVERY_DAY, True)
    assert not read("remind me to stretch daily at 7pm").days_assumed
    assert not read("twice a day at 8 and 20 drink water").days_assumed


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("remind me every day at 7am", None),
        ("remind me to stretch and drink water every day at 7am", None),
        ("remind me to get up and stretch every day at 7am", STRETCHING),
        ("hamstrings every day at 7am", STRETCHING),
        ("hydrate every day at 7am", DRINKING),
        ("a sip every day at 7am please, remind me", DRINKING),
    ],
)
def test_kinds(sentence: str, kind: KindId | None) -> None:
    assert read(sentence).kind == kind


@pytest.mark.parametrize(
    ("sentence", "minutes", "start", "until"),
    [
        ("water every 2 hours from 9am to 5pm", 120, "09:00", "17:00"),
        ("water hourly, 9 to 5", 60, "09:00", "17:00"),
        ("water every half hour between noon and 8pm", 30, "12:00", "20:00"),
        ("water every 90 min 08:00-20:00", 90, "08:00", "20:00"),
        ("water every hour and a half from 10am until 7pm", 90, "10:00", "19:00"),
        ("water every hour from 10pm to 2am", 60, "22:00", "02:00"),
        ("water every 2 hrs between 9 and 17", 120, "09:00", "17:00"),
        ("8am-8pm water every 2 hours", 120, "08:00", "20:00"),
        ("water every 30 minutes while I work, 9am to 5pm", 30, "09:00", "17:00"),
    ],
)
def test_intervals(sentence: str, minutes: int, start: str, until: str) -> None:
    request = read(sentence)
    assert (request.kind, request.days, request.every_minutes) == (DRINKING, EVERY_DAY, minutes)
    assert request.window is not None
    assert (request.window.start, request.window.until) == clock(start, until)
    assert request.missing == ()


def test_an_interval_without_its_window_leaves_that_open() -> None:
    assert read("every 20 minutes tell me to get up and stretch").missing == (Missing.WINDOW,)
    assert read("every 15 minutes ping me").missing == (Missing.KIND, Missing.WINDOW)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("in 20 minutes", 20),
        ("in ten mins", 10),
        ("in an hour", 60),
        ("in an hour and a half", 90),
        ("in 2 and a half hours", 150),
        ("in three quarters of an hour", 45),
        ("in a quarter of an hour", 15),
        ("in 1h30", 90),
        ("45 minutes from now", 45),
    ],
)
def test_in_so_many_minutes(words: str, minutes: int) -> None:
    assert read(f"{words} stretch") == ScheduleRequest(STRETCHING, in_minutes=minutes)


@pytest.mark.parametrize(
    ("words", "day", "time"),
    [
        ("tomorrow at 8am", OnceDay.TOMORROW, "08:00"),
        ("tonight at 9:30", OnceDay.TODAY, "21:30"),
        ("this evening at 7", OnceDay.TODAY, "19:00"),
        ("tomorrow morning at half past eight", OnceDay.TOMORROW, "08:30"),
        ("on monday at 9am", OnceDay.MON, "09:00"),
        ("next tuesday 07:30", WeekdayAhead(OnceDay.TUE), "07:30"),
        ("the day after tomorrow at 9am", DaysAhead(2), "09:00"),
        ("in 1 week and 2 days at 9am", DaysAhead(9), "09:00"),
        ("a week from friday at 6pm", WeekdayAhead(OnceDay.FRI, 1), "18:00"),
        ("on 3 august at 9am", DateOf(3, 8), "09:00"),
        ("on the 15th at 7pm", DateOf(15), "19:00"),
        ("on 2027-01-05 at 7am", DateOf(5, 1, 2027), "07:00"),
        ("on 1/3 at 9am", Slashed(1, 3), "09:00"),
        ("this saturday at noon", OnceDay.SAT, "12:00"),
    ],
)
def test_once(words: str, day: SaidDay, time: str) -> None:
    assert read(f"{words} stretch") == ScheduleRequest(STRETCHING, once_day=day, times=clock(time))


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("daily water reminder", (Missing.TIME,)),
        ("remind me to stretch in the morning", (Missing.TIME,)),
        ("before bed each night tell me to stretch", (Missing.TIME,)),
        ("remind me tomorrow to stretch", (Missing.TIME,)),
        ("add a reminder", (Missing.KIND, Missing.TIME)),
        ("remind me in 15 minutes", (Missing.KIND,)),
    ],
)
def test_what_is_left_out_stays_open(sentence: str, missing: tuple[Missing, ...]) -> None:
    assert read(sentence).missing == missing


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("remind me to stretch at 25:00", Impossible.NO_SUCH_TIME),
        ("remind me to drink at 13pm", Impossible.NO_SUCH_TIME),
        ("at 99 o'clock remind me to hydrate", Impossible.NO_SUCH_TIME),
        ("drink water every 0 minutes", Impossible.NO_INTERVAL),
        ("every 30 seconds remind me to drink", Impossible.NO_INTERVAL),
        ("every -5 minutes water", Impossible.NO_INTERVAL),
        ("hourly water from 6pm to 6pm", Impossible.EMPTY_WINDOW),
        ("every 3 hours from 9am to 10am water", Impossible.INTERVAL_TOO_LONG),
        ("on the 30th of February at noon, stretch", Impossible.NO_SUCH_DATE),
        ("next month at 8am stretch", Impossible.VAGUE_DATE),
        ("quarterly at 8am stretch", Impossible.OTHER_RHYTHM),
        ("stretch at sunrise", Impossible.SUN),
        ("remind me to stretch when i get home", Impossible.PLACE),
        ("stretch mon at 7am and tue at 8am", Impossible.SEVERAL),
        ("every day except every day stretch at 8am", Impossible.NO_DAYS),
        ("remind me to stretch daily at 8am until yesterday", Impossible.OVER),
        ("stretch every morning at 8 till last friday", Impossible.OVER),
        ("remind me to stretch at 9am every day until two weeks ago", Impossible.OVER),
        ("every day except weekdays and weekends stretch at 8am", Impossible.NO_DAYS),
        ("remind me in 3 years to stretch", Impossible.TOO_FAR),
    ],
)
def test_what_cannot_be_says_why(sentence: str, reason: Impossible) -> None:
    request = read_schedule(sentence)
    assert request is not None
    assert request.impossible is reason


@pytest.mark.parametrize(
    "sentence",
    [
        "please to remember me every day at 20.00 for stretch",
        "rmeind me evry day at 8 pm to strech",
        "STRETCH EVERY DAY 8PM!!!",
        "stretch. every day. 8pm. thx",
        "stretch 💪 every day ⏰ 8 p.m.",
        "plz ping me 8pm daily, stretching",
        "kindly remind me each evening at eight for stretching my legs",
        "Good morning dear, kindly remind me at eight in the evening each day to stretch",
        "every day at 8 in the evening I want to stretch, tell me",
        "I get cramps at night so remind me to stretch at 8pm every day",
    ],
)
def test_however_it_is_put(sentence: str) -> None:
    assert read(sentence) == ScheduleRequest(STRETCHING, EVERY_DAY, clock("20:00"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("tomorow", OnceDay.TOMORROW), ("tmrw", OnceDay.TOMORROW), ("wendesday", OnceDay.WED), ("tonite", OnceDay.TODAY)],
)
def test_misspelt_days(written: str, meant: OnceDay) -> None:
    assert read(f"{written} at 8pm remind me to hydrat").once_day is meant


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "hello",
        "water is wet",
        "I stretch every day at 7am",
        "usually drink at 10, 12 and 3",
        "my wife drinks water every hour",
        "my cramp comes every night at 3am",
        "I'm going to stretch at 6 tonight",
        "I did 3 sets at 8",
        "drank 500 ml at 8",
        "the bot pinged me at 7:30, thanks",
        "how often should I stretch",
        "should I stretch every day?",
        "can I drink water at night?",
        "what time is it",
        "when is my next reminder?",
        "stop the water reminders on weekends",
        "move my 8am reminder to 9",
        "no pings after 9pm",
        "snooze 10 minutes",
        "remind me again later",
        "you can remind me again",
        "start reminding me again",
        "from tomorrow on remind me like before",
        "remind me how to stretch",
        "remind me what the hamstrings are",
        "remind my wife to drink at 8",
        "remind me to take my pills at 9am every day",
        "water the plants every day at 9",
        "put my daily water aim at 1500",
        "I want to stretch better every day",
        "tell me when water alerts are due",
        "I'm in New York, 8 hours behind",
    ],
)
def test_what_asks_for_no_new_reminder(sentence: str) -> None:
    assert read_schedule(sentence) is None


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    sentence = "remind me to stretch every day at 7am "
    assert read_schedule(sentence + "x " * MOST_CHARACTERS + "and at 9pm") == read(sentence)
    assert read_schedule("x " * 100_000 + sentence) is None


WORDS = (
    "remind me to stretch water drink every each day on at in from until between and except monday fri weekdays"
    " tomorrow tonight 7 7am 25:00 0730 half quarter past to 8 noon midnight 2 hours minutes hourly 0 - – , : ; "
    " 99 o'clock once 31st february 1/2 ½ ٣ ² 8:75 -5 9999999999 and a half twice not but all"
)
SOME_WORDS = st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join)


@given(st.text(max_size=500))
@example("\ud83e stretch at 8")
@example("remind me in ² hours to stretch at ٣pm")
def test_any_text_is_read_without_a_failure(text: str) -> None:
    read_schedule(text)


@given(SOME_WORDS)
def test_any_words_of_time_are_read_without_a_failure(text: str) -> None:
    request = read_schedule(text)
    if request is not None and request.impossible is None:
        assert request.is_once or request.days
        assert request.times == tuple(sorted(set(request.times)))
        assert request.every_minutes is None or 1 <= request.every_minutes <= 24 * 60


@given(st.text(alphabet="abcdefgh mintrsw", max_size=200))
def test_letters_alone_make_no_impossible_request(text: str) -> None:
    request = read_schedule(text)
    assert request is None or request.impossible is None

"""Changes of reminders as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whenever import Time

from bot.domain.editing import Edit
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, Day, Window
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.readers import read_edit

NINE, EIGHT = Time(9), Time(8)
MON, THU, FRI, SUN = Day.MON, Day.THU, Day.FRI, Day.SUN


def edit(text: str, *, about: bool = False) -> Edit:
    found = read_edit(text, about=about)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    "text",
    [
        "change the stretch reminder to 9am",
        "Could you move my stretches to nine in the morning?",
        "set my stretch reminder for 9:00 am please",
        "chnage teh strech reminder to 9am",
        "stretch reminder -> 9am",
        "i'd rather have my stretch reminder at 9 am",
        "stretch at 9 am instead",
    ],
)
def test_another_time_of_a_kind(text: str) -> None:
    found = edit(text)
    assert (found.which.kind, found.said.times, found.said.half_day_open) == (STRETCHING, (NINE,), False)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15 minutes earlier please, the stretch reminder", -15),
        ("a quarter of an hour earlier", -15),
        ("move it half an hour later", 30),
        ("push the stretch one back an hour", 60),
        ("bring it forward by 20 minutes", -20),
        ("delay my stretches by 2 hours", 120),
        ("an hour and a half later", 90),
    ],
)
def test_so_much_earlier_or_later(text: str, minutes: int) -> None:
    assert edit(text).minutes == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("make the gap 2 hours", 120),
        ("set the interval to 90 minutes", 90),
        ("change the gap between reminders to 3 hours", 180),
        ("increase the interval to an hour and a half", 90),
        ("change it to every hour and a half", 90),
        ("make it every two and a half hours", 150),
    ],
)
def test_another_step_of_an_interval(text: str, minutes: int) -> None:
    assert edit(text).said.every_minutes == minutes


@pytest.mark.parametrize(
    "text", ["mind the gap", "what is the gap between a cramp and a tear", "how do i increase my reach"]
)
def test_a_gap_of_something_else_is_none(text: str) -> None:
    assert read_edit(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("no reminders at the weekend please", WEEKEND),
        ("don't remind me on fridays", (FRI,)),
        ("skip sundays", (SUN,)),
        ("not on sundays", (SUN,)),
        ("leave out mondays and thursdays", (MON, THU)),
        ("take sundays off", (SUN,)),
        ("remove friday from my stretch reminder", (FRI,)),
        ("i don't want to be reminded on weekends", WEEKEND),
        ("fridays dont work anymore, drop that one", (FRI,)),
        ("i have choir on sundays now so lose that one", (SUN,)),
    ],
)
def test_days_that_are_left_out(text: str, days: tuple[Day, ...]) -> None:
    assert edit(text).gone.days == days


@pytest.mark.parametrize(
    "text", ["don't remind me tomorrow", "not this weekend", "skip it today", "no reminders until friday"]
)
def test_a_day_that_is_left_out_once_is_no_change(text: str) -> None:
    assert read_edit(text) is None


@pytest.mark.parametrize(
    ("text", "days", "times"),
    [
        ("also at 18:00", (), (Time(18),)),
        ("add saturdays to the stretch reminder", (Day.SAT,), ()),
        ("on sundays too, my stretches", (SUN,), ()),
    ],
)
def test_what_comes_beside_what_is_there(text: str, days: tuple[Day, ...], times: tuple[Time, ...]) -> None:
    found = edit(text)
    assert found.adds
    assert (found.said.days, found.said.times) == (days, times)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("move the stretching to mondays and thursdays", (MON, THU)),
        ("make the stretch reminder weekdays only", WEEKDAYS),
        ("make it every day instead", EVERY_DAY),
    ],
)
def test_other_days(text: str, days: tuple[Day, ...]) -> None:
    found = edit(text)
    assert found.said.days == days
    assert not found.gone.days


@pytest.mark.parametrize("text", ["swap thursday for friday", "make it friday instead of thursday"])
def test_a_day_in_place_of_another(text: str) -> None:
    found = edit(text)
    assert (found.said.days, found.gone.days) == ((FRI,), (THU,))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("change the water one to every 3 hours", 180),
        ("every other hour instead", 120),
        ("water hourly rather than every two hours", 60),
    ],
)
def test_another_interval_keeps_its_days(text: str, minutes: int) -> None:
    found = edit(text)
    assert (found.said.every_minutes, found.said.days) == (minutes, ())


def test_from_one_to_another_is_what_it_was_or_a_window() -> None:
    found = edit("change stretching from 8am to 6pm")
    assert (found.which.times, found.said.times) == ((EIGHT,), (Time(18),))
    assert found.said.window == Window(EIGHT, Time(18))


@pytest.mark.parametrize("text", ["stop the water reminders at 8pm instead of 5pm", "end the water reminders at 8pm"])
def test_the_end_of_a_window(text: str) -> None:
    assert edit(text).ends == Time(20)


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("move the 8 o'clock one to 9", {"times": (EIGHT, Time(20))}),
        ("change the second one to noon", {"place": 1}),
        ("move the last reminder to 9", {"place": -1}),
        ("put the evening stretch at 7pm", {"within": Window(Time(17), Time(22, 59))}),
        ("change the weekday one to 9", {"days": WEEKDAYS}),
    ],
)
def test_which_reminder_is_meant(text: str, which: dict[str, object]) -> None:
    found = edit(text).which
    assert {name: getattr(found, name) for name in which} == which


@pytest.mark.parametrize(
    "text",
    [
        "remind me to stretch every day at 8am",
        "set a reminder to stretch at 9",
        "add a stretch reminder at 6pm",
        "is it better to stretch an hour earlier?",
        "should I move my stretch reminder to 9?",
        "don't change my stretch reminder",
        "change my goal to 2 litres",
        "move my quiet hours to 23",
        "my leg hurts more than an hour later",
        "I stretch an hour later on sundays",
        "why does my leg shake when I change position",
        "cancel my stretch reminder",
        "9am",
        "ok",
        "",
    ],
)
def test_no_change(text: str) -> None:
    assert read_edit(text) is None


@pytest.mark.parametrize(
    "text", ["9 instead", "no wait, evening is better, 9pm", "9", "hm, weekdays only", "water, not stretch"]
)
def test_less_has_to_be_said_of_what_is_spoken_of(text: str) -> None:
    assert edit(text, about=True)


def test_another_kind_of_what_is_spoken_of() -> None:
    found = edit("I meant water, not stretch", about=True)
    assert (found.which.kind, found.said.kind) == (STRETCHING, DRINKING)


def test_a_wish_to_change_that_does_not_say_what() -> None:
    found = edit("change my stretch reminder")
    assert found.names_nothing
    assert found.sure


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    read_edit(text)
    read_edit(text, about=True)


def test_how_often_a_day_leaves_the_times_open() -> None:
    found = read_edit("make the stretching twice a day instead")
    assert found is not None
    assert (found.said.per_day, found.said.days, found.which.kind) == (2, (), "stretch")
    assert read_edit("twice a day") is None


def test_too_early_names_the_reminder_and_no_other_time() -> None:
    found = read_edit("8am is too early")
    assert found is not None
    assert found.names_nothing
    assert found.which.times == (Time(8),)


def test_what_cannot_be_changed_as_a_whole_is_not_changed_in_part() -> None:
    found = read_edit("stretch 30 minutes later on weekdays")
    assert found is None or found.names_nothing


def test_the_start_of_a_window() -> None:
    assert edit("i want the water reminder to start at 10am instead of 9").starts == Time(10)


def test_a_complaint_that_names_no_time_is_a_wish_to_change() -> None:
    assert edit("the stretch reminder is too early").names_nothing
    assert edit("my stretch reminder is too early, 9am would be better").said.times == (NINE,)


@pytest.mark.parametrize(
    "text",
    [
        "the pause between them should be 2 hours",
        "space them out more, every 2 hours",
        "leave 2 hours between the water reminders",
    ],
)
def test_the_time_between_two_is_an_interval(text: str) -> None:
    assert edit(text, about=True).said.every_minutes == 120


def test_two_changes_in_one_sentence_are_both_taken() -> None:
    both = edit("make that 9 and leave out saturdays", about=True)
    assert (both.said.times, both.gone.days) == ((NINE,), (Day.SAT,))
    once = edit("move stretching from mondays and tuesdays to fridays")
    assert (once.said.days, once.gone.days) == ((FRI,), (MON, Day.TUE))


def test_only_leaves_nothing_beside_it() -> None:
    assert not edit("weekdays only as well", about=True).adds
    assert edit("on sundays as well", about=True).adds


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("make it 9am and bedtime", ("bedtime",)),
        ("make my stretch 8am and in the evening", ("evening",)),
        ("morning noon and night", ("morning", "night")),
        ("move it to 9 and skip fridays and add saturday", ("saturday",)),
        ("make it 9 and 6 instead", ()),
        ("8, 12 and 9", ()),
        ("move the 1pm water to 2pm", ()),
        ("move it from 8 to 9 in the evening", ()),
        ("stretch only on weekdays except wednesday", ()),
        ("no wait, evening is better, 7pm", ()),
        ("make it half an hour later", ()),
        ("every day but sunday, 6pm", ()),
        ("9pm for two weeks", ()),
        ("make it until friday", ()),
    ],
)
def test_what_a_change_does_not_say_is_named(text: str, left_out: tuple[str, ...]) -> None:
    assert edit(text, about=True).left_out == left_out


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("drop 8am and 6pm from the water reminder", ("08:00", "18:00")),
        ("leave out 8am, 1pm and 6pm", ("08:00", "13:00", "18:00")),
        ("leave out 8am and make it 6pm", ("08:00",)),
        ("not at 8am, 6pm", ("08:00",)),
    ],
)
def test_a_list_of_what_goes_ends_with_a_verb(text: str, gone: tuple[str, ...]) -> None:
    assert tuple(time.format_iso()[:5] for time in edit(text, about=True).gone.times) == gone


@pytest.mark.parametrize(
    ("text", "times"),
    [("move that one to 8", (EIGHT,)), ("make it one", (Time(1),)), ("change that one to nine am", (NINE,))],
)
def test_one_that_is_pointed_to_is_no_hour(text: str, times: tuple[Time, ...]) -> None:
    assert edit(text).said.times == times

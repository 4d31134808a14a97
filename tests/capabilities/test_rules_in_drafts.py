"""Rhythms, dates, quiet hours and what was not understood, while a reminder is put together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Date, Instant, PlainDateTime, Time

from bot.domain.actions import EditReminder
from bot.domain.rules import WHOLE_DAY, Frequency, Rule, RuleRequest
from bot.domain.said_days import (
    DateOf,
    DaysAhead,
    MonthsAhead,
    OnceDay,
    PeriodDay,
    SaidDay,
    Slashed,
    WeekdayAhead,
    WeekdayOfMonth,
    WeekdayOfNextWeek,
)
from bot.domain.schedules import (
    EVERY_DAY,
    WEEKEND,
    AtTimes,
    Day,
    Every,
    Impossible,
    Once,
    ScheduleRequest,
    Window,
)
from bot.domain.typed_answers import TypedAnswer
from tests.capabilities.visits import Visit
from tests.support.kinds import DRINKING, STRETCHING

DAILY = ScheduleRequest(STRETCHING, EVERY_DAY, (Time(20),))
QUIET = Window(Time(22), Time(7))
"""The visit is on Monday, 2 March 2026, in the morning."""


def quiet(visit: Visit) -> None:
    visit.record = replace(visit.record, profile=replace(visit.record.profile, quiet=QUIET))


def saved(visit: Visit, request: ScheduleRequest) -> object:
    visit.wants("reminder_create", request)
    visit.taps("Save")
    return visit.schedules[-1]


def test_every_other_day_begins_with_the_next_time(ada: Visit) -> None:
    rule = RuleRequest(Frequency.DAILY, 2)
    assert saved(ada, replace(DAILY, rule=rule)) == AtTimes(
        EVERY_DAY, (Time(20),), Rule(Frequency.DAILY, 2, Date(2026, 3, 2))
    )
    assert "Stretch every other day at 20:00" in ada.text


@pytest.mark.parametrize(
    ("rule", "days", "words"),
    [
        (RuleRequest(until=OnceDay.FRI), EVERY_DAY, "every day at 20:00, until Fri 6 Mar"),
        (RuleRequest(count=3), EVERY_DAY, "every day at 20:00, until Wed 4 Mar at 20:00"),
        (RuleRequest(dtstart=OnceDay.TOMORROW), EVERY_DAY, "every day at 20:00, from tomorrow"),
        (RuleRequest(exdates=(OnceDay.TOMORROW,)), EVERY_DAY, "every day at 20:00, except tomorrow"),
        (
            RuleRequest(exdates=(OnceDay.TOMORROW, OnceDay.WED)),
            EVERY_DAY,
            "every day at 20:00, except tomorrow and Wed 4 Mar",
        ),
        (
            RuleRequest(exdates=(OnceDay.TUE, OnceDay.WED, OnceDay.THU, OnceDay.SUN)),
            EVERY_DAY,
            "every day at 20:00, except tomorrow to Thu 5 Mar and Sun 8 Mar",
        ),
        (RuleRequest(Frequency.MONTHLY, bysetpos=(5,)), (Day.FRI,), "monthly, on the fifth Fri at 20:00"),
        (RuleRequest(Frequency.MONTHLY, bysetpos=(-2,)), (Day.FRI,), "monthly, on the second to last Fri at 20:00"),
        (RuleRequest(Frequency.MONTHLY, bymonthday=(-2,)), EVERY_DAY, "monthly, on the second to last day at 20:00"),
        (RuleRequest(interval=2), (Day.MON,), "every 2 weeks on Mon at 20:00"),
        (RuleRequest(Frequency.MONTHLY, bymonthday=(1,)), EVERY_DAY, "monthly, on day 1 at 20:00"),
        (RuleRequest(Frequency.MONTHLY, bymonthday=(1, -1)), EVERY_DAY, "monthly, on day 1 and the last day at 20:00"),
        (RuleRequest(Frequency.MONTHLY, bysetpos=(-1,)), (Day.FRI,), "monthly, on the last Fri at 20:00"),
        (RuleRequest(until=OnceDay.SUN), WEEKEND, "on weekends at 20:00, until Sun 8 Mar"),
    ],
)
def test_the_preview_speaks_the_rule(ada: Visit, rule: RuleRequest, days: tuple[Day, ...], words: str) -> None:
    ada.wants("reminder_create", replace(DAILY, days=days, rule=rule))
    assert f"Stretch {words}" in ada.text


@pytest.mark.parametrize(
    ("day", "at"),
    [
        (DateOf(3, 8), PlainDateTime(2026, 8, 3, 20)),
        (DaysAhead(2), PlainDateTime(2026, 3, 4, 20)),
        (WeekdayAhead(OnceDay.MON), PlainDateTime(2026, 3, 9, 20)),
        (WeekdayAhead(OnceDay.FRI, 1), PlainDateTime(2026, 3, 13, 20)),
        (MonthsAhead(1), PlainDateTime(2026, 4, 2, 20)),
        (PeriodDay.END_OF_MONTH, PlainDateTime(2026, 3, 31, 20)),
        (WeekdayOfNextWeek(OnceDay.MON), PlainDateTime(2026, 3, 9, 20)),
        (WeekdayOfNextWeek(OnceDay.SUN), PlainDateTime(2026, 3, 15, 20)),
        (WeekdayOfMonth(1, OnceDay.MON, 3), PlainDateTime(2026, 3, 2, 20)),
        (WeekdayOfMonth(1, OnceDay.SUN, 3), PlainDateTime(2027, 3, 7, 20)),
        (WeekdayOfMonth(-1, OnceDay.SUN, 5), PlainDateTime(2026, 5, 31, 20)),
        (WeekdayOfMonth(5, OnceDay.FRI, 5), PlainDateTime(2026, 5, 29, 20)),
    ],
)
def test_a_one_off_is_on_the_day_that_was_said(ada: Visit, day: SaidDay, at: PlainDateTime) -> None:
    assert saved(ada, ScheduleRequest(STRETCHING, times=(Time(20),), once_day=day)) == Once(at)


def test_which_number_is_the_month_is_asked(ada: Visit) -> None:
    ada.wants("reminder_create", ScheduleRequest(STRETCHING, times=(Time(20),), once_day=Slashed(1, 4)))
    assert ada.labels[:2] == ("1 Apr", "4 Jan")
    ada.taps("1 Apr")
    ada.taps("Save")
    assert ada.schedules == [Once(PlainDateTime(2026, 4, 1, 20))]


def test_what_was_not_understood_is_named_at_once_and_not_kept(ada: Visit) -> None:
    ada.wants("reminder_create", replace(DAILY, kind=None, left_out=("unless it rains",)))
    assert "I left out: “unless it rains”" in ada.text
    assert ada.draft is not None
    assert ada.draft.request is not None
    assert ada.draft.request.left_out == ()
    ada.taps("Stretch")
    assert "left out" not in ada.text


def test_a_question_repeats_what_is_understood(ada: Visit) -> None:
    ada.wants("reminder_create", ScheduleRequest(STRETCHING, (Day.TUE, Day.THU)))
    assert "Stretch on Tue and Thu" in ada.text
    ada.wants("reminder_create", ScheduleRequest(STRETCHING, (), (Time(20),), per_week=3))
    assert "3 times a week" in ada.text
    for day in ("Mon", "Wed", "Fri"):
        ada.taps(day)
    ada.taps("Done")
    ada.taps("Save")
    assert ada.schedules == [AtTimes((Day.MON, Day.WED, Day.FRI), (Time(20),))]


def test_times_are_asked_for_until_there_are_as_many_as_were_said(ada: Visit) -> None:
    ada.wants("reminder_create", replace(DAILY, times=(Time(8),), per_day=3))
    assert "3 times a day" in ada.text
    ada.answers(TypedAnswer(request=ScheduleRequest(days=EVERY_DAY, times=(Time(14), Time(20)), days_assumed=True)))
    ada.taps("Save")
    assert ada.schedules == [AtTimes(EVERY_DAY, (Time(8), Time(14), Time(20)))]


def test_what_would_never_come_for_quiet_hours_is_not_saved_but_can_be_moved(ada: Visit) -> None:
    quiet(ada)
    ada.wants("reminder_create", replace(DAILY, times=(Time(23),)))
    assert "quiet hours" in ada.text
    assert "Save" not in ada.labels
    ada.taps("Move to 21:30")
    ada.taps("Save")
    assert ada.schedules == [AtTimes(EVERY_DAY, (Time(21, 30),))]


def test_an_interval_that_lies_in_quiet_hours_is_not_saved_either(ada: Visit) -> None:
    quiet(ada)
    ada.wants("reminder_create", ScheduleRequest(DRINKING, EVERY_DAY, (), 60, Window(Time(23), Time(5))))
    assert "Save" not in ada.labels
    ada.wants("reminder_create", ScheduleRequest(DRINKING, EVERY_DAY, (), 60, Window(Time(20), Time(5))))
    ada.taps("Save")
    assert ada.schedules == [Every(EVERY_DAY, 60, Window(Time(20), Time(5)))]


def test_what_ends_before_it_begins_is_not_saved(ada: Visit) -> None:
    rule = RuleRequest(dtstart=DateOf(5, 5), until=DateOf(4, 4))
    ada.wants("reminder_create", replace(DAILY, rule=rule))
    assert "never come" in ada.text
    assert "Save" not in ada.labels


@pytest.mark.parametrize(
    ("request_", "now", "asks"),
    [
        (ScheduleRequest(STRETCHING, times=(Time(3, 15),), once_day=OnceDay.TODAY, half_day_open=True), 15, False),
        (ScheduleRequest(STRETCHING, times=(Time(3, 15),), once_day=OnceDay.TODAY, half_day_open=True), 2, True),
        (replace(DAILY, times=(Time(11, 30),), days_assumed=True, half_day_unsaid=True), 23, True),
        (replace(DAILY, times=(Time(11, 30),), days_assumed=True, half_day_unsaid=True), 20, False),
    ],
)
def test_the_clock_of_now_tells_whether_the_half_of_the_day_is_open(
    ada: Visit, request_: ScheduleRequest, now: int, asks: bool
) -> None:
    ada.record = replace(ada.record, profile=replace(ada.record.profile, zone="UTC"))
    ada.now = Instant.from_utc(2026, 3, 4, now, 2)
    ada.wants("reminder_create", request_)
    assert ("Do you mean" in ada.text) is asks


@pytest.mark.parametrize("reason", [Impossible.SUN, Impossible.PLACE, Impossible.SEVERAL, Impossible.OTHER_RHYTHM])
def test_what_is_not_supported_is_said(ada: Visit, reason: Impossible) -> None:
    ada.wants("reminder_create", ScheduleRequest(STRETCHING, impossible=reason))
    assert "Save" not in ada.labels
    assert len(ada.text) > 40


def test_an_end_is_the_end_of_its_day(ada: Visit) -> None:
    schedule = saved(ada, replace(DAILY, rule=RuleRequest(until=OnceDay.TUE)))
    assert isinstance(schedule, AtTimes)
    assert schedule.rule.until == Date(2026, 3, 3).at(WHOLE_DAY)


def test_a_reminder_that_is_changed_keeps_its_rule(ada: Visit) -> None:
    rule = Rule(Frequency.DAILY, 2, Date(2026, 3, 1), Date(2026, 5, 1).at(WHOLE_DAY), exdates=(Date(2026, 3, 5),))
    one = ada.has(AtTimes(EVERY_DAY, (Time(20),), rule))
    assert one.id is not None
    ada.presses(EditReminder(one.id))
    ada.answers(TypedAnswer(request=ScheduleRequest(days=EVERY_DAY, times=(Time(21),), days_assumed=True)))
    ada.taps("Save")
    assert ada.schedules == [AtTimes(EVERY_DAY, (Time(21),), rule)]

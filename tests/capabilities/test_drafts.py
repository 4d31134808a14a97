"""Putting a reminder together, and its preview."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Instant, Time

from bot.domain.actions import BeginReminder, ChooseZone, ShowReminders
from bot.domain.changes import AddReminder
from bot.domain.drafts import Awaiting
from bot.domain.intents import ShortReply
from bot.domain.library import Library
from bot.domain.reminders import MOST_REMINDERS
from bot.domain.said_days import OnceDay
from bot.domain.schedules import (
    EVERY_DAY,
    WEEKDAYS,
    AtTimes,
    Day,
    Every,
    HalfDay,
    Impossible,
    Once,
    ScheduleRequest,
    Window,
)
from bot.domain.typed_answers import TypedAnswer
from bot.views.drafts import DraftPhrases
from tests.capabilities.visits import MONDAY, Visit
from tests.support.kinds import DRINKING, STRETCHING

DAILY = ScheduleRequest(STRETCHING, EVERY_DAY, (Time(20),))
EIGHT_PM = AtTimes(EVERY_DAY, (Time(20),))


def test_each_missing_piece_is_asked_for_in_order(nomad: Visit) -> None:
    nomad.wants("reminder_create")
    assert nomad.asks() is Awaiting.KIND
    nomad.taps("Stretch")
    assert nomad.asks() is Awaiting.DAYS
    nomad.taps("On weekdays")
    assert nomad.asks() is Awaiting.TIME
    nomad.taps("08:00", "20:00", "Done")
    assert nomad.asks() is Awaiting.ZONE
    nomad.presses(ChooseZone(nomad.draft.number, "Asia/Kathmandu"))
    assert nomad.asks() is Awaiting.CLOCK_CHECK
    assert "14:45" in nomad.text
    nomad.taps(nomad.labels[0])
    assert nomad.asks() is Awaiting.PREVIEW
    nomad.taps("Save")
    assert nomad.schedules == [AtTimes(WEEKDAYS, (Time(8), Time(20)))]
    assert nomad.record.profile.zone == "Asia/Kathmandu"
    assert nomad.record.draft is None


def test_a_complete_sentence_goes_straight_to_its_preview(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    assert ada.asks() is Awaiting.PREVIEW
    assert "Stretch every day at 20:00" in ada.text
    assert ada.text.count("at 20:00") == 4
    assert "Berlin" in ada.text
    assert ada.schedules == []


def test_single_days_are_switched_on_and_off(ada: Visit) -> None:
    ada.wants("reminder_create")
    ada.taps("Stretch", "Choose days")
    assert "Done" not in ada.labels
    ada.taps("Mon", "Wed", "Fri", "✓ Wed", "Done")
    assert ada.draft.request is not None
    assert ada.draft.request.days == (Day.MON, Day.FRI)
    assert ada.asks() is Awaiting.TIME


def test_times_are_switched_on_and_off(ada: Visit) -> None:
    ada.presses(BeginReminder(STRETCHING))
    assert "Done" not in ada.labels
    ada.taps("08:00", "09:00", "✓ 08:00", "Done")
    assert ada.draft.request is not None
    assert ada.draft.request.times == (Time(9),)


def test_an_interval_asks_for_its_window(ada: Visit) -> None:
    ada.presses(BeginReminder(DRINKING))
    ada.taps("Every few hours")
    assert "1 hour" in ada.labels
    ada.taps("1 hour")
    assert ada.asks() is Awaiting.WINDOW
    ada.taps("09:00 – 17:00", "Save")
    assert ada.schedules == [Every(EVERY_DAY, 60, Window(Time(9), Time(17)))]
    assert "every hour from 09:00 to 17:00" in ada.text


@pytest.mark.parametrize(("label", "hour"), [("08:00", 8), ("20:00", 20)])
def test_a_bare_hour_is_asked_about(ada: Visit, label: str, hour: int) -> None:
    ada.wants("reminder_create", replace(DAILY, times=(Time(8),), half_day_open=True))
    assert ada.asks() is Awaiting.HALF_DAY
    ada.taps(label, "Save")
    assert ada.schedules == [AtTimes(EVERY_DAY, (Time(hour),))]


@pytest.mark.parametrize(
    ("hours", "morning", "later"),
    [
        (
            9,
            "01:00, 02:00, 03:00, 04:00, 05:00, 06:00, 07:00, 08:00 and 09:00",
            "13:00, 14:00, 15:00, 16:00, 17:00, 18:00, 19:00, 20:00 and 21:00",
        ),
        (10, "01:00, 02:00 … 10:00", "13:00, 14:00 … 22:00"),
    ],
    ids=["as many as fit", "one more"],
)
def test_many_bare_hours_are_told_in_full_and_shortened_on_their_buttons(
    ada: Visit, hours: int, morning: str, later: str
) -> None:
    times = tuple(Time(hour) for hour in range(1, hours + 1))
    ada.wants("reminder_create", replace(DAILY, times=times, half_day_open=True))
    assert ada.labels[:2] == (morning, later)
    assert all(f"{time.hour:02}:00" in ada.text and f"{time.hour + 12}:00" in ada.text for time in times)
    ada.taps(later, "Save")
    assert ada.schedules == [AtTimes(EVERY_DAY, tuple(Time(time.hour + 12) for time in times))]


@pytest.mark.parametrize(
    "reading",
    [TypedAnswer(half_day=HalfDay.LATER), TypedAnswer(request=ScheduleRequest(days=EVERY_DAY, times=(Time(20),)))],
)
def test_a_bare_hour_may_be_answered_in_words(ada: Visit, reading: TypedAnswer) -> None:
    ada.wants("reminder_create", replace(DAILY, times=(Time(8),), half_day_open=True))
    ada.answers(reading)
    ada.taps("Save")
    assert ada.schedules == [EIGHT_PM]


@pytest.mark.parametrize(
    "request_",
    [
        replace(DAILY, times=(Time(8), Time(8, 14))),
        replace(DAILY, times=(Time(0), Time(23, 50))),
        ScheduleRequest(STRETCHING, EVERY_DAY, every_minutes=14, window=Window(Time(9), Time(17))),
    ],
)
def test_nothing_comes_more_often_than_every_fifteen_minutes(ada: Visit, request_: ScheduleRequest) -> None:
    ada.wants("reminder_create", request_)
    assert "15 minutes" in ada.text
    assert ada.asks() is Awaiting.TIME
    assert "Save" not in ada.labels


@pytest.mark.parametrize("impossible", Impossible)
def test_what_cannot_be_is_said_and_leaves_no_draft(ada: Visit, impossible: Impossible) -> None:
    ada.wants("reminder_create", ScheduleRequest(STRETCHING, impossible=impossible))
    assert ada.record.draft is None
    assert ada.labels == ("New reminder",)


def test_everything_can_be_changed_from_the_preview(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    ada.taps("Change")
    assert ada.labels == ("What for", "Days", "Times", "Every few hours", "Clock", "Cancel")
    ada.taps("What for", "Drink water", "Change", "Days", *(f"✓ {day}" for day in ("Mon", "Tue", "Wed", "Thu", "Fri")))
    ada.taps("Done", "Change", "Times", "07:00", "Done", "Save")
    assert ada.schedules == [AtTimes((Day.SAT, Day.SUN), (Time(7),))]
    assert ada.record.reminders[0].reminder.kind == DRINKING


def test_an_edit_keeps_the_reminder(ada: Visit) -> None:
    ada.has(EIGHT_PM)
    ada.has(AtTimes(EVERY_DAY, (Time(9),)))
    ada.presses(ShowReminders())
    ada.taps("1. Stretch 20:00", "Change", "Times", "06:00", "Done", "Save")
    assert "Changed" in ada.text
    assert [one.reminder.id for one in ada.record.reminders] == [1, 2]
    assert ada.schedules[0] == AtTimes(EVERY_DAY, (Time(6),))


def test_an_edit_of_what_was_deleted_meanwhile_saves_nothing(ada: Visit) -> None:
    ada.has(EIGHT_PM)
    ada.presses(ShowReminders())
    ada.taps("1. Stretch 20:00", "Change", "Times", "06:00", "Done")
    ada.record = replace(ada.record, reminders=())
    ada.taps("Save")
    assert ada.schedules == []
    assert "not there any more" in ada.text


def test_twenty_reminders_are_as_many_as_are_kept(ada: Visit) -> None:
    for hour in range(MOST_REMINDERS):
        ada.has(AtTimes(EVERY_DAY, (Time(hour, 30),)))
    ada.presses(ShowReminders())
    ada.wants("reminder_create", DAILY)
    ada.taps("Save")
    assert len(ada.schedules) == MOST_REMINDERS
    assert "20 reminders" in ada.text


def test_what_is_saved_says_how_many_one_may_have(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    added, _ = ada.taps("Save").changes
    assert isinstance(added, AddReminder)
    assert added.at_most == MOST_REMINDERS


def test_the_same_reminder_is_not_kept_twice(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    ada.taps("Save")
    ada.wants("reminder_create", DAILY)
    assert ada.schedules == [EIGHT_PM]
    assert "already have" in ada.text
    assert ada.record.draft is None


def test_the_same_wish_once_more_is_no_new_one(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    ada.wants("reminder_create", DAILY)
    assert "open already" in ada.text
    assert "Not saved" not in ada.text
    ada.taps("Save")
    assert ada.schedules == [EIGHT_PM]


def test_a_second_tap_on_save_saves_nothing(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    save = ada.action("Save")
    ada.presses(save)
    decision = ada.presses(save)
    assert decision.reply is None
    assert decision.toast is not None
    assert ada.schedules == [EIGHT_PM]


def test_a_one_off_that_has_passed_is_not_previewed(ada: Visit) -> None:
    ada.wants("reminder_create", ScheduleRequest(STRETCHING, times=(Time(8),), once_day=OnceDay.TODAY))
    assert "passed" in ada.text
    assert "Save" not in ada.labels


@pytest.mark.parametrize(
    "request_",
    [
        ScheduleRequest(STRETCHING, times=(Time(10, 20),), once_day=OnceDay.TODAY),
        ScheduleRequest(STRETCHING, in_minutes=20),
    ],
)
def test_a_one_off_that_passes_while_its_preview_is_open_is_not_saved(ada: Visit, request_: ScheduleRequest) -> None:
    ada.wants("reminder_create", request_)
    ada.waits(minutes=21)
    ada.taps("Save")
    assert ada.schedules == []
    assert "passed" in ada.text
    ada.taps("Change", "Times")
    assert ada.asks() is Awaiting.TIME


def test_a_one_off_is_saved_for_its_moment(ada: Visit) -> None:
    ada.wants("reminder_create", ScheduleRequest(STRETCHING, times=(Time(20),), once_day=OnceDay.TODAY))
    ada.taps("Save")
    (schedule,) = ada.schedules
    assert isinstance(schedule, Once)
    assert "Next: today at 20:00." in ada.text


def test_a_countdown_needs_no_zone_and_names_no_clock(nomad: Visit) -> None:
    nomad.wants("reminder_create", ScheduleRequest(STRETCHING, in_minutes=20))
    assert "Stretch once, in 20 minutes" in nomad.text
    nomad.waits(minutes=1)
    nomad.taps("Save")
    assert "Next: in 19 minutes." in nomad.text
    nomad.taps("All reminders")
    assert ":" not in nomad.text
    assert nomad.record.reminders[0].next_due is not None


def test_one_hour_is_not_called_hour_alone(nomad: Visit) -> None:
    nomad.wants("reminder_create", ScheduleRequest(STRETCHING, in_minutes=60))
    assert "in 1 hour" in nomad.text


def test_no_drops_the_draft(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    ada.answers(TypedAnswer(word=ShortReply.NO))
    assert ada.record.draft is None
    assert ada.schedules == []


def test_yes_saves_what_was_previewed(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    ada.answers(TypedAnswer(word=ShortReply.YES))
    assert ada.schedules == [EIGHT_PM]


@pytest.mark.parametrize("awaiting", [one for one in Awaiting if one not in (Awaiting.ZONE, Awaiting.CLOCK_CHECK)])
def test_an_answer_that_means_nothing_leaves_the_draft_open(ada: Visit, awaiting: Awaiting) -> None:
    ada.wants("reminder_create", replace(DAILY, times=(Time(8),), half_day_open=True))
    ada.record = replace(ada.record, draft=replace(ada.draft, awaiting=awaiting))
    ada.answers(TypedAnswer())
    assert ada.record.draft is not None


def test_the_preview_tells_of_a_change_of_clocks(library: Library) -> None:
    ada = Visit(library, now=Instant.from_utc(2026, 3, 28, 9))
    ada.wants("reminder_create", DAILY)
    assert "The clocks change on 29 Mar." in ada.text
    ada.wants("reminder_create", replace(DAILY, times=(Time(2, 30),)))
    assert "Sun 29 Mar at 03:30" in ada.text or "tomorrow at 03:30" in ada.text
    assert "does not exist that day" in ada.text


def test_the_preview_tells_which_times_fall_into_quiet_hours(ada: Visit) -> None:
    ada.record = replace(ada.record, profile=replace(ada.record.profile, quiet=Window(Time(19), Time(7))))
    ada.wants("reminder_create", replace(DAILY, times=(Time(8), Time(20))))
    assert "at 20:00 (left out: your quiet hours)" in ada.text
    assert "at 08:00\n" in ada.text
    assert "Save" in ada.labels


@pytest.mark.parametrize("asked", [DAILY, ScheduleRequest(STRETCHING, times=(Time(20),), once_day=OnceDay.TODAY)])
def test_what_would_never_come_for_quiet_hours_is_not_saved_and_may_be_moved(
    ada: Visit, asked: ScheduleRequest
) -> None:
    ada.record = replace(ada.record, profile=replace(ada.record.profile, quiet=Window(Time(19), Time(7))))
    ada.wants("reminder_create", asked)
    assert "would never come" in ada.text
    assert "Save" not in ada.labels
    ada.answers(TypedAnswer(word=ShortReply.YES))
    assert ada.schedules == []
    ada.taps("Move to 18:30", "Save")
    assert len(ada.schedules) == 1


def test_only_administrators_begin_or_go_on_in_a_group(group: Visit) -> None:
    group.wants("reminder_create", DAILY)
    group.administrates = False
    group.taps("Save")
    assert group.schedules == []
    group.wants("reminder_create", DAILY)
    assert "administrators" in group.text


def test_a_button_of_an_older_draft_changes_nothing(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    old = ada.action("Save")
    ada.waits(minutes=1)
    ada.wants("reminder_create", replace(DAILY, times=(Time(9),)))
    decision = ada.presses(old)
    assert decision.toast == ada.library.phrasebook.of(DraftPhrases).closed
    assert ada.schedules == []


def test_drafts_are_told_apart_by_the_moment_they_began(ada: Visit) -> None:
    ada.wants("reminder_create", DAILY)
    assert ada.draft.number == MONDAY.timestamp(unit="millisecond")

"""The list of reminders, what can be done with each, and pauses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Instant, PlainDateTime, Time

from bot.capabilities.capability import Asked
from bot.capabilities.pauses import tomorrow
from bot.domain.actions import (
    AskPause,
    AskRemoveAll,
    PauseAll,
    PauseLength,
    PauseReminder,
    RemoveAll,
    RemoveReminder,
    ResumeAll,
    ShowHistory,
)
from bot.domain.cancelling import Cancel
from bot.domain.drafts import Awaiting
from bot.domain.library import Library
from bot.domain.messages import Returned
from bot.domain.occurrences import Occurrence, Reason, State
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Once, Window
from bot.domain.typed_answers import TypedAnswer
from bot.views.pauses import PausePhrases
from bot.views.reminders import ReminderListPhrases
from tests.capabilities.visits import BERLIN, MONDAY, Visit
from tests.support.actions import every_action_on
from tests.support.kinds import DRINKING, STRETCHING

EIGHT = AtTimes(EVERY_DAY, (Time(8),))
TEN_PM = AtTimes(EVERY_DAY, (Time(22),))
HOURLY = Every(EVERY_DAY, 60, Window(Time(9), Time(17)))


@pytest.fixture
def busy(ada: Visit) -> Visit:
    """Someone with two stretches and water."""
    ada.has(EIGHT)
    ada.has(TEN_PM)
    ada.has(HOURLY, DRINKING)
    return ada


def test_an_empty_list_offers_to_begin(ada: Visit) -> None:
    ada.wants("reminder_list")
    assert ada.labels == ("Stretch reminder", "Water reminder")


def test_each_kind_of_schedule_is_listed(busy: Visit) -> None:
    busy.has(Once(PlainDateTime(2026, 3, 5, 18, 30)))
    busy.has(Countdown(MONDAY.add(minutes=5)))
    busy.wants("reminder_list")
    assert "4. Stretch once, Thu 5 Mar at 18:30" in busy.text
    assert "3. Drink water 09:00–17:00" in busy.labels


def test_deleting_asks_first(busy: Visit) -> None:
    busy.wants("reminder_list")
    busy.taps("2. Stretch 22:00", "Delete")
    assert len(busy.schedules) == 3
    busy.taps("Yes, delete")
    assert busy.schedules == [EIGHT, HOURLY]
    busy.presses(RemoveReminder(2))
    assert "not there any more" in busy.text


def test_keeping_keeps(busy: Visit) -> None:
    busy.wants("reminder_cancel", Cancel(time=Time(22)))
    busy.taps("No, keep")
    assert len(busy.schedules) == 3


def test_all_of_a_kind_are_deleted_after_a_question(busy: Visit) -> None:
    busy.wants("reminder_cancel", Cancel(kind=STRETCHING))
    busy.taps("Yes, delete")
    assert busy.schedules == [HOURLY]


def test_which_one_is_asked_where_several_fit(busy: Visit) -> None:
    busy.wants("reminder_cancel", None)
    assert busy.text == busy.library.phrasebook.of(ReminderListPhrases).which_to_delete.plain
    busy.taps("Stretch 08:00", "Yes, delete")
    assert busy.schedules == [TEN_PM, HOURLY]


@pytest.mark.parametrize("cancel", [Cancel(time=Time(3)), Cancel(time=Time(22), kind=DRINKING)])
def test_nothing_is_deleted_where_nothing_fits(busy: Visit, cancel: Cancel) -> None:
    busy.wants("reminder_cancel", cancel)
    assert "nothing was deleted" in busy.text


def test_all_are_deleted_after_a_question_that_names_each(busy: Visit) -> None:
    busy.wants("reminder_list")
    busy.taps("Delete all")
    assert len(busy.schedules) == 3
    assert busy.text.count("Stretch") == 2
    busy.taps("Yes, delete")
    assert busy.schedules == []
    busy.presses(AskRemoveAll())
    assert busy.text == busy.library.phrasebook.of(ReminderListPhrases).nothing_to_delete.plain


def test_a_late_yes_deletes_only_what_was_asked_about(busy: Visit) -> None:
    busy.presses(RemoveAll(STRETCHING))
    assert busy.schedules == [HOURLY]
    assert "2" in busy.text
    busy.presses(RemoveAll(STRETCHING))
    assert busy.schedules == [HOURLY]
    assert busy.text == busy.library.phrasebook.of(ReminderListPhrases).nothing_to_delete.plain


def test_one_reminder_is_paused_and_resumed(busy: Visit) -> None:
    busy.wants("reminder_list")
    busy.taps("1. Stretch 08:00", "Pause", "3 days")
    assert "paused until Thu 5 Mar" in busy.text.lower() or "Paused until Thu 5 Mar" in busy.text
    paused = busy.record.reminders[0]
    assert paused.next_due == Instant.from_utc(2026, 3, 6, 7)
    busy.taps("Resume")
    assert busy.record.reminders[0].next_due == Instant.from_utc(2026, 3, 3, 7)


@pytest.mark.parametrize(
    ("length", "until"),
    [
        (PauseLength.TWO_HOURS, MONDAY.add(hours=2)),
        (PauseLength.UNTIL_TOMORROW, Instant.from_utc(2026, 3, 2, 23)),
        (PauseLength.THREE_DAYS, MONDAY.add(hours=72)),
        (PauseLength.WEEK, MONDAY.add(hours=168)),
        (PauseLength.UNTIL_RESUMED, UNTIL_RESUMED),
    ],
)
def test_every_length_of_a_pause_ends_when_it_says(busy: Visit, length: PauseLength, until: Instant) -> None:
    busy.presses(PauseReminder(1, length))
    assert busy.record.reminders[0].reminder.paused_until == until
    assert busy.record.profile.paused_until is None
    busy.presses(PauseAll(length))
    assert busy.record.profile.paused_until == until


def test_every_length_of_a_pause_has_a_button(busy: Visit) -> None:
    busy.presses(AskPause())
    assert busy.shown is not None
    offered = {button.action for button in busy.shown.buttons}
    assert {PauseAll(length) for length in PauseLength} <= offered


def test_the_ledger_says_what_happened_and_why(busy: Visit) -> None:
    held = Occurrence(5, 1, MONDAY, MONDAY, State.HELD, Reason.QUIET_HOURS)
    for state in State:
        if state in (State.WAITING, State.CLAIMED, State.ATTEMPTED):
            continue
        busy.presses(ShowHistory(1), found=(replace(held, state=state), held))
        assert "left out (quiet hours)" in busy.text
    busy.presses(ShowHistory(1))
    assert "Nothing yet." in busy.text


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(busy: Visit, reason: Reason) -> None:
    busy.presses(
        ShowHistory(1),
        found=(Occurrence(5, 1, MONDAY, MONDAY, State.SKIPPED, reason),),
    )
    assert "skipped (" in busy.text


def test_everything_is_paused_and_resumed(busy: Visit) -> None:
    busy.wants("reminders_pause", Asked("for 3 days", command=True), MONDAY.add(hours=72))
    assert busy.record.profile.paused_until == MONDAY.add(hours=72)
    assert all(one.next_due and one.next_due >= MONDAY.add(hours=72) for one in busy.record.reminders)
    busy.taps("Resume all")
    assert busy.record.profile == Profile(BERLIN)
    assert busy.record.reminders[2].next_due == Instant.from_utc(2026, 3, 2, 10)
    busy.wants("reminders_resume")
    assert "Nothing was paused" in busy.text


def test_a_sentence_without_a_length_is_asked_for_one(busy: Visit) -> None:
    busy.wants("reminders_pause", Asked("mute"))
    assert busy.text == busy.library.phrasebook.of(PausePhrases).ask.plain
    assert busy.asks() is Awaiting.PAUSE


def test_a_length_that_cannot_be_read_is_asked_for_again(busy: Visit) -> None:
    busy.wants("reminders_pause", Asked("five bananas", command=True))
    assert busy.text == busy.library.phrasebook.of(PausePhrases).ask_again.plain
    busy.answers(TypedAnswer(until=UNTIL_RESUMED))
    assert busy.record.draft is None
    assert all(one.next_due is None for one in busy.record.reminders)


def test_resuming_ends_the_pause_of_a_warning_sign(busy: Visit) -> None:
    busy.record = replace(busy.record, profile=replace(busy.record.profile, stretches_paused_until=UNTIL_RESUMED))
    busy.wants("reminder_list")
    assert busy.text.count("paused until you resume") == 2
    busy.taps("Resume all")
    assert busy.record.profile.stretches_paused_until is None
    assert all(one.next_due for one in busy.record.reminders)


def test_a_group_is_paused_without_touching_anybody_s_settings(group: Visit) -> None:
    group.has(EIGHT)
    group.wants("reminders_pause", Asked())
    group.taps("Until I resume")
    assert group.record.profile.paused_until is None
    assert group.record.reminders[0].next_due is None
    group.taps("Resume all")
    assert group.record.reminders[0].next_due is not None


def test_only_administrators_manage(group: Visit) -> None:
    group.has(EIGHT)
    group.administrates = False
    before = group.record.reminders
    for action in (*every_action_on(1), AskRemoveAll(), RemoveAll(), PauseAll(PauseLength.WEEK), ResumeAll()):
        group.presses(action)
    for intent, slots in (("reminder_cancel", None), ("reminders_pause", Asked()), ("reminders_resume", None)):
        group.wants(intent, slots)
    assert group.record.reminders == before


def test_a_chat_that_is_back_is_asked_whether_to_go_on(ada: Visit) -> None:
    ada.has(EIGHT, frozen=True)
    ada.meets(Returned(), ada.record.reminders)
    assert "1 in all" in ada.text
    assert ada.record.reminders[0].next_due is None
    ada.taps("Resume all")
    assert ada.record.reminders[0].next_due is not None


def test_a_chat_without_frozen_reminders_is_not_greeted(ada: Visit) -> None:
    assert ada.meets(Returned()).reply is None


@pytest.mark.parametrize(
    ("zone", "now", "ends"),
    [
        ("Europe/Berlin", "2026-03-02T23:59", "2026-03-03T00:00"),
        ("America/Santiago", "2026-09-05T12:00", "2026-09-06T01:00"),
        ("America/Santiago", "2026-09-06T01:00", "2026-09-07T00:00"),
        ("America/Santiago", "2026-04-04T23:30", "2026-04-05T00:00"),
        ("America/Havana", "2026-10-31T12:00", "2026-11-01T00:00"),
        ("Pacific/Apia", "2011-12-29T10:00", "2011-12-31T00:00"),
    ],
)
def test_tomorrow_begins_when_the_next_day_does(library: Library, zone: str, now: str, ends: str) -> None:
    moment = PlainDateTime.parse_iso(now).assume_tz(zone, disambiguation="earlier").to_instant()
    end = tomorrow(zone, moment)
    assert end.to_tz(zone).to_plain() == PlainDateTime.parse_iso(ends)
    assert end.subtract(nanoseconds=1).to_tz(zone).date() == moment.to_tz(zone).date()


def test_a_pause_until_tomorrow_says_when_that_is(library: Library) -> None:
    santiago = Visit(library, zone="America/Santiago", now=Instant.from_utc(2026, 9, 5, 16))
    santiago.has(EIGHT)
    santiago.wants("reminders_pause", Asked())
    santiago.taps("Until tomorrow")
    assert "tomorrow at 01:00" in santiago.text

"""Which reminders of a person stand in their calendar, and from when on."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, PlainDateTime, Time

from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.records import Everything
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Once, Window
from bot.views.calendar import calendar_of, waits_for_a_word
from tests.support.kinds import DRINKING, STRETCHING

NOW = Instant.from_utc(2026, 12, 2, 9)
DAILY = Reminder(7, 7, STRETCHING, AtTimes(EVERY_DAY, (Time(8),)), id=1)
IN_LISBON = Everything(Profile("Europe/Lisbon"), (DAILY,))


def starts(library: Library, kept: Everything) -> list[object]:
    """When the events of the calendar start; empty without one."""
    calendar = calendar_of(library, kept, NOW)
    return [event.series.start for event in calendar.events] if calendar is not None else []


def test_each_reminder_has_its_name_and_a_name_for_good(library: Library) -> None:
    water = Reminder(7, 7, DRINKING, AtTimes(EVERY_DAY, (Time(9), Time(17, 30))), id=2)
    calendar = calendar_of(library, replace(IN_LISBON, reminders=(DAILY, water)), NOW)
    assert calendar is not None
    assert calendar.zone == "Europe/Lisbon"
    assert [(event.uid, event.title) for event in calendar.events] == [
        ("reminder-1-1@hammy", "Stretch"),
        ("reminder-2-1@hammy", "Drink water"),
        ("reminder-2-2@hammy", "Drink water"),
    ]


def test_it_begins_with_what_comes_next(library: Library) -> None:
    assert starts(library, IN_LISBON) == [PlainDateTime(2026, 12, 3, 8)]


def test_a_pause_is_waited_for_and_one_without_an_end_leaves_it_out(library: Library) -> None:
    paused = replace(DAILY, paused_until=Instant.from_utc(2026, 12, 10))
    assert starts(library, replace(IN_LISBON, reminders=(paused,))) == [PlainDateTime(2026, 12, 10, 8)]
    assert starts(library, replace(IN_LISBON, reminders=(replace(DAILY, paused_until=UNTIL_RESUMED),))) == []
    resting = Profile("Europe/Lisbon", stretches_paused_until=Instant.from_utc(2026, 12, 5))
    assert starts(library, replace(IN_LISBON, profile=resting)) == [PlainDateTime(2026, 12, 5, 8)]


def test_what_quiet_hours_leave_out_is_left_out(library: Library) -> None:
    night = Profile("Europe/Lisbon", quiet=Window(Time(22), Time(8)))
    assert starts(library, replace(IN_LISBON, profile=night)) == [PlainDateTime(2026, 12, 3, 8)], (
        "their end is day again"
    )
    early = replace(DAILY, schedule=AtTimes(EVERY_DAY, (Time(7, 59), Time(21, 59), Time(22))))
    assert starts(library, Everything(night, (early,))) == [PlainDateTime(2026, 12, 2, 21, 59)]
    for silent in (
        AtTimes(EVERY_DAY, (Time(23),)),
        Once(PlainDateTime(2026, 12, 3, 2)),
        Countdown(Instant.from_utc(2026, 12, 3, 1)),
    ):
        assert calendar_of(library, Everything(night, (replace(DAILY, schedule=silent),)), NOW) is None
        assert starts(library, Everything(Profile("Europe/Lisbon"), (replace(DAILY, schedule=silent),)))


def test_a_pause_without_an_end_is_told(library: Library) -> None:
    endless = replace(DAILY, paused_until=UNTIL_RESUMED)
    assert waits_for_a_word(library, replace(IN_LISBON, reminders=(DAILY, endless)))
    assert waits_for_a_word(library, replace(IN_LISBON, profile=Profile(stretches_paused_until=UNTIL_RESUMED)))
    assert not waits_for_a_word(library, IN_LISBON)
    assert not waits_for_a_word(library, Everything(None, (replace(endless, kind=KindId("walk")),)))


def test_what_is_over_or_of_no_known_kind_has_no_calendar(library: Library) -> None:
    over = replace(DAILY, schedule=Once(PlainDateTime(2026, 12, 1, 8)))
    gone = replace(DAILY, kind=KindId("walk"))
    assert calendar_of(library, replace(IN_LISBON, reminders=(over, gone)), NOW) is None

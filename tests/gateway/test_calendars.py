"""Reminders as a calendar file: read back by others, it comes at the same times as the bot does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar as File
from whenever import Date, Instant, PlainDateTime, Time

from bot.domain.calendar import Calendar, CalendarEvent
from bot.domain.profile import Profile
from bot.domain.reminders import LEAST_MINUTES_APART
from bot.domain.rules import WHOLE_DAY, Frequency, Rule
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, AtTimes, Countdown, Day, Every, Once, Schedule, Window
from bot.gateway.calendars import as_ics
from bot.reminding.calendar_series import series_of
from bot.reminding.occurrences import in_quiet_hours, is_quiet
from bot.reminding.recurrence import upcoming
from tests.support.examples import examples
from tests.support.schedules import AT_TIMES, INTERVALS

BERLIN, LAGOS = "Europe/Berlin", "Africa/Lagos"
NOW = Instant.from_utc(2026, 12, 2, 9)
SEVEN, EIGHT, NINE, EIGHT_PM = Time(7), Time(8), Time(9), Time(20)
MON_WED = (Day.MON, Day.WED)


def written(
    schedule: Schedule, zone: str, after: Instant = NOW, quiet: Callable[[Time], bool] = lambda _: False
) -> File:
    """The file of one reminder, read by the library that other programs read it with."""
    events = tuple(
        CalendarEvent(f"reminder-1-{number}@hammy", "Stretch", one)
        for number, one in enumerate(series_of(schedule, zone, after, quiet))
    )
    return File.from_ical(as_ics(Calendar("Hammy", zone, after, events)))


def events_of(file: File) -> list[Any]:
    """Its events, whatever type each of their values has."""
    return list(file.walk("VEVENT"))


def times_of(event: Any) -> Iterator[Instant]:
    """When an event comes, as the words of the file say it."""
    start = event["dtstart"].dt
    lines = [f"RRULE:{event['rrule'].to_ical().decode()}"] if "rrule" in event else []
    if not lines:
        listed = [one.dt for one in event["rdate"].dts] if "rdate" in event else []
        yield from (Instant(at) for at in sorted([start, *listed]))
        return
    left_out = {one.dt for one in event["exdate"].dts} if "exdate" in event else set()
    for at in rrulestr("\n".join(lines), dtstart=start):
        if at not in left_out:
            yield Instant(at)


def read_back(file: File, most: int) -> list[Instant]:
    """The first so many times of all its events."""
    times = [one for event in events_of(file) for one in islice(times_of(event), most)]
    return sorted(times)[:most]


SCHEDULES: dict[str, Schedule] = {
    "every day": AtTimes(EVERY_DAY, (EIGHT,)),
    "weekdays, twice": AtTimes(WEEKDAYS, (EIGHT, EIGHT_PM)),
    "times of no common minute": AtTimes(MON_WED, (Time(7, 30), NINE, Time(21, 15))),
    "every other day": AtTimes(EVERY_DAY, (EIGHT,), Rule(Frequency.DAILY, 2, Date(2026, 12, 1))),
    "every two weeks": AtTimes(MON_WED, (EIGHT,), Rule(Frequency.WEEKLY, 2, Date(2026, 11, 23))),
    "until a day": AtTimes(EVERY_DAY, (EIGHT_PM,), Rule(until=Date(2026, 12, 24).at(WHOLE_DAY))),
    "from a day": AtTimes(EVERY_DAY, (EIGHT,), Rule(dtstart=Date(2027, 1, 4))),
    "but some days": AtTimes(EVERY_DAY, (EIGHT, EIGHT_PM), Rule(exdates=(Date(2026, 12, 24), Date(2026, 12, 25)))),
    "on the first of the month": AtTimes(EVERY_DAY, (EIGHT,), Rule(Frequency.MONTHLY, bymonthday=(1,))),
    "on the last day of the month": AtTimes(EVERY_DAY, (EIGHT,), Rule(Frequency.MONTHLY, bymonthday=(-1,))),
    "on the first Monday": AtTimes((Day.MON,), (EIGHT, NINE), Rule(Frequency.MONTHLY, bysetpos=(1,))),
    "on the last weekday": AtTimes(WEEKDAYS, (EIGHT,), Rule(Frequency.MONTHLY, bysetpos=(-1,))),
    "every three months": AtTimes(EVERY_DAY, (EIGHT,), Rule(Frequency.MONTHLY, 3, Date(2026, 10, 1), bymonthday=(15,))),
    "hourly": Every(WEEKDAYS, 60, Window(NINE, Time(17))),
    "every 90 minutes": Every(EVERY_DAY, 90, Window(NINE, Time(17))),
    "every quarter of an hour": Every((Day.SAT,), 15, Window(NINE, Time(11, 30))),
    "over midnight": Every(MON_WED, 60, Window(Time(22), Time(3))),
    "over midnight until a day": Every(
        MON_WED, 60, Window(Time(22), Time(3)), Rule(until=Date(2027, 1, 4).at(WHOLE_DAY))
    ),
    "over midnight every two weeks": Every(
        MON_WED, 120, Window(Time(22), Time(2)), Rule(Frequency.WEEKLY, 2, Date(2026, 11, 30))
    ),
    "once": Once(PlainDateTime(2026, 12, 24, 8)),
    "a countdown": Countdown(Instant.from_utc(2026, 12, 2, 9, 30)),
}


@pytest.mark.parametrize("schedule", SCHEDULES.values(), ids=SCHEDULES.keys())
def test_it_comes_when_the_reminder_comes(schedule: Schedule) -> None:
    coming = list(upcoming(schedule, BERLIN, NOW, 40))
    assert coming
    assert read_back(written(schedule, BERLIN), 40) == coming


def is_apart(schedule: Schedule) -> bool:
    """Whether its times are as far apart as those of a reminder are, midnight between them too."""
    if not isinstance(schedule, AtTimes):
        return True
    minutes = [time.hour * 60 + time.minute for time in sorted(schedule.times)]
    return all(after - before >= LEAST_MINUTES_APART for before, after in pairwise((*minutes, minutes[0] + 24 * 60)))


@given(st.one_of(AT_TIMES, INTERVALS).filter(is_apart), st.integers(0, 400 * 24))
@settings(max_examples=examples(60))
def test_any_schedule_comes_at_the_same_times(schedule: Schedule, hours: int) -> None:
    after = NOW.add(hours=hours)
    coming = list(upcoming(schedule, LAGOS, after, 60))
    assert read_back(written(schedule, LAGOS, after), 60) == coming


@given(st.one_of(AT_TIMES, INTERVALS).filter(is_apart), st.integers(0, 23), st.integers(0, 23))
@settings(max_examples=examples(40))
def test_any_schedule_comes_at_the_same_times_but_those_in_quiet_hours(
    schedule: Schedule, start: int, until: int
) -> None:
    profile = Profile(quiet=Window(Time(start), Time(until)))
    coming = list(upcoming(schedule, LAGOS, NOW, 60))
    loud = [one for one in coming if not in_quiet_hours(profile, LAGOS, one)]
    events = events_of(written(schedule, LAGOS, quiet=partial(is_quiet, profile)))
    found = sorted(one for event in events for one in islice(times_of(event), 60))
    assert [one for one in found if one <= coming[-1]] == loud


def test_what_is_over_has_no_event() -> None:
    assert events_of(written(Once(PlainDateTime(2026, 12, 1, 8)), BERLIN)) == []
    over = AtTimes(EVERY_DAY, (EIGHT,), Rule(until=Date(2026, 12, 1).at(WHOLE_DAY)))
    assert events_of(written(over, BERLIN)) == []


def test_it_names_its_zone_and_says_what_its_clock_does() -> None:
    file = written(AtTimes(EVERY_DAY, (EIGHT,), Rule(exdates=(Date(2026, 12, 24),))), BERLIN)
    (event,) = events_of(file)
    assert event["dtstart"].params["TZID"] == BERLIN
    assert event["exdate"].params["TZID"] == BERLIN
    assert event["dtstart"].dt.tzinfo == ZoneInfo(BERLIN)
    assert [str(zone["tzid"]) for zone in file.walk("VTIMEZONE")] == [BERLIN]


def test_an_end_is_told_in_utc_as_the_standard_asks() -> None:
    file = written(AtTimes(EVERY_DAY, (EIGHT_PM,), Rule(until=Date(2026, 12, 24).at(WHOLE_DAY))), BERLIN)
    (event,) = events_of(file)
    assert "UNTIL=20261224T225959Z" in event["rrule"].to_ical().decode()


def test_hours_of_a_common_minute_are_one_event() -> None:
    (event,) = events_of(written(Every(WEEKDAYS, 60, Window(NINE, Time(17))), BERLIN))
    assert event["rrule"]["byhour"] == list(range(9, 18))
    assert len(events_of(written(Every(WEEKDAYS, 90, Window(NINE, Time(17))), BERLIN))) == 2


def test_each_event_rings_at_its_time() -> None:
    (event,) = events_of(written(AtTimes(EVERY_DAY, (EIGHT,)), BERLIN))
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt.total_seconds() == 0

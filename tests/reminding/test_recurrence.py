"""When a schedule comes: on the wall clock, through changes of the clocks, in windows, once."""

from __future__ import annotations

import pytest
from whenever import PlainDateTime, Time, TimeDelta, TimeZoneNotFoundError

from bot.domain.schedules import EVERY_DAY, WEEKDAYS, AtTimes, Countdown, Day, Every, Once, Window
from bot.reminding.recurrence import (
    count_between,
    latest_until,
    next_after,
    next_from,
    upcoming,
    window_end,
)
from tests.support.schedules import FIRST, LAST, utc, wall

BERLIN = "Europe/Berlin"
EIGHT = AtTimes(EVERY_DAY, (Time(8),))
NIGHT = AtTimes(EVERY_DAY, (Time(2, 30),))
OFFICE = Every(WEEKDAYS, 60, Window(Time(9), Time(18)))


def test_half_past_two_in_berlin() -> None:
    spring = upcoming(NIGHT, BERLIN, utc("2026-03-28T00:00"), 3)
    assert wall(BERLIN, *spring) == ["2026-03-28T02:30:00", "2026-03-29T03:30:00", "2026-03-30T02:30:00"]
    autumn = upcoming(NIGHT, BERLIN, utc("2026-10-24T00:00"), 3)
    assert autumn == (utc("2026-10-24T00:30"), utc("2026-10-25T00:30"), utc("2026-10-26T01:30"))


def test_what_the_clocks_move_onto_another_time_comes_once() -> None:
    both = AtTimes(EVERY_DAY, (Time(2, 30), Time(3, 30)))
    coming = upcoming(both, BERLIN, utc("2026-03-28T12:00"), 2)
    assert wall(BERLIN, *coming) == ["2026-03-29T03:30:00", "2026-03-30T02:30:00"]


def test_what_the_clocks_move_past_midnight_stays_in_order() -> None:
    late = AtTimes(EVERY_DAY, (Time(0, 10), Time(23, 30)))  # in Nuuk the last hour of 29 March 2025 is left out
    coming = upcoming(late, "America/Nuuk", utc("2025-03-29T12:00"), 4)
    assert list(coming) == sorted(set(coming))
    assert wall("America/Nuuk", *coming) == [
        "2025-03-30T00:10:00",
        "2025-03-30T00:30:00",
        "2025-03-30T23:30:00",
        "2025-03-31T00:10:00",
    ]
    assert latest_until(late, "America/Nuuk", coming[1]) == coming[1]
    assert count_between(late, "America/Nuuk", coming[0], coming[3]) == 4


def test_a_date_that_a_zone_leaves_out_brings_nothing_twice() -> None:
    coming = upcoming(EIGHT, "Pacific/Apia", utc("2011-12-28T20:00"), 3)  # 30 December 2011 was not in Samoa
    assert wall("Pacific/Apia", *coming) == ["2011-12-29T08:00:00", "2011-12-31T08:00:00", "2012-01-01T08:00:00"]


def test_days_of_the_week_are_those_of_the_zone() -> None:
    monday = AtTimes((Day.MON,), (Time(8),))
    assert next_after(monday, "Pacific/Kiritimati", utc("2026-07-01T00:00")) == utc("2026-07-05T18:00")  # still Sunday
    assert next_after(monday, "Pacific/Honolulu", utc("2026-07-01T00:00")) == utc("2026-07-06T18:00")


def test_times_too_close_to_the_one_before_are_left_out() -> None:
    crowded = AtTimes(EVERY_DAY, (Time(8), Time(8, 10), Time(8, 15), Time(8, 29), Time(9)))
    coming = upcoming(crowded, "UTC", utc("2026-07-01T00:00"), 4)
    assert wall("UTC", *coming) == [
        "2026-07-01T08:00:00",
        "2026-07-01T08:15:00",
        "2026-07-01T09:00:00",
        "2026-07-02T08:00:00",
    ]


# Intervals


def test_an_interval_begins_at_its_window_and_includes_its_end() -> None:
    coming = upcoming(OFFICE, BERLIN, utc("2026-07-03T00:00"), 11)
    assert [at.to_tz(BERLIN).hour for at in coming] == [*range(9, 19), 9]
    assert wall(BERLIN, coming[-1]) == ["2026-07-06T09:00:00"]  # from Friday to Monday


def test_an_interval_that_does_not_fill_its_window_ends_before_it() -> None:
    uneven = Every(EVERY_DAY, 50, Window(Time(9), Time(11)))
    assert wall("UTC", *upcoming(uneven, "UTC", utc("2026-07-01T00:00"), 4)) == [
        "2026-07-01T09:00:00",
        "2026-07-01T09:50:00",
        "2026-07-01T10:40:00",
        "2026-07-02T09:00:00",
    ]


def test_a_window_past_midnight_belongs_to_the_day_it_begins_on() -> None:
    shift = Every((Day.FRI,), 120, Window(Time(22), Time(4)))
    coming = upcoming(shift, BERLIN, utc("2026-07-03T21:00"), 4)
    assert wall(BERLIN, *coming) == [
        "2026-07-04T00:00:00",
        "2026-07-04T02:00:00",
        "2026-07-04T04:00:00",
        "2026-07-10T22:00:00",
    ]
    assert window_end(shift, BERLIN, coming[0]) == coming[2]
    assert latest_until(shift, BERLIN, utc("2026-07-04T01:00")) == coming[1]


def test_steps_that_a_spring_night_leaves_out_are_left_out_and_those_twice_come_once() -> None:
    small = Every(EVERY_DAY, 30, Window(Time(1, 30), Time(3, 30)))
    spring = upcoming(small, BERLIN, utc("2026-03-28T23:00"), 3)
    assert wall(BERLIN, *spring) == ["2026-03-29T01:30:00", "2026-03-29T03:00:00", "2026-03-29T03:30:00"]
    autumn = upcoming(small, BERLIN, utc("2026-10-24T22:00"), 5)
    assert wall(BERLIN, *autumn) == [f"2026-10-25T{time}:00" for time in ("01:30", "02:00", "02:30", "03:00", "03:30")]
    assert autumn[3] - autumn[2] == TimeDelta(minutes=90)


def test_a_window_ends_on_the_wall_clock() -> None:
    first = upcoming(OFFICE, BERLIN, utc("2026-07-01T00:00"), 1)[0]
    assert wall(BERLIN, window_end(OFFICE, BERLIN, first)) == ["2026-07-01T18:00:00"]
    assert window_end(OFFICE, BERLIN, utc("2026-07-01T03:21")) == utc("2026-07-01T03:21")


def test_a_window_without_length_ends_where_it_starts() -> None:
    single = Every(EVERY_DAY, 60, Window(Time(9), Time(9)))
    first, second = upcoming(single, "UTC", utc("2026-07-01T00:00"), 2)
    assert wall("UTC", first, second) == ["2026-07-01T09:00:00", "2026-07-02T09:00:00"]
    assert window_end(single, "UTC", first) == first


def test_a_window_whose_end_is_left_out_ends_with_the_change() -> None:
    night = Every(EVERY_DAY, 30, Window(Time(1), Time(2, 30)))
    (first,) = upcoming(night, BERLIN, utc("2026-03-28T23:00"), 1)
    assert window_end(night, BERLIN, first) == utc("2026-03-29T01:00")


# One-offs


def test_a_one_off_comes_once() -> None:
    once = Once(PlainDateTime(2026, 3, 29, 2, 30))
    at = next_after(once, BERLIN, FIRST)
    assert wall(BERLIN, at) == ["2026-03-29T03:30:00"]
    assert at is not None
    assert next_after(once, BERLIN, at) is None
    assert next_from(once, BERLIN, at) == at
    assert latest_until(once, BERLIN, at) == at
    assert latest_until(once, BERLIN, at - TimeDelta(seconds=1)) is None
    assert count_between(once, BERLIN, FIRST, LAST) == 1
    assert upcoming(once, BERLIN, FIRST, 3) == (at,)


def test_a_countdown_ends_at_its_moment_wherever_the_person_is() -> None:
    soon = utc("2026-07-01T12:20")
    assert [next_after(Countdown(soon), zone, FIRST) for zone in (BERLIN, "Asia/Tokyo")] == [soon, soon]
    assert next_after(Countdown(soon), BERLIN, soon) is None


def test_an_unknown_zone_is_an_error() -> None:
    with pytest.raises(TimeZoneNotFoundError):
        next_after(EIGHT, "Middle/Earth", FIRST)


def test_years_of_downtime_are_counted_up_to_an_end() -> None:
    assert count_between(EIGHT, BERLIN, utc("2024-01-01T00:00"), utc("2026-01-01T00:00")) == 731
    busy = Every(EVERY_DAY, 15, Window(Time(0), Time(23, 45)))
    assert count_between(busy, "UTC", utc("2026-06-01T00:00"), utc("2026-06-21T23:59")) == 21 * 96
    assert count_between(busy, BERLIN, FIRST, LAST) == 5_000

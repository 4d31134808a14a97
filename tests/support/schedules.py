"""Schedules, zones and moments to try, and clocks to read them on."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from hypothesis import strategies as st
from whenever import Instant, PlainDateTime, Time, ZonedDateTime

from bot.domain.schedules import EVERY_DAY, AtTimes, Every, Schedule, Window, in_order

FIRST, LAST = Instant.from_utc(2024, 1, 1), Instant.from_utc(2031, 1, 1)
ZONES = sorted(available_timezones())

SOME_ZONES = st.sampled_from(
    [
        "Europe/Berlin",
        "America/New_York",
        "America/Scoresbysund",
        "America/St_Johns",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Antarctica/Troll",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Chatham",
        "UTC",
    ]
)
MOMENTS = st.integers(FIRST.timestamp(), LAST.timestamp() - 1).map(Instant.from_timestamp)
TIMES = st.builds(Time, st.integers(0, 23), st.sampled_from(range(0, 60, 5)))
DAYS = st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(in_order)
AT_TIMES = st.builds(AtTimes, DAYS, st.sets(TIMES, min_size=1, max_size=5).map(lambda times: tuple(sorted(times))))
INTERVALS = st.builds(Every, DAYS, st.sampled_from((15, 20, 45, 60, 90, 240)), st.builds(Window, TIMES, TIMES))
RECURRING: st.SearchStrategy[Schedule] = st.one_of(AT_TIMES, INTERVALS)


def utc(text: str) -> Instant:
    return PlainDateTime.parse_iso(text).assume_utc()


def wall(zone: str, *moments: Instant | None) -> list[str]:
    """What a clock in a zone shows."""
    return [at.to_tz(zone).to_plain().format_iso() for at in moments if at is not None]


@cache
def shifts(zone: str) -> tuple[ZonedDateTime, ...]:
    """The first moments after each change of the clocks in the years looked at."""
    found: list[ZonedDateTime] = []
    change = FIRST.to_tz(zone).next_transition()
    while change is not None and change.to_instant() < LAST:
        if change.offset != change.subtract(nanoseconds=1).offset:
            found.append(change)
        change = change.next_transition()
    return tuple(found)


@cache
def distinct_zones() -> tuple[str, ...]:
    """One zone of each group whose clocks agree in all these years."""
    groups: dict[object, str] = {}
    for zone in ZONES:
        key = (FIRST.to_tz(zone).offset, tuple((change.timestamp(), change.offset) for change in shifts(zone)))
        groups.setdefault(key, zone)
    return tuple(groups.values())

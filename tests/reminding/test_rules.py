"""Rules: every other day, the first Monday of a month, until a day. Against a calendar that knows nothing of ours."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st
from whenever import Date, PlainDateTime, Time

from bot.domain.rules import WHOLE_DAY, Frequency, Rule
from bot.domain.schedules import EVERY_DAY, AtTimes, Day, Every, Window
from bot.reminding.recurrence import latest_until, next_after, upcoming, window_end
from tests.support.examples import examples
from tests.support.schedules import DAYS, SOME_ZONES, utc, wall

NOON = (Time(12),)
"""No clock of the world changes at noon."""
DATES = st.integers(0, 900).map(lambda days: Date(2026, 1, 1).add(days=days))
MONTH_DAYS = st.sets(st.integers(1, 31) | st.integers(-5, -1), min_size=1, max_size=3).map(
    lambda days: tuple(sorted(days))
)
PLACES = st.sets(st.sampled_from((1, 2, 3, 4, -1, -2)), min_size=1, max_size=2).map(
    lambda places: tuple(sorted(places))
)
WEEKLY = st.builds(Rule, st.just(Frequency.WEEKLY), st.integers(1, 9), DATES)
DAILY = st.builds(Rule, st.just(Frequency.DAILY), st.sampled_from((1, 2, 3, 4, 5, 6, 8, 10)), DATES)
"""None that is always on the same day of the week: on another one it never comes, and theirs looks for millennia."""
MONTHLY = st.builds(Rule, st.just(Frequency.MONTHLY), st.integers(1, 4), DATES, bysetpos=st.just(()) | PLACES)
MONTH_DAY = st.builds(Rule, st.just(Frequency.MONTHLY), st.just(1), DATES, bymonthday=MONTH_DAYS)
ENDS = st.none() | DATES.map(lambda date: date.at(WHOLE_DAY))
EXDATES = st.sets(DATES, max_size=8).map(lambda dates: tuple(sorted(dates)))
FREQUENCIES: dict[Frequency, Literal[1, 2, 3]] = {
    Frequency.DAILY: rrule.DAILY,
    Frequency.WEEKLY: rrule.WEEKLY,
    Frequency.MONTHLY: rrule.MONTHLY,
}


def calendar(days: tuple[Day, ...], rule: Rule) -> rrule.rruleset:
    assert rule.dtstart is not None
    every = rrule.rruleset()
    every.rrule(
        rrule.rrule(
            FREQUENCIES[rule.freq],
            datetime(rule.dtstart.year, rule.dtstart.month, rule.dtstart.day, 12),  # noqa: DTZ001 (a wall clock)
            rule.interval,
            wkst=rrule.MO,
            byweekday=[EVERY_DAY.index(day) for day in days],
            bymonthday=rule.bymonthday or None,
            bysetpos=rule.bysetpos or None,
            until=datetime.fromisoformat(rule.until.format_iso() if rule.until is not None else "2029-12-31T23:00"),
        )
    )
    for date in rule.exdates:
        every.exdate(datetime(date.year, date.month, date.day, 12))  # noqa: DTZ001
    return every


@settings(max_examples=examples(150))
@given(DAYS, st.one_of(WEEKLY, DAILY, MONTHLY, MONTH_DAY), ENDS, EXDATES, DATES, SOME_ZONES)
def test_a_general_calendar_agrees(
    days: tuple[Day, ...],
    rule: Rule,
    until: PlainDateTime | None,
    exdates: tuple[Date, ...],
    after: Date,
    zone: str,
) -> None:
    rule = Rule(rule.freq, rule.interval, rule.dtstart, until, rule.bymonthday, rule.bysetpos, exdates)
    schedule = AtTimes(days, NOON, rule)
    moment = after.at(Time(12)).assume_tz(zone, disambiguation="compatible").to_instant()
    coming = [at.to_tz(zone).to_plain() for at in upcoming(schedule, zone, moment, 4) if at.to_tz(zone).year < 2030]
    limit = datetime(after.year, after.month, after.day, 12)  # noqa: DTZ001
    wanted = [PlainDateTime(one) for one in calendar(days, rule).xafter(limit, count=4)]
    assert coming == wanted
    latest = latest_until(schedule, zone, moment)
    before = calendar(days, rule).before(limit, inc=True)
    assert (latest.to_tz(zone).to_plain() if latest is not None else None) == (
        PlainDateTime(before) if before else None
    )


@pytest.mark.parametrize(
    ("rule", "days", "expected"),
    [
        (Rule(Frequency.DAILY, 2, Date(2026, 3, 3)), EVERY_DAY, ["03-03", "03-05", "03-07"]),
        (Rule(interval=2, dtstart=Date(2026, 3, 4)), (Day.MON, Day.THU), ["03-05", "03-16", "03-19"]),
        (Rule(Frequency.MONTHLY, bysetpos=(1,)), (Day.MON,), ["03-02", "04-06", "05-04"]),
        (Rule(Frequency.MONTHLY, bysetpos=(-1,)), EVERY_DAY[:5], ["03-31", "04-30", "05-29"]),
        (Rule(Frequency.MONTHLY, bymonthday=(31,)), EVERY_DAY, ["03-31", "05-31", "07-31"]),
        (Rule(Frequency.MONTHLY, bymonthday=(-1,)), EVERY_DAY, ["03-31", "04-30", "05-31"]),
        (Rule(until=Date(2026, 3, 3).at(WHOLE_DAY)), EVERY_DAY, ["03-01", "03-02", "03-03"]),
        (Rule(until=Date(2026, 3, 2).at(Time(12))), EVERY_DAY, ["03-01", "03-02"]),
        (Rule(until=Date(2026, 3, 2).at(Time(11))), EVERY_DAY, ["03-01"]),
        (Rule(exdates=(Date(2026, 3, 2),)), EVERY_DAY, ["03-01", "03-03", "03-04"]),
        (Rule(dtstart=Date(2026, 6, 1)), EVERY_DAY, ["06-01", "06-02", "06-03"]),
    ],
)
def test_days_of_a_rule(rule: Rule, days: tuple[Day, ...], expected: list[str]) -> None:
    coming = upcoming(AtTimes(days, NOON, rule), "UTC", utc("2026-03-01T00:00:00"), 3)
    assert wall("UTC", *coming) == [f"2026-{day}T12:00:00" for day in expected]


def test_a_rule_without_a_day_that_fits_ends() -> None:
    never = AtTimes(EVERY_DAY, NOON, Rule(Frequency.MONTHLY, 12, Date(2026, 2, 1), bymonthday=(31,)))
    assert next_after(never, "UTC", utc("2026-03-01T00:00:00")) is None


def test_a_window_that_begins_on_the_last_day_comes_to_its_end() -> None:
    window = Window(Time(22), Time(2))
    schedule = Every(EVERY_DAY, 60, window, Rule(until=Date(2026, 3, 1).at(WHOLE_DAY)))
    coming = upcoming(schedule, "UTC", utc("2026-03-01T12:00:00"), 9)
    assert wall("UTC", *coming) == [
        "2026-03-01T22:00:00",
        "2026-03-01T23:00:00",
        "2026-03-02T00:00:00",
        "2026-03-02T01:00:00",
        "2026-03-02T02:00:00",
    ]
    assert wall("UTC", window_end(schedule, "UTC", coming[-1])) == ["2026-03-02T02:00:00"]
    assert latest_until(schedule, "UTC", utc("2026-04-01T12:00:00")) == coming[-1]

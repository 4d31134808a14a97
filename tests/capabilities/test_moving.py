"""One day of a reminder is moved, and all others stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Date, Time

from bot.capabilities.editing import ChangeSaved
from bot.domain.editing import Edit, Which
from bot.domain.reminders import MOST_REMINDERS
from bot.domain.rules import Rule
from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, AtTimes, Once, ScheduleRequest
from tests.capabilities.visits import Visit

TODAY = Date(2026, 3, 2)
DAILY = AtTimes(EVERY_DAY, (Time(19),))
EIGHT = ScheduleRequest(times=(Time(20),), once_day=OnceDay.TODAY)


def without(schedule: AtTimes, *days: Date) -> AtTimes:
    """The schedule without some days."""
    return replace(schedule, rule=Rule(exdates=days))


def test_it_comes_once_at_the_other_time_and_goes_on_as_before(ada: Visit) -> None:
    ada.has(DAILY)
    ada.types(ChangeSaved(Edit(said=EIGHT)))
    assert ada.schedules == [without(DAILY, TODAY), Once(TODAY.at(Time(20)))]
    assert "today only" in ada.text


def test_a_time_that_names_no_day_is_moved_for_good(ada: Visit) -> None:
    ada.has(DAILY)
    ada.types(ChangeSaved(Edit(said=replace(EIGHT, once_day=None))))
    ada.taps("Save")
    assert ada.schedules == [AtTimes(EVERY_DAY, (Time(20),))]


def test_other_times_of_that_day_stay(ada: Visit) -> None:
    twice = AtTimes(EVERY_DAY, (Time(12), Time(19)))
    ada.has(twice)
    ada.types(ChangeSaved(Edit(Which(times=(Time(19),)), said=EIGHT)))
    assert ada.schedules == [without(twice, TODAY), Once(TODAY.at(Time(12))), Once(TODAY.at(Time(20)))]


def test_it_is_taken_back_whole(ada: Visit) -> None:
    ada.has(DAILY)
    ada.types(ChangeSaved(Edit(said=EIGHT)))
    ada.taps("Undo")
    assert ada.schedules == [DAILY]


@pytest.mark.parametrize("hour", [1, 9])
def test_a_time_that_has_passed_moves_nothing(ada: Visit, hour: int) -> None:
    ada.has(DAILY)
    ada.types(ChangeSaved(Edit(said=replace(EIGHT, times=(Time(hour),)))))
    assert ada.schedules == [DAILY]


def test_a_day_on_which_it_does_not_come_is_not_moved(ada: Visit) -> None:
    fridays = AtTimes((EVERY_DAY[4],), (Time(19),))
    ada.has(fridays)
    ada.types(ChangeSaved(Edit(said=EIGHT)))
    assert ada.schedules == [fridays]


def test_nothing_is_left_out_where_no_more_can_be_added(ada: Visit) -> None:
    ada.has(DAILY)
    ada.record = replace(ada.record, owned=MOST_REMINDERS)
    ada.types(ChangeSaved(Edit(said=EIGHT)))
    assert ada.schedules == [DAILY]
